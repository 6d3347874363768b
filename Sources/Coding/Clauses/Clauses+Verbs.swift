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
        for i in found.indices { found[i].doubts.insert(.unreal) }
      }
      if isSupposed(verb) || isAlleged(verb, acts) {
        for i in found.indices { found[i].doubts.insert(.unreal) }
      }
      if mood(verb).isDuty {
        // What must be done is asked for by who says so, and not yet done.
        for i in found.indices where found[i].mood.isDuty { found[i].doubts.insert(.unreal) }
        if let act = spokenDuty(verb),
          !acts.contains(where: {
            $0.family == .duty && cast($0.sources) == cast(act.sources)
              && cast($0.targets) == cast(act.targets)
          })
        {
          found.append(act)
        }
      }
      acts += found
    }
    for noun in 0..<tree.count where !used.contains(noun) {
      guard var act = nounAct(noun) ?? appositionAct(noun) else { continue }
      if act.event.kind == .conflict, isOnlyMeant(noun, acts) { act.doubts.insert(.unreal) }
      acts.append(act)
    }
    acts.removeAll { isGame($0) || isHollow($0) }
    shareTargets(&acts)
    turnToProtests(&acts)
    for i in acts.indices
    where acts[i].mood.isFuture && acts[i].targets.isEmpty
      && !acts[i].isMutual
    {
      // "Would disarm if *the government* freed them".
      acts[i].targets = conditionSubjects(acts[i].trigger, isNear: true).filter {
        !sameActor($0, acts[i].sources)
      }
      if !acts[i].targets.isEmpty { acts[i].doubts.insert(.deepTarget) }
    }
    // "Used tear gas to disperse students": one act, told twice.
    let told = acts
    acts.removeAll { act in
      act.targets.isEmpty && !act.isMutual
        && told.contains {
          !$0.targets.isEmpty && $0.event == act.event && $0.isCounted
            && Set(cast($0.sources)) == Set(cast(act.sources))
        }
    }
    for i in acts.indices {
      acts[i].about = concerns(acts[i])
      if acts[i].mood.isConditional { acts[i].doubts.insert(.unreal) }
    }
    return acts.sorted { $0.trigger < $1.trigger }
  }

  /// "Opened fire *to disperse demonstrators*", "fired shots, *wounding two Poles*": force without a
  /// target of its own is used on whom the clause below it names.
  private func shareTargets(_ acts: inout [Act]) {
    for i in acts.indices
    where acts[i].targets.isEmpty && [.assault, .coerce].contains(acts[i].event)
      && !acts[i].isMutual
    {
      let verb = acts[i].trigger
      guard
        let other = acts.first(where: { other in
          !other.targets.isEmpty && [.assault, .coerce].contains(other.event)
            && tree.relation(other.trigger) == .advcl && tree.head[other.trigger] == verb
            && cast(other.sources) == cast(acts[i].sources)
        })
      else { continue }
      acts[i].targets = other.targets
      acts[i].doubts.insert(.deepTarget)
    }
  }

  /// "Farmers blocked roads *to demand* higher prices": what the powerless do to press somebody is
  /// protest, whatever the deed.
  private func turnToProtests(_ acts: inout [Act]) {
    for i in acts.indices
    where acts[i].event == .coerce && isPredicate[acts[i].trigger]
      && !acts[i].sources.contains(where: isPowerful)
    {
      let verb = acts[i].trigger
      let blocks = acts[i].rule == "verb:block" && objectTokens(verb).contains(where: isRoad)
      if blocks { acts[i].event = .protest }
      guard
        let purpose = domain(verb).map(Int.init).first(where: { clause in
          [.advcl, .xcomp, .acl].contains(tree.relation(clause)) && clause > verb
            && (startsInfinitive(clause) || tree.tokens[clause].pennTag.rawValue == "VBG")
            && lexicon.frames.verbFrames(tree.lemma[clause]).contains {
              [.protest, .request].contains(lexicon.frames.verbs[Int($0)].event)
            }
        })
      else { continue }
      acts[i].event = .protest
      let asked =
        acts.first { $0.trigger == purpose && !$0.targets.isEmpty }?.targets
        ?? mentions(below: purpose, but: acts[i].sources)
      let others = asked.filter { !sameActor($0, acts[i].sources) }
      if !others.isEmpty { acts[i].targets = others }
    }
  }

  private func isRoad(_ noun: Int) -> Bool {
    ["road", "highway", "street", "bridge", "railway", "entrance", "traffic", "port", "motorway"]
      .contains(tree.tokens[noun].lemma)
  }

  private func isPowerful(_ mention: Int) -> Bool {
    let actor = actor(mention)
    return actor.kind == .state
      || ["MIL", "REB", "GOV", "COP", "SPY", "JUD", "IGO"].contains(actor.sector ?? "")
  }

  /// Below an if, unless or until clause: "unless Chad made peace with rebels fighting it".
  private func isSupposed(_ verb: Int) -> Bool {
    var node = tree.head[verb]
    while node >= 0 {
      if tree.relation(node) == .advcl,
        tree.child(
          node,
          where: {
            tree.relation($0) == .mark && words.is(tree.word[$0], .condition)
          }) != nil
      {
        return true
      }
      node = tree.head[node]
    }
    return false
  }

  /// "Will not let exiles use its soil *for attacks*": below the clause that completes a refusal or
  /// threat; not its object, "rejected the attack".
  private func isOnlyMeant(_ noun: Int, _ acts: [Act]) -> Bool {
    let verb = verbAbove[noun]
    guard verb >= 0, [.xcomp, .ccomp, .advcl].contains(tree.relation(verb)) else { return false }
    let outer = verbAbove[verb]
    guard outer >= 0, startsInfinitive(verb),
      let act = acts.first(where: { $0.trigger == outer && isPredicate[$0.trigger] })
    else { return false }
    return [.reject, .threaten].contains(act.event) || act.mood.isNegated
  }

  /// "Arrested for spying for Y", "accepted a plan for ending it", "vetoed a resolution censuring Y":
  /// what somebody is held or thanked for, what is planned or refused, need not have happened.
  private func isAlleged(_ verb: Int, _ acts: [Act]) -> Bool {
    let above = verbAbove[verb]
    guard above >= 0, let act = acts.first(where: { $0.trigger == above }) else { return false }
    if act.event == .reject, [.acl, .aclRelcl].contains(tree.relation(verb)),
      objectTokens(above).contains(tree.head[verb])
    {
      return true
    }
    guard [.advcl, .acl].contains(tree.relation(verb)), tree.tokens[verb].pennTag.rawValue == "VBG",
      tree.child(verb, where: { $0 < verb && tree.word[$0] == words.for }) != nil
    else { return false }
    return act.event != .support
  }

  /// Nobody meets alone; nor does a thing of the actor's do what names nobody.
  private func isHollow(_ act: Act) -> Bool {
    guard act.targets.isEmpty, !(act.isMutual && act.sources.count > 1) else { return false }
    return act.event == .consult || act.event == .protest && act.sources.allSatisfy(isForce)
  }

  /// States, armies and rebels march; they do not protest by it.
  func isForce(_ mention: Int) -> Bool {
    let actor = actor(mention)
    return actor.kind == .state || ["MIL", "REB", "GOV"].contains(actor.sector ?? "")
  }

  /// "… to help them": meant, and not said to have happened.
  private func isPurpose(_ verb: Int) -> Bool {
    guard [.advcl, .xcomp, .acl].contains(tree.relation(verb)) else { return false }
    return tree.child(verb) { tree.relation($0) == .mark && tree.word[$0] == words.to } != nil
  }

  /// The first frame of the verb that fits its clause.
  func frame(_ verb: Int) -> VerbFrame? {
    // "Is an ally of": a noun has no verb's frame.
    guard [.verb, .adjective, .auxiliary].contains(tree.tag(verb)) else { return nil }
    let numbers =
      tree.tag(verb) == .adjective || isStative(verb)
      ? lexicon.frames.adjectiveFrames(tree.word[verb])
      : lexicon.frames.verbFrames(tree.lemma[verb])
    for number in numbers {
      let frame = lexicon.frames.verbs[Int(number)]
      if let particle = frame.particle {
        if let noun = frame.complement {
          guard hasComplement(verb, particle, noun) else { continue }
        } else if !hasParticle(verb, particle) {
          continue
        }
      }
      guard fits(frame.object, verb, frame.particle) else { continue }
      if frame.needsTarget, !frame.targets.contains(where: { !fill($0, verb).isEmpty }) { continue }
      // "A man *wanted by* the police": sought, and not asked.
      if frame.event == .request, tree.tokens[verb].lemma == "want", isPassive(verb) { return nil }
      return frame
    }
    return nil
  }

  private func hasParticle(_ verb: Int, _ particle: Int32) -> Bool {
    for child in tree.children(verb) {
      if tree.word[child] == particle,
        [.compoundPrt, .advmod, .case, .mark, .xcomp, .obl, .obj].contains(tree.relation(child))
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

  /// "Went on strike", "took into custody".
  private func hasComplement(_ verb: Int, _ preposition: Int32, _ noun: Int32) -> Bool {
    tree.child(verb) { child in
      (tree.lemma[child] == noun || tree.word[child] == noun)
        && tree.preposition(child) == preposition
    } != nil
      || verb + 2 < tree.count && tree.word[verb + 1] == preposition
        && (tree.lemma[verb + 2] == noun || tree.word[verb + 2] == noun)
  }

  /// A state by its name, not by its government or one of its officials.
  func isBareState(_ mention: Int) -> Bool {
    actor(mention).kind == .state && mentions.all[mention].form != .description
  }

  private func fits(_ test: ObjectTest, _ verb: Int, _ verbParticle: Int32? = nil) -> Bool {
    switch test {
    case .any: return true
    case .none: return objectTokens(verb).isEmpty
    case .actor:
      let found = objects(verb)
      return !found.isEmpty && !found.isIndirect
    case .people:
      let found = objects(verb)
      return !found.isEmpty && !found.isIndirect && found.mentions.contains { !isBareState($0) }
    case .body:
      // "Withdrew from the union": the body stands after the preposition.
      let particle = verbParticle
      let found = particle.map { after($0, verb) } ?? objects(verb)
      return !found.isEmpty && !found.isIndirect && (particle == nil || objectTokens(verb).isEmpty)
        && found.mentions.contains { actor($0).kind == .organization }
    case .nouns(let nouns):
      return objectNouns(verb, verbParticle).contains {
        !isPair($0)
          && (nouns.contains(tree.lemma[$0]) || nouns.contains(tree.word[$0])
            || nouns.contains(singular($0)))
      }
    case .events(let events): return eventNoun(verb, events, verbParticle) != nil
    }
  }

  /// The second noun of one that the lexicon knows as two: a "travel ban" is no mere ban.
  private func isPair(_ noun: Int) -> Bool {
    guard let frame = nounFrame(noun), frame.event == .sanction else { return false }
    return frame.name.contains(" ")
  }

  /// The singular of a plural that the lemmatizer leaves alone: "troops".
  private func singular(_ noun: Int) -> Int32 {
    let form = tree.tokens[noun].form.utf8
    guard tree.lemma[noun] == tree.word[noun], form.last == UInt8(ascii: "s") else { return -1 }
    return lexicon.symbols.symbol(form.dropLast())
  }

  /// Objects and those joined to them; for "held a round of talks" also the talks.
  func objectNouns(_ verb: Int, _ particle: Int32? = nil) -> [Int] {
    var out: [Int] = []
    var tops = objectTokens(verb)
    if let particle {
      // "Withdrew *from talks*", "pulled out *of the pact*".
      for child in tree.children(verb)
      where tree.relation(child) == .obl && tree.preposition(child) == particle {
        tops.append(child)
      }
    }
    for object in tops {
      out.append(object)
      for child in tree.children(object) {
        if tree.relation(child) == .conj { out.append(child) }
        if tree.relation(child) == .nmod, tree.preposition(child) == words.of { out.append(child) }
        if [.compound, .amod].contains(tree.relation(child)), tree.tag(child) == .noun {
          out.append(child)
        }
      }
    }
    return out
  }

  /// The object noun that names an event of those classes.
  func eventNoun(_ verb: Int, _ events: Set<Event>, _ particle: Int32? = nil) -> Int? {
    objectNouns(verb, particle).first { noun in
      guard let frame = nounFrame(noun), let event = frame.event,
        !frame.isParty
      else { return false }
      return events.isEmpty || events.contains(event)
    }
  }

  mutating func acts(of verb: Int, depth: Int) -> [Act] {
    if ["be", "remain", "become", "stay"].contains(tree.tokens[verb].lemma)
      || tree.hasChild(verb, .cop), let act = predicateNounAct(verb)
    {
      return [act]
    }
    guard depth < 8, let frame = frame(verb) else { return [] }
    fired[verb] = frame.name
    let mood = mood(verb)
    if let effect = frame.effect {
      let acts = effectActs(effect, frame, verb, mood, depth)
      if !acts.isEmpty || frame.event == nil { return acts }
    }
    if frame.isLight {
      guard let noun = eventNoun(verb, lightEvents(frame)),
        var act = lightAct(frame, verb, noun, mood)
      else { return [] }
      completeTargets(&act, verb)
      return [act]
    }
    guard let event = frame.event else { return [] }
    var act = Act(event: event, sources: [], targets: [], trigger: verb, rule: "verb:" + frame.name)
    act.mood = mood
    fillParties(&act, frame, verb)
    completeTargets(&act, verb)
    if let noun = objectNouns(verb).first(where: { nounFrame($0) != nil }) {
      if case .any = frame.object {
        // "Rejected talks with", "ended cooperation with": the noun's act is what is not done;
        // "ratified a pact with", "sent weapons to": it is the same act.
        let told = nounFrame(noun)
        let isSame =
          told?.event == .agree
          && ["ratify", "sign", "initial", "approve", "endorse"].contains(tree.tokens[verb].lemma)
          || told?.event == .aid && told?.needsVerb == true
        if Self.undoing.contains(event) || isSame && !act.sources.isEmpty { used.insert(noun) }
      } else if !(event == .consult && nounParties(noun).count > 1) {
        // But "hosted talks between X and Y" tells two acts.
        used.insert(noun)
      }
      act.noun = noun
    }
    // "The Dutch coach resigned" is no act of the Dutch.
    if act.targets.isEmpty, !(act.isMutual && act.sources.count > 1),
      act.doubts.contains(.strangeSource)
    {
      return []
    }
    return act.sources.isEmpty ? [] : [act]
  }

  /// Those whom a noun joins: "talks between X and Y".
  private func nounParties(_ noun: Int) -> [Int] {
    nounFrame(noun).map { nounParties(noun, $0).sources } ?? []
  }

  /// Classes whose object does not happen by the act.
  private static let undoing: Set<Event> = [
    .reject, .sanction, .retreat, .threaten, .request, .concede, .agree,
  ]

  private func lightEvents(_ frame: VerbFrame) -> Set<Event> {
    if case .events(let events) = frame.object { return events }
    return []
  }
}
