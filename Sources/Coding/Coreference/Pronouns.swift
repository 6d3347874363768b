import English
import Graph

extension Casting {
  /// The actors a pronoun stands for: the subject before it, else the nearest that fits.
  func pronoun(_ token: Int, _ reading: Reading, _ mentions: SentenceMentions) -> [Int] {
    let words = lexicon.frames.words, tree = reading.tree
    let kind = words.classes(tree.word[token])
    if kind.contains(.we) { return quoted[token] ? speakers(tree.relation(token)) : [] }
    // "..., it added": who spoke before speaks on.
    let head = tree.head[token]
    if head >= 0, tree.relation(token) == .nsubj, tree.number - memory.lastSpeaker.sentence <= 2,
      lexicon.frames.verbFrames(tree.lemma[head]).contains(where: {
        lexicon.frames.verbs[Int($0)].effect == .say
      }), quoted.contains(true), !quoted[token],
      fits(memory.lastSpeaker.actors, isPlural: memory.lastSpeaker.actors.count > 1, kind)
    {
      return memory.lastSpeaker.actors
    }
    if let controller = controller(token, tree, mentions),
      fits(controller, isPlural: controller.count > 1, kind)
    {
      return controller
    }
    let own = quoted[token] ? memory.quoteSpeaker + speakers(.nmodPoss) : []
    var best: (score: Int, actors: [Int])?
    func offer(_ actors: [Int], isSubject: Bool, isPlural: Bool, distance: Int) {
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
      if best == nil || score >= best!.score { best = (score, actors) }
    }
    for entry in memory.entries where tree.number - entry.sentence <= 2 {
      offer(
        entry.actors, isSubject: entry.isSubject, isPlural: entry.isPlural,
        distance: tree.number - entry.sentence)
    }
    for group in mentions.groups {
      let members = mentions.all[group]
      guard let first = members.first, first.tokens.upperBound <= token else { continue }
      if first.form == .pronoun, first.tokens.lowerBound == token { continue }
      let isSubject = [.nsubj, .nsubjPass, .nsubjOuter].contains(tree.relation(first.head))
      if first.form == .modifier, tree.relation(first.head) != .nmodPoss { continue }
      offer(
        members.map(\.actor), isSubject: isSubject,
        isPlural: members.count > 1 || first.isPlural, distance: 0)
    }
    return best?.actors ?? []
  }

  /// "Asked China to use *its* influence": the object that does what the infinitive says.
  private func controller(_ token: Int, _ tree: Tree, _ mentions: SentenceMentions) -> [Int]? {
    var verb = tree.head[token]
    while verb >= 0, tree.tag(verb) != .verb { verb = tree.head[verb] }
    guard verb >= 0, tree.relation(verb) == .xcomp, tree.head[verb] >= 0 else { return nil }
    let governor = tree.head[verb]
    let isControl = lexicon.frames.verbFrames(tree.lemma[governor]).contains {
      [.ask, .make].contains(lexicon.frames.verbs[Int($0)].effect)
    }
    guard isControl,
      let object = tree.child(governor, where: { [.obj, .iobj].contains(tree.relation($0)) }),
      let group = mentions.group(at: object)
    else { return nil }
    return mentions.mentions(inGroup: group).map(\.actor)
  }

  /// "The country": the state named last before it, in this sentence or the one before.
  func country(_ reading: Reading, _ mentions: SentenceMentions) -> Int? {
    for mention in mentions.all.reversed() where cast[mention.actor].actor.kind == .state {
      return mention.actor
    }
    for entry in memory.entries.reversed() {
      guard reading.tree.number - entry.sentence <= 1 else { break }
      if let state = entry.actors.first(where: { cast[$0].actor.kind == .state }) { return state }
      if let country = entry.actors.first.flatMap({ cast[$0].actor.country }) {
        return cast.number(country)
      }
    }
    return nil
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
    if kind.contains(.person) { return actor.kind == .official && actors.count == 1 }
    if kind.contains(.neuter) {
      return actors.count == 1 && (actor.kind == .state || actor.kind == .organization)
    }
    return isPlural || actor.kind != .official || actors.count > 1
  }
}
