import Basics
import Casebook
import Glibc
import Graph

/// A casebook as it stands or stood, decisions replayed; a lens is asked of it, not of a copy.
final class CasebookSource: GraphSource {
  private let casebook: Casebook
  private let path: String
  private let asOf: AsOf?
  private let actors: ActorGraph
  private let unapplied: [UnappliedDecision]

  /// - Parameter asOf: A date or the number of a run; nil: as it stands.
  init(_ path: String, asOf: String?) throws {
    self.path = path
    let moment = try asOf.map(Workbench.moment)
    (casebook, actors, unapplied) = try Workbench.casebookErrors {
      let casebook = try Casebook(path: path, mode: .read)
      let (actors, unapplied) = try casebook.actors(asOf: moment)
      var cast = ActorGraph()
      for actor in actors { try cast.add(actor) }
      return (casebook, cast, unapplied)
    }
    self.asOf = moment
  }

  /// Whether a file begins as a casebook does: as SQLite's files, with our application's number.
  static func isCasebook(_ path: String) -> Bool {
    guard path != "-", FileTree.entry(path) == .file else { return false }
    return Casebook.isCasebook(path)
  }

  func cast() -> ActorGraph { actors }

  func whole() throws -> ActorGraph {
    try Workbench.casebookErrors { try casebook.graph(asOf: asOf).graph }
  }

  func lensed(
    by lens: Lens, for question: Lens.Question, reading depth: ReadingDepth
  ) throws -> LensedNetwork {
    try Workbench.casebookErrors {
      try casebook.network(
        through: lens, for: question, asOf: asOf, detail: depth == .words ? .words : .numbers,
        stateName: Workbench.stateName)
    }
  }

  func passing(_ lens: Lens) throws -> PassingRelations {
    let held = try Workbench.casebookErrors {
      try casebook.graph(
        through: lens, for: .everything, asOf: asOf, stateName: Workbench.stateName)
    }
    var passing = held.graph.passing(lens)
    passing.tally = passing.tally.following(held.tally!)
    return passing
  }

  /// The request with grades made into outlets, and without the past state, which this source is.
  func answered(_ request: LensRequest) throws -> LensRequest {
    var request = request
    request.asOf = nil
    guard let mark = request.minGrade else { return request }
    request.minGrade = nil
    guard let least = Grade(mark) else {
      throw WorkbenchError(
        "--min-grade \"\(mark)\" is no grade",
        hint: "write a letter A to F for the source and a digit 1 to 6 for what it says: B2")
    }
    let graded = try Workbench.casebookErrors {
      try casebook.outlets(gradedAtLeast: least, asOf: asOf)
    }
    let unwanted = Set(request.outlets.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) })
    let named = request.outlets.filter { !$0.hasPrefix("!") }
    let left = graded.subtracting(unwanted).filter { named.isEmpty || named.contains($0) }
    guard !left.isEmpty else {
      throw WorkbenchError(
        "\(path): no outlet that is asked for is graded \(least) or better",
        hint: "graphtool casebook grade \(path) OUTLET \(least)", status: .answerIsNo)
    }
    request.outlets = left.sorted()
    return request
  }

  /// What is to be said of it: decisions that no longer apply.
  func notes() -> [String] {
    unapplied.map { "\(path): \($0.decision.place ?? "a decision") does not apply: \($0.why)" }
  }
}

extension Workbench {
  /// A past state as a user names it: the number of a run, or a date.
  ///
  /// A year is written with four digits, so that `12` is a run.
  static func moment(_ text: String) throws(WorkbenchError) -> AsOf {
    if text.utf8.count < 4, let run = Int(text) { return .run(run) }
    if text.hasPrefix("#"), let run = Int(text.dropFirst()) { return .run(run) }
    if let date = PartialDate(text) { return .date(date) }
    throw WorkbenchError(
      "--as-of \"\(text)\" is neither a date nor a run",
      hint: "write YYYY-MM-DD, or the number of a run; 'graphtool casebook log' lists runs")
  }

  /// `run 2`, or the date, of a past state as a user names it.
  static func momentWords(_ text: String) throws(WorkbenchError) -> String {
    switch try moment(text) {
    case .run(let number): "run \(number)"
    case .date(let date): date.description
    }
  }

  /// Runs `body` and throws a casebook's error as an error of that file.
  static func casebookErrors<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as CasebookError {
      throw InputError(
        file: error.file, problem: error.problem, hint: error.hint, status: error.status)
    }
  }
}
