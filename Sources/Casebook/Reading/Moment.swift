import GRDB
import Graph

/// A past state of a casebook.
public enum AsOf: Sendable, Equatable {
  /// What it held at the end of that day (UTC), by the runs begun until then.
  case date(PartialDate)
  /// What it held when that run had ended and none had followed.
  case run(Int)
}

/// The bounds of what is read: runs up to `run`, and decisions that stood then.
struct Moment {
  /// Nil: all.
  var run: Int64?
  private var time: Int64?

  init(_ db: Database, _ asOf: AsOf?) throws {
    switch asOf {
    case nil: break
    case .date(let date):
      let end = Int64(date.lastDay + 1) * 86_400 - 1
      time = end
      run = try db.int("SELECT coalesce(max(run), 0) FROM runs WHERE began <= ?", [.int(end)])!
    case .run(let number):
      let last = try db.int("SELECT coalesce(max(run), 0) FROM runs")!
      guard number >= 1, number <= last else {
        throw Trouble(
          "has no run \(number)", hint: "it has runs 1 to \(last); 'casebook log' lists them",
          status: .usage)
      }
      run = Int64(number)
    }
  }

  /// A condition on the column of the run that brought a row.
  func held(_ column: String = "run") -> String { run.map { "\(column) <= \($0)" } ?? "1" }

  /// A condition on decisions: made by then and not yet undone.
  var stands: String {
    if let time { return "made <= \(time) AND (undone IS NULL OR undone > \(time))" }
    if let run {
      return "made_after <= \(run) AND (undone IS NULL OR undone_after > \(run))"
    }
    return "undone IS NULL"
  }

  /// A condition on records with a time of making.
  var made: String {
    if let time { return "made <= \(time)" }
    return run.map { "made_after <= \($0)" } ?? "1"
  }
}
