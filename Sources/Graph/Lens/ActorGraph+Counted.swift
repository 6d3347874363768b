extension ActorGraph {
  /// Returns the places of the relations that count, in order, and why the others do not.
  ///
  /// A relation is left out for the first of the reasons that holds, so the numbers add up.
  /// Self-relations pass; acts without a target do not, but where everything is asked for.
  ///
  /// Where the lens thins ties out, relations stay that are on a tie of the thinned network.
  ///
  /// - Complexity: O(*r*) for *r* relations.
  public func counted(
    by lens: Lens, for question: Lens.Question
  ) -> (places: [Int], tally: Tally) {
    guard !lens.thinnings.isEmpty else { return sieved(by: lens, for: question) }
    // The actors are as they are to stay: this is asked of a folded graph.
    var unfolded = lens
    unfolded.fold = .none
    let thin = network(through: unfolded, for: question)
    let places = Set((0..<thin.network.arcCount).flatMap { thin.network.records(ofArc: $0) })
    return (places.sorted().map { Int($0) }, thin.tally)
  }

  /// What counts before ties are thinned out.
  func sieved(by lens: Lens, for question: Lens.Question) -> (places: [Int], tally: Tally) {
    let sieve = Sieve(self, lens, question)
    var tally = Tally()
    tally.total = columns.count
    var places: [Int] = []
    places.reserveCapacity(columns.count)
    var last: Tally.Reason?, run = 0
    for place in 0..<columns.count {
      if let reason = sieve.reason(toLeaveOut: place) {
        // Reasons come in runs and are few; a dictionary asked for each takes longer than the rest.
        if reason != last {
          if let last { tally.leftOut[last, default: 0] += run }
          (last, run) = (reason, 0)
        }
        run += 1
      } else {
        places.append(place)
      }
    }
    if let last { tally.leftOut[last, default: 0] += run }
    places = inEnoughArticles(places, lens.minArticles, &tally)
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

  /// Those of some relations whose pair and kind is in `least` stories; a mutual relation is of the
  /// pair both ways round, whichever of its ends stands first.
  func inEnoughArticles(_ places: [Int], _ least: Int, _ tally: inout Tally) -> [Int] {
    guard least > 1 else { return places }
    let enough = pairsInEnoughArticles(places, least)
    let kept = places.filter { place in
      let pair = PairAndKind(columns, place)
      return enough.contains(pair)
        || columns.flags[place] & 1 == 1 && enough.contains(pair.reversed)
    }
    if kept.count < places.count { tally.leftOut[.fewArticles] = places.count - kept.count }
    return kept
  }

  /// When a relation took place: its own date, else its article's.
  func date(ofPlace place: Int) -> PartialDate? {
    let article = columns.article[place]
    return PartialDate(packed: columns.date[place])
      ?? (article == RelationColumns.absent ? nil : articles[Int(article)].date)
  }

  private func pairsInEnoughArticles(_ places: [Int], _ least: Int) -> Set<PairAndKind> {
    var stories: [PairAndKind: Set<String>] = [:]
    let ids = relationIDs
    for place in places {
      // A row without an article is a story of its own.
      let article = columns.article[place]
      let story =
        article == RelationColumns.absent
        ? ids[place] : articles[Int(article)].story
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
  /// By the numbers that columns have.
  let admitsKind: [Bool], admitsModality: [Bool]
  let minConfidence: Double
  let hasChoices: Bool
  let sinceDay: Int?, untilDay: Int?, asOfDay: Int?
  let admitsCooccurrence: Bool

  init(_ graph: ActorGraph, _ lens: Lens, _ question: Lens.Question) {
    self.graph = graph
    c = graph.columns
    self.lens = lens
    // Events asked for by name bring their kinds with them.
    let kinds =
      lens.kinds
      ?? (lens.events.only.isEmpty
        ? question.kinds : question.kinds.union(lens.events.only.map(\.kind)))
    admitsKind = Codes.kinds.map { kinds.contains($0) }
    let modalities = lens.modalities ?? question.modalities
    admitsModality = Codes.modalities.map { modalities.contains($0) }
    hasChoices =
      !(lens.actors.isAny && lens.actorKinds.isAny && lens.countries.isAny && lens.outlets.isAny
      && lens.claimants.isAny)
    minConfidence = lens.minConfidence ?? question.minConfidence
    sinceDay = lens.since?.firstDay
    untilDay = lens.until?.lastDay
    asOfDay = lens.asOf?.lastDay
    admitsCooccurrence = question == .everything
  }

  func reason(toLeaveOut place: Int) -> Tally.Reason? {
    let verdict = c.flags[place] >> 1
    if verdict == 2 { return .rejected }
    if lens.acceptedOnly, verdict != 1 { return .notAccepted }
    let kind = Int(c.kind[place])
    guard admitsKind[kind] else { return .kind(Codes.kinds[kind]) }
    if !lens.events.isAny {
      let event = c.event[place] == 0 ? nil : Codes.events[Int(c.event[place]) - 1]
      guard lens.events.admits(event) else { return .event }
    }
    if !admitsCooccurrence, Codes.bases[Int(c.basis[place])] == .cooccurrence {
      return .cooccurrence
    }
    guard admitsModality[Int(c.modality[place])] else {
      return lens.modalities == nil ? .notActual : .modality
    }
    guard c.confidence[place] >= minConfidence else { return .lowConfidence }
    return dateReason(place) ?? (hasChoices ? choiceReason(place) : nil)
  }

  private func dateReason(_ place: Int) -> Tally.Reason? {
    if let asOfDay {
      let article = c.article[place]
      guard
        let known = article == RelationColumns.absent
          ? PartialDate(packed: c.date[place]) : graph.articles[Int(article)].date
      else { return .undated }
      if known.lastDay > asOfDay { return .laterArticles }
    }
    guard sinceDay != nil || untilDay != nil else { return nil }
    guard let date = graph.date(ofPlace: place) else { return .undated }
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
