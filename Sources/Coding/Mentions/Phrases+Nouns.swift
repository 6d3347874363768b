import English

extension PhraseFinder {
  /// Capitalized words that end in a word for bodies, or that the tagger of names took for one.
  mutating func findBodies() {
    var token = dateline.end
    while token < tree.count {
      guard taken[token] < 0, startsWithCapital(tree.tokens[token].form), isBodyWord(token) else {
        token += 1
        continue
      }
      var end = token
      var last = -1
      while end < tree.count, end < token + 10, taken[end] < 0 {
        if startsWithCapital(tree.tokens[end].form), isBodyWord(end) {
          if words.is(tree.word[end], .organizationHead) { last = end }
          end += 1
        } else if end > token, end + 1 < tree.count, taken[end + 1] < 0,
          joinsName(end), startsWithCapital(tree.tokens[end + 1].form), isBodyWord(end + 1)
        {
          end += 1
        } else {
          break
        }
      }
      let range = token..<end
      let isNamed =
        last >= 0 && range.count >= 2
        || !range.contains { atoms.at[$0] >= 0 } && isDescribedBody(range)
      if isNamed, let core = bodyName(range) {
        let left = scanLeft(from: core.lowerBound)
        var phrase = NounPhrase(kind: .body, tokens: core, core: core)
        if left.isPossessive {
          phrase.owners = left.owners
          phrase.tokens = left.start..<core.upperBound
        }
        add(phrase)
        token = end
      } else {
        token += 1
      }
    }
  }

  /// "Foro Verde, a rights group", "the rights group Foro Verde": a noun beside a name says that it
  /// is a body's.
  private func isDescribedBody(_ range: Range<Int>) -> Bool {
    func isBody(_ atom: Atom) -> Bool {
      guard let sense = atom.sense(.agent), !sense.isPlural else { return false }
      return lexicon.agents[Int(sense.index)].kind == .organization
    }
    if let before = atoms.atom(at: range.lowerBound - 1), isBody(before) { return true }
    let comma = range.upperBound
    guard comma + 2 < tree.count, tree.tokens[comma].form == ",",
      tree.tag(comma + 1) == .determiner
    else { return false }
    for token in comma + 2..<min(comma + 8, tree.count) {
      switch tree.tag(token) {
      case .noun, .properNoun, .adjective, .numeral: break
      case .punctuation where tree.tokens[token].form == "-": break
      case .verb where tree.relation(token) == .amod: break
      default: return false
      }
      if let atom = atoms.atom(at: token), isBody(atom), atom.tokens.upperBound - 1 == token {
        return endsApposition(token + 1) || tree.tag(token + 1) == .adposition
          || words.is(tree.word[token + 1], .relative)
      }
    }
    return false
  }

  func isBodyWord(_ token: Int) -> Bool {
    switch tree.tag(token) {
    case .properNoun, .noun, .adjective, .other: true
    default: false
    }
  }

  func joinsName(_ token: Int) -> Bool {
    let word = tree.word[token]
    if tree.tokens[token].form == "'s" || tree.tokens[token].form == "’s" { return true }
    return word == words.of || word == words.for || word == words.the || word == words.and
      || tree.tokens[token].form == "-" || word == words.in
  }

  /// The range without what the lexicon knows on its own; nil when the lexicon knows it all.
  func bodyName(_ range: Range<Int>) -> Range<Int>? {
    var unknown = false
    for token in range {
      guard let atom = atoms.atom(at: token) else {
        if tree.tag(token) != .adposition, !words.is(tree.word[token], .organizationHead) {
          unknown = true
        }
        continue
      }
      if atom.tokens.lowerBound <= range.lowerBound, atom.tokens.upperBound >= range.upperBound {
        return nil
      }
      // A body or title of the lexicon with a country before it: no name of its own.
      if atom.sense(.body, .title, .organization, .group, .official) != nil { return nil }
    }
    return unknown ? range : nil
  }

