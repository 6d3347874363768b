import English
import Graph

extension Clauses {
  /// The acts of the sentence, in the order of their words.
  mutating func acts() -> [Act] {
    var acts: [Act] = []
    let order = (0..<tree.count).filter { isPredicate[$0] }
      .sorted { (tree.depth[$0], $0) < (tree.depth[$1], $1) }
    for verb in order where !used.contains(verb) {
      var found = self.acts(of: verb, depth: 0)
      if isPurpose(verb),
        acts.contains(where: { $0.trigger == verbAbove[verb] && !$0.targets.isEmpty })
      {
        for i in found.indices { found[i].confidence = min(found[i].confidence, 0.45) }
      }
      acts += found
    }
    for noun in 0..<tree.count where !used.contains(noun) {
      if let act = nounAct(noun) { acts.append(act) }
    }
    return acts.sorted { $0.trigger < $1.trigger }
  }

  /// "… to help them": meant, and not said to have happened.
  private func isPurpose(_ verb: Int) -> Bool {
    guard [.advcl, .xcomp, .acl].contains(tree.relation(verb)) else { return false }
    return tree.child(verb) { tree.relation($0) == .mark && tree.word[$0] == words.to } != nil
  }

  /// The first frame of the verb that fits its clause.
  func frame(_ verb: Int) -> VerbFrame? {
    let numbers =
      tree.tag(verb) == .adjective || isStative(verb)
      ? lexicon.frames.adjectiveFrames(tree.word[verb])
      : lexicon.frames.verbFrames(tree.lemma[verb])
    for number in numbers {
      let frame = lexicon.frames.verbs[Int(number)]
      if let particle = frame.particle, !hasParticle(verb, particle) { continue }
      if fits(frame.object, verb) { return frame }
    }
    return nil
  }

  private func hasParticle(_ verb: Int, _ particle: Int32) -> Bool {
    for child in tree.children(verb) {
      if tree.word[child] == particle,
        [.compoundPrt, .advmod, .case, .mark, .xcomp, .obl].contains(tree.relation(child))
      {
        return true
      }
      if [.obl, .nmod, .advcl, .ccomp, .xcomp, .obj].contains(tree.relation(child)) {
        for below in tree.children(child)
        where tree.word[below] == particle && [.case, .mark].contains(tree.relation(below)) {
          return true
        }
      }
    }
    return false
  }

  private func fits(_ test: ObjectTest, _ verb: Int) -> Bool {
    switch test {
    case .any: return true
    case .none: return objectTokens(verb).isEmpty
    case .actor:
      let found = objects(verb)
      return !found.isEmpty && !found.isIndirect
    case .nouns(let nouns):
      return objectNouns(verb).contains {
        nouns.contains(tree.lemma[$0]) || nouns.contains(tree.word[$0])
      }
    case .events(let events): return eventNoun(verb, events) != nil
    }
  }

  /// Objects and those joined to them; for "held a round of talks" also the talks.
  private func objectNouns(_ verb: Int) -> [Int] {
    var out: [Int] = []
    for object in objectTokens(verb) {
      out.append(object)
      for child in tree.children(object) {
        if tree.relation(child) == .conj { out.append(child) }
        if tree.relation(child) == .nmod, tree.preposition(child) == words.of { out.append(child) }
        if tree.relation(child) == .compound, tree.tag(child) == .noun { out.append(child) }
      }
    }
    return out
  }

  /// The object noun that names an event of those classes.
  private func eventNoun(_ verb: Int, _ events: Set<Event>) -> Int? {
    objectNouns(verb).first { noun in
      guard let frame = nounFrame(noun), let event = frame.event,
        !frame.isParty
      else { return false }
      return events.isEmpty || events.contains(event)
    }
  }

