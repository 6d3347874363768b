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
  public init() {}
}

extension Workbench {
  /// The best paths from one actor to another, one row a hop, each with a quote.
  ///
  /// None: status `answerIsNo`, and a note that tells the nearest truth.
  public static func path(
    _ source: some GraphSource, through lensRequest: LensRequest, _ request: PathRequest
  ) throws -> Report {
    guard request.count >= 1 else {
      throw WorkbenchError("--count must be 1 or more; got \(request.count)")
    }
    let distance: PathRule = try word(request.by, "--by")
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
    let paths = try found(
      network, request, from: network.vertex(from)!, to: network.vertex(to)!,
      through: through.compactMap(network.vertex), avoiding: avoided, distance)
    for (number, path) in paths.enumerated() {
      for hop in path.arcs.indices { report.table.append(row(of: path, hop, number + 1, lensed)) }
    }
    if paths.isEmpty {
      let truth = network.nearestTruth(
        from: network.vertex(from)!, to: network.vertex(to)!, avoiding: avoided)
      report.notes.append(
        try "no path from \(from) to \(to)" + (truth.map { "; \($0)" } ?? "")
          + allKindsHint(source, lens, from: from, to: to))
      report.status = .answerIsNo
    }
    return report
  }

  static let pathColumns = [
    "path", "hop", "from", "to", "way", "kind", "event", "articles", "first", "last", "claimant",
    "quote", "relation",
  ]

  private static func found(
    _ network: Network, _ request: PathRequest, from: Int, to: Int, through: [Int],
    avoiding avoided: Set<Int>, _ distance: PathRule
  ) throws(WorkbenchError) -> [Path] {
    do {
      if let maxLength = request.maxLength, request.all {
        guard maxLength >= 1 else {
          throw WorkbenchError("--max-length must be 1 or more; got \(maxLength)")
        }
        let paths = try network.simplePaths(
          from: from, to: to, maxLength: maxLength, by: distance, avoiding: avoided)
        return paths.filter { path in through.allSatisfy(path.vertices.contains) }
      }
      if request.all {
        return try network.allShortestPaths(from: from, to: to, by: distance, avoiding: avoided)
          .filter { path in through.allSatisfy(path.vertices.contains) }
      }
      let paths = try network.shortestPaths(
        from: from, to: to, through: through, count: request.count, by: distance,
        avoiding: avoided)
      return paths.filter { $0.hops <= request.maxLength ?? .max }
    } catch let error as MeasureError {
      throw WorkbenchError("\(error)", status: .gaveUp)
    } catch let error as WorkbenchError {
      throw error
    } catch {
      throw WorkbenchError("\(error)", status: .bug)
    }
  }

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

  private static func row(
    of path: Path, _ hop: Int, _ number: Int, _ lensed: LensedNetwork
  ) -> [Table.Cell] {
    let from = lensed.network.keys[path.vertices[hop]]
    let to = lensed.network.keys[path.vertices[hop + 1]]
    let relations = lensed.relations(ofArc: path.arcs[hop])
    let best = relations.bestEvidence
    let dates = relations.compactMap { lensed.graph.date(of: $0) }
    let ways = Set(relations.map { $0.mutual ? "<->" : $0.source == from ? "->" : "<-" })
    func joined(_ words: [String]) -> Table.Cell {
      var seen: Set<String> = []
      return .text(words.filter { seen.insert($0).inserted }.joined(separator: ","))
    }
    return [
      .integer(number), .integer(hop + 1), .text(from), .text(to),
      joined(ways.sorted()),
      joined(relations.map(\.kind).sorted().map(\.rawValue)),
      joined(relations.compactMap { $0.event?.rawValue }.sorted()),
      .integer(lensed.articleCount(ofArc: path.arcs[hop])),
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
