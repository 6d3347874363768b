import Basics
import Graph

/// A measure on a network.
struct RankedColumn {
  let measure: Measure
  let lensed: LensedNetwork
  let options: MeasureOptions
  let scores: Scores
  /// What sampling promises, where the scores are sampled.
  let promise: String?

  var networkXCall: String { measure.networkXCall(options: options, of: lensed.network) }

  /// One line: what was computed, on what (unless there are several periods), and how NetworkX says
  /// it.
  func note(isWindowed: Bool) -> String {
    "\(measure.rawValue): \(measure.abstract)"
      + (isWindowed ? "" : " · \(lensed.sizeSentence)\(signNote)")
      + (promise.map { " · \($0)" } ?? "") + " · NetworkX: \(networkXCall)"
  }
}

extension RankedColumn {
  /// What a measure that does not look at signs makes of enemies.
  private var signNote: String {
    guard measure.question != .degree else { return "" }
    let network = lensed.network
    let negative = (0..<network.arcCount).count {
      network.strength(ofArc: $0, sign: .negative) > network.strength(ofArc: $0, sign: .positive)
    }
    return negative == 0
      ? ""
      : "; \(negative) of conflict count like the others: pn looks at signs, and structure --part "
        + "balance"
  }
}

extension LensedNetwork {
  var sizeSentence: String {
    let actors = network.vertexCount, ties = network.edgeCount
    return "\(actors) actor\(actors == 1 ? "" : "s"), \(ties) "
      + "\(network.isDirected ? "arc" : "edge")\(ties == 1 ? "" : "s"), strength = \(weight.rawValue)"
  }
}

extension RankingPlan {
  /// The measures of one period; none when nobody it names is there.
  func columns(of period: CountedNetworks.Part) throws(WorkbenchError) -> [RankedColumn] {
    var columns: [RankedColumn] = []
    for measure in measures {
      guard let lensed = period.byQuestion[measure.question] else { continue }
      guard let options = try options(for: lensed) else { return [] }
      if measure == .betweenness, let error = request.error {
        columns.append(sampled(error, options, lensed))
        continue
      }
      do {
        columns.append(
          RankedColumn(
            measure: measure, lensed: lensed, options: options,
            scores: try lensed.network.scores(for: measure, options: options), promise: nil))
      } catch {
        // A period too small for a measure must not hide the others.
        if window == nil {
          throw WorkbenchError("\(error)", status: error.status)
        }
        columns.append(
          RankedColumn(
            measure: measure, lensed: lensed, options: options,
            scores: Scores(
              values: [Double](repeating: .nan, count: lensed.network.vertexCount),
              keys: lensed.network.keys), promise: nil))
      }
    }
    return columns
  }

  private func sampled(
    _ error: Double, _ options: MeasureOptions, _ lensed: LensedNetwork
  ) -> RankedColumn {
    // The library's shares are of n(n − 1) pairs, NetworkX's of (n − 1)(n − 2).
    let network = lensed.network, n = Double(network.vertexCount)
    let factor = n > 2 ? n / (n - 2) : 1
    let found = network.sampledBetweenness(
      error: error / factor, failure: request.failure, seed: request.seed)
    let pairs = (n - 1) * (n - 2) / (network.isDirected ? 1 : 2)
    let scale = options.scale == .raw && n > 2 ? factor * pairs : factor
    let bound = options.scale == .raw && n > 2 ? error * pairs : error
    return RankedColumn(
      measure: .betweenness, lensed: lensed, options: options,
      scores: Scores(values: found.scores.values.map { $0 * scale }, keys: network.keys),
      promise:
        "from \(found.samples) sampled shortest paths, seed \(request.seed): with probability "
        + "\(significant(1 - request.failure)) no score is off by more than \(significant(bound)); "
        + "exact without --error")
  }
}

extension MeasureError {
  var status: Status {
    switch self {
    case .gaveUp, .tooLarge: .gaveUp
    default: .answerIsNo
    }
  }
}

/// The rows of a ranking.
struct RankingTable {
  private(set) var table: Table
  private let measures: [Measure]
  private let kinds: [Kind]
  private let isWindowed: Bool
  private let limit: Int?

  init(_ plan: RankingPlan, _ networks: CountedNetworks) {
    measures = plan.measures
    kinds = plan.measures[0].countsByKind ? networks.kinds : []
    isWindowed = plan.window != nil
    limit = plan.request.limit
    table = Table(
      columns: ["rank", "id", "name", "kind", "country"] + plan.measures.map(\.rawValue)
        + ["articles"])
    if plan.request.confidence != nil {
      table.columns += ["low", "high", "rankLow", "rankHigh", "largestShare"]
    }
    table.columns += kinds.map { "\(measures[0].rawValue):\($0.rawValue)" }
    if isWindowed { table.columns.append("period") }
  }

  /// Appends the actors in the order of the first column.
  mutating func append(_ columns: [RankedColumn], _ confidence: BootstrapScores?, period: String?) {
    let lead = columns[0]
    let degrees = kinds.isEmpty ? [] : lead.lensed.degreesByKind(lead.measure)
    var stories = StoryCounter(lead.lensed.graph)
    let hasArticles = !lead.lensed.graph.articles.isEmpty
    for row in lead.scores.ranking.rows.prefix(limit ?? .max) {
      let actor = lead.lensed.actor(row.vertex)
      var cells: [Table.Cell] = [
        .integer(row.rank), .text(actor.id), .text(actor.name), .text(actor.kind.rawValue),
        Table.Cell(actor.country),
      ]
      for measure in measures {
        // An actor whose only ties are conflicts is in the network of degree alone.
        guard let column = columns.first(where: { $0.measure == measure }),
          let vertex = column.lensed.network.vertex(actor.id), !column.scores[vertex].isNaN
        else {
          cells.append(.none)
          continue
        }
        cells.append(.number(column.scores[vertex]))
      }
      // Events of a table without articles are many, and none of them is in one.
      cells.append(
        .integer(
          hasArticles ? stories.count(of: lead.lensed.network.records(around: row.vertex)) : 0))
      if let confidence {
        cells += [
          .number(confidence.low[row.vertex]), .number(confidence.high[row.vertex]),
          .integer(confidence.rankLow[row.vertex]), .integer(confidence.rankHigh[row.vertex]),
          .number(confidence.largestUnitShare[row.vertex]),
        ]
      }
      for kind in kinds { cells.append(.integer(degrees[row.vertex][kind.order])) }
      if isWindowed { cells.append(Table.Cell(period)) }
      table.append(cells)
    }
  }
}