  private mutating func acts(of verb: Int, depth: Int) -> [Act] {
    guard depth < 8, let frame = frame(verb) else {
      return predicateNounAct(verb).map { [$0] } ?? []
    }
    let mood = mood(verb)
    var acts: [Act] = []
    if let effect = frame.effect {
      acts = effectActs(effect, frame, verb, mood, depth)
      if !acts.isEmpty || frame.event == nil { return acts }
    }
    if frame.isLight {
      if let noun = eventNoun(verb, lightEvents(frame)), let act = lightAct(frame, verb, noun, mood)
      {
        return [act]
      }
      return []
    }
    guard let event = frame.event else { return [] }
    var act = Act(event: event, sources: [], targets: [], trigger: verb, rule: "verb:" + frame.name)
    act.mood = mood
    fillParties(&act, frame, verb)
    if let noun = objectNouns(verb).first(where: { nounFrame($0) != nil }) {
      if case .any = frame.object {} else { used.insert(noun) }
      act.noun = noun
    }
    // "The Dutch coach resigned" is no act of the Dutch; nobody meets alone.
    if act.targets.isEmpty, !(act.isMutual && act.sources.count > 1) {
      if event == .consult || fill(frame.source, verb).isIndirect { return [] }
    }
    return act.sources.isEmpty ? [] : [act]
  }

  private func lightEvents(_ frame: VerbFrame) -> Set<Event> {
    if case .events(let events) = frame.object { return events }
    return []
  }

  /// The first place named after a verb, before the next finite one.
  private func placeAfter(_ verb: Int) -> [Int] {
    for (index, mention) in mentions.all.enumerated()
    where mention.isPlace && mention.tokens.lowerBound > verb {
      let between = verb + 1..<mention.tokens.lowerBound
      return between.contains { isPredicate[$0] && tree.hasChild($0, .nsubj) } ? [] : [index]
    }
    return []
  }

  private static let judicial: Set<String> = [
    "arrest", "detain", "jail", "imprison", "sentence", "convict", "indict", "charge", "fine",
    "try",
    "prosecute", "deport", "execute", "put",
  ]

  /// Source and target of a verb's own event.
  func fillParties(_ act: inout Act, _ frame: VerbFrame, _ verb: Int) {
    let source = fill(frame.source, verb)
    act.sources = source.mentions
    act.isMutual = frame.isMutual
    if act.sources.isEmpty, isPassive(verb), act.event == .coerce || act.event == .accuse,
      Self.judicial.contains(tree.tokens[verb].lemma) || frame.particle != nil
    {
      // "Was arrested in Lebanon": by its authorities.
      act.sources = placeAfter(verb)
      act.confidence -= 0.2
    }
    if source.isIndirect { act.confidence -= 0.1 }
    for (rank, slot) in frame.targets.enumerated() {
      if frame.isMutual, act.sources.count > 1, slot == .object { continue }
      let found = fill(slot, verb)
      let others = found.mentions.filter { !sameActor($0, act.sources) }
      guard !others.isEmpty else { continue }
      act.targets = others
      act.confidence -= Double(min(rank, 2)) * 0.03 + (found.isIndirect ? 0.08 : 0)
      return
    }
    if frame.isMutual, act.sources.count > 1 { return }
    guard act.event != .consult else { return }
    // No slot of the frame is filled: an actor the object phrase names, or a telling preposition.
    let inObject = objectTokens(verb).flatMap { donors(at: $0) }
    let deep = objectTokens(verb).flatMap { mentions(below: $0) }
    let inClause =
      [.request, .agree].contains(act.event)
      ? complements(verb).flatMap { mentions(below: $0) }
        + obliques(verb).flatMap { mentions(below: $0) }
      : []
    for list in [inObject] + fallback.map({ after($0, verb).mentions }) + [deep, inClause] {
      let others = list.filter { !sameActor($0, act.sources) }
      guard !others.isEmpty else { continue }
      act.targets = unique(others)
      act.confidence -= 0.15
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
      act.confidence -= 0.2
    }
  }

  /// Phrases with "to", which name what is agreed to or asked for.
  private func obliques(_ verb: Int) -> [Int] {
    tree.children(verb).filter {
      tree.relation($0) == .obl && [words.to, words.for].contains(tree.preposition($0))
    }
  }

