extension ActorGraph {
  /// What a union found in both graphs.
  public struct UnionTally: Sendable, Equatable {
    /// Records with one id and the same content, kept once.
    public var sameActors = 0, sameArticles = 0, sameRelations = 0
    /// Ids of actors whose names, aliases or roles were joined.
    public var joinedActors: [String] = []
    /// Ids of articles and relations with one id and another content: the first graph's are kept.
    public var conflicts: [String] = []
  }

  /// Adds the records of `other`, as one graph of both.
  ///
  /// Actors with one id become one with the aliases and roles of both; the first name stays.
  /// Articles and relations with one id are kept once; where their content differs, the tally
  /// names them.
  ///
  /// - Complexity: O(size of `other`), besides hashing.
  public mutating func formUnion(_ other: ActorGraph) -> UnionTally {
    var tally = UnionTally()
    settleIDs()
    do {
      for actor in other.actors {
        guard let own = self.actor(actor.id) else {
          try add(actor)
          continue
        }
        tally.sameActors += 1
        let joined = own.joined(with: actor)
        if joined != own {
          replace(joined)
          tally.joinedActors.append(actor.id)
        }
      }
      for article in other.articles {
        if let own = self.article(article.id) {
          tally.sameArticles += 1
          if own != article { tally.conflicts.append(article.id) }
        } else {
          try add(article)
        }
      }
      for relation in other.relations {
        if let place = columns.ids.place(of: relation.id) {
          tally.sameRelations += 1
          if relations[place] != relation { tally.conflicts.append(relation.id) }
        } else if !fits(relation) {
          tally.conflicts.append(relation.id)
        } else {
          try add(relation)
        }
      }
    } catch {
      preconditionFailure("a union of sound graphs was refused: \(error)")
    }
    provenance.inputs += other.provenance.inputs.filter { !provenance.inputs.contains($0) }
    return tally
  }

  /// Whether the article that a relation of another graph quotes has the quote here too.
  private func fits(_ relation: Relation) -> Bool {
    guard let id = relation.evidence.article, let passage = relation.evidence.passage,
      let text = article(id)?.text
    else { return true }
    return text.utf8Slice(passage.range)?.utf8.elementsEqual(passage.quote.utf8) == true
  }
}

extension Actor {
  /// This actor with the aliases and roles of `other`, and what it lacked.
  public func joined(with other: Actor) -> Actor {
    var joined = self
    for name in [other.name] + other.aliases
    where name != joined.name && !joined.aliases.contains(name) {
      joined.aliases.append(name)
    }
    joined.aliases.sort()
    for role in other.roles where !joined.roles.contains(role) { joined.roles.append(role) }
    joined.country = joined.country ?? other.country
    joined.sector = joined.sector ?? other.sector
    return joined
  }
}
