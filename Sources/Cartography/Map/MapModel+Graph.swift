import Graph

extension MapModel {
  /// What stands around a map, where it is not made from the graph.
  public struct Heading: Sendable, Equatable {
    public var title: String?
    public var subtitle: String?
    public var credit: String?

    public init(title: String? = nil, subtitle: String? = nil, credit: String? = nil) {
      self.title = title
      self.subtitle = subtitle
      self.credit = credit
    }
  }

  /// Makes a map of the relations that pass a lens: of all of them, unless the lens says otherwise.
  ///
  /// Relations of one pair, kind and direction are one line. Where some of them are actual, the line
  /// is of those, and its title counts the others; a line that is only planned, denied or the like
  /// is drawn as such. A relation without a target is a mark on its actor. People, and bodies of
  /// government, stand on the card of their state where the state is on the map.
  ///
  /// - Parameters:
  ///   - sizes: A value per actor id, and its name for the legend; without it a name is the larger
  ///     the more its lines weigh.
  ///   - stateName: The name of a state that folding brings in, by its code.
  /// - Complexity: O(*r* log *r*) for *r* relations.
  public init(
    _ graph: ActorGraph, through lens: Lens, heading: Heading = Heading(),
    sizes: (name: String, values: [String: Double])? = nil,
    stateName: (String) -> String? = { _ in nil }
  ) {
    let graph = graph.folded(lens.fold, stateName: stateName)
    let (places, tally) = graph.counted(by: lens, for: .everything)
    let passing = Set(places)
    let relations = graph.relations
    var gathered = Gathered(graph, lens)
    for place in graph.relationOrder where passing.contains(place) {
      gathered.add(relations[place])
    }
    let lines = gathered.lines()
    var weights: [String: Double] = [:]
    for line in lines where line.kind != .affiliation {
      weights[line.source, default: 0] += line.strength
      weights[line.target, default: 0] += line.strength
    }
    var shown = Set(lines.flatMap { [$0.source, $0.target] }).union(gathered.acts.keys)
    if lens.isolates { shown.formUnion(graph.actors.map(\.id)) }
    // A person's state is on the map with them.
    for actor in graph.actors where shown.contains(actor.id) {
      if let home = Self.home(of: actor, in: graph) { shown.insert(home) }
    }
    let actors = graph.actors.filter { shown.contains($0.id) }.map { actor in
      Actor(
        id: actor.id, name: actor.name, kind: actor.kind, home: Self.home(of: actor, in: graph),
        value: sizes.map { $0.values[actor.id] ?? 0 } ?? weights[actor.id] ?? 0,
        acts: gathered.acts(of: actor.id), detail: Self.detail(of: actor, in: graph))
    }
    self.init(
      actors: actors, lines: lines, title: heading.title ?? "Who deals with whom",
      subtitle: heading.subtitle ?? gathered.subtitle, credit: heading.credit,
      notes: gathered.notes(tally, lines), strengthName: gathered.weight.rawValue,
      valueName: sizes?.name ?? "\(gathered.weight.rawValue) on its lines",
      made: Self.made(graph.provenance))
  }

  /// The state on whose card an actor stands: that of a person, or of a body of government.
  private static func home(of actor: Graph.Actor, in graph: ActorGraph) -> String? {
    switch actor.kind {
    case .state, .group: return nil
    case .organization:
      guard let sector = actor.sector, Fold.governmentSectors.contains(sector) else { return nil }
    case .official: break
    }
    let candidates = [actor.country] + actor.roles.map(\.of)
    return candidates.lazy.compactMap(\.self).first { graph.actor($0)?.kind == .state }
  }

  private static func detail(of actor: Graph.Actor, in graph: ActorGraph) -> String? {
    guard let role = actor.roles.first else { return nil }
    guard let body = role.of.flatMap({ graph.actor($0) }) else { return role.title }
    return "\(role.title), \(body.name)"
  }

  private static func made(_ provenance: Provenance) -> [[String]] {
    var made: [[String]] = []
    if let by = provenance.by { made.append(["by", by]) }
    if let model = provenance.model { made.append(["model", model]) }
    if let lexicon = provenance.lexicon { made.append(["lexicon", lexicon]) }
    if !provenance.command.isEmpty {
      made.append(["command", provenance.command.joined(separator: " ")])
    }
    for input in provenance.inputs {
      made.append(["input", "\(input.name) sha256:\(input.sha256)"])
    }
    return made
  }
}