  mutating func findNouns() {
    for (number, atom) in atoms.all.enumerated() where atom.isHead {
      guard taken[atom.tokens.lowerBound] < 0, isNominal(atom) else { continue }
      // "The prisoner swap", "a refugee camp": it only says what kind of thing another is.
      if isMereModifier(atom) { continue }
      // "Foreign Ministry spokesman": the first noun modifies the second.
      if let next = atoms.atom(at: atom.tokens.upperBound), next.isHead, isNominal(next),
        taken[next.tokens.lowerBound] < 0 || isPersonTitle(next.tokens.lowerBound)
      {
        continue
      }
      var phrase = NounPhrase(kind: .noun, tokens: atom.tokens, core: atom.tokens, atom: number)
      let left = scanLeft(from: atom.tokens.lowerBound)
      phrase.owners = left.owners
      // "His captors" are not his people.
      if case .pronoun? = left.owners.first, isAdversary(atom) { phrase.owners = [] }
      phrase.isDefinite = left.isDefinite
      phrase.bodyAtom = left.bodyAtom
      phrase.tokens = left.start..<atom.tokens.upperBound
      // "The Security Council" without a country is the organization of that name.
      if phrase.owners.isEmpty, let sense = atom.sense(.organization),
        lexicon.organizations[Int(sense.index)].country == nil
      {
        continue
      }
      let right =
        phrase.owners.isEmpty && !isVague(atom) ? ownerAfter(atom.tokens.upperBound) : nil
      phrase.seat = left.seat
      if let right {
        phrase.owners = [right.owner]
        if right.isOf { phrase.tokens = left.start..<right.end }
        let hasAdverb = left.start > 0 && tree.tag(left.start - 1) == .adverb
        phrase.whole = (hasAdverb ? left.start - 1 : left.start)..<right.end
      }
      add(phrase)
    }
  }

  private func isAdversary(_ atom: Atom) -> Bool {
    [
      "captor", "abductor", "kidnapper", "attacker", "assailant", "killer", "murderer", "jailer",
      "torturer", "persecutor", "hijacker", "assassin",
    ].contains(tree.tokens[atom.tokens.upperBound - 1].lemma)
  }

  /// "A group of lawmakers", "the movement of workers": what follows "of" does not own it.
  private func isVague(_ atom: Atom) -> Bool {
    guard let sense = atom.sense(.agent), atom.sense(.body, .title) == nil else { return false }
    return lexicon.agents[Int(sense.index)].sector == nil
  }

  private func isMereModifier(_ atom: Atom) -> Bool {
    let last = atom.tokens.upperBound - 1
    guard let sense = atom.sense(.agent), atom.sense(.body, .title) == nil, !sense.isPlural,
      tree.relation(last) == .compound, tree.head[last] > last,
      [.noun, .properNoun].contains(tree.tag(tree.head[last])),
      atoms.atom(at: tree.head[last])?.isHead != true, taken[tree.head[last]] < 0
    else { return false }
    let sector = lexicon.agents[Int(sense.index)].sector ?? ""
    return !["REB", "MIL", "COP", "OPP", "SET", "GOV", "LEG", "JUD"].contains(sector)
  }

  func isPersonTitle(_ token: Int) -> Bool {
    taken[token] >= 0 && phrases[Int(taken[token])].kind == .person
  }

  /// Whether the words are a noun here: "general" the officer, not "in general".
  func isNominal(_ atom: Atom) -> Bool {
    let last = atom.tokens.upperBound - 1
    switch tree.tag(last) {
    case .noun, .properNoun, .other: break
    case .adjective:
      if tree.relation(last) == .amod || tree.relation(last) == .advmod { return false }
    default: return false
    }
    // "Military cooperation": an adjective, whatever its tag.
    if atom.tokens.count == 1, tree.tokens[last].lemma == "military", last + 1 < tree.count,
      tree.tag(last + 1) == .noun, atoms.atom(at: last + 1)?.isHead != true
    {
      return false
    }
    // "Is an ally of": what somebody is, not who.
    if lexicon.frames.noun(tree.lemma[last])?.isParty == true,
      tree.hasChild(last, .cop)
        || tree.head[last] >= 0
          && ["remain", "become", "stay"].contains(tree.tokens[tree.head[last]].lemma)
    {
      return false
    }
    // A modifier of another noun ("government policy", "party leader") names no party itself,
    // unless nothing else does; clauses look at modifiers on their own.
    return true
  }

