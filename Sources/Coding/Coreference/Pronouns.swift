import English
import Graph

extension Casting {
  /// The actors a pronoun stands for: the subject before it, else the nearest that fits.
  func pronoun(_ token: Int, _ reading: Reading, _ mentions: SentenceMentions) -> [Int] {
    let words = lexicon.frames.words, tree = reading.tree
    let kind = words.classes(tree.word[token])
    if kind.contains(.we) { return [] }  // the speaker's side; known when quotes are read
    var best: (score: Int, actors: [Int])?
    func offer(_ actors: [Int], isSubject: Bool, isPlural: Bool, distance: Int) {
      guard fits(actors, isPlural: isPlural, kind) else { return }
      // A subject is worth the sentence before; the nearest wins among equals.
      let score = (isSubject ? 6 : 0) - distance * 4
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

  private func fits(_ actors: [Int], isPlural: Bool, _ kind: WordClass) -> Bool {
    guard let first = actors.first else { return false }
    let actor = cast[first].actor
    if kind.contains(.person) { return actor.kind == .official && actors.count == 1 }
    if kind.contains(.neuter) {
      return actors.count == 1 && (actor.kind == .state || actor.kind == .organization)
    }
    return isPlural || actor.kind == .group || actor.kind == .organization
      || actor.kind == .official && actors.count > 1
  }
}
