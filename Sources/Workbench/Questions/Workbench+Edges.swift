import Basics
import Graph

extension Workbench {
  /// The ties ranked by betweenness, with the articles that hold them.
  static func rankedEdges(
    _ networks: CountedNetworks, _ plan: RankingPlan
  ) throws(WorkbenchError) -> Report {
    var table = Table(columns: [
      "rank", "from", "to", "fromName", "toName", RankingPlan.edgeBetweenness, "articles",
    ])
    if plan.window != nil { table.columns.append("period") }
    var notes = networks.sentences, call: String?
    for period in networks.periods {
      guard let lensed = period.byQuestion[.measure], let options = try plan.options(for: lensed)
      else { continue }
      let network = lensed.network
      if call == nil {
        call = network.edgeBetweennessCall(options: options)
        notes.append(
          "\(RankingPlan.edgeBetweenness): how much of the shortest-path traffic passes along a tie · "
            + "\(lensed.sizeSentence) · NetworkX: \(call!)")
      }
      for row in network.rankedEdges(options) {
        table.append(
          [
            .integer(row.rank), .text(network.keys[row.from]), .text(network.keys[row.to]),
            .text(lensed.actor(row.from).name), .text(lensed.actor(row.to).name),
            .number(row.value), .integer(lensed.articleCount(ofArc: row.arc)),
          ] + (plan.window == nil ? [] : [Table.Cell(period.name)]))
      }
    }
    if call == nil, !networks.isEmpty {
      throw WorkbenchError(
        "none of the actors named has a counted relation", status: .answerIsNo)
    }
    notes += networks.windowNote.map { [$0] } ?? []
    let computed = JSONText.object([(RankingPlan.edgeBetweenness, .string(call ?? ""))])
    return Report(table, notes: notes, facts: networks.facts + [("computed", computed)])
  }
}

extension Network {
  /// Arcs (undirected: edges) by betweenness, ranks 1 2 2 4, ties by the two keys.
  fileprivate func rankedEdges(
    _ options: MeasureOptions
  ) -> [(rank: Int, arc: Int, from: Int, to: Int, value: Double)] {
    let all = Array(0..<vertexCount)
    let scores =
      options.sources == nil && options.targets == nil
      ? edgeBetweenness(scale: options.scale, by: options.distance)
      : edgeBetweenness(
        from: options.sources ?? all, to: options.targets ?? all, scale: options.scale,
        by: options.distance)
    var ends: [(arc: Int, from: Int, to: Int)] = []
    for v in 0..<vertexCount {
      for arc in arcs(from: v) where isDirected || v < target(ofArc: arc) {
        ends.append((arc, v, target(ofArc: arc)))
      }
    }
    let named = Scores(
      values: ends.map { scores[$0.arc] }, keys: ends.map { "\(keys[$0.from])\0\(keys[$0.to])" })
    return named.ranking.rows.map {
      ($0.rank, ends[$0.vertex].arc, ends[$0.vertex].from, ends[$0.vertex].to, $0.value)
    }
  }
}
