import Basics
import Graph

/// How a ranking's confidence is asked for.
public struct ConfidenceRequest: Sendable {
  public var resamples = 1000
  public var level = 0.95
  public var seed: UInt64 = 1
  public var unit = "story"
  /// Two actors: how likely the first is above the second.
  public var outrank: [String] = []
  public init() {}

  func validated() throws(WorkbenchError) -> EvidenceUnit {
    guard (1...1_000_000).contains(resamples) else {
      throw WorkbenchError("--resamples must lie in 1...1000000; got \(resamples)")
    }
    guard level > 0, level < 1 else {
      throw WorkbenchError("--level must lie between 0 and 1; got \(level)")
    }
    return try Workbench.word(unit, "--unit")
  }
}

extension Workbench {
  /// The bootstrap of a measure over units of evidence, and a note that says what it is.
  static func confidence(
    _ lensed: LensedNetwork, _ measure: Measure, _ options: MeasureOptions,
    _ request: ConfidenceRequest
  ) throws(WorkbenchError) -> (scores: BootstrapScores, notes: [String]) {
    let unit = try request.validated()
    let units = EvidenceUnits(lensed, by: unit)
    let result: BootstrapScores?
    do {
      result = try lensed.network.bootstrap(
        measure, options: options, over: units.contributions, resamples: request.resamples,
        level: request.level, seed: request.seed)
    } catch { throw WorkbenchError("\(measure.rawValue): \(error)", status: .answerIsNo) }
    guard let scores = result else { throw WorkbenchError("stopped", status: .gaveUp) }
    var notes = [
      "\(significant(request.level * 100)) % intervals: \(request.resamples) Bayesian bootstrap "
        + "resamples of \(units.names.count) units (\(unit.rawValue)), seed \(request.seed)"
    ]
    if zip(scores.low, scores.high).allSatisfy(==), lensed.network.vertexCount > 1 {
      notes.append(
        "\(measure.rawValue) by hops does not look at strengths, so its intervals have no width; "
          + "use --distance cost")
    }
    if !request.outrank.isEmpty {
      guard request.outrank.count == 2 else {
        throw WorkbenchError("--outrank takes two actors; got \(request.outrank.count)")
      }
      let names = ActorNames(lensed.graph.actors)
      let a = try names.id(request.outrank[0], in: lensed.graph)
      let b = try names.id(request.outrank[1], in: lensed.graph)
      guard let first = lensed.network.vertex(a), let second = lensed.network.vertex(b) else {
        throw WorkbenchError("\(a) or \(b) has no counted relation", status: .answerIsNo)
      }
      let probability = scores.probability(of: first, above: second)
      notes.append("\(a) ranks above \(b) in \(significant(probability * 100)) % of resamples")
    }
    return (scores, notes)
  }

  /// What each answer hangs on: the smallest set of units whose loss changes it.
  ///
  /// The answers are the ranks of the first `top` actors, and, when two actors are named, the
  /// shortest path between them.
  public static func fragile(
    _ source: some GraphSource, through request: LensRequest, measure name: String,
    by unitName: String, top: Int, path: [String] = []
  ) throws -> Report {
    let measure: Measure = try word(name, "--measure")
    let unit: EvidenceUnit = try word(unitName, "--by")
    let lens = try request.lens(for: source.cast())
    let question = path.isEmpty ? measure.question : .path
    let lensed = try source.lensed(by: lens, for: question, reading: .numbers)
    let units = EvidenceUnits(lensed, by: unit)
    var table = Table(columns: ["answer", "hangs on", "units", "date", "without it"])
    let view = FragileView(lensed: lensed, units: units)
    if path.isEmpty {
      do {
        for row in try view.ranks(measure, top: top) { table.append(row) }
      } catch { throw WorkbenchError("\(measure.rawValue): \(error)", status: .answerIsNo) }
    } else {
      guard path.count == 2 else {
        throw WorkbenchError("--path takes two actors; got \(path.count)")
      }
      let names = ActorNames(lensed.graph.actors)
      let from = try names.id(path[0], in: lensed.graph)
      let to = try names.id(path[1], in: lensed.graph)
      guard let row = view.path(from: from, to: to) else {
        return Report(
          table, notes: ["no path from \(from) to \(to)"], facts: lensed.tally.facts,
          status: .answerIsNo)
      }
      table.append(row)
    }
    return Report(table, notes: [lensed.tally.sentence], facts: lensed.tally.facts)
  }
}

private struct FragileView {
  let lensed: LensedNetwork
  let units: EvidenceUnits

  func ranks(_ measure: Measure, top: Int) throws(MeasureError) -> [[Table.Cell]] {
    let ranking = try lensed.network.scores(for: measure).ranking.rows
    return ranking.prefix(top).map { row in
      let key = row.key
      let found = lensed.network.fragility(over: units.contributions) { network -> Int? in
        // Without the units the measure may not be defined, or the actor not be there.
        guard let scores = try? network.scores(for: measure),
          let vertex = network.vertex(key),
          !network.arcs(from: vertex).isEmpty
            || network.hasArcs(to: vertex)
        else { return nil }
        return scores.ranking.rows.first { $0.vertex == vertex }?.rank
      }
      let answer = "\(lensed.actor(row.vertex).name) is number \(row.rank) by \(measure.rawValue)"
      guard let change = found.changes.first else {
        return [
          .text(answer), .text("no \(found.survives - 1) units"), .none, .none, .text("the same"),
        ]
      }
      let without = change.answer.map { "number \($0)" } ?? "without ties"
      return [.text(answer)] + hanging(on: change.removed) + [.text(without)]
    }
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

extension Network {
  fileprivate func hasArcs(to vertex: Int) -> Bool { inOffsets[vertex] < inOffsets[vertex + 1] }
}
