import Basics
import Dispatch
import Graph
import Interchange
import Synchronization

/// A file of rows that is read part by part, as often as is needed.
struct PartedFile: Sendable {
  /// The relations of a part, which is one transaction of the casebook: some 20 MB of memory.
  static let size = 1 << 17

  let path: String
  /// Nil: told by its content.
  let format: FileFormat?

  /// Reads it to its end and keeps nothing.
  func check(_ progress: Workbench.Progress?) throws -> Ledger {
    var ledger = Ledger()
    var done = 0
    let parts = GraphParts(of: PartedFile.size) { part in
      done += part.relations.count
      progress?(done, nil, "relations looked at")
      return true
    }
    try GraphFile.readParts(try GraphFile.open(path, format: format), ledger: &ledger, parts)
    return ledger
  }

  /// Calls `take` with part after part, while another thread reads the next one.
  func forEachPart(_ take: (ActorGraph) throws -> Void) throws {
    let parts = Handover<ActorGraph>()
    let outcome = Outcome()
    let isDone = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      do {
        var ledger = Ledger()
        try GraphFile.readParts(
          try GraphFile.open(path, format: format), ledger: &ledger,
          GraphParts(of: PartedFile.size) { parts.give($0) })
      } catch {
        outcome.problem.withLock { $0 = error }
      }
      parts.end()
      isDone.signal()
    }
    do {
      while let part = parts.take() { try take(part) }
    } catch {
      parts.refuse()
      isDone.wait()
      throw error
    }
    isDone.wait()
    if let problem = outcome.problem.withLock({ $0 }) { throw problem }
  }

  private final class Outcome: Sendable {
    let problem = Mutex<(any Error)?>(nil)
  }
}
