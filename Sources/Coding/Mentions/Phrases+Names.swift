import English

extension PhraseFinder {
  mutating func findNames() {
    for (number, atom) in atoms.all.enumerated() where atom.isOwner {
      guard taken[atom.tokens.lowerBound] < 0 else { continue }
      // "Michael Jordan" is no state.
      if atom.tokens.count == 1,
        tree.names.contains(where: {
          $0.kind == .person && $0.tokens.count > 1 && $0.tokens.contains(atom.tokens.lowerBound)
        }), atom.sense(.adjective, .organization) == nil
      {
        continue
      }
      var phrase = NounPhrase(kind: .name, tokens: atom.tokens, core: atom.tokens, atom: number)
      if atom.sense(.organization) != nil {
        let left = scanLeft(from: atom.tokens.lowerBound)
        if left.isPossessive { phrase.owners = left.owners }
        phrase.bodyAtom = left.bodyAtom
      }
      add(phrase)
    }
  }

  /// "The two sides", "both countries", "the country".
  mutating func findSides() {
    for token in 0..<tree.count where taken[token] < 0 && atoms.at[token] < 0 {
      guard tree.tag(token) == .noun, words.is(tree.word[token], [.side, .country]) else {
        continue
      }
      var first = token
      var isPair = false, isDefinite = false
      while first > 0, first > token - 4,
        [.determiner, .numeral, .adjective, .pronoun].contains(tree.tag(first - 1)),
        taken[first - 1] < 0, atoms.at[first - 1] < 0
      {
        first -= 1
        let form = tree.tokens[first].lemma.lowercased()
        if form == "both" || form == "two" || form == "either" { isPair = true }
        if form == "the" { isDefinite = true }
      }
      let isPlural = tree.tokens[token].pennTag.rawValue == "NNS"
      if isPair {
        add(NounPhrase(kind: .pair, tokens: first..<token + 1, core: first..<token + 1))
      } else if isDefinite, !isPlural, words.is(tree.word[token], .country), token == first + 1 {
        add(NounPhrase(kind: .country, tokens: first..<token + 1, core: first..<token + 1))
      }
    }
  }

  /// "The North" and the "North" of "North and South Korea".
  mutating func findDirections() {
    for token in 0..<tree.count where taken[token] < 0 && atoms.at[token] < 0 {
      let word = tree.word[token]
      guard word == words.north || word == words.south else { continue }
      let next = token + 1 < tree.count ? token + 1 : token
      let isJoined =
        next > token && tree.word[next] == words.and && next + 1 < tree.count
        && words.is(tree.word[next + 1], .direction)
      let isAlone =
        token > 0 && tree.word[token - 1] == words.the
        && (next == token || ![.noun, .properNoun, .adjective].contains(tree.tag(next))
          || startsWithCapital(tree.tokens[token].form) && tree.head[token] != next)
        && !(next > token && tree.word[next] == words.of)
      guard isJoined && startsWithCapital(tree.tokens[token].form) || isAlone else { continue }
      if isJoined, let atom = atoms.atom(at: token + 2), atom.sense(.state) != nil {
        var phrase = NounPhrase(
          kind: .direction, tokens: token..<atom.tokens.upperBound,
          core: token..<atom.tokens.upperBound)
        phrase.atom = Int(atoms.at[token + 2])
        add(phrase)
        continue
      }
      guard isAlone else { continue }
      add(NounPhrase(kind: .direction, tokens: token - 1..<token + 1, core: token..<token + 1))
    }
  }

  mutating func findLocals() {
    guard !localNames.isEmpty else { return }
    for token in 0..<tree.count where taken[token] < 0 {
      let form = tree.tokens[token].form
      guard startsWithCapital(form), let member = localNames[form], member >= 0,
        atoms.atom(at: token) == nil
      else { continue }
      add(NounPhrase(kind: .local, tokens: token..<token + 1, core: token..<token + 1))
    }
  }

  mutating func findPronouns() {
    for token in 0..<tree.count where taken[token] < 0 {
      guard tree.tag(token) == .pronoun, words.is(tree.word[token], .pronoun) else { continue }
      add(NounPhrase(kind: .pronoun, tokens: token..<token + 1, core: token..<token + 1))
    }
  }

  /// Joins descriptions to the names beside them: "Wang Yi, China's top diplomat", "the militant
  /// organisation Hamas".
  mutating func appose() {
    for i in phrases.indices where phrases[i].kind == .noun {
      let atom = atoms.all[phrases[i].atom]
      let describesPerson =
        atom.sense(.title) != nil
        || atom.sense(.agent).map { lexicon.agents[Int($0.index)].kind == .official } ?? false
      if i > 0, isBeside(phrases[i - 1], phrases[i]), canDescribe(phrases[i - 1], describesPerson) {
        phrases[i].describes = i - 1
      } else if i + 1 < phrases.count, canDescribe(phrases[i + 1], describesPerson) {
        let gap = phrases[i].tokens.upperBound..<phrases[i + 1].tokens.lowerBound
        let isName = phrases[i + 1].kind == .person
        if gap.isEmpty
          || isName && gap.count == 1 && tree.tokens[gap.lowerBound].form == ","
            && !phrases[i].owners.isEmpty && endsApposition(phrases[i + 1].tokens.upperBound)
        {
          phrases[i].describes = i + 1
        }
      }
    }
  }

  func canDescribe(_ name: NounPhrase, _ describesPerson: Bool) -> Bool {
    switch name.kind {
    case .person: return describesPerson
    case .body: return !describesPerson
    case .name:
      return !describesPerson && atoms.all[name.atom].sense(.organization, .group) != nil
        && atoms.all[name.atom].sense(.state, .adjective) == nil
    default: return false
    }
  }

  /// NAME "," description, with nothing but the comma (and brackets) between.
  func isBeside(_ name: NounPhrase, _ noun: NounPhrase) -> Bool {
    let gap = name.tokens.upperBound..<max(name.tokens.upperBound, noun.tokens.lowerBound)
    guard gap.count >= 1, gap.count <= 5, tree.tokens[gap.lowerBound].form == "," else {
      return false
    }
    for token in gap.dropFirst() {
      switch tree.tag(token) {
      case .determiner, .adjective, .noun, .properNoun, .numeral: continue
      default: return false
      }
    }
    return noun.isDefinite || gap.count > 1 || !noun.owners.isEmpty
      || tree.tag(noun.tokens.lowerBound) == .determiner
      || endsApposition(noun.tokens.upperBound)
  }

  func endsApposition(_ token: Int) -> Bool {
    token >= tree.count || [",", ".", ";", ")", "]", "\"", "”"].contains(tree.tokens[token].form)
  }
}
