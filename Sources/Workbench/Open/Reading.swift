import Basics
import Graph
import Interchange

/// How a GRAPH argument is read.
public struct Reading: Sendable {
  /// The input's format by name; nil: told by its content.
  public var format: String?
  /// A file of decisions to apply.
  public var decisions: String?
  /// Lexicons beside the built-in one.
  public var lexicons: [String]
  /// `en` codes every article as English.
  public var language: String?

  /// Whether a record skipped or changed ends the reading with an error.
  public var isStrict = false
  /// Where to write what became of all records, as rows.
  public var ledgerFile: String?

  public init(
    format: String? = nil, decisions: String? = nil, lexicons: [String] = [],
    language: String? = nil
  ) {
    self.format = format
    self.decisions = decisions
    self.lexicons = lexicons
    self.language = language
  }
}

/// A graph that was read, and what reading it came to.
public struct Opened: Sendable {
  public var graph: ActorGraph
  /// Lines for standard error: what was skipped, merged or decoded by fallback.
  public var notes: [String]
  /// What became of all records of all inputs.
  public var ledger = Ledger()
}

extension Ledger {
  /// Writes the ledger where the reading says, and ends a strict reading that was not clean.
  func settle(_ reading: Reading) throws {
    if let path = reading.ledgerFile {
      try OutputFile.write(Array(table.tsv().utf8), to: path)
    }
    guard reading.isStrict, !isClean else { return }
    throw WorkbenchError(
      "with --strict nothing may be skipped or changed: " + lines.joined(separator: "; "),
      hint: "read without --strict to go on with what was kept", status: .badData)
  }

  /// The ledger as rows: outcome (`read`, `kept`, `joined`, `skipped`, `changed`), what, count, first
  /// places.
  public var table: Table {
    var table = Table(columns: ["outcome", "what", "count", "places"])
    table.append([.text("read"), .none, .integer(read), .none])
    table.append([.text("kept"), .none, .integer(kept), .none])
    for (outcome, counts) in [("joined", joined), ("skipped", skipped), ("changed", changed)] {
      for (what, count) in counts.sorted(by: { $0.key < $1.key }) {
        table.append([
          .text(outcome), .text(what), .integer(count), .list(examples[what] ?? []),
        ])
      }
    }
    return table
  }
}

extension Workbench {
  /// Is told how many of something (the words) are done, and of how many where that is known.
  public typealias Progress = @Sendable (_ done: Int, _ total: Int?, _ what: String) -> Void

  public static let version = "0.1.0"
}