  /// The first actor named anywhere below a noun or verb.
  private func mentions(below top: Int) -> [Int] {
    for (index, mention) in mentions.all.enumerated()
    where mention.form != .pronoun && tree.isInside(mention.head, top) { return [index] }
    return []
  }

  private var fallback: [Int32] { [words.against, words.with, words.toward, words.over] }

  func sameActor(_ mention: Int, _ others: [Int]) -> Bool {
    others.contains {
      let a = mentions.all[$0], b = mentions.all[mention]
      // "Withdrew *its troops*": the source's own.
      return a.actor == b.actor || b.ownActor == a.actor && b.ownActor >= 0
    }
  }

  /// "Held talks with", "launched an attack on".
  private mutating func lightAct(_ frame: VerbFrame, _ verb: Int, _ noun: Int, _ mood: Mood) -> Act?
  {
    guard let nounFrame = nounFrame(noun), let event = nounFrame.event else {
      return nil
    }
    var act = Act(
      event: event, sources: [], targets: [], trigger: verb, noun: noun,
      rule: "verb:\(frame.name)+\(nounFrame.name)")
    act.mood = mood
    act.isMutual = nounFrame.isMutual
    if tree.hasNegativeDeterminer(noun, words) { act.mood.isNegated = true }
    used.insert(noun)
    let source = fill(frame.source, verb)
    act.sources = source.mentions
    let own = nounParties(noun, nounFrame)
    if nounFrame.isMutual, act.sources.count > 1 {
      act.targets = fill(.after(words.with), verb).mentions.filter { !sameActor($0, act.sources) }
      return act
    }
    if act.sources.isEmpty {
      act.sources = own.sources
      if act.sources.isEmpty, nounFrame.isMutual, own.targets.count > 1 {
        act.sources = own.targets
        return act
      }
    }
    for clause in tree.children(noun)
    where [.acl, .ccomp, .aclRelcl, .xcomp].contains(tree.relation(clause)) && isPredicate[clause] {
      let doers = (isPassive(clause) ? objects(clause) : subjects(clause)).mentions
        .filter { !sameActor($0, act.sources) }
      used.insert(clause)
      if event == .request, !doers.isEmpty {
        act.targets = doers
        return act
      }
    }
    let given = own.targets.filter { !sameActor($0, act.sources) }
    if !given.isEmpty {
      act.targets = given
      return act
    }
    for preposition in nounFrame.with {
      let others = after(preposition, verb).mentions.filter { !sameActor($0, act.sources) }
      if !others.isEmpty {
        act.targets = others
        return act.sources.isEmpty ? nil : act
      }
    }
    for slot in frame.targets {
      let others = fill(slot, verb).mentions.filter { !sameActor($0, act.sources) }
      if !others.isEmpty {
        act.targets = others
        act.confidence -= 0.05
        return act.sources.isEmpty ? nil : act
      }
    }
    let modifying = own.sources.filter { !sameActor($0, act.sources) }
    if !modifying.isEmpty {
      act.targets = modifying
      act.confidence -= 0.15
    }
    return act.sources.isEmpty ? nil : act
  }

