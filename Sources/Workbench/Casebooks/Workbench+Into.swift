import Basics
import Graph
import Interchange

extension Workbench {
  /// Codes articles and adds them to a casebook, each in a transaction of its own.
  ///
  /// Articles whose text is held are not coded again, so the same command adds nothing the second
  /// time, and goes on where it was ended from outside.
  ///
  /// - Returns: The actors that are new, each with its likeliest merge.
  public static func extract(
    _ paths: [String], _ reading: Reading, into request: IntakeRequest, progress: Progress? = nil
  ) throws -> Report {
    let coder = try ArticleCoder(reading)
    let intake = try CasebookIntake(request, command: "extract")
    var foreign = 0
    var notes: [String] = []
    return try intake.adding {
      if reading.format == treesFormat {
        for path in paths {
          for coded in try coder.codeTrees(path) {
            guard let article = try intake.wanted([coded.article]).first else { continue }
            guard article.id == coded.article.id else {
              throw InputError(
                file: path, problem: "another text has the id \"\(coded.article.id)\"",
                hint: "give the document an id of its own: # newdoc id = NAME")
            }
            try intake.add(coded.article, actors: coded.actors, relations: coded.relations)
          }
        }
      } else {
        let ledger = try coder.codeAll(
          paths, format: try articleFormat(reading), choosing: intake.wanted, progress: progress
        ) { coded in
          if coded.notes.isNotEnglish { foreign += 1 }
          try intake.add(coded.article, actors: coded.actors, relations: coded.relations)
        }
        if !ledger.isClean { notes += ledger.lines }
        try intake.markCopies()
        try ledger.settle(reading)
      }
      if foreign > 0 { notes.append("\(foreign) articles are not English and were not coded") }
      var report = try intake.finish()
      report.notes = notes + report.notes
      return report
    }
  }

  /// Adds files of graphs and event data to a casebook.
  ///
  /// - Returns: The actors that are new, each with its likeliest merge.
  public static func importing(
    _ paths: [String], _ reading: Reading, into request: IntakeRequest, progress: Progress? = nil
  ) throws -> Report {
    let format = try reading.format.map(fileFormat)
    var notes: [String] = []
    // All are looked at before any is added; how many relations those that come in parts have.
    var counts: [String: Int] = [:]
    for path in paths where path != "-" && counts[path] == nil {
      guard FileTree.entry(path) != .folder else { throw articlesAreExtracted(path, request) }
      let input = try GraphFile.open(path, format: format)
      guard input.format.articleFormat == nil else { throw articlesAreExtracted(path, request) }
      guard reading.decisions == nil, GraphFile.comesInParts(input.format),
        FileTree.isRegular(path)
      else { continue }
      let ledger = try PartedFile(path: path, format: format).check(progress)
      var opened = Opened(graph: ActorGraph(), notes: [])
      opened.note(ledger, of: path)
      try opened.ledger.settle(reading)
      notes += opened.notes
      counts[path] = ledger.kept
    }
    let intake = try CasebookIntake(request, command: "import")
    return try intake.adding {
      for path in paths {
        if path != "-", CasebookSource.isCasebook(path) {
          try intake.add(CasebookSource(path, asOf: nil).whole(), progress: progress)
          continue
        }
        if let count = counts[path] {
          try intake.add(
            PartedFile(path: path, format: format), count: count, progress: progress)
          continue
        }
        let input = try GraphFile.open(path, format: format)
        guard input.format.articleFormat == nil else { throw articlesAreExtracted(path, request) }
        var opened = Opened(graph: ActorGraph(), notes: [])
        var ledger = Ledger()
        opened.graph = try GraphFile.read(input, ledger: &ledger)
        opened.note(ledger, of: path)
        try opened.ledger.settle(reading)
        if let decisions = reading.decisions { try opened.apply(decisionsAt: decisions) }
        notes += opened.notes
        try intake.add(opened.graph, progress: progress)
      }
      var report = try intake.finish()
      report.notes = notes + report.notes
      return report
    }
  }

  private static func articlesAreExtracted(_ path: String, _ request: IntakeRequest) -> InputError {
    InputError(
      file: path, problem: "these are articles, and no graph",
      hint: "read them with 'graphtool extract \(path) --into \(request.casebook)'", status: .usage)
  }
}
