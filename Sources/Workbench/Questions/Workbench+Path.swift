import Basics
import Graph

/// How paths are asked for.
public struct PathRequest: Sendable {
  public var from = ""
  public var to = ""
  public var by = "hops"
  public var count = 1
  public var all = false
  public var maxLength: Int?
  public var through: [String] = []
  public var avoid: [String] = []
  /// Dates never decrease along the path.
  public var inOrder = false
  /// The ties whose loss parts the two, instead of paths.
  public var cut = false
  public init() {}

  func validated() throws(WorkbenchError) -> PathRule {
    guard count >= 1 else { throw WorkbenchError("--count must be 1 or more; got \(count)") }
    if let maxLength, maxLength < 1 {
      throw WorkbenchError("--max-length must be 1 or more; got \(maxLength)")
    }
    guard through.count <= 12 else {
      throw WorkbenchError("--through takes 12 actors at most; got \(through.count)")
    }
    if all, count > 1 { throw WorkbenchError("--all and --count exclude each other") }
    let rule: PathRule = try Workbench.word(by, "--by")
    guard cut else { return rule }
    if all || inOrder || count > 1 || maxLength != nil || !through.isEmpty || rule == .widest
      || rule == .reliable
    {
      throw WorkbenchError(
        "--cut goes with none of --all, --count, --max-length, --through, --in-order",
        hint: "it takes --avoid, and --by hops (the fewest ties) or cost (the least strength)")
    }
    return rule
  }
}

extension Workbench {
  /// The best paths from one actor to another, one row a hop, each with a quote.
  ///
  /// None: status `answerIsNo`, and a note that tells the nearest truth.
  public static func path(
    _ source: some GraphSource, through lensRequest: LensRequest, _ request: PathRequest
  ) throws -> Report {
    let rule = try request.validated()
    let lens = try lensRequest.lens(for: source.cast())
    let lensed = try source.lensed(by: lens, for: .path, reading: .words)
    let names = ActorNames(lensed.graph.actors)
    let from = try names.id(request.from, in: lensed.graph)
    let to = try names.id(request.to, in: lensed.graph)
    let avoid = try request.avoid.map { name throws(WorkbenchError) in
      try names.id(name, in: lensed.graph)
    }
    let through = try request.through.map { name throws(WorkbenchError) in
      try names.id(name, in: lensed.graph)
    }
    guard from != to else { throw WorkbenchError("a path needs two actors; both are \(from)") }
    if let both = avoid.first(where: { $0 == from || $0 == to || through.contains($0) }) {
      throw WorkbenchError("\(both) is to be avoided and to be visited")
    }

    var report = Report(Table(columns: pathColumns), notes: [lensed.tally.sentence])
    report.facts = lensed.tally.facts
    let network = lensed.network
    for id in [from, to] + through where network.vertex(id) == nil {
      report.notes.append(
        try "no path: \(id) has no counted relation"
          + allKindsHint(source, lens, from: from, to: to))
      report.status = .answerIsNo
      return report
    }
    let avoided = Set(avoid.compactMap(network.vertex))
    if request.cut {
      return cut(
        lensed, from: network.vertex(from)!, to: network.vertex(to)!, avoiding: avoided, rule,
        report)
    }
    let search = PathFinder(
      lensed: lensed, request: request, rule: rule, from: network.vertex(from)!,
      to: network.vertex(to)!, through: through.compactMap(network.vertex), avoided: avoided)
    let paths = try search.paths()
    if request.inOrder { report.table.columns.append("day") }
    for (number, path) in paths.enumerated() {
      let days = request.inOrder ? search.days(along: path) : nil
      for hop in path.arcs.indices {
        report.table.append(row(of: path, hop, number + 1, lensed, day: days?[hop]))
      }
    }
    if paths.isEmpty {
      let truth = network.nearestTruth(
        from: network.vertex(from)!, to: network.vertex(to)!, avoiding: avoided)
      let rule = search.restriction
      report.notes.append(
        try "no path from \(from) to \(to)\(rule)" + (truth.map { "; \($0)" } ?? search.nearest())
          + allKindsHint(source, lens, from: from, to: to))
      report.status = .answerIsNo
    }
    return report
  }

  static let pathColumns = [
    "path", "hop", "from", "to", "way", "kind", "event", "articles", "first", "last", "claimant",
    "quote", "relation",
  ]

  /// What would be found if every kind counted, where the default leaves kinds out.
  private static func allKindsHint(
    _ source: some GraphSource, _ lens: Lens, from: String, to: String
  ) throws -> String {
    guard lens.kinds == nil else { return "" }
    var wider = lens
    wider.kinds = Set(Kind.allCases)
    let network = try source.lensed(by: wider, for: .path, reading: .numbers).network
    guard let source = network.vertex(from), let target = network.vertex(to),
      let path = network.shortestPath(from: source, to: target)
    else { return "" }
    return "; \(path.hops) hop\(path.hops == 1 ? "" : "s") if every kind counts (--kind all)"
  }

  /// - Parameter day: The day on which the hop is taken, where dates count: what is quoted is of
  ///   that day.
  private static func row(
    of path: Path, _ hop: Int, _ number: Int, _ lensed: LensedNetwork, day: Int?
  ) -> [Table.Cell] {
    var relations = lensed.relations(ofArc: path.arcs[hop])
    let all = relations
    if let day {
      relations = relations.filter { lensed.graph.date(of: $0)?.firstDay == day }
    }
    var cells: [Table.Cell] = [.integer(number), .integer(hop + 1)]
    cells += tie(
      from: path.vertices[hop], to: path.vertices[hop + 1], all, shown: relations.bestEvidence,
      articles: lensed.articleCount(ofArc: path.arcs[hop]), lensed)
    if let day { cells.append(Table.Cell(PartialDate(dayNumber: day)?.description)) }
    return cells
  }

  /// The cells from `from` to `relation` of a row of a path.
  static func tie(
    from: Int, to: Int, _ relations: [Relation], shown best: Relation, articles: Int,
    _ lensed: LensedNetwork
  ) -> [Table.Cell] {
    let from = lensed.network.keys[from], to = lensed.network.keys[to]
    let dates = relations.compactMap { lensed.graph.date(of: $0) }
    let ways = Set(relations.map { $0.mutual ? "<->" : $0.source == from ? "->" : "<-" })
    func joined(_ words: [String]) -> Table.Cell {
      var seen: Set<String> = []
      return .text(words.filter { seen.insert($0).inserted }.joined(separator: ","))
    }
    return [
      .text(from), .text(to), joined(ways.sorted()),
      joined(relations.map(\.kind).sorted().map(\.rawValue)),
      joined(relations.compactMap { $0.event?.rawValue }.sorted()), .integer(articles),
      Table.Cell(dates.min()?.description), Table.Cell(dates.max()?.description),
      best.evidence.claimants.isEmpty
        ? .none : .text(best.evidence.claimants.joined(separator: " > ")),
      Table.Cell(best.evidence.passage?.quote ?? best.evidence.row), .text(best.id),
    ]
  }
}

extension [Relation] {
  /// The relation whose evidence is shown first: the outlet's own words before claims, an event
  /// before an affiliation, then the surest, then by id.
  var bestEvidence: Relation {
    self.min { a, b in
      func key(_ r: Relation) -> (Int, Int, Double, String) {
        (
          r.kind == .affiliation ? 1 : 0, r.evidence.modality == .asserted ? 0 : 1,
          -r.evidence.confidence, r.id
        )
      }
      return key(a) < key(b)
    }!
  }
}
