import English
import Graph

extension Clauses {
  /// The frame of a noun, or of the two-word noun that it ends.
  func nounFrame(_ noun: Int) -> NounFrame? {
    var before = noun - 1
    if before > 0, tree.tokens[before].form == "-" { before -= 1 }
    if before >= 0, let frame = lexicon.frames.noun(tree.word[before], tree.lemma[noun]) {
      return frame
    }
    guard let frame = lexicon.frames.noun(tree.lemma[noun]) else { return nil }
    // Controls and holds are no control or hold over somebody.
    if frame.event == .influence, tree.tokens[noun].pennTag.rawValue == "NNS" { return nil }
    return frame
  }

  /// The act that a noun tells by itself: "talks between A and B", "A's attack on B".
  mutating func nounAct(_ noun: Int) -> Act? {
    let isGerund =
      tree.tag(noun) == .verb
      && [.csubj, .nsubj, .nsubjPass, .obj, .obl].contains(tree.relation(noun))
    guard tree.tag(noun) == .noun || tree.tag(noun) == .properNoun || isGerund,
      let frame = isGerund
        ? lexicon.frames.noun(lexicon.symbols.symbol(tree.tokens[noun].form.lowercased().utf8))
        : nounFrame(noun),
      let event = frame.event, !frame.isParty, mentions.group(at: noun) == nil
    else { return nil }
    if isBeingUndone(noun) { return nil }
    // The first noun of "peace talks", "attack helicopter" names no act of its own.
    if tree.relation(noun) == .compound, tree.tag(tree.head[noun]) == .noun { return nil }
    var parties = nounParties(noun, frame)
    let verb = verbAbove[noun]
    if parties.targets.isEmpty, verb >= 0, tree.head[noun] == verb {
      // The tree may hang "with Russia" on the verb.
      for preposition in frame.with where parties.targets.isEmpty {
        parties.targets = after(preposition, verb, from: noun).mentions
          .filter { !sameActor($0, parties.sources) }
      }
    }
    if parties.targets.isEmpty, !parties.sources.isEmpty {
      parties.targets = following(noun, frame).filter { !sameActor($0, parties.sources) }
    }
    if frame.isMutual, parties.sources.isEmpty, parties.targets.count > 1 {
      parties.sources = parties.targets
      parties.targets = []
    }
    if parties.sources.isEmpty, !parties.targets.isEmpty, verb >= 0,
      [.obj, .obl].contains(tree.relation(noun)), !isPassive(verb),
      frame.isMutual || !isOccasion(noun)
    {
      // "Began attacks on Israel", "met for talks with": the clause's subject, unless it only speaks.
      let verbFrame = self.frame(verb)
      if verbFrame?.effect != .say, verbFrame?.event == nil || frame.isMutual {
        parties.sources = subjects(verb).mentions.filter { !sameActor($0, parties.targets) }
        parties.isWeak = true
      }
    }
    if parties.sources.isEmpty, !parties.targets.isEmpty, verb >= 0, !isPassive(verb),
      tree.relation(noun) == .nmod, tree.head[noun] >= 0, let above = nounFrame(tree.head[noun]),
      above.event == .retreat, tree.relation(tree.head[noun]) == .obj
    {
      // "Announced an end to attacks on Y": they were the subject's.
      parties.sources = subjects(verb).mentions.filter { !sameActor($0, parties.targets) }
      parties.isWeak = true
    }
    if parties.sources.isEmpty { parties.sources = parties.froms }
    // "Egypt's offer to Sudan" is one without a verb; "an offer to Sudan" is nobody's.
    if frame.needsVerb, parties.isWeak { return nil }
    // "Talks over *their* dispute": what they are about, and no news.
    if words.is(tree.preposition(noun), .topic), frame.isMutual,
      (parties.sources + parties.targets).allSatisfy({ mentions.all[$0].form == .pronoun })
    {
      return nil
    }
    guard !parties.sources.isEmpty,
      !parties.targets.isEmpty || frame.isMutual && parties.sources.count > 1
    else { return nil }
    var act = Act(
      event: event, sources: parties.sources, targets: parties.targets, isMutual: frame.isMutual,
      trigger: noun, rule: "noun:" + frame.name, family: .noun)
    if parties.isWeak { act.doubts.insert(.borrowedSource) }
    if frame.needsVerb { act.doubts.insert(.bareNoun) }
    fired[noun] = frame.name
    if tree.lemma[noun] == words.strike, !act.sources.contains(where: isForce) {
      act.event = .protest  // workers do not bomb
    }
    if verb >= 0 {
      let mood = mood(verb)
      act.mood.isConditional = mood.isConditional
      if tree.head[noun] == verb {
        act.mood.isPossible = mood.isPossible
        act.mood.isNegated = mood.isNegated && tree.relation(noun) != .nsubj
        act.mood.isFuture = mood.isFuture && frame.isMutual
      }
    }
    if tree.hasNegativeDeterminer(noun, words) { act.mood.isNegated = true }
    for child in tree.children(noun) where tree.relation(child) == .amod {
      if ["future", "possible", "potential", "planned", "upcoming"].contains(
        tree.tokens[child].lemma)
      {
        act.mood.isPossible = true
      }
    }
    return act
  }

