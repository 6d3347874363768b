import English
import Graph

extension Clauses {
  /// What a verb does to the acts of the clause or noun that completes it.
  mutating func effectActs(
    _ effect: ClauseEffect, _ frame: VerbFrame, _ verb: Int, _ mood: Mood, _ depth: Int
  ) -> [Act] {
    var inner: [Act] = []
    for clause in complements(verb) where effect != .say && !used.contains(clause) {
      used.insert(clause)
      inner += acts(of: clause, depth: depth + 1)
    }
    if effect != .say, let noun = eventNoun(verb, []), !used.contains(noun) {
      if effect == .ask {
        used.insert(noun)  // what is asked for has not happened
      } else if let act = objectAct(frame, verb, noun) {
        inner.append(act)
      }
    }
    func own() -> Act? {
      guard let event = frame.event else { return nil }
      var act = Act(
        event: event, sources: [], targets: [], trigger: verb, rule: "verb:" + frame.name)
      act.mood = mood
      fillParties(&act, frame, verb)
      if act.targets.isEmpty {
        act.doubts.insert(.deepTarget)
        act.targets = unique(
          inner.flatMap { $0.targets.isEmpty ? [] : $0.targets }.filter {
            !sameActor($0, act.sources)
          })
      }
      if act.targets.isEmpty, event == .threaten {
        // "Threatened to take *Italy* to court".
        act.targets = complements(verb).flatMap { actors(atAll: objectTokens($0)).mentions }
          .filter { !sameActor($0, act.sources) }
      }
      if act.targets.isEmpty, event == .threaten {
        act.targets = conditionSubjects(verb).filter { !sameActor($0, act.sources) }
      }
      return act.sources.isEmpty ? nil : act
    }
    switch effect {
    case .say: return duties(of: verb, frame)
    case .act:
      return inner.map { act in
        var act = act
        act.mood = merged(mood, act.mood)
        act.trigger = verb
        return act
      }
    case .decide:
      // Who decides to help agrees to; who decides to ban has banned.
      return inner.map { act in
        var act = act
        act.mood = merged(mood, act.mood)
        if [.aid, .cooperate, .consult].contains(act.event) { act.mood.isFuture = true }
        act.trigger = verb
        return act
      }
    case .stop:
      return inner.map { act in
        var act = act
        act.mood = mood
        switch act.event.kind {
        case .conflict: act.event = .retreat
        case .cooperation, .consultation: act.event = .sanction
        default: act.mood.isNegated.toggle()
        }
        act.rule = "verb:\(frame.name)+\(act.rule)"
        act.family = .complement
        act.trigger = verb
        return act
      }
    case .plan, .maybe, .not:
      let sources = subjects(verb).mentions
      var out: [Act] = []
      for var act in inner {
        act.mood = merged(mood, act.mood)
        if act.sources.isEmpty { act.sources = sources }
        switch effect {
        case .plan: act.mood.isFuture = true
        case .maybe: act.mood.isPossible = true
        default: act.mood.isNegated.toggle()
        }
        if !act.sources.isEmpty { out.append(act) }
      }
      return out.isEmpty ? own().map { [$0] } ?? [] : out
    case .promise, .threaten, .refuse:
      return commitments(effect, frame, verb, mood, inner, own())
    case .ask, .accuse, .make:
      var out: [Act] = own().map { [$0] } ?? []
      for var act in inner {
        if effect == .ask { act.mood.isRequested = true }
        if effect == .accuse { act.claimants = subjects(verb).mentions }
        if effect == .ask || effect == .accuse || !out.isEmpty { act.doubts.insert(.unreal) }
        if !act.sources.isEmpty { out.append(act) }
      }
      return out
    }
  }

  /// What is promised, threatened or refused need not be so: only the outer verb's mood counts, and
  /// one promise of several things is one act.
  private mutating func commitments(
    _ effect: ClauseEffect, _ frame: VerbFrame, _ verb: Int, _ mood: Mood, _ inner: [Act],
    _ own: Act?
  ) -> [Act] {
    let sources = subjects(verb)
    guard !sources.isEmpty else { return own.map { [$0] } ?? [] }
    // "Warned Jamaica against hosting the exiles", "promised Poland to oppose": it is told to them.
    if let own, !own.targets.isEmpty, effect != .refuse,
      !actors(atAll: objectTokens(verb) + indirectTokens(verb)).isEmpty,
      own.doubts.isDisjoint(with: [.indirectTarget, .deepTarget])
    {
      return [own]
    }
    var out: [Act] = []
    for var act in inner {
      let isNegated = act.mood.isNegated
      act.mood = mood
      switch effect {
      case .promise:
        // "Promised not to attack" agrees; "vowed not to help" refuses.
        if act.event.kind == .conflict {
          act.event = isNegated ? .agree : .threaten
        } else {
          act.event = isNegated ? .reject : .agree
        }
      case .threaten: act.event = .threaten
      default: act.event = isNegated ? .agree : .reject
      }
      act.doubts.subtract([.indirectSource, .looseSource, .strangeSource])
      act.sources = sources.mentions
      noteSource(sources, verb, &act)
      act.targets = act.targets.filter { !sameActor($0, act.sources) }
      // "Refused to meet the king": only one side did; "both agreed to cease fire" with each other.
      if !act.targets.isEmpty {
        act.isMutual = false
      } else if frame.isMutual, effect == .promise, Set(cast(act.sources)).count > 1 {
        act.isMutual = true
      }
      if act.targets.isEmpty, !(act.isMutual && act.sources.count > 1) {
        seekTarget(&act, verb)
      }
      act.rule = "verb:\(frame.name)+\(act.rule)"
      act.family = .complement
      act.trigger = verb
      out.append(act)
    }
    guard let first = out.first else { return own.map { [$0] } ?? [] }
    if first.isMutual, first.sources.count > 1, first.targets.isEmpty { return [first] }
    if let own, !own.targets.isEmpty,
      first.targets.isEmpty && own.doubts.isDisjoint(with: [.looseTarget, .deepTarget])
        || effect == .refuse
          && own.doubts.isDisjoint(with: [.otherPreposition, .deepTarget, .looseTarget])
    {
      return [own]
    }
    return [out.first { !$0.targets.isEmpty } ?? first]
  }

