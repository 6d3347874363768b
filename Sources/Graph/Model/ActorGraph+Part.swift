extension ActorGraph {
  /// Returns the graph of some of its relations and actors, with all articles.
  ///
  ///     graph.part(relations: places) { named.contains($0.id) }
  ///
  /// What a kept relation is about, besides its source and target, stays where it is kept too.
  ///
  /// - Parameters:
  ///   - places: Places in `relations`, each once; they stay in this order.
  ///   - isKept: True for the sources and targets of these relations.
  /// - Complexity: O(*a* + *p*) for *a* actors and articles and *p* places.
  public func part(relations places: [Int], actors isKept: (Actor) -> Bool = { _ in true })
    -> ActorGraph
  {
    var result = ActorGraph()
    result.provenance = provenance
    var numbers = [UInt32](repeating: RelationColumns.absent, count: actors.count)
    do {
      for (place, actor) in actors.enumerated() where isKept(actor) {
        numbers[place] = UInt32(result.actors.count)
        try result.add(actor)
      }
      for article in articles { try result.add(article) }
    } catch {
      preconditionFailure("part of a sound graph was refused: \(error)")
    }
    result.columns = columns.part(places, ids: relationIDs, actorNumbers: numbers)
    return result
  }
}

extension RelationColumns {
  fileprivate func part(
    _ places: [Int], ids: RelationIDs, actorNumbers: [UInt32]
  ) -> RelationColumns {
    func chosen<Value>(_ column: [Value]) -> [Value] { places.map { column[$0] } }
    var part = RelationColumns()
    part.ids = ids.part(places)
    part.source = places.map { place in
      let number = actorNumbers[Int(source[place])]
      precondition(number != RelationColumns.absent, "a relation is kept without its source")
      return number
    }
    part.target = places.map { place in
      guard target[place] != RelationColumns.absent else { return RelationColumns.absent }
      let number = actorNumbers[Int(target[place])]
      precondition(number != RelationColumns.absent, "a relation is kept without its target")
      return number
    }
    part.article = chosen(article)
    part.event = chosen(event)
    part.kind = chosen(kind)
    part.modality = chosen(modality)
    part.basis = chosen(basis)
    part.dateBasis = chosen(dateBasis)
    part.flags = chosen(flags)
    part.date = chosen(date)
    part.sentence = chosen(sentence)
    part.rangeStart = chosen(rangeStart)
    part.rangeEnd = chosen(rangeEnd)
    part.sourceText = chosen(sourceText)
    part.eventText = chosen(eventText)
    part.targetText = chosen(targetText)
    part.quote = chosen(quote)
    part.condition = chosen(condition)
    part.joint = chosen(joint)
    part.rule = chosen(rule)
    part.rowFile = chosen(rowFile)
    part.rowLine = chosen(rowLine)
    part.claimants = chosen(claimants)
    part.confidence = chosen(confidence)
    part.weight = chosen(weight)
    part.intensity = chosen(intensity)
    part.strings = strings
    part.lists = lists
    part.about = places.map { place in
      let others = lists[about[place]].map { actorNumbers[Int($0)] }
      return part.lists.add(others.filter { $0 != RelationColumns.absent })
    }
    return part
  }
}
