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
    return lexicon.frames.noun(tree.lemma[noun])
  }

  /// The act that a noun tells by itself: "talks between A and B", "A's attack on B".
  mutating func nounAct(_ noun: Int) -> Act? {
    guard tree.tag(noun) == .noun || tree.tag(noun) == .properNoun,
      let frame = nounFrame(noun), let event = frame.event,
      !frame.needsVerb, !frame.isParty, mentions.group(at: noun) == nil
    else { return nil }
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
    if frame.isMutual, parties.sources.isEmpty, parties.targets.count > 1 {
      parties.sources = parties.targets
      parties.targets = []
    }
    if parties.sources.isEmpty, !parties.targets.isEmpty, verb >= 0,
      [.obj, .obl].contains(tree.relation(noun)), !isPassive(verb)
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
    guard !parties.sources.isEmpty,
      !parties.targets.isEmpty || frame.isMutual && parties.sources.count > 1
    else { return nil }
    var act = Act(
      event: event, sources: parties.sources, targets: parties.targets, isMutual: frame.isMutual,
      trigger: noun, rule: "noun:" + frame.name, confidence: parties.isWeak ? 0.6 : 0.75)
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
        return Array(mentions.groups[group])
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

  /// "X is an ally of Y", "X remains a rival to Y".
  mutating func predicateNounAct(_ verb: Int) -> Act? {
    var noun = verb
    if !tree.hasChild(verb, .cop) {
      guard ["remain", "become", "stay"].contains(tree.tokens[verb].lemma),
        let complement = tree.child(verb, where: { [.xcomp, .obj].contains(tree.relation($0)) })
      else { return nil }
      noun = complement
    }
    guard let frame = nounFrame(noun), let event = frame.event, frame.isParty
    else { return nil }
    let sources = subjects(verb).mentions
    let parties = nounParties(noun, frame)
    let targets = unique(parties.targets + parties.sources).filter { !sameActor($0, sources) }
    guard !sources.isEmpty else { return nil }
    used.insert(noun)
    var act = Act(
      event: event, sources: sources, targets: targets, isMutual: frame.isMutual, trigger: noun,
      rule: "noun:" + frame.name, confidence: 0.75)
    act.mood = mood(verb)
    return act
  }
}
