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
    let folded = graph.folded(lens.fold, stateName: stateName)
    var lens = lens
    lens.fold = .none
    func network(for question: Lens.Question) -> Network {
      folded.network(through: lens, for: question).network
    }
    if let around = request.around {
      guard request.radius >= 1 else {
        throw WorkbenchError("--radius must be 1 or more; got \(request.radius)")
      }
      let id = try ActorNames(folded.actors).id(around, in: folded)
      let all = network(for: .everything)
      guard let center = all.vertex(id) else {
        throw WorkbenchError("\(around) has no relation to draw", status: .answerIsNo)
      }
      kept = Set(all.hops(from: center, upTo: request.radius).keys.map { all.keys[$0] })
      let steps = request.radius == 1 ? "1 step" : "\(request.radius) steps"
      rules.append("actors within \(steps) of \(folded.actor(id)!.name)")
    }
    if let top = request.top, top < 1 {
      throw WorkbenchError("--top must be 1 or more; got \(top)")
    }
    let isTooMany =
      request.top == nil
      && kept?.count ?? network(for: .everything).vertexCount > readableActorCount
    if request.top != nil || isTooMany {
      let top = request.top ?? shownOfMany
      let measure: Measure = try request.size.map { try word($0, "--size") } ?? .strength
      let ranking = try network(for: measure.question).scores(for: measure).ranking.rows.map(\.key)
      let candidates = kept.map { kept in ranking.filter(kept.contains) } ?? ranking
      if candidates.count > top {
        rules.append(
          "the \(top) actors with the most \(measure.rawValue) of \(candidates.count)"
            + (isTooMany ? ", as more are hard to read (--top N draws N)" : ""))
      }
      kept = Set(candidates.prefix(top))
    }
    guard let kept else { return (graph, []) }
    return (folded.restricted(to: kept), rules)
  }
}

extension ActorGraph {
  /// The graph of the relations between some of the actors, and of the acts of each.
  func restricted(to ids: Set<String>) -> ActorGraph {
    let isKept = actors.map { ids.contains($0.id) }
    let places = relations.indices.filter { place in
      let ends = ends(ofRelation: place)
      return isKept[ends.source] && ends.target.map { isKept[$0] } != false
    }
    return part(relations: places) { ids.contains($0.id) }
  }

  /// The graph with some of its relations, all articles, and all actors.
  func keepingRelations(_ isKept: (Relation) -> Bool) -> ActorGraph {
    part(relations: relations.indices.filter { isKept(relations[$0]) })
  }
}
