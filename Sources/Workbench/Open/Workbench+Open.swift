import Basics
import Graph
import Interchange

extension Workbench {
  /// Reads one graph from files of any kind; several unite.
  ///
  /// Articles are coded on the fly. Decisions are applied last.
  ///
  /// - Throws: `InputError` or `InputErrors` for what is wrong with a file, `WorkbenchError` for an
  ///   unknown format.
  public static func open(
    _ paths: [String], _ reading: Reading, progress: Progress? = nil
  ) throws -> Opened {
    var opened = Opened(graph: ActorGraph(), notes: [])
    if reading.format == treesFormat {
      try opened.addTrees(paths, reading)
      if let decisions = reading.decisions { try opened.apply(decisionsAt: decisions) }
      return opened
    }
    let inputs = try Inputs(paths, reading)
    for casebook in inputs.casebooks {
      let source = try CasebookSource(casebook, asOf: nil)
      opened.notes += source.notes()
      opened.unite(try source.whole(), from: casebook)
    }
    var ledger = Ledger()
    var files = try GraphFiles(inputs.graphs, ledger: &ledger)
    for place in files.graphs {
      var own = Ledger()
      opened.unite(try files.read(place, ledger: &own), from: place.name)
      opened.note(own, of: place.name)
    }
    files.settle(&ledger)
    opened.note(ledger, of: inputs.mentions)
    for source in inputs.articleSources {
      try opened.addArticles([], source.source, source.format.articleFormat, reading, progress)
    }
    if !inputs.articles.isEmpty {
      // Articles are coded together, so that ids are told apart and cores are busy.
      try opened.addArticles(
        inputs.articles, nil, inputs.format?.articleFormat, reading, progress,
        excluding: inputs.excluded)
    }
    try opened.ledger.settle(reading)
    if let decisions = reading.decisions { try opened.apply(decisionsAt: decisions) }
    return opened
  }

  /// Trees of any parser, to be coded instead of our own.
  static let treesFormat = "conllu"

  /// The format a user names.
  static func fileFormat(_ name: String) throws(WorkbenchError) -> FileFormat {
    if let format = FileFormat(name: name) { return format }
    throw unknown(
      "there is no format \"\(name)\"", name, among: FileFormat.allCases.map(\.rawValue),
      "formats are")
  }
}

extension Opened {
  fileprivate mutating func addArticles(
    _ paths: [String], _ source: ByteSource?, _ format: ArticleFormat?, _ reading: Reading,
    _ progress: Workbench.Progress?, excluding excluded: Set<String> = []
  ) throws {
    var assembler = GraphAssembler()
    var copies = NearDuplicates()
    let ledger = try ArticleCoder(reading).codeAll(
      paths, source: source, format: format, excluding: excluded, progress: progress
    ) {
      copies.add($0.article)
      try assembler.add($0)
    }
    var coded = assembler.graph
    coded.markCopies(copies.originals)
    coded.provenance = Workbench.provenance(of: coded)
    unite(coded, from: paths.first ?? "-")
    note(ledger, of: nil)
    if assembler.foreignCount > 0 {
      notes.append(
        "\(assembler.foreignCount) articles are not English and were not coded "
          + "(--language en codes them all the same)")
    }
  }

  fileprivate mutating func addTrees(_ paths: [String], _ reading: Reading) throws {
    var assembler = GraphAssembler()
    let coder = try ArticleCoder(reading)
    for path in try FileTree.expanded(paths) {
      for coded in try coder.codeTrees(path) { try assembler.add(coded) }
    }
    graph = assembler.graph
    graph.provenance = Workbench.provenance(of: graph)
  }

  fileprivate mutating func unite(_ next: ActorGraph, from path: String) {
    guard !graph.actors.isEmpty || !graph.articles.isEmpty else {
      graph = next
      return
    }
    let tally = graph.formUnion(next)
    if let first = tally.conflicts.first {
      notes.append(
        "\(path): \(tally.conflicts.count) records with a known id and another content were left "
          + "out, such as \(first)")
    }
  }

  /// Says what reading lost or changed; nothing when all was kept as it stood.
  mutating func note(_ ledger: Ledger, of path: String?) {
    self.ledger.add(ledger)
    guard ledger.isTelling else { return }
    notes += ledger.lines.map { line in path.map { "\($0): \(line)" } ?? line }
  }

  mutating func apply(decisionsAt path: String) throws {
    let decisions = try DecisionLines.read(try FileBytes(reading: path).bytes, file: path)
    let (decided, unapplied) = graph.applying(decisions)
    graph = decided
    for one in unapplied {
      notes.append("\(one.decision.place ?? path): this decision does not apply: \(one.why)")
    }
    notes.append("applied \(decisions.count - unapplied.count) of \(decisions.count) decisions")
  }
}
