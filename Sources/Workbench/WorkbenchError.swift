import Basics

/// A question that cannot be answered as it was asked.
public struct WorkbenchError: Error, Equatable, Sendable, CustomStringConvertible {
  public var problem: String
  public var hint: String?
  public var status: Status

  public init(_ problem: String, hint: String? = nil, status: Status = .usage) {
    self.problem = problem
    self.hint = hint
    self.status = status
  }

  public var description: String {
    "error: \(problem)" + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}

/// Rows, and what is to be said about them.
public struct Report: Sendable {
  public var table: Table
  /// One line each, for standard error: what was counted and left out, what was computed.
  public var notes: [String]
  /// The same for JSON, said once above the rows.
  public var facts: [(String, JSONText)]
  public var status: Status

  public init(
    _ table: Table, notes: [String] = [], facts: [(String, JSONText)] = [], status: Status = .done
  ) {
    self.table = table
    self.notes = notes
    self.facts = facts
    self.status = status
  }
}

extension Workbench {
  /// An error for a word that is none of those known, with the nearest of them.
  static func unknown(
    _ problem: String, _ word: String, among known: [String], _ listing: String
  ) -> WorkbenchError {
    WorkbenchError(
      problem,
      hint: (nearest(to: word, among: known).map { "did you mean \($0)? " } ?? "")
        + "\(listing) \(known.joined(separator: ", "))")
  }
}
