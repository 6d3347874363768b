import Cartography
import Graph

extension Workbench {
  /// Ids by community, the largest first, the strongest first in each.
  static func communities(_ graph: ActorGraph, _ lens: Lens) -> [[String]] {
    let network = graph.network(through: lens, for: .degree, stateName: stateName).network
    let strengths = network.strength().values
    return network.consensusCommunities(runs: 20, seed: 1, quality: .modularity(resolution: 1))
      .partition.members.map { members in
        members.sorted { strengths[$0] != strengths[$1] ? strengths[$0] > strengths[$1] : $0 < $1 }
          .map { network.keys[$0] }
      }
  }

  /// Gives the actors of a model the groups that their colours stand for.
  static func color(
    _ model: inout MapModel, _ graph: ActorGraph, _ lens: Lens, _ request: MapRequest
  ) throws {
    guard let name = request.color else { return }
    let color: MapColor = try word(name, "--color")
    var groups: [[String]] = []
    switch color {
    case .kind: return
    case .community:
      groups = communities(graph, lens).filter { $0.count > 1 }
      let names = Dictionary(
        model.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      model.groups = groups.map { members in
        let known = members.compactMap { names[$0] }
        return "community of " + known.prefix(2).joined(separator: " and ")
          + (known.count > 2 ? " (\(known.count) actors)" : "")
      }
    case .country:
      let drawn = Set(model.actors.map(\.id))
      var byCountry: [String: [String]] = [:]
      for actor in graph.folded(lens.fold, stateName: stateName).actors
      where drawn.contains(actor.id) {
        if let country = actor.country { byCountry[country, default: []].append(actor.id) }
      }
      let order = byCountry.sorted {
        $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key
      }
      groups = order.map(\.value)
      model.groups = order.map { stateName($0.key) ?? $0.key }
    }
    let places = Dictionary(
      groups.enumerated().flatMap { number, ids in ids.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
    for index in model.actors.indices { model.actors[index].group = places[model.actors[index].id] }
  }
}
