import Dispatch
import Synchronization

/// Hands values from one thread to another, one at a time: the giver waits until the one before is
/// taken, so that no more than two are in memory.
final class Handover<Value: Sendable>: Sendable {
  private struct Slot {
    var value: Value?
    var isRefused = false
  }
  private let slot = Mutex(Slot())
  // Made with 0: one that goes while it stands below its first value ends the process.
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  init() { free.signal() }

  /// Gives a value; false when nobody takes any more.
  func give(_ value: Value) -> Bool {
    free.wait()
    let isTaken = slot.withLock { slot in
      if !slot.isRefused { slot.value = value }
      return !slot.isRefused
    }
    (isTaken ? filled : free).signal()
    return isTaken
  }

  /// Says that no more come: `take` returns nil from then on.
  func end() {
    free.wait()
    filled.signal()
  }

  /// The next value; nil at the end.
  func take() -> Value? {
    filled.wait()
    let taken = slot.withLock { slot in
      defer { slot.value = nil }
      return slot.value
    }
    (taken == nil ? filled : free).signal()
    return taken
  }

  /// Takes no more: whoever gives is told.
  func refuse() {
    slot.withLock { slot in
      slot.value = nil
      slot.isRefused = true
    }
    free.signal()
  }
}
