import English
import Graph

extension Clauses {
  /// Whether the sentence is about a game, whose words for winning are those of war: two or more
  /// words of sport, one that nothing else has, or a score.
  static func speaksOfSport(_ tree: Tree, _ words: Words) -> Bool {
    var hints = 0
    for i in 0..<tree.count {
      let kind = words.classes(tree.word[i]).union(words.classes(tree.lemma[i]))
      if kind.contains(.sport) { return true }
      if kind.contains(.sportHint) { hints += 1 }
      if isScore(tree.tokens[i].form.utf8) { hints += 1 }
      if i + 2 < tree.count, tree.tokens[i + 1].form == "-" || tree.tokens[i + 1].form == "–",
        isCount(tree.tokens[i].form), isCount(tree.tokens[i + 2].form)
      {
        hints += 1
      }
    }
    return hints > 1
  }

  /// "2-1", "21–17".
  private static func isScore(_ form: String.UTF8View) -> Bool {
    guard form.count <= 7, let first = form.first, first >= 48, first <= 57 else { return false }
    let parts = form.split(whereSeparator: { $0 == UInt8(ascii: "-") || $0 > 127 })
    return parts.count == 2 && parts.allSatisfy { $0.count <= 2 && $0.allSatisfy { 48...57 ~= $0 } }
  }

  private static func isCount(_ form: String) -> Bool {
    form.utf8.count <= 2 && form.utf8.allSatisfy { 48...57 ~= $0 }
  }

  /// An act that a game tells with words of war or diplomacy: "Spain will meet Portugal in the
  /// semi-final", "Germany beat Brazil".
  func isGame(_ act: Act) -> Bool {
    let lemma = tree.lemma[act.trigger]
    if words.is(lemma, .victory), act.sources.contains(where: isBareState),
      act.targets.contains(where: isBareState) || act.targets.isEmpty
    {
      return true  // nobody beats a whole state but at a game
    }
    guard isSport else { return false }
    return act.event.kind == .conflict || act.event.kind == .consultation
      || words.is(lemma, [.game, .victory])
      || act.noun >= 0 && words.is(tree.lemma[act.noun], .game)
  }
}