  struct Left {
    var owners: [Owner] = []
    var start: Int
    var isDefinite = false
    var isPossessive = false
    var bodyAtom = -1
    var skipped = 0
    /// "Tehran-based": whose it is when nothing else says.
    var seat: Owner?
  }

  /// Reads the words before a noun for whose it is.
  func scanLeft(from end: Int) -> Left {
    var left = Left(start: end)
    var j = end - 1
    var possessive = false
    while j >= 0, j >= end - 12 {
      let form = tree.tokens[j].form
      if tree.tokens[j].pennTag.rawValue == "POS" || form == "'s" || form == "’s" {
        possessive = true
        j -= 1
        continue
      }
      if taken[j] >= 0, possessive || isNoun(before: j, end, left) {
        left.owners = [.phrase(Int(taken[j]))]
        left.start = phrases[Int(taken[j])].tokens.lowerBound
        left.isPossessive = possessive
        return left
      }
      if let atom = atoms.atom(at: j), atom.isOwner, taken[j] < 0,
        let link = hyphenated(atom), !link.isOwner
      {
        if link.isSeat, left.seat == nil { left.seat = .atom(Int(atoms.at[j])) }
        j = atom.tokens.lowerBound - 1
        if j >= 1, tree.tokens[j].form == "-", words.is(tree.word[j - 1], .pro) { j -= 2 }
        left.start = j + 1
        left.skipped += 1
        continue
      }
      if let atom = atoms.atom(at: j), atom.isOwner, taken[j] < 0 {
        left.owners = [.atom(Int(atoms.at[j]))]
        left.start = atom.tokens.lowerBound
        left.isPossessive = possessive
        coordinate(&left, possessive)
        return left
      }
      if let atom = atoms.atom(at: j), atom.isHead, taken[j] < 0 {
        if possessive { return left }
        if left.bodyAtom < 0, left.skipped == 0 { left.bodyAtom = Int(atoms.at[j]) }
        j = atom.tokens.lowerBound - 1
        left.start = j + 1
        continue
      }
      if taken[j] >= 0 || possessive && tree.tag(j) == .punctuation { return left }
      let word = tree.word[j]
      switch tree.tag(j) {
      case .pronoun where words.is(word, .possessive):
        left.owners = [.pronoun(j)]
        left.start = j
        left.isDefinite = true
        return left
      case .determiner:
        left.start = j
        left.isDefinite = words.is(word, .definite)
        return left
      case .adjective, .noun, .properNoun, .numeral, .other:
        if possessive { return left }
        left.start = j
      case .verb
      where ["VBN", "VBG"].contains(tree.tokens[j].pennTag.rawValue)
        && [.amod, .compound].contains(tree.relation(j)):
        left.start = j
      case .punctuation where form == "-" || form == "\"" || form == "'" || form == "–":
        break
      case .adverb where tree.relation(j) == .advmod && j + 1 < tree.count && tree.head[j] == j + 1:
        break
      default:
        return left
      }
      left.skipped += 1
      j -= 1
    }
    return left
  }

  /// "RSF fighters": a short name that the article gave stands right before the noun.
  private func isNoun(before token: Int, _ end: Int, _ left: Left) -> Bool {
    token == end - 1 && phrases[Int(taken[token])].kind == .local
      && tree.head[token] >= end
  }

  /// What a hyphen joins to a country's name: "Iran-backed", "French-led", "Oslo-based"; nil for
  /// none. Only who leads or runs a thing is its owner.
  private func hyphenated(_ atom: Atom) -> (isOwner: Bool, isSeat: Bool)? {
    let before = atom.tokens.lowerBound
    if before >= 2, tree.tokens[before - 1].form == "-", tree.touches(before - 1),
      words.is(tree.word[before - 2], .pro)
    {
      return (false, false)
    }
    if before >= 1, words.is(tree.word[before - 1], .pro), tree.touches(before - 1) {
      return (false, false)
    }
    let hyphen = atom.tokens.upperBound
    guard hyphen + 1 < tree.count, ["-", "–"].contains(tree.tokens[hyphen].form),
      tree.touches(hyphen - 1), tree.touches(hyphen)
    else { return nil }
    let next = tree.tokens[hyphen + 1].form.lowercased()
    guard next.hasSuffix("ed") || next.hasSuffix("en") || Self.joined.contains(next) else {
      return nil
    }
    return (next == "led" || next == "dominated", next == "based")
  }

