import Dispatch

extension LineBlocks {
  /// Takes blocks apart on all cores and hands the parts on, in the blocks' order, some at a time.
  ///
  /// While parts are handed on, the next blocks are read and taken apart. Which parts there are
  /// depends on the bytes alone, not on the number of cores.
  ///
  /// - Parameter receive: Says whether to go on.
  /// - Throws: what reading threw, after the parts before it were handed on.
  public func forEachPart<Part: Sendable>(
    blocksAtOnce: Int = 4, _ takenApart: @escaping @Sendable (LineBlock) -> Part,
    _ receive: ([Part]) -> Bool
  ) throws(InputError) {
    var failure: InputError?
    func read() -> [LineBlock] {
      var blocks: [LineBlock] = []
      do throws(InputError) {
        while failure == nil, blocks.count < blocksAtOnce, let block = try next() {
          blocks.append(block)
        }
      } catch { failure = error }
      return blocks
    }
    var blocks = read(), done: [Part] = [], goesOn = true
    while goesOn, !blocks.isEmpty {
      if done.isEmpty, isAtEnd {
        // A small file: nothing to do meanwhile.
        done = parallelMap(blocks, takenApart)
        blocks = []
        break
      }
      let wave = LaterParts(blocks, takenApart)
      if !done.isEmpty { goesOn = receive(done) }
      blocks = goesOn ? read() : []
      done = wave.parts()
    }
    if goesOn, !done.isEmpty { _ = receive(done) }
    if let failure { throw failure }
  }
}

/// Blocks being taken apart on other threads.
///
/// `found` is written before the signal and read after it, by one thread each, which makes it safe to
/// share.
private final class LaterParts<Part: Sendable>: @unchecked Sendable {
  private let end = DispatchSemaphore(value: 0)
  private var found: [Part] = []

  init(_ blocks: [LineBlock], _ takenApart: @escaping @Sendable (LineBlock) -> Part) {
    DispatchQueue.global(qos: .userInitiated).async {
      self.found = parallelMap(blocks, takenApart)
      self.end.signal()
    }
  }

  func parts() -> [Part] {
    end.wait()
    return found
  }
}
