import Basics
import Graph

/// What is asked of what it hangs on.
public struct FragileRequest: Sendable {
  public var measure = "betweenness"
  public var by = "article"
  public var distance: String?
  public var direction: String?
  /// How many of the first actors.
  public var top = 10
  /// Two actors: the path between them.
  public var path: [String] = []
  /// Every tie.
  public var edges = false
  public init() {}
}

extension Workbench {
  /// What each answer hangs on: the smallest set of units whose loss changes it.
  ///
  /// The answers are the ranks of the first actors; the shortest path between two, when two are
  /// named; or that there is a tie, for every tie.
  public static func fragile(
    _ source: some GraphSource, through request: LensRequest, _ asked: FragileRequest
  ) throws -> Report {
    var ranking = RankingRequest()
    ranking.measures = [asked.measure]
    ranking.distance = asked.distance
    ranking.direction = asked.direction
    let plan = try RankingPlan(ranking)
    guard let measure = plan.measures.first else {
      throw WorkbenchError("fragile tries the ranks of actors", hint: "--edges shows each tie")
    }
    let unit: EvidenceUnit = try word(asked.by, "--by")
    guard asked.path.isEmpty || !asked.edges else {
      throw WorkbenchError("--path and --edges exclude each other")
    }
    let lens = try request.lens(for: source.cast())
    let question = asked.edges ? .measure : asked.path.isEmpty ? measure.question : .path
    let lensed = try source.lensed(by: lens, for: question, reading: .numbers)
    var report = Report(
      Table(columns: ["answer", "hangs on", "units", "date", "without it"]),
      notes: [lensed.tally.sentence], facts: lensed.tally.facts)
    let view = FragileView(lensed: lensed, units: EvidenceUnits(lensed, by: unit), unit: unit)
    if asked.edges {
      for row in view.edges() { report.table.append(row) }
    } else if asked.path.isEmpty {
      for row in try view.ranks(measure, plan.options, top: asked.top) { report.table.append(row) }
    } else {
      guard asked.path.count == 2 else {
        throw WorkbenchError("--path takes two actors; got \(asked.path.count)")
      }
      let names = ActorNames(lensed.graph.actors)
      let from = try names.id(asked.path[0], in: lensed.graph)
      let to = try names.id(asked.path[1], in: lensed.graph)
      guard let row = view.path(from: from, to: to) else {
        report.notes.append("no path from \(from) to \(to)")
        report.status = .answerIsNo
        return report
      }
      report.table.append(row)
    }
    return report
  }
}

private struct FragileView {
  let lensed: LensedNetwork
  let units: EvidenceUnits
  let unit: EvidenceUnit

  func ranks(
    _ measure: Measure, _ options: MeasureOptions, top: Int
  ) throws(WorkbenchError) -> [[Table.Cell]] {
    let network = lensed.network
    let limit = trials(of: measure)
    guard units.names.count <= limit else {
      throw WorkbenchError(
        "taking away each of \(units.names.count) units (\(unit.rawValue)) asks for \(measure.rawValue) as "
          + "often, on \(network.vertexCount) actors: more than \(limit) would take too long",
        hint: "--by outlet has fewer units; --fold, --since and --until make the network smaller",
        status: .gaveUp)
    }
    let ranking: [Ranking.Row]
    do { ranking = try network.scores(for: measure, options: options).ranking.rows } catch {
      throw WorkbenchError("\(measure.rawValue): \(error)", status: error.status)
    }
    let first = Array(ranking.prefix(top))
    let found = network.fragilities(over: units.contributions, limit: limit) { other -> [Int?] in
      // Without the units the measure may not be defined, or an actor not be there.
      guard let rows = try? other.scores(for: measure, options: options).ranking.rows else {
        return first.map { _ in nil }
      }
      var rank = [Int](repeating: 0, count: other.vertexCount)
      for row in rows { rank[row.vertex] = row.rank }
      return first.map { row in
        other.outDegree(of: row.vertex) + other.inDegree(of: row.vertex) > 0
          ? rank[row.vertex] : nil
      }
    }
    return zip(first, found).map { row, found in
      let answer = "\(lensed.actor(row.vertex).name) is number \(row.rank) by \(measure.rawValue)"
      guard let change = found.changes.first else {
        let size = found.survives - 1
        let words = size >= units.names.count ? "nothing" : "no \(size) unit\(size == 1 ? "" : "s")"
        return [.text(answer), .text(words), .none, .none, .text("the same")]
      }
      let without = change.answer.map { "number \($0)" } ?? "without ties"
      return [.text(answer)] + hanging(on: change.removed) + [.text(without)]
    }
  }

  /// How many networks a measure can be asked of in about a minute.
  private func trials(of measure: Measure) -> Int {
    let n = lensed.network.vertexCount, size = n + lensed.network.arcCount
    let one =
      switch measure {
      case .betweenness, .closeness, .harmonic, .eccentricity: size * n
      case .currentFlowBetweenness, .currentFlowCloseness: n * n * n + size * n
      case .pageRank, .eigenvector, .katz, .hitsHub, .hitsAuthority, .pn: size * 200
      default: size * 10
      }
    return min(5_000, 50_000_000_000 / max(1, one))
  }

  func path(from: String, to: String) -> [Table.Cell]? {
    let network = lensed.network
    guard let source = network.vertex(from), let target = network.vertex(to),
      let path = network.shortestPath(from: source, to: target),
      let link = network.weakestLink(of: path, over: units.contributions)
    else { return nil }
    let rest = units.contributions.network(network, without: Set(link.units))
    let without =
      rest.shortestPath(from: source, to: target).map { other in
        other.vertices == path.vertices ? "the same" : words(other)
      } ?? "no path"
    return [.text(words(path))] + hanging(on: link.units) + [.text(without)]
  }

  /// Every tie, those on the fewest units first: all of them must go before it is gone.
  func edges() -> [[Table.Cell]] {
    let network = lensed.network
    var ties: [(from: Int, to: Int, units: [Int])] = []
    for v in 0..<network.vertexCount {
      for arc in network.arcs(from: v) where network.isDirected || v < network.target(ofArc: arc) {
        ties.append((v, network.target(ofArc: arc), units.contributions.units(ofArc: arc)))
      }
    }
    ties.sort {
      $0.units.count != $1.units.count
        ? $0.units.count < $1.units.count : ($0.from, $0.to) < ($1.from, $1.to)
    }
    let arrow = network.isDirected ? "→" : "–"
    return ties.map { tie in
      [.text("\(network.keys[tie.from]) \(arrow) \(network.keys[tie.to])")]
        + hanging(on: tie.units) + [.text("no tie")]
    }
  }

  private func words(_ path: Path) -> String {
    path.vertices.map { lensed.network.keys[$0] }.joined(separator: " → ")
  }

  private func hanging(on removed: [Int]) -> [Table.Cell] {
    let names = removed.map { units.names[$0] }
    let dates = names.compactMap { lensed.graph.article($0)?.date }.sorted()
    return [
      .list(names), .integer(names.count), Table.Cell(dates.first?.description),
    ]
  }
}
