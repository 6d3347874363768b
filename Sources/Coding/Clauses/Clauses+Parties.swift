import English
import Graph

extension Clauses {
  /// The first place named after a verb, before the next finite one.
  private func placeAfter(_ verb: Int) -> [Int] {
    for (index, mention) in mentions.all.enumerated()
    where mention.isPlace && mention.tokens.lowerBound > verb {
      let between = verb + 1..<mention.tokens.lowerBound
      return between.contains { isPredicate[$0] && tree.hasChild($0, .nsubj) } ? [] : [index]
    }
    return []
  }

  /// "Police said ten men *had been arrested*": by the police that say so.
  private func policeSpeaking(of verb: Int) -> [Int] {
    guard case .mention(let speaker)? = claimants(of: verb).last,
      ["COP", "MIL", "SPY"].contains(actor(speaker).sector ?? "")
    else { return [] }
    return [speaker]
  }

  /// "The party said police had detained 60 of *its members*": not the police's own, but those of
  /// who says it.
  private func speakerOwning(objectOf verb: Int, _ act: Act) -> Int? {
    guard [.coerce, .assault, .accuse, .sanction].contains(act.event), !act.sources.isEmpty,
      case .mention(let speaker)? = claimants(of: verb).last, !sameActor(speaker, act.sources)
    else { return nil }
    // "Said that they broke the truce": the truce is with who says so.
    if act.event == .assault, objectNouns(verb).contains(where: isTruce), isBelligerent(speaker) {
      return speaker
    }
    guard
      objectTokens(verb).contains(where: { object in
        mentions.all.contains {
          $0.form == .pronoun && tree.isInside($0.head, object)
            && tree.relation($0.head) == .nmodPoss
        }
      })
    else { return nil }
    return speaker
  }

  /// "Was killed *when Israeli troops fired* on a car": who did violence meanwhile did this.
  private func meanwhile(_ verb: Int) -> [Int]? {
    for clause in tree.children(verb) where tree.relation(clause) == .advcl {
      let isThen =
        tree.child(clause) {
          $0 < clause && ["when", "as", "after"].contains(tree.tokens[$0].lemma)
        } != nil
      guard isThen, isPredicate[clause], let frame = frame(clause),
        frame.event == .assault || frame.event == .mobilize && tree.tokens[clause].lemma == "fire"
      else { continue }
      let found = subjects(clause)
      if !found.isEmpty { return found.mentions }
    }
    return nil
  }

  /// Those who did what the verb says and are not named: its own, or those of the verb it is joined
  /// to ("killed one and wounded two").
  private func unnamed(_ verb: Int) -> Int? {
    if let own = mentions.attackers[verb] { return own }
    guard tree.relation(verb) == .conj, tree.head[verb] >= 0,
      !tree.hasChild(verb, .nsubj, .nsubjPass)
    else { return nil }
    return mentions.attackers[tree.head[verb]]
  }

  /// Source and target of a verb's own event.
  func fillParties(_ act: inout Act, _ frame: VerbFrame, _ verb: Int) {
    let source = fill(frame.source, verb)
    act.sources = source.mentions
    act.isMutual = frame.isMutual
    noteSource(source, verb, &act)
    if act.sources.isEmpty, act.event == .assault, isPassive(verb), let doers = meanwhile(verb) {
      act.sources = doers
      act.doubts.insert(.borrowedSource)
    } else if act.event == .assault, source.isEmpty || source.isIndirect,
      let attackers = unnamed(verb)
    {
      act.sources = [attackers]
      act.doubts.subtract([.indirectSource, .looseSource, .strangeSource])
    }
    if act.sources.isEmpty, isPassive(verb), act.event == .coerce || act.event == .accuse,
      words.is(tree.lemma[verb], .judicial)
    {
      // "Was arrested in Lebanon": by the authorities of the place, else by those of one's own.
      act.sources = placeAfter(verb)
      if act.sources.isEmpty { act.sources = policeSpeaking(of: verb) }
      if act.sources.isEmpty, let own = unnamed(verb) { act.sources = [own] }
      act.doubts.insert(.place)
    }
    if act.sources.isEmpty, isPassive(verb), [.sanction, .coerce].contains(act.event),
      words.is(tree.lemma[verb], .expelling)
    {
      // "Was expelled *from Eritrea*".
      act.sources = after(words.from, verb).mentions.filter { actor($0).kind == .state }
      act.doubts.insert(.place)
    }
    for (rank, slot) in frame.targets.enumerated() {
      if frame.isMutual, act.sources.count > 1, slot == .object { continue }
      let found = fill(slot, verb)
      let others = found.mentions.filter { !isSame($0, act.sources, act.event) }
      guard !others.isEmpty else { continue }
      act.targets = others
      if rank > 0, !frame.isMutual { act.doubts.insert(.laterSlot) }
      noteTarget(found, &act)
      if case .after(let preposition) = slot, preposition == words.in,
        others.contains(where: { mentions.all[$0].isPlace })
      {
        act.doubts.insert(.place)
      }
      return
    }
    if frame.isMutual, act.sources.count > 1 { return }
    // "Invaded Kuwait and annexed *it*": no actor does it to itself.
    if tree.relation(verb) == .conj, tree.head[verb] >= 0, isPredicate[tree.head[verb]],
      objectTokens(verb).contains(where: { tree.tag($0) == .pronoun })
    {
      let shared = actors(atAll: objectTokens(tree.head[verb])).mentions
        .filter { !sameActor($0, act.sources) }
      if !shared.isEmpty {
        act.targets = shared
        act.doubts.insert(.inferredTarget)
        return
      }
    }
    if let speaker = speakerOwning(objectOf: verb, act) {
      act.targets = [speaker]
      act.doubts.insert(.inferredTarget)
      return
    }
    guard act.event != .consult else { return }
    // "Both armies violated the truce": whoever broke it broke it with the other.
    if act.event == .assault, act.sources.count > 1, objectNouns(verb).contains(where: isTruce) {
      act.isMutual = true
      return
    }
    // Who agrees to a thing of another's does so alone.
    act.isMutual = false
    fillFromElsewhere(&act, verb)
  }

