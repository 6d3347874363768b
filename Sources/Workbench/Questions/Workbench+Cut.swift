import Basics
import Graph

extension Workbench {
  /// The ties whose loss parts two actors, a row for each of their relations: `path` numbers the
  /// ties, `hop` the relations of one.
  static func cut(
    _ lensed: LensedNetwork, from: Int, to: Int, avoiding avoided: Set<Int>, _ rule: PathRule,
    _ begun: Report
  ) -> Report {
    var report = begun
    let network = lensed.network.filtered { arc in
      !avoided.contains(lensed.network.target(ofArc: arc))
    }
    let names = [from, to].map { lensed.network.keys[$0] }
    let weighting: Weighting = rule == .hops ? .one : .strength
    let cut = network.minimumCut(from: from, to: to, weighting: weighting)
    guard !cut.arcs.isEmpty else {
      let truth = lensed.network.nearestTruth(from: from, to: to, avoiding: avoided)
      report.notes.append(
        "nothing to cut: no path from \(names[0]) to \(names[1])" + (truth.map { "; \($0)" } ?? ""))
      report.status = .answerIsNo
      return report
    }
    let side = Set(cut.sourceSide)
    for (number, arc) in cut.arcs.enumerated() {
      // Arcs are numbered anew where some are left out: the tie is found by its ends.
      let target = network.target(ofArc: arc)
      let source = side.first { v in network.arcs(from: v).contains(arc) }!
      let own = lensed.network.arc(from: source, to: target)!
      for (place, relation) in lensed.relations(ofArc: own).enumerated() {
        report.table.append(
          [.integer(number + 1), .integer(place + 1)]
            + tie(
              from: source, to: target, [relation], shown: relation,
              articles: lensed.articleCount(ofArc: own), lensed))
      }
    }
    let size = cut.arcs.count
    report.notes.append(
      "minimum cut: without \(size == 1 ? "this tie" : "these \(size) ties") no path leads from "
        + "\(names[0]) to \(names[1])"
        + (weighting == .strength
          ? "; their strengths sum to \(significant(cut.value)) (\(lensed.weight.rawValue))"
          : "; no fewer ties do it") + " · NetworkX: "
        + (weighting == .strength
          ? "nx.minimum_cut_value(G, '\(names[0])', '\(names[1])', capacity='weight')"
          : "len(nx.minimum_edge_cut(G, '\(names[0])', '\(names[1])'))"))
    return report
  }
}
