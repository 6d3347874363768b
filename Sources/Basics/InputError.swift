/// A problem in a file the user gave us, said so that they can fix it.
///
///     articles.jsonl:12:34: error: "date" is not a date: "2024-13-01"
///       hint: write YYYY-MM-DD, YYYY-MM or YYYY
public struct InputError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path as the user wrote it; `-` is standard input.
  public var file: String
  /// From 1; 0 when the problem is the file as a whole.
  public var line: Int
  /// From 1, in characters; 0 when the problem is the line as a whole.
  public var column: Int
  /// What was found and what was expected, such as `weight "abc" is not a number`.
  public var problem: String
  /// What to do about it, such as `write a decimal number, for example 2.5`.
  public var hint: String?
  /// How the process ends when this error ends it.
  public var status: Status

  public init(
    file: String, line: Int = 0, column: Int = 0, problem: String, hint: String? = nil,
    status: Status = .badData
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.hint = hint
    self.status = status
  }

  public var description: String {
    var place = file
    if line > 0 { place += ":\(line)" }
    if line > 0, column > 0 { place += ":\(column)" }
    return "\(place): error: \(problem)" + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}

/// The exit codes of the command line (those of BSD's `sysexits.h`, where it has one).
public enum Status: Int32, Sendable, CaseIterable {
  case done = 0
  /// The command ran, and the answer is no: no path, nothing found.
  case answerIsNo = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case libraryMissing = 69
  case bug = 70
  case cannotWrite = 73
  case inputOutput = 74
  /// A time guard ended the work, or a casebook is busy.
  case gaveUp = 75
}