  private func isBelligerent(_ mention: Int) -> Bool {
    let actor = actor(mention)
    return actor.kind == .state || ["MIL", "REB", "GOV"].contains(actor.sector ?? "")
  }

  private func isTruce(_ noun: Int) -> Bool {
    nounFrame(noun)?.event == .retreat || nounFrame(noun)?.event == .agree
      || tree.child(noun) { nounFrame($0)?.event == .retreat } != nil
  }

  /// "A town near *the Turkish border*": where it is, not whose.
  private func isNearby(_ mention: Int) -> Bool {
    let head = mentions.all[mention].head
    let top =
      [.amod, .compound, .nmodPoss].contains(tree.relation(head)) && tree.head[head] >= 0
      ? tree.head[head] : head
    return tree.preposition(top) == words.near
      || top != head && ["border", "frontier"].contains(tree.tokens[top].lemma)
  }

  /// No slot of the frame is filled: an actor the object phrase names, or a telling preposition.
  private func fillFromElsewhere(_ act: inout Act, _ verb: Int) {
    let inObject = objectTokens(verb).flatMap { donors(at: $0) }
    let deep = objectTokens(verb).flatMap { mentions(below: $0) }.filter { !isNearby($0) }
    let inClause =
      [.request, .agree].contains(act.event)
      ? complements(verb).flatMap { mentions(below: $0) }
        + obliques(verb).flatMap { mentions(below: $0) }
      : []
    let choices: [([Int], Doubts)] =
      [(inObject, .indirectTarget)]
      + fallback.map { (after($0, verb).mentions, .otherPreposition) }
      + [(deep, .deepTarget), (inClause, .deepTarget)]
    for (list, doubt) in choices {
      let others = list.filter { !sameActor($0, act.sources) }
      guard !others.isEmpty else { continue }
      act.targets = unique(others)
      act.doubts.insert(doubt)
      return
    }
    // Nameless people are those of the place: "killed ten people in Oslo".
    let humans = objectTokens(verb).contains {
      words.is(tree.word[$0], .humans) || tree.tag($0) == .numeral
    }
    guard act.event == .assault || act.event == .coerce, humans || objectTokens(verb).isEmpty else {
      return
    }
    let place = after(words.in, verb).mentions.filter { !sameActor($0, act.sources) }
    if !place.isEmpty {
      act.targets = [place[0]]
      act.doubts.insert(.place)
    }
  }