  /// What a verb does to the acts of the clause or noun that completes it.
  private mutating func effectActs(
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
        act.targets = unique(
          inner.flatMap { $0.targets.isEmpty ? [] : $0.targets }.filter {
            !sameActor($0, act.sources)
          })
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
    case .plan, .maybe, .not, .promise, .threaten, .refuse:
      let sources = subjects(verb).mentions
      var out: [Act] = []
      for var act in inner {
        // What is promised, threatened or refused need not be so: only the outer verb's mood counts.
        act.mood = [.promise, .threaten, .refuse].contains(effect) ? mood : merged(mood, act.mood)
        if act.sources.isEmpty { act.sources = sources }
        // "Wants Israel to leave" asks; "wants to leave" plans.
        let isOwn = act.sources.contains { sameActor($0, sources) }
        switch effect {
        case .plan: act.mood.isFuture = true
        case .maybe: act.mood.isPossible = true
        case .not: act.mood.isNegated.toggle()
        case .promise:
          act.event = act.event.kind == .conflict ? .threaten : .agree
        case .threaten: act.event = .threaten
        case .refuse: act.event = .reject
        default: break
        }
        if effect == .promise || effect == .threaten || effect == .refuse {
          act.sources = sources
          if !isOwn, !act.sources.isEmpty { act.targets = act.targets.isEmpty ? [] : act.targets }
          act.targets = act.targets.filter { !sameActor($0, sources) }
          act.rule = "verb:\(frame.name)+\(act.rule)"
          act.trigger = verb
        }
        if !act.sources.isEmpty { out.append(act) }
      }
      if let first = out.first, [.promise, .threaten, .refuse].contains(effect) {
        // One promise of several things is one act.
        if first.isMutual, first.sources.count > 1, first.targets.isEmpty { return [first] }
        if effect == .refuse, let own = own(), !own.targets.isEmpty, own.confidence > 0.72 {
          return [own]
        }
        if first.targets.isEmpty, let own = own(), !own.targets.isEmpty { return [own] }
        return [out.first { !$0.targets.isEmpty } ?? first]
      }
      return out.isEmpty ? own().map { [$0] } ?? [] : out
    case .ask, .accuse, .make:
      var out: [Act] = own().map { [$0] } ?? []
      for var act in inner {
        if effect == .ask { act.mood.isRequested = true }
        if effect == .accuse { act.claimants = subjects(verb).mentions }
        act.confidence = min(act.confidence, 0.45)
        if effect == .make, frame.event == nil { act.confidence = 0.6 }
        if !act.sources.isEmpty { out.append(act) }
      }
      return out
    }
  }

  /// "Threatened to stop if *the Dutch* go ahead": who could avert it.
  func conditionSubjects(_ verb: Int) -> [Int] {
    for clause in [verb] + complements(verb) {
      for child in tree.children(clause) where [.advcl, .ccomp].contains(tree.relation(child)) {
        let isCondition =
          tree.child(child) {
            tree.relation($0) == .mark && words.is(tree.word[$0], .condition)
          } != nil
        if isCondition {
          let found = subjects(child).mentions
          if !found.isEmpty { return found }
        }
      }
    }
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

  /// The act of a noun that completes a verb: "threatened an attack on", "agreed to a ceasefire".
  private mutating func objectAct(_ frame: VerbFrame, _ verb: Int, _ noun: Int) -> Act? {
    guard let nounFrame = nounFrame(noun), let event = nounFrame.event else {
      return nil
    }
    used.insert(noun)
    var act = Act(
      event: event, sources: subjects(verb).mentions, targets: [], trigger: verb, noun: noun,
      rule: "noun:" + nounFrame.name)
    let own = nounParties(noun, nounFrame)
    act.targets = (own.targets + own.sources).filter { !sameActor($0, act.sources) }
    if act.targets.isEmpty {
      for preposition in nounFrame.with {
        act.targets = after(preposition, verb).mentions.filter { !sameActor($0, act.sources) }
        if !act.targets.isEmpty { break }
      }
    }
    return act
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

  /// "Said that Israel must withdraw" asks Israel.
  private func duties(of verb: Int, _ frame: VerbFrame) -> [Act] {
    var out: [Act] = []
    for clause in complements(verb) where mood(clause).isDuty {
      let sources = subjects(verb).mentions
      let doer = isPassive(clause) ? objects(clause) : subjects(clause)
      guard !sources.isEmpty else { continue }
      let targets = doer.mentions.filter { !sameActor($0, sources) }
      guard !targets.isEmpty else { continue }
      var act = Act(
        event: .request, sources: sources, targets: targets, trigger: verb,
        rule: "verb:\(frame.name)+must")
      act.mood = mood(verb)
      out.append(act)
    }
    return out
  }
}
