/// Which actors stand for which in a network.
public enum Fold: String, Sendable, CaseIterable {
  /// Every actor stands for itself.
  case none
  /// A person stands in their state; without one, in the body whose office they hold.
  case officials
  /// As `officials`; and bodies of government (sectors GOV MIL JUD LEG SPY COP) in their state.
  case government
  /// Every actor with a country stands in its state.
  case country

  /// Sectors whose bodies `government` folds.
  public static let governmentSectors: Set<String> = ["GOV", "MIL", "JUD", "LEG", "SPY", "COP"]
}

extension ActorGraph {
  /// Returns the graph with actors folded into the states they belong to.
  ///
  /// Every relation is kept, with its evidence; one that comes to lead from a state to itself is a
  /// self-relation and makes no edge. Actors that were folded are no longer in the graph.
  ///
  /// - Parameter stateName: The name of a state that is not among the actors, by its code.
  /// - Complexity: O(*a + r*) for *a* actors and *r* relations.
  public func folded(_ fold: Fold, stateName: (String) -> String? = { _ in nil }) -> ActorGraph {
    guard fold != .none else { return self }
    var stands = [String: String]()
    for actor in actors {
      if let other = representative(of: actor, fold) { stands[actor.id] = other }
    }
    // A person without a country stands in their body, which may itself stand in its state.
    func final(_ id: String) -> String {
      var id = id, steps = 0
      while let next = stands[id], next != id, steps < 8 {
        id = next
        steps += 1
      }
      return id
    }
    var result = ActorGraph()
    result.provenance = provenance
    do {
      for actor in actors where final(actor.id) == actor.id { try result.add(actor) }
      for article in articles { try result.add(article) }
      for actor in actors {
        let id = final(actor.id)
        if result.actor(id) == nil {
          try result.add(
            Actor(id: id, name: stateName(id) ?? id, kind: .state, country: id))
        }
      }
      for var relation in relations {
        relation.source = final(relation.source)
        relation.target = relation.target.map(final)
        relation.about = relation.about.map(final)
        try result.add(relation)
      }
    } catch {
      preconditionFailure("folding broke the graph: \(error)")
    }
    return result
  }

  private func representative(of actor: Actor, _ fold: Fold) -> String? {
    guard actor.kind != .state else { return nil }
    switch fold {
    case .none:
      return nil
    case .officials, .government:
      if actor.kind == .official {
        return actor.country ?? actor.roles.lazy.compactMap(\.of).first { self.actor($0) != nil }
      }
      guard fold == .government, let sector = actor.sector, let country = actor.country,
        Fold.governmentSectors.contains(sector)
      else { return nil }
      return country
    case .country:
      return actor.country
    }
  }
}
