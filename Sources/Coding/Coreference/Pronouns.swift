import English
import Graph

/// Whom a back-reference means.
struct Antecedent {
  var actors: [Int] = []
  /// The words of the sentence that name them; nil when an earlier sentence does.
  var words: Range<Int>?
}

extension Casting {
  /// The actors a pronoun stands for: the subject before it, else the nearest that fits.
  func pronoun(_ token: Int, _ reading: Reading, _ mentions: SentenceMentions) -> Antecedent {
    let words = lexicon.frames.words, tree = reading.tree
    let kind = words.classes(tree.word[token])
    if kind.contains(.we) {
      return Antecedent(actors: quoted[token] ? speakers(tree.relation(token)) : [])
    }
    // "..., it added": who spoke before speaks on.
    let head = tree.head[token]
    if head >= 0, tree.relation(token) == .nsubj, tree.number - memory.lastSpeaker.sentence <= 2,
      lexicon.frames.verbFrames(tree.lemma[head]).contains(where: {
        lexicon.frames.verbs[Int($0)].effect == .say
      }), quoted.contains(true), !quoted[token],
      fits(memory.lastSpeaker.actors, isPlural: memory.lastSpeaker.actors.count > 1, kind)
    {
      return Antecedent(actors: memory.lastSpeaker.actors)
    }
    if let group = controller(token, tree, mentions) ?? relativeHead(token, tree, mentions) {
      let found = mentions.mentions(inGroup: group)
      let actors = found.map(\.actor)
      if fits(actors, isPlural: actors.count > 1 || found.first!.isPlural, kind) {
        return Antecedent(actors: actors, words: shown(found))
      }
    }
    let barred = isObject(token, tree) ? subjectGroup(token, tree, mentions) : nil
    let other = barred.map { mentions.mentions(inGroup: $0).map(\.actor) } ?? []
    let own = (quoted[token] ? memory.quoteSpeaker + speakers(.nmodPoss) : []) + other
    var best: (score: Int, found: Antecedent)?
    func offer(
      _ actors: [Int], isSubject: Bool, isPlural: Bool, distance: Int, words: Range<Int>? = nil
    ) {
      // Within a quotation, the speaker is "we", never "they".
      guard fits(actors, isPlural: isPlural, kind), !actors.contains(where: own.contains) else {
        return
      }
      // A subject is worth the sentence before; the nearest wins among equals.
      var score = (isSubject ? 6 : 0) - distance * 5
      if kind.contains(.plural), !isPlural, actors.count == 1, cast[actors[0]].actor.kind == .state
      {
        score -= 3
      }
      // "A met B and his deputy": whose it is stands near, where the sentence has one.
      if distance == 0, kind.contains(.possessive) { score += 2 }
      if best == nil || score >= best!.score {
        best = (score, Antecedent(actors: actors, words: words))
      }
    }
    for entry in memory.entries.suffix(120) where tree.number - entry.sentence <= 2 {
      offer(
        entry.actors, isSubject: entry.isSubject, isPlural: entry.isPlural,
        distance: tree.number - entry.sentence)
    }
    for (number, group) in mentions.groups.enumerated() where number != barred {
      var members = Array(mentions.all[group])
      guard let first = members.first, first.tokens.upperBound <= token else { continue }
      if first.form == .pronoun, first.tokens.lowerBound == token { continue }
      let isSubject =
        [.nsubj, .nsubjPass, .nsubjOuter].contains(tree.relation(first.head))
        || tree.relation(first.head) == .appos && tree.head[first.head] >= 0
          && [.nsubj, .nsubjPass].contains(tree.relation(tree.head[first.head]))
      if first.form == .modifier, tree.relation(first.head) != .nmodPoss { continue }
      let isPlace = first.isPlace && !isSubject
      // "Peru and Ecuador … their": those who are joined.
      if kind.contains(.plural) {
        for child in tree.children(first.head) where tree.relation(child) == .conj && child < token
        {
          guard let other = mentions.group(at: child), other != number else { continue }
          members += mentions.mentions(inGroup: other)
        }
      }
      offer(
        members.map(\.actor), isSubject: isSubject,
        isPlural: members.count > 1 || first.isPlural, distance: isPlace ? 1 : 0,
        words: shown(members[...]))
    }
    return best?.found ?? Antecedent()
  }

