extension ActorGraph {
  /// Returns the graph with `decisions` applied in their order, and those that did not apply.
  ///
  /// A rejected relation keeps its place with its verdict, so that a later `accept` brings it
  /// back; lenses leave it out.
  ///
  /// - Complexity: O(*a + r*) for *a* actors and *r* relations, besides O(*r*) a split.
  public func applying(_ decisions: [Decision]) -> (
    graph: ActorGraph, unapplied: [UnappliedDecision]
  ) {
    guard !decisions.isEmpty else { return (self, []) }
    var draft = DecisionDraft(self)
    var unapplied: [UnappliedDecision] = []
    for decision in decisions {
      if let why = draft.apply(decision.action) {
        unapplied.append(UnappliedDecision(decision: decision, why: why))
      }
    }
    return (draft.graph(articles: articles, provenance: provenance), unapplied)
  }
}

/// A graph on its way through decisions: actors by id, relations as values.
private struct DecisionDraft {
  var actors: [Actor]
  var places: [String: Int] = [:]
  /// Where a merged actor's id leads.
  var merged: [String: String] = [:]
  var relations: [Relation]
  var relationPlaces: [String: Int] = [:]

  init(_ graph: ActorGraph) {
    actors = graph.actors
    for (place, actor) in actors.enumerated() { places[actor.id] = place }
    relations = Array(graph.relations)
    for (place, relation) in relations.enumerated() { relationPlaces[relation.id] = place }
  }

  /// The id an id stands for after the merges so far.
  func current(_ id: String) -> String {
    var id = id
    while let next = merged[id] { id = next }
    return id
  }

  /// Applies one decision; returns why it could not be.
  mutating func apply(_ action: Decision.Action) -> String? {
    switch action {
    case .merge(let kept, let gone):
      let kept = current(kept), gone = current(gone)
      guard let keptPlace = places[kept] else { return "no actor has the id \"\(kept)\"" }
      guard let gonePlace = places[gone] else { return "no actor has the id \"\(gone)\"" }
      guard kept != gone else { return "\"\(kept)\" and \"\(gone)\" are one actor already" }
      let other = actors[gonePlace]
      for name in [other.name] + other.aliases
      where name != actors[keptPlace].name && !actors[keptPlace].aliases.contains(name) {
        actors[keptPlace].aliases.append(name)
      }
      for role in other.roles where !actors[keptPlace].roles.contains(role) {
        actors[keptPlace].roles.append(role)
      }
      merged[gone] = kept
      return nil
    case .split(let id, let mentions, let name):
      return split(current(id), mentions: Set(mentions), name: name)
    case .rename(let id, let name):
      guard let place = places[current(id)] else { return "no actor has the id \"\(id)\"" }
      let old = actors[place].name
      actors[place].name = name
      actors[place].aliases.removeAll { $0 == name }
      if old != name, !actors[place].aliases.contains(old) { actors[place].aliases.append(old) }
      return nil
    case .kind(let id, let kind):
      guard let place = places[current(id)] else { return "no actor has the id \"\(id)\"" }
      actors[place].kind = kind
      return nil
    case .accept(let id): return judge(id, .accepted)
    case .reject(let id): return judge(id, .rejected)
    }
  }

  private mutating func judge(_ id: String, _ verdict: Verdict) -> String? {
    guard let place = relationPlaces[id] else { return "no relation has the id \"\(id)\"" }
    relations[place].verdict = verdict
    return nil
  }

  private mutating func split(_ id: String, mentions: Set<String>, name: String) -> String? {
    guard let place = places[id] else { return "no actor has the id \"\(id)\"" }
    let old = actors[place]
    let newID = Slug.id(name: name, parent: old.country)
    guard places[newID] == nil else { return "an actor has the id \"\(newID)\" already" }
    var moved = 0
    for r in relations.indices {
      let passage = relations[r].evidence.passage
      if current(relations[r].source) == id, passage?.sourceText.map(mentions.contains) == true {
        relations[r].source = newID
        moved += 1
      }
      if relations[r].target.map(current) == id,
        passage?.targetText.map(mentions.contains) == true
      {
        relations[r].target = newID
        moved += 1
      }
    }
    guard moved > 0 else {
      return "no relation names \"\(id)\" by \(mentions.sorted().joined(separator: ", "))"
    }
    var actor = old
    actor.id = newID
    actor.name = name
    actor.aliases = old.aliases.filter(mentions.contains)
    actor.roles = []
    actors[place].aliases.removeAll(where: mentions.contains)
    places[newID] = actors.count
    actors.append(actor)
    return nil
  }

  func graph(articles: [Article], provenance: Provenance) -> ActorGraph {
    var graph = ActorGraph()
    graph.provenance = provenance
    do {
      for actor in actors where merged[actor.id] == nil { try graph.add(actor) }
      for article in articles { try graph.add(article) }
      for var relation in relations {
        relation.source = current(relation.source)
        relation.target = relation.target.map(current)
        relation.about = relation.about.map(current)
        try graph.add(relation)
      }
    } catch {
      // Ids stay distinct and every id in use stays an actor's, so the doors cannot refuse.
      preconditionFailure("a decision broke the graph: \(error)")
    }
    return graph
  }
}
