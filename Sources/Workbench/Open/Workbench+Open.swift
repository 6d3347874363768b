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
    let format = try reading.format.map(fileFormat)
    var articlePaths: [String] = []
    for path in paths {
      // Articles are coded together, so that ids are told apart and cores are busy.
      if path != "-", FileTree.entry(path) == .folder {
        articlePaths.append(path)
        continue
      }
      if format == .casebook || format == nil && CasebookSource.isCasebook(path) {
        let source = try CasebookSource(path, asOf: nil)
        opened.notes += source.notes()
        opened.unite(try source.whole(), from: path)
        continue
      }
      let input = try GraphFile.open(path, format: format)
      if let kind = input.format.articleFormat {
        if path == "-" {
          try opened.addArticles([], input.source, kind, reading, progress)
        } else {
          articlePaths.append(path)
        }
        continue
      }
      var ledger = Ledger()
      opened.unite(try GraphFile.read(input, ledger: &ledger), from: path)
      opened.note(ledger, of: path)
    }
    if !articlePaths.isEmpty {
      try opened.addArticles(articlePaths, nil, format?.articleFormat, reading, progress)
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
    _ progress: Workbench.Progress?
  ) throws {
    var assembler = GraphAssembler()
    var copies = NearDuplicates()
    let ledger = try ArticleCoder(reading).codeAll(
      paths, source: source, format: format, progress: progress
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
    for path in paths {
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
    guard !ledger.isClean else { return }
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