  private static let joined: Set = [
    "led", "run", "held", "born", "built", "friendly", "made", "brokered", "leaning", "speaking",
  ]

  /// "Senior Hungarian and Romanian officials": the words before that are joined to the owner.
  func coordinate(_ left: inout Left, _ possessive: Bool) {
    var j = left.start - 1
    while j > 0 {
      let isJoint =
        tree.tokens[j].form == "," || tree.word[j] == words.and || tree.tokens[j].form == "-"
        || tree.tokens[j].form == "–"
      guard isJoint, !possessive else { return }
      var k = j - 1
      if tree.tokens[k].form == ",", k > 0 { k -= 1 }
      guard let atom = atoms.atom(at: k), atom.isOwner, taken[k] < 0 else { return }
      // A name that is an argument of its own ("fired at Israel, U.S. officials said") is not
      // joined: adjectives are, and names only when they hang in this phrase.
      // "US and British forces": short names stand for adjectives.
      let isAdjective =
        atom.sense(.adjective) != nil || atom.senses.contains { $0.needsCapitals }
      let headToken = tree.headToken(atom.tokens)
      let relation = tree.relation(headToken)
      guard isAdjective || [.amod, .compound, .nmodPoss, .conj, .flat].contains(relation) else {
        return
      }
      if relation == .nsubj || relation == .obj {
        guard tree.word[j] == words.and, isAdjective else { return }
      }
      left.owners.insert(.atom(Int(atoms.at[k])), at: 0)
      left.start = atom.tokens.lowerBound
      j = left.start - 1
    }
  }

  private func isPossessorOfActor(_ atom: Atom) -> Bool {
    let mark = atom.tokens.upperBound
    guard mark < tree.count, tree.tokens[mark].pennTag.rawValue == "POS" else { return false }
    for token in mark + 1..<max(mark + 1, min(mark + 4, tree.count)) {
      if let noun = atoms.atom(at: token) { return noun.isHead || noun.sense(.group) != nil }
      guard tree.tag(token) == .adjective else { return false }
    }
    return false
  }

  /// The owner in "authorities in Guinea", "minister of Iran", "forces from Chad".
  func ownerAfter(_ start: Int) -> (owner: Owner, end: Int, isOf: Bool)? {
    guard start + 1 < tree.count else { return nil }
    var start = start
    // "Fighters loyal to the Chadian president", "rebels led by an Angolan".
    let isFollower =
      start + 2 < tree.count
      && (["loyal", "allied", "linked", "faithful"].contains(tree.tokens[start].form)
        && tree.word[start + 1] == words.to
        || ["led", "headed", "commanded"].contains(tree.tokens[start].form)
          && tree.word[start + 1] == words.by)
    if isFollower { start += 1 }
    let word = tree.word[start]
    guard isFollower || word == words.of || word == words.in || word == words.from else {
      return nil
    }
    var j = start + 1
    while j < tree.count, j < start + 7 {
      if isFollower, taken[j] >= 0, phrases[Int(taken[j])].kind == .person {
        return (.phrase(Int(taken[j])), j, false)
      }
      if let atom = atoms.atom(at: j), atom.isOwner, taken[j] < 0 {
        // "The leader of Sudan's southern rebels" is not Sudan's.
        if !isFollower, isPossessorOfActor(atom) { return nil }
        return (.atom(Int(atoms.at[j])), atom.tokens.upperBound, word == words.of)
      }
      if taken[j] >= 0 { return nil }
      switch tree.tag(j) {
      case .determiner, .adjective, .properNoun, .numeral: j += 1
      case .noun where words.is(tree.word[j], [.settlement, .direction]): j += 1
      case .adposition where tree.word[j] == words.of: j += 1
      case .pronoun where words.is(tree.word[j], .possessive):
        return (.pronoun(j), j + 1, word == words.of)
      default: return nil
      }
    }
    return nil
  }
}
