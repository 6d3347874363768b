import English

extension PhraseFinder {
  mutating func findNames() {
    for (number, atom) in atoms.all.enumerated() where atom.isOwner {
      guard taken[atom.tokens.lowerBound] < 0 else { continue }
      // "Michael Jordan" is no state.
      if atom.tokens.count == 1, isInLongName(atom.tokens.lowerBound),
        atom.sense(.adjective, .organization) == nil
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

  /// "The two sides", "both countries", "the country", "the hermit kingdom".
  mutating func findSides() {
    findEpithets()
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

  /// "The South American nation", "the hermit kingdom": "the", epithets, and a word for a state.
  private mutating func findEpithets() {
    for token in 0..<tree.count where taken[token] < 0 {
      let atom = atoms.atom(at: token)
      let isKind = atom == nil && tree.tag(token) == .noun && words.is(tree.word[token], .country)
      let isEpithet =
        atom?.sense(.epithet) != nil && atom?.tokens.upperBound == token + 1
        && [.noun, .properNoun].contains(tree.tag(token))
      guard isKind || isEpithet, !tree.tokens[token].pennTag.rawValue.hasSuffix("S"),
        token + 1 >= tree.count
          || ![.noun, .properNoun].contains(tree.tag(token + 1)) && atoms.at[token + 1] < 0
      else { continue }
      var epithets: [Int] = []
      var first = token
      if isEpithet, let atom, let sense = atom.sense(.epithet) {
        epithets.append(Int(sense.index))
        first = atom.tokens.lowerBound
      }
      while first > 0, taken[first - 1] < 0 {
        if let before = atoms.atom(at: first - 1) {
          guard let sense = before.sense(.epithet) else { break }
          epithets.append(Int(sense.index))
          first = before.tokens.lowerBound
        } else if tree.tokens[first - 1].form == "-" {
          first -= 1
        } else {
          break
        }
      }
      guard !epithets.isEmpty, first > 0, words.is(tree.word[first - 1], .definite),
        !words.is(tree.word[first - 1], .possessive)
      else { continue }
      var phrase = NounPhrase(
        kind: .country, tokens: first - 1..<token + 1, core: first - 1..<token + 1)
      phrase.epithets = epithets
      add(phrase)
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

  /// Short names that the article itself explained mean what it says, whatever the lexicon has: after
  /// "the Armed Forces (AF)", "AF" is no other AF.
  mutating func findAcronyms() {
    for token in dateline.end..<tree.count where isAcronym(tree.tokens[token].form) {
      if let atom = atoms.atom(at: token), atom.tokens.count > 1 { continue }
      if let member = localNames[tree.tokens[token].form], member >= 0 {
        add(NounPhrase(kind: .local, tokens: token..<token + 1, core: token..<token + 1))
      } else if abbreviates(token) {
        // Casting ties it to the name before the bracket.
        add(NounPhrase(kind: .silent, tokens: token..<token + 1, core: token..<token + 1))
      }
    }
  }

  private func isAcronym(_ form: String) -> Bool {
    form.utf8.count >= 2 && form.utf8.first.map { $0 >= 65 && $0 <= 90 } == true
      && form.utf8.count { $0 >= 65 && $0 <= 90 } >= 2
  }

  /// "(AFP)" after words that begin with these letters in this order.
  private func abbreviates(_ token: Int) -> Bool {
    guard token >= 3, token + 1 < tree.count, ["(", "["].contains(tree.tokens[token - 1].form),
      [")", "]"].contains(tree.tokens[token + 1].form)
    else { return false }
    var letters = Array(tree.tokens[token].form.utf8.filter { $0 >= 65 && $0 <= 90 })
    var word = token - 2
    while word >= 0, word > token - 14, !letters.isEmpty {
      if let first = tree.tokens[word].form.utf8.first, first & 0xDF == letters[letters.count - 1],
        startsWithCapital(tree.tokens[word].form)
      {
        letters.removeLast()
      }
      word -= 1
    }
    return letters.isEmpty
  }

  mutating func findLocals() {
    guard !localNames.isEmpty else { return }
    for token in dateline.end..<tree.count where taken[token] < 0 {
      let form = tree.tokens[token].form
      guard startsWithCapital(form), localNames[form] != nil, atoms.atom(at: token) == nil
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