  /// "Arrested them *after a bombing* in Rome": an occasion, and not the subject's deed.
  private func isOccasion(_ noun: Int) -> Bool {
    tree.head[noun] >= 0 && tree.tokens[tree.head[noun]].form == "following"
      || tree.child(noun) {
        tree.relation($0) == .case
          && ["after", "following", "since", "before", "despite", "amid", "because", "until"]
            .contains(tree.tokens[$0].form.lowercased())
      } != nil
  }

  /// "Ended support for", "withdrew from talks with": the verb above says that it is no more.
  private func isBeingUndone(_ noun: Int) -> Bool {
    let verb = verbAbove[noun]
    guard verb >= 0, tree.head[noun] == verb else { return false }
    if [
      "end", "stop", "cease", "collapse", "worsen", "deteriorate", "sour", "cool", "suffer",
      "strain", "fray", "chill",
    ].contains(tree.tokens[verb].lemma),
      [.nsubj, .nsubjPass].contains(tree.relation(noun)), let frame = nounFrame(noun),
      frame.isStanding || frame.event == .support || frame.event == .aid
    {
      return true
    }
    guard [.obj, .obl, .nsubjPass].contains(tree.relation(noun)), let frame = frame(verb) else {
      return false
    }
    return frame.effect == .ask || frame.event == .sanction || frame.event == .reject
  }

  /// The actors of the phrase right after the noun, when its preposition is one of the frame's.
  func following(_ noun: Int, _ frame: NounFrame) -> [Int] {
    let next = noun + 1
    guard next + 1 < tree.count, tree.tag(next) == .adposition,
      frame.with.contains(tree.word[next]), tree.head[next] > next
    else { return [] }
    return actors(at: tree.head[next]).mentions
  }

  struct Parties {
    var sources: [Int] = []
    var targets: [Int] = []
    /// "Attacks from Gaza".
    var froms: [Int] = []
    var isWeak = false
  }

  /// The actors in a noun's own phrase.
  func nounParties(_ noun: Int, _ frame: NounFrame) -> Parties {
    var parties = Parties()
    var before: [Int] = [], ofs: [Int] = [], with: [Int] = [], by: [Int] = [], among: [Int] = []
    for child in tree.children(noun) {
      switch tree.relation(child) {
      case .nmodPoss, .amod, .compound:
        if let group = mentions.group(at: child) {
          // "British-Irish talks": the first hangs on the second.
          for other in tree.children(child)
          where [.amod, .compound].contains(tree.relation(other)) && other + 2 == child
            && tree.tokens[other + 1].form == "-"
          {
            if let group = mentions.group(at: other) { before += Array(mentions.groups[group]) }
          }
          before += Array(mentions.groups[group])
          for other in tree.children(child) where tree.relation(other) == .conj {
            if let group = mentions.group(at: other) { before += Array(mentions.groups[group]) }
          }
        } else if tree.relation(child) == .nmodPoss {
          before += actors(at: child).mentions
        }
      case .nmod, .obl, .advcl, .acl:
        let preposition = tree.preposition(child)
        let found = actors(at: child).mentions
        if preposition == words.between || preposition == words.among {
          among += found
        } else if preposition == words.of {
          ofs += found
        } else if preposition == words.by {
          by += found
        } else if frame.with.contains(preposition) {
          with += found
        } else if preposition == words.from {
          parties.froms += found
        }
        // "talks with X on Y": a further phrase may hang below the first.
        for below in tree.children(child) where tree.relation(below) == .nmod {
          let next = tree.preposition(below)
          if next == words.by, by.isEmpty { by += actors(at: below).mentions }
          if frame.with.contains(next), next != preposition, with.isEmpty {
            with += actors(at: below).mentions
          }
        }
      default: break
      }
    }
    if before.isEmpty { before = modifiers(before: noun) }
    before = unique(before)
    if among.count > 1 {
      parties.sources = unique(among)
      parties.targets = with.filter { !sameActor($0, among) }
      if !frame.isMutual, parties.targets.isEmpty {
        parties.sources = [among[0]]
        parties.targets = Array(among.dropFirst())
      }
      return parties
    }
    parties.sources = by.isEmpty ? before : by
    parties.targets = with
    if !by.isEmpty { parties.targets += before }
    switch frame.of {
    case .source:
      if parties.sources.isEmpty {
        parties.sources = ofs
      } else if parties.targets.isEmpty {
        parties.targets = ofs
      }
    case .target: if parties.targets.isEmpty { parties.targets = ofs }
    case .both:
      if ofs.count > 1, parties.sources.isEmpty {
        parties.sources = ofs
      } else if parties.targets.isEmpty {
        parties.targets = ofs
      }
    case .none: break
    }
    // "The arrest of X by Y": what is before is acted upon when an agent follows.
    parties.targets = unique(parties.targets).filter { !sameActor($0, parties.sources) }
    return parties
  }

