extension ActorGraph {
  /// Returns the places of the relations that count, in order, and why the others do not.
  ///
  /// A relation is left out for the first of the reasons that holds, so the numbers add up.
  /// Self-relations pass; acts without a target do not, but where everything is asked for.
  ///
  /// - Complexity: O(*r*) for *r* relations.
  public func counted(
    by lens: Lens, for question: Lens.Question
  ) -> (places: [Int], tally: Tally) {
    let sieve = Sieve(self, lens, question)
    var tally = Tally()
    tally.total = columns.count
    var places: [Int] = []
    places.reserveCapacity(columns.count)
    for place in 0..<columns.count {
      if let reason = sieve.reason(toLeaveOut: place) {
        tally.leftOut[reason, default: 0] += 1
      } else {
        places.append(place)
      }
    }
    if lens.minArticles > 1 {
      let enough = pairsInEnoughArticles(places, lens.minArticles)
      let before = places.count
      places.removeAll { !enough.contains(PairAndKind(columns, $0)) }
      if places.count < before { tally.leftOut[.fewArticles] = before - places.count }
    }
    if question != .everything {
      let before = places.count
      places.removeAll { columns.target[$0] == RelationColumns.absent }
      if places.count < before { tally.leftOut[.withoutTarget] = before - places.count }
    }
    tally.counted = places.count
    if question == .everything {
      tally.kinds = Set(places.map { Codes.kinds[Int(columns.kind[$0])] })
    }
    return (places, tally)
  }

  private func pairsInEnoughArticles(_ places: [Int], _ least: Int) -> Set<PairAndKind> {
    var stories: [PairAndKind: Set<String>] = [:]
    for place in places {
      // A row without an article is a story of its own.
      let article = columns.article[place]
      let story =
        article == RelationColumns.absent
        ? columns.ids[place] : articles[Int(article)].story
      let pair = PairAndKind(columns, place)
      stories[pair, default: []].insert(story)
      if columns.flags[place] & 1 == 1 { stories[pair.reversed, default: []].insert(story) }
    }
    return Set(stories.lazy.filter { $0.value.count >= least }.map(\.key))
  }
}

private struct PairAndKind: Hashable {
  var source: UInt32, target: UInt32, kind: UInt8

  init(_ columns: RelationColumns, _ place: Int) {
    source = columns.source[place]
    target = columns.target[place]
    kind = columns.kind[place]
  }

  var reversed: PairAndKind {
    var other = self
    (other.source, other.target) = (target, source)
    return other
  }
}

/// A lens laid out for one pass over the columns.
private struct Sieve {
  let graph: ActorGraph
  /// Held apart, so that looking at one relation does not copy the table of columns.
  let c: RelationColumns
  let lens: Lens
  let kinds: Set<Kind>
  let modalities: Set<Modality>
  let minConfidence: Double
  let sinceDay: Int?, untilDay: Int?
  let admitsCooccurrence: Bool

  init(_ graph: ActorGraph, _ lens: Lens, _ question: Lens.Question) {
    self.graph = graph
    c = graph.columns
    self.lens = lens
    // Events asked for by name bring their kinds with them.
    kinds =
      lens.kinds
      ?? (lens.events.only.isEmpty
        ? question.kinds : question.kinds.union(lens.events.only.map(\.kind)))
    modalities = lens.modalities ?? question.modalities
    minConfidence = lens.minConfidence ?? question.minConfidence
    sinceDay = lens.since?.firstDay
    untilDay = lens.until?.lastDay
    admitsCooccurrence = question == .everything
  }

  func reason(toLeaveOut place: Int) -> Tally.Reason? {
    let verdict = c.flags[place] >> 1
    if verdict == 2 { return .rejected }
    if lens.acceptedOnly, verdict != 1 { return .notAccepted }
    let kind = Codes.kinds[Int(c.kind[place])]
    guard kinds.contains(kind) else { return .kind(kind) }
    if !lens.events.isAny {
      let event = c.event[place] == 0 ? nil : Codes.events[Int(c.event[place]) - 1]
      guard lens.events.admits(event) else { return .event }
    }
    if !admitsCooccurrence, Codes.bases[Int(c.basis[place])] == .cooccurrence {
      return .cooccurrence
    }
    let modality = Codes.modalities[Int(c.modality[place])]
    guard modalities.contains(modality) else {
      return lens.modalities == nil ? .notActual : .modality
    }
    guard c.confidence[place] >= minConfidence else { return .lowConfidence }
    return dateReason(place) ?? choiceReason(place)
  }

  private func dateReason(_ place: Int) -> Tally.Reason? {
    guard sinceDay != nil || untilDay != nil else { return nil }
    let article = c.article[place]
    guard
      let date = PartialDate(packed: c.date[place])
        ?? (article == RelationColumns.absent ? nil : graph.articles[Int(article)].date)
    else { return .undated }
    if let sinceDay, date.firstDay < sinceDay { return .outsideDates }
    if let untilDay, date.lastDay > untilDay { return .outsideDates }
    return nil
  }

  private func choiceReason(_ place: Int) -> Tally.Reason? {
    if lens.choosesActors {
      let target = c.target[place]
      let reason = lens.reason(
        toLeaveOut: graph.actors[Int(c.source[place])],
        target == RelationColumns.absent ? nil : graph.actors[Int(target)])
      if let reason { return reason }
    }
    if !lens.outlets.isAny {
      let article = c.article[place]
      let outlet = article == RelationColumns.absent ? nil : graph.articles[Int(article)].outlet
      guard lens.outlets.admits(outlet) else { return .outlet }
    }
    if !lens.claimants.isAny {
      let claimants = c.lists[c.claimants[place]].map { c.strings[$0]! }
      guard lens.claimants.admitsList(claimants) else { return .claimant }
    }
    return nil
  }
}
