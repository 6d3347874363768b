import English
import Graph

extension Clauses {
  /// "Held talks with", "launched an attack on".
  mutating func lightAct(_ frame: VerbFrame, _ verb: Int, _ noun: Int, _ mood: Mood) -> Act? {
    guard let nounFrame = nounFrame(noun), let event = nounFrame.event else {
      return nil
    }
    var act = Act(
      event: event, sources: [], targets: [], trigger: verb, noun: noun,
      rule: "verb:\(frame.name)+\(nounFrame.name)", family: .light)
    act.mood = mood
    act.isMutual = nounFrame.isMutual
    if tree.hasNegativeDeterminer(noun, words) { act.mood.isNegated = true }
    used.insert(noun)
    let source = fill(frame.source, verb)
    act.sources = source.mentions
    noteSource(source, verb, &act)
    if tree.lemma[noun] == words.strike, !act.sources.isEmpty, !act.sources.contains(where: isForce)
    {
      act.event = .protest  // workers do not bomb
    }
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
    // "Reached a consensus *to exchange* data": what is agreed on is not yet done.
    if event == .agree {
      for clause in complements(verb) + tree.children(verb).filter({ startsInfinitive($0) })
      where clause > noun && isPredicate[clause] && startsInfinitive(clause)
        && clause <= noun + 3
      {
        used.insert(clause)
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
        act.doubts.insert(.laterSlot)
        return act.sources.isEmpty ? nil : act
      }
    }
    // "An inquiry into killings *by militias* in Timor".
    if event == .accuse {
      for preposition in [words.by, words.of, words.in] {
        let others = after(preposition, verb, from: noun).mentions
          .filter { !sameActor($0, act.sources) }
        guard !others.isEmpty else { continue }
        act.targets = others
        act.doubts.insert(.otherPreposition)
        return act.sources.isEmpty ? nil : act
      }
    }
    let modifying = own.sources.filter { !sameActor($0, act.sources) }
    if !modifying.isEmpty {
      act.targets = modifying
      act.doubts.insert(.indirectTarget)
    }
    return act.sources.isEmpty ? nil : act
  }

  /// The act of a noun that completes a verb: "threatened an attack on", "agreed to a ceasefire".
  mutating func objectAct(_ frame: VerbFrame, _ verb: Int, _ noun: Int) -> Act? {
    guard let nounFrame = nounFrame(noun), let event = nounFrame.event else {
      return nil
    }
    used.insert(noun)
    var act = Act(
      event: event, sources: subjects(verb).mentions, targets: [], trigger: verb, noun: noun,
      rule: "noun:" + nounFrame.name, family: .complement)
    let own = nounParties(noun, nounFrame)
    act.targets = (own.targets + own.sources).filter { !sameActor($0, act.sources) }
    if act.targets.isEmpty {
      act.targets = own.froms.filter { !sameActor($0, act.sources) }  // "an offer from Y"
    }
    if act.targets.isEmpty {
      for preposition in nounFrame.with {
        act.targets = after(preposition, verb).mentions.filter { !sameActor($0, act.sources) }
        if !act.targets.isEmpty { break }
      }
    }
    return act
  }
}