  /// Targets that another phrase of the clause gives: a noun of the same class ("threw stones during
  /// demonstrations against X"), what a protest demands, or the state's own place.
  mutating func completeTargets(_ act: inout Act, _ verb: Int) {
    guard act.targets.isEmpty, !(act.isMutual && act.sources.count > 1) else { return }
    for token in domain(verb) {
      let token = Int(token)
      guard token != act.noun, tree.tag(token) == .noun, let frame = nounFrame(token),
        frame.event == act.event, !frame.isParty
      else { continue }
      let parties = nounParties(token, frame)
      let others = (parties.targets.isEmpty ? following(token, frame) : parties.targets)
        .filter { !sameActor($0, act.sources) }
      guard !others.isEmpty else { continue }
      act.targets = others
      act.doubts.insert(.deepTarget)
      used.insert(token)
      return
    }
    if act.event == .protest {
      // "Fasted to make Chad resign", "collected names in a drive to convince parliament".
      for clause in domain(verb).map(Int.init)
      where [.advcl, .xcomp, .acl].contains(tree.relation(clause)) && startsInfinitive(clause) {
        let others = mentions(below: clause, but: act.sources)
        guard !others.isEmpty else { continue }
        act.targets = others
        act.doubts.insert(.deepTarget)
        return
      }
    }
    guard [.coerce, .concede, .protest].contains(act.event) else { return }
    // "Imposed a curfew in Cizre": a state acts upon a place of its own.
    for preposition in [words.in, words.on, words.over, words.at] {
      let own = after(preposition, verb).mentions.filter {
        sameActor($0, act.sources) && mentions.all[$0].form != .pronoun
          && mentions.all[$0].form != .description
      }
      guard !own.isEmpty else { continue }
      act.targets = [own[0]]
      act.isOwnPlace = true
      act.doubts.insert(.place)
      return
    }
  }

  /// Phrases with "to" and "for", which name what is agreed to or asked for.
  private func obliques(_ verb: Int) -> [Int] {
    tree.children(verb).filter {
      tree.relation($0) == .obl && [words.to, words.for].contains(tree.preposition($0))
    }
  }

  /// The first actor named anywhere below a noun or verb, and not among `others`.
  func mentions(below top: Int, but others: [Int] = []) -> [Int] {
    for (index, mention) in mentions.all.enumerated()
    where mention.form != .pronoun && tree.isInside(mention.head, top)
      && !sameActor(index, others)
    { return [index] }
    return []
  }

  private var fallback: [Int32] { [words.against, words.with, words.toward, words.over] }

  func sameActor(_ mention: Int, _ others: [Int]) -> Bool {
    others.contains {
      let a = mentions.all[$0], b = mentions.all[mention]
      return a.actor == b.actor || b.ownActor == a.actor && b.ownActor >= 0 && isOwn(mention, $0)
    }
  }

  /// Who sacks, accuses or meets *his own minister* acts upon another; who withdraws his own troops
  /// does not.
  private func isSame(_ mention: Int, _ others: [Int], _ event: Event) -> Bool {
    let isUpon: Set<Event> = [.coerce, .accuse, .consult, .reject]
    guard isUpon.contains(event), mentions.all[mention].form == .description else {
      return sameActor(mention, others)
    }
    return others.contains { mentions.all[$0].actor == mentions.all[mention].actor }
  }

  /// "Withdrew *its troops*" is the source's own; "met *his Sudanese counterpart*" and "dismissed
  /// the Jordanian cabinet" are others.
  private func isOwn(_ mention: Int, _ owner: Int) -> Bool {
    let first = mentions.all[mention].tokens.lowerBound
    let hasPronoun =
      words.is(tree.word[first], .possessive)
      || first > 0 && words.is(tree.word[first - 1], .possessive)
    let own = actor(mention).country, country = actor(owner).country
    return hasPronoun && (own == nil || country == nil || own == country)
  }

  /// What is doubtful about a source found in subject position.
  func noteSource(_ found: Found, _ verb: Int, _ act: inout Act) {
    if found.isLoose {
      act.doubts.insert(.looseSource)
    } else if found.isIndirect {
      act.doubts.insert(.indirectSource)
      let tokens =
        isPassive(verb)
        ? tree.children(verb).filter { tree.preposition($0) == words.by } : subjectTokens(verb)
      if !tokens.isEmpty, !tokens.contains(where: actsForItsOwner) {
        act.doubts.insert(.strangeSource)
      }
    }
  }

  func noteTarget(_ found: Found, _ act: inout Act) {
    if found.isLoose {
      act.doubts.insert(.looseTarget)
    } else if found.isIndirect {
      act.doubts.insert(.indirectTarget)
    }
  }

  /// "Israeli *jets* bombed", "a Dutch *report* accused": things that act for whose they are.
  private func actsForItsOwner(_ noun: Int) -> Bool {
    words.is(tree.word[noun], [.weapon, .instrument, .headDescription, .quantity, .humans])
      || tree.tag(noun) == .numeral
      || words.is(tree.lemma[noun], [.instrument, .speaker, .headDescription])
      || nounFrame(noun)?.event != nil
  }
}