  /// Whom a threat, refusal or promise concerns where the words of the deed name nobody: who could
  /// avert the threat, else whoever is named below: "rejected a call for troops to be sent to Y".
  private func seekTarget(_ act: inout Act, _ verb: Int) {
    guard act.event != .agree else { return }
    if act.event == .threaten {
      act.targets = conditionSubjects(verb).filter { !sameActor($0, act.sources) }
      if !act.targets.isEmpty { return }
    }
    let below = act.noun >= 0 ? [act.noun] : complements(verb)
    for top in below {
      let named = mentions(below: top, but: act.sources)
      guard !named.isEmpty else { continue }
      act.targets = named
      act.doubts.insert(.deepTarget)
      return
    }
  }

  /// "Threatened to stop if *the Dutch* go ahead": who could avert it.
  ///
  /// - Parameter isNear: Only in a clause of the verb or of what completes it, not merely after it.
  func conditionSubjects(_ verb: Int, isNear: Bool = false) -> [Int] {
    for clause in [verb] + complements(verb) {
      for child in tree.children(clause) where [.advcl, .ccomp].contains(tree.relation(child)) {
        let isCondition =
          tree.child(child) {
            tree.relation($0) == .mark && words.is(tree.word[$0], .condition)
          } != nil
        if isCondition, tree.hasChild(child, .nsubj, .nsubjPass) {
          let found = subjects(child).mentions
          if !found.isEmpty { return found }
        }
      }
    }
    if isNear { return [] }
    var token = verb + 1
    while token < tree.count, !words.is(tree.word[token], .condition) || tree.tag(token) == .noun {
      token += 1
    }
    for (index, mention) in mentions.all.enumerated()
    where mention.tokens.lowerBound > token && mention.tokens.lowerBound < token + 4 {
      return [index]
    }
    return []
  }

  func merged(_ outer: Mood, _ inner: Mood) -> Mood {
    var mood = inner
    mood.isNegated = outer.isNegated != inner.isNegated
    mood.isFuture = outer.isFuture || inner.isFuture
    mood.isPossible = outer.isPossible || inner.isPossible
    mood.isDuty = outer.isDuty || inner.isDuty
    mood.isConditional = outer.isConditional || inner.isConditional
    return mood
  }

  /// "Israel must withdraw, Oslo said": the speaker asks Israel.
  func spokenDuty(_ verb: Int) -> Act? {
    guard case .mention(let speaker)? = claimants(of: verb).last else { return nil }
    // The speaker's own request is the outlet's to report, not a claim.
    let doer = isPassive(verb) ? objects(verb) : subjects(verb)
    let targets = doer.mentions.filter { !sameActor($0, [speaker]) }
    guard !targets.isEmpty else { return nil }
    var act = Act(
      event: .request, sources: [speaker], targets: targets, trigger: verb, rule: "duty:must",
      family: .duty)
    act.speaker = speaker
    noteTarget(doer, &act)
    return act
  }

  /// "Said that Chad was behind the attack", "was responsible for the raid" accuses Chad.
  private func charge(by verb: Int, in clause: Int, _ frame: VerbFrame) -> Act? {
    let isBehind =
      tree.child(clause) {
        tree.relation($0) == .case && tree.tokens[$0].lemma == "behind"
      } != nil && nounFrame(clause)?.event?.kind == .conflict
    let isGuilty = ["responsible", "guilty"].contains(tree.tokens[clause].lemma)
    guard isBehind || isGuilty, !mood(clause).isNegated else { return nil }
    let sources = subjects(verb).mentions
    let doer = actors(atAll: subjectTokens(clause))
    let targets = doer.mentions.filter { !sameActor($0, sources) }
    guard !sources.isEmpty, !targets.isEmpty else { return nil }
    var act = Act(
      event: .accuse, sources: sources, targets: targets, trigger: verb,
      rule: "verb:\(frame.name)+behind", family: .complement)
    act.mood = mood(verb)
    noteTarget(doer, &act)
    return act
  }

  /// "Said that Israel must withdraw" asks Israel.
  private func duties(of verb: Int, _ frame: VerbFrame) -> [Act] {
    var out: [Act] = []
    for clause in complements(verb) {
      if let act = charge(by: verb, in: clause, frame) { out.append(act) }
    }
    for clause in complements(verb) where mood(clause).isDuty {
      let sources = subjects(verb).mentions
      let doer = isPassive(clause) ? objects(clause) : subjects(clause)
      guard !sources.isEmpty else { continue }
      let targets = doer.mentions.filter { !sameActor($0, sources) }
      guard !targets.isEmpty else { continue }
      var act = Act(
        event: .request, sources: sources, targets: targets, trigger: verb,
        rule: "verb:\(frame.name)+must", family: .duty)
      act.mood = mood(verb)
      noteTarget(doer, &act)
      out.append(act)
    }
    return out
  }
}
