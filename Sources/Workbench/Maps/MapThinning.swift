import Cartography
import Graph

extension Workbench {
  /// More actors than this are drawn only where they are asked for.
  private static let readableActorCount = 150, shownOfMany = 100

  /// The graph of the actors that `--around` and `--top` keep, and the rules in words.
  static func thinned(
    _ graph: ActorGraph, _ lens: Lens, _ request: MapRequest
  ) throws -> (ActorGraph, [String]) {
    var rules: [String] = [], kept: Set<String>?
    let lensed = graph.network(through: lens, for: .everything, stateName: stateName)
    if let around = request.around {
      guard request.radius >= 1 else {
        throw WorkbenchError("--radius must be 1 or more; got \(request.radius)")
      }
      let id = try ActorNames(lensed.graph.actors).id(around, in: lensed.graph)
      guard let center = lensed.network.vertex(id) else {
        throw WorkbenchError("\(around) has no relation to draw", status: .answerIsNo)
      }
      let near = lensed.network.hops(from: center, upTo: request.radius).keys
      kept = Set(near.map { lensed.network.keys[$0] })
      let steps = request.radius == 1 ? "1 step" : "\(request.radius) steps"
      rules.append("actors within \(steps) of \(lensed.actor(center).name)")
    }
    if let top = request.top, top < 1 {
      throw WorkbenchError("--top must be 1 or more; got \(top)")
    }
    let isTooMany =
      request.top == nil
      && kept?.count ?? lensed.network.vertexCount > readableActorCount
    if request.top != nil || isTooMany {
      let top = request.top ?? shownOfMany
      let measure: Measure = try request.size.map { try word($0, "--size") } ?? .strength
      let network = graph.network(through: lens, for: measure.question, stateName: stateName)
        .network
      let ranking = try network.scores(for: measure).ranking.rows.map(\.key)
      let candidates = kept.map { kept in ranking.filter(kept.contains) } ?? ranking
      if candidates.count > top {
        rules.append(
          "the \(top) actors with the most \(measure.rawValue) of \(candidates.count)"
            + (isTooMany ? ", as more are hard to read (--top N draws N)" : ""))
      }
      kept = Set(candidates.prefix(top))
    }
    guard let kept else { return (graph, []) }
    return (lensed.graph.restricted(to: kept), rules)
  }
}

extension ActorGraph {
  /// The graph of the relations between some of the actors, and of the acts of each.
  func restricted(to ids: Set<String>) -> ActorGraph {
    var result = ActorGraph()
    result.provenance = provenance
    do {
      for actor in actors where ids.contains(actor.id) { try result.add(actor) }
      for article in articles { try result.add(article) }
      for var relation in relations
      where ids.contains(relation.source) && relation.target.map(ids.contains) != false {
        relation.about.removeAll { !ids.contains($0) }
        try result.add(relation)
      }
    } catch {
      preconditionFailure("part of a sound graph was refused: \(error)")
    }
    return result
  }

  /// The graph with some of its relations, all articles, and all actors.
  func keepingRelations(_ isKept: (Relation) -> Bool) -> ActorGraph {
    var result = ActorGraph()
    result.provenance = provenance
    do {
      for actor in actors { try result.add(actor) }
      for article in articles { try result.add(article) }
      for relation in relations where isKept(relation) { try result.add(relation) }
    } catch {
      preconditionFailure("part of a sound graph was refused: \(error)")
    }
    return result
  }
}
