import GRDB
import Graph

/// One working of a command on a casebook, for the log.
public struct Run: Sendable, Equatable {
  /// From 1; given by the casebook.
  public var number = 0
  /// Of the program.
  public var version: String
  public var command: String
  public var arguments: [String]
  /// The hash of the model of the language, and of the lexicon.
  public var model: String?
  public var lexicon: String?
  /// Seconds since 1970, UTC.
  public var began: Int64 = 0
  /// Nil while it works, and when it was ended from outside.
  public var ended: Int64?
  /// What it added.
  public var articles = 0, actors = 0, relations = 0
  /// Articles it was given that the casebook held already.
  public var held = 0

  public init(
    version: String, command: String, arguments: [String] = [], model: String? = nil,
    lexicon: String? = nil
  ) {
    self.version = version
    self.command = command
    self.arguments = arguments
    self.model = model
    self.lexicon = lexicon
  }
}

extension Casebook {
  /// Begins a run and returns its number; what is added names it.
  public func add(run: Run) throws(CasebookError) -> Int {
    try write { db in
      try db.run(
        "INSERT INTO runs (began, version, command, model, lexicon) VALUES (?, ?, ?, ?, ?)",
        [
          .int(clock()), .text(run.version), .text(run.command), .text(run.model),
          .text(run.lexicon),
        ])
      let number = try db.int("SELECT max(run) FROM runs")!
      for (position, argument) in run.arguments.enumerated() {
        try db.run(
          "INSERT INTO run_arguments VALUES (?, ?, ?)",
          [.int(number), .int(Int64(position)), .text(argument)])
      }
      return Int(number)
    }
  }

  /// Notes that a run came to its end.
  public func finish(run: Int) throws(CasebookError) {
    try write { db in
      _ = try db.run("UPDATE runs SET ended = ? WHERE run = ?", [.int(clock()), .int(Int64(run))])
    }
  }

  /// The runs, first to last.
  public func log() throws(CasebookError) -> [Run] {
    try read { db in
      var arguments: [Int64: [String]] = [:]
      try db.forEach("SELECT run, argument FROM run_arguments ORDER BY run, position") {
        arguments[$0.int(0), default: []].append($0.text(1))
      }
      var runs: [Run] = []
      try db.forEach(
        """
        SELECT run, version, command, model, lexicon, began, ended, articles, actors, relations,
          held FROM runs ORDER BY run
        """
      ) { row in
        var run = Run(
          version: row.text(1), command: row.text(2), arguments: arguments[row.int(0)] ?? [],
          model: row.textOrNil(3), lexicon: row.textOrNil(4))
        run.number = Int(row.int(0))
        run.began = row.int(5)
        run.ended = row.intOrNil(6)
        run.articles = Int(row.int(7))
        run.actors = Int(row.int(8))
        run.relations = Int(row.int(9))
        run.held = Int(row.int(10))
        runs.append(run)
      }
      return runs
    }
  }
}
