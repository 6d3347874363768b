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
        for path in try FileTree.expanded(paths) {
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
    // All are looked at before any is added.
    let inputs = try Inputs(paths, reading)
    if let path = inputs.articles.first ?? inputs.articleSources.first?.source.name {
      throw articlesAreExtracted(path, request)
    }
    var notes: [String] = []
    var mentions = Ledger(), all = Ledger()
    func note(_ ledger: Ledger, of name: String?) {
      var opened = Opened(graph: ActorGraph(), notes: [])
      opened.note(ledger, of: name)
      notes += opened.notes
      all.add(ledger)
    }
    var files = try GraphFiles(inputs.graphs, ledger: &mentions)
    // How many relations those files have that come in parts, so that one of any length takes the
    // same memory.
    var counts: [String: Int] = [:]
    for place in files.graphs
    where counts[place.name] == nil && comesInParts(place, inputs, reading) {
      let ledger = try PartedFile(path: place.file, format: inputs.format).check(progress)
      note(ledger, of: place.name)
      try all.settle(reading)
      counts[place.name] = ledger.kept
    }
    let intake = try CasebookIntake(request, command: "import")
    return try intake.adding {
      for path in inputs.casebooks {
        try intake.add(CasebookSource(path, asOf: nil).whole(), progress: progress)
      }
      for place in files.graphs {
        if let count = counts[place.name] {
          try intake.add(
            PartedFile(path: place.file, format: inputs.format), count: count, progress: progress)
          continue
        }
        var opened = Opened(graph: ActorGraph(), notes: [])
        var ledger = Ledger()
        opened.graph = try files.read(place, ledger: &ledger)
        note(ledger, of: place.name)
        // Before anything of the file is added.
        try all.settle(reading)
        if let decisions = reading.decisions { try opened.apply(decisionsAt: decisions) }
        notes += opened.notes
        try intake.add(opened.graph, progress: progress)
      }
      files.settle(&mentions)
      note(mentions, of: inputs.mentions)
      try all.settle(reading)
      var report = try intake.finish()
      report.notes = notes + report.notes
      return report
    }
  }

  /// Whether a file's rows stand each for themselves, and it can be read twice.
  private static func comesInParts(
    _ place: GraphFile.Place, _ inputs: Inputs, _ reading: Reading
  ) -> Bool {
    GraphFile.comesInParts(place.format) && place.name == place.file
      && FileTree.isRegular(place.file) && reading.decisions == nil
      && (place.format != .gdelt || inputs.mentions == nil)
  }

  private static func articlesAreExtracted(_ path: String, _ request: IntakeRequest) -> InputError {
    InputError(
      file: path, problem: "these are articles, and no graph",
      hint: "read them with 'graphtool extract \(path) --into \(request.casebook)'", status: .usage)
  }
}