  private func shown(_ members: ArraySlice<Mention>) -> Range<Int> {
    let first = members.first!
    return members.count == 1
      ? first.words : first.tokens.lowerBound..<members.last!.tokens.upperBound
  }

  /// "Vietnam, which has *its* own claims": whom the relative clause is about.
  private func relativeHead(
    _ token: Int, _ tree: Tree, _ mentions: SentenceMentions
  ) -> Int? {
    guard lexicon.frames.words.is(tree.word[token], .possessive) else { return nil }
    let verb = predicate(above: token, tree)
    guard verb >= 0, tree.relation(verb) == .aclRelcl || tree.relation(verb) == .acl,
      tree.head[verb] >= 0,
      let subject = tree.child(verb, where: { [.nsubj, .nsubjPass].contains(tree.relation($0)) }),
      lexicon.frames.words.is(tree.word[subject], .relative)
    else { return nil }
    return mentions.group(at: tree.head[verb])
  }

  private func isObject(_ token: Int, _ tree: Tree) -> Bool {
    [.obj, .iobj, .obl].contains(tree.relation(token))
      && !["itself", "himself", "herself", "themselves"].contains(
        tree.tokens[token].form.lowercased())
  }

  /// The group of the subject of the token's own verb: "A did not meet her" is about another.
  private func subjectGroup(_ token: Int, _ tree: Tree, _ mentions: SentenceMentions) -> Int? {
    let verb = tree.head[token]
    guard verb >= 0, let subject = tree.child(verb, where: { tree.relation($0) == .nsubj }) else {
      return nil
    }
    return mentions.group(at: subject)
  }

  /// "Asked China to use *its* influence": the object that does what the infinitive says.
  private func controller(_ token: Int, _ tree: Tree, _ mentions: SentenceMentions) -> Int? {
    var verb = tree.head[token]
    while verb >= 0, tree.tag(verb) != .verb { verb = tree.head[verb] }
    guard verb >= 0, tree.relation(verb) == .xcomp, tree.head[verb] >= 0 else { return nil }
    let governor = tree.head[verb]
    let isControl = lexicon.frames.verbFrames(tree.lemma[governor]).contains {
      [.ask, .make].contains(lexicon.frames.verbs[Int($0)].effect)
    }
    guard isControl,
      let object = tree.child(governor, where: { [.obj, .iobj].contains(tree.relation($0)) })
    else { return nil }
    return mentions.group(at: object)
  }

  /// "We" of a person is the person with others; "our" and the "we" of a state's body are the state's.
  private func speakers(_ relation: DependencyRelation) -> [Int] {
    memory.quoteSpeaker.map { speaker in
      let actor = cast[speaker].actor
      if actor.kind == .official, relation != .nmodPoss { return speaker }
      if let country = actor.country, let state = cast.number(country),
        actor.kind == .official || ["GOV", "MIL", "COP", "LEG", "SPY"].contains(actor.sector)
      {
        return state
      }
      return speaker
    }
  }

  private func fits(_ actors: [Int], isPlural: Bool, _ kind: WordClass) -> Bool {
    guard let first = actors.first else { return false }
    let actor = cast[first].actor
    if kind.contains(.person) {
      let gender = cast[first].gender
      return actor.kind == .official && actors.count == 1
        && (gender == nil || (gender == .female) == kind.contains(.female))
    }
    if kind.contains(.neuter) {
      return actors.count == 1 && (actor.kind == .state || actor.kind == .organization)
    }
    return isPlural || actor.kind != .official || actors.count > 1
  }
}