  private func modifiers(before noun: Int) -> [Int] {
    var j = noun - 1
    while j >= 0, j > noun - 6 {
      if let group = mentions.group(at: j) {
        let first = mentions.mentions(inGroup: group).first!
        guard
          first.form == .modifier || first.form == .pronoun || tree.head[first.head] > first.head
        else { return [] }
        var out = Array(mentions.groups[group])
        // "British-Irish talks", "Thai and Lao talks".
        let link = first.tokens.lowerBound - 1
        if link > 0, ["-", "–", "and"].contains(tree.tokens[link].form),
          let other = mentions.group(at: link - 1)
        {
          out = Array(mentions.groups[other]) + out
        }
        return out
      }
      switch tree.tag(j) {
      case .adjective, .noun, .properNoun, .numeral: j -= 1
      case .punctuation where tree.tokens[j].form == "-": j -= 1
      case .particle: j -= 1
      default: return []
      }
    }
    return []
  }

  /// "X is an ally of Y", "X remains a rival to Y"; "X is at war with Y".
  mutating func predicateNounAct(_ verb: Int) -> Act? {
    var noun = verb
    if !tree.hasChild(verb, .cop) {
      guard
        let complement = tree.child(
          verb,
          where: { [.xcomp, .obj, .obl].contains(tree.relation($0)) && tree.tag($0) == .noun })
      else { return nil }
      noun = complement
    }
    guard tree.tag(noun) == .noun || tree.tag(noun) == .properNoun, let frame = nounFrame(noun),
      let event = frame.event
    else { return nil }
    let preposition = tree.preposition(noun)
    let isEngaged = !frame.isParty && [words.at, words.in].contains(preposition)
    guard isEngaged || frame.isParty && preposition < 0 else { return nil }
    let found = subjects(verb)
    let parties = nounParties(noun, frame)
    let targets = unique(parties.targets + (isEngaged ? [] : parties.sources))
      .filter { !sameActor($0, found.mentions) }
    guard !found.isEmpty, !found.isIndirect,
      !targets.isEmpty || frame.isMutual && found.mentions.count > 1
    else { return nil }
    used.insert(noun)
    fired[noun] = frame.name
    var act = Act(
      event: event, sources: found.mentions, targets: targets, isMutual: frame.isMutual,
      trigger: noun, rule: "noun:" + frame.name, family: .standing)
    act.mood = mood(verb)
    // "Is no longer an ally".
    for child in noun == verb
      ? Array(tree.children(noun)) : Array(tree.children(verb)) + Array(tree.children(noun))
    where ["longer", "no", "never", "hardly", "not"].contains(tree.tokens[child].form) {
      act.mood.isNegated = true
    }
    return act
  }

  /// "Australia, *a close ally of Japan*, …": a party noun in apposition to an actor.
  mutating func appositionAct(_ noun: Int) -> Act? {
    guard [.appos, .conj, .nmod, .dep].contains(tree.relation(noun)), tree.tag(noun) == .noun,
      let frame = nounFrame(noun), let event = frame.event, frame.isParty, !used.contains(noun),
      tree.head[noun] >= 0, let group = mentions.group(at: tree.head[noun]),
      tree.relation(noun) == .appos || noun > 0 && tree.tag(noun - 1) == .determiner
    else { return nil }
    let sources = Array(mentions.groups[group])
    let parties = nounParties(noun, frame)
    let targets = unique(parties.targets + parties.sources).filter { !sameActor($0, sources) }
    guard !targets.isEmpty, tree.preposition(noun) < 0 else { return nil }
    used.insert(noun)
    fired[noun] = frame.name
    return Act(
      event: event, sources: sources, targets: targets, isMutual: frame.isMutual, trigger: noun,
      rule: "noun:" + frame.name, family: .standing)
  }
}
