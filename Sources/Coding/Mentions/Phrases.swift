import English

/// Whose something is.
enum Owner {
  /// An atom of the sentence.
  case atom(Int)
  /// A possessive pronoun.
  case pronoun(Int)
  /// A phrase found before: "the ministry's spokesman".
  case phrase(Int)
}

/// A stretch of words that may name actors, before it is known whom.
struct NounPhrase {
  enum Kind {
    /// A noun for actors, at this atom.
    case noun
    /// A name in the lexicon, at this atom.
    case name
    /// A person's name.
    case person
    /// A name of a body that the lexicon does not have.
    case body
    case pronoun
    /// A surname or acronym that the article gave before.
    case local
    /// "The two sides", "both countries".
    case pair
    /// "The country", "the kingdom": the state spoken of.
    case country
    /// "The North", where the article speaks of Korea.
    case direction
  }
  var kind: Kind
  /// With its modifiers.
  var tokens: Range<Int>
  /// The noun or name itself.
  var core: Range<Int>
  /// Index of the atom of the noun, name or title; -1 for none.
  var atom = -1
  var owners: [Owner] = []
  /// The noun before it that is a body: "*foreign ministry* spokesman".
  var bodyAtom = -1
  /// Index of the atom of a person's title; -1 for none.
  var titleAtom = -1
  var isDefinite = false
  /// Index of the person or body that this describes, by apposition.
  var describes = -1
  /// The phrase with what counts it and where it is: "about 80 people in the town of …".
  var whole: Range<Int>?
}

/// Finds the noun phrases of a sentence from its atoms, tags and names.
struct PhraseFinder {
  let tree: Tree
  let atoms: Atoms
  let lexicon: Lexicon
  private(set) var phrases: [NounPhrase] = []
  private let localNames: [String: Int]
  /// Index of the phrase over each token; -1 for none.
  private var taken: [Int32]
  private let words: Words

  init(_ tree: Tree, _ lexicon: Lexicon, localNames: [String: Int]) {
    self.tree = tree
    self.lexicon = lexicon
    self.localNames = localNames
    words = lexicon.frames.words
    atoms = Atoms(tree, lexicon)
    taken = Array(repeating: -1, count: tree.count)
    findPersons()
    findDirections()
    findSides()
    findLocals()
    findBodies()
    findNouns()
    findNames()
    findPronouns()
    sort()
    appose()
  }

  /// Into the order of the text; a phrase comes after those it contains.
  private mutating func sort() {
    let order = phrases.indices.sorted {
      let a = phrases[$0].tokens, b = phrases[$1].tokens
      return (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
    }
    var place = Array(repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    phrases = order.map { phrases[$0] }
    for i in phrases.indices {
      for (k, owner) in phrases[i].owners.enumerated() {
        if case .phrase(let old) = owner { phrases[i].owners[k] = .phrase(place[old]) }
      }
    }
  }

  private mutating func add(_ phrase: NounPhrase) {
    for token in phrase.tokens where taken[token] < 0 { taken[token] = Int32(phrases.count) }
    phrases.append(phrase)
  }

  private mutating func findPersons() {
    var token = 0
    while token < tree.count {
      guard taken[token] < 0 else {
        token += 1
        continue
      }
      if let atom = atoms.atom(at: token), atom.tokens.lowerBound == token {
        if atom.sense(.official) != nil {
          let end = max(atom.tokens.upperBound, nameEnd(from: token))
          addPerson(token..<end, title: titleBefore(token), atom: Int(atoms.at[token]))
          token = end
          continue
        }
        if atom.sense(.title) != nil || atom.sense(.agent) != nil {
          var start = atom.tokens.upperBound
          if start < tree.count, [")", "]"].contains(tree.tokens[start].form) { start += 1 }
          if isHonorific(start) { start = afterHonorific(start) }
          let end = nameEnd(from: start)
          if end > start {
            addPerson(start..<end, title: Int(atoms.at[token]), atom: -1)
            token = end
            continue
          }
        }
      } else if isHonorific(token) {
        let start = afterHonorific(token)
        let end = nameEnd(from: start)
        if end > start {
          addPerson(start..<end, title: -1, atom: -1)
          token = end
          continue
        }
      }
      if let name = tree.names.first(where: { $0.tokens.lowerBound == token && $0.kind == .person }
      ),
        name.tokens.upperBound <= tree.count
      {
        let end = max(nameEnd(from: token), token)
        if end - token >= 2 {
          addPerson(token..<end, title: titleBefore(token), atom: -1)
          token = end
          continue
        }
      }
      token += 1
    }
  }

  private func isHonorific(_ token: Int) -> Bool {
    token < tree.count && words.is(tree.word[token], .honorific)
      && startsWithCapital(tree.tokens[token].form)
  }
  private func afterHonorific(_ token: Int) -> Int {
    token + 1 < tree.count && tree.tokens[token + 1].form == "." ? token + 2 : token + 1
  }

  /// The atom of a title that ends where `token` begins.
  private func titleBefore(_ token: Int) -> Int {
    var before = token - 1
    if before >= 0, tree.tokens[before].form == ".", before > 0 { before -= 1 }
    while before >= 0,
      words.is(tree.word[before], .honorific) || [")", "]"].contains(tree.tokens[before].form)
    {
      before -= 1
    }
    guard let atom = atoms.atom(at: before), atom.sense(.title, .agent) != nil else { return -1 }
    return Int(atoms.at[before])
  }

  private mutating func addPerson(_ core: Range<Int>, title: Int, atom: Int) {
    var phrase = NounPhrase(kind: .person, tokens: core, core: core, atom: atom)
    if title >= 0 {
      let titleTokens = atoms.all[title].tokens
      let left = scanLeft(from: titleTokens.lowerBound)
      phrase.owners = left.owners
      phrase.titleAtom = title
      phrase.bodyAtom = left.bodyAtom
      phrase.isDefinite = left.isDefinite
      phrase.tokens = left.start..<core.upperBound
    } else {
      // "Israel's Benjamin Netanyahu", "Hamas's Khaled Meshaal".
      let left = scanLeft(from: core.lowerBound)
      if left.isPossessive, left.start < core.lowerBound, left.skipped == 0 {
        phrase.owners = left.owners
        phrase.tokens = left.start..<core.upperBound
      }
    }
    add(phrase)
  }

  /// Where a person's name that begins at `start` ends; `start` when none does.
  private func nameEnd(from start: Int) -> Int {
    var end = start
    while end < tree.count, end < start + 7 {
      let form = tree.tokens[end].form
      if end > start, let atom = atoms.atom(at: end), atom.sense(.official) == nil {
        let isName = tree.names.contains { $0.kind == .person && $0.tokens.contains(end) }
        if atom.sense(.state, .organization, .adjective, .seat, .title) != nil, !isName { break }
      } else if end == start, let atom = atoms.atom(at: end),
        atom.sense(.state, .organization, .adjective, .seat, .title, .body, .region) != nil,
        !tree.names.contains(where: {
          $0.kind == .person && $0.tokens.contains(end) && $0.tokens.count > 1
        })
      {
        break
      }
      if startsWithCapital(form), isNameWord(end) {
        end += 1
      } else if end > start, ["-", "–", "'", "’", "."].contains(form), end + 1 < tree.count,
        tree.touches(end - 1), form == "." ? isInitial(end - 1) : tree.touches(end)
      {
        end += form == "." ? 1 : 2  // "Won-sik": what a hyphen joins may be lower case
      } else if end + 1 < tree.count, words.is(tree.word[end], .nameParticle),
        startsWithCapital(tree.tokens[end + 1].form) || words.is(tree.word[end + 1], .nameParticle)
          || tree.tokens[end + 1].form == "-",
        end > start
      {
        end += 1
      } else {
        break
      }
    }
    while end > start, tree.tag(end - 1) == .punctuation, !isInitial(end - 2) { end -= 1 }
    return min(end, tree.count)
  }

  private func isInitial(_ token: Int) -> Bool {
    token >= 0 && tree.tokens[token].form.utf8.count == 1
      && startsWithCapital(tree.tokens[token].form)
  }

  private func isNameWord(_ token: Int) -> Bool {
    switch tree.tag(token) {
    case .properNoun, .other: true
    case .noun, .adjective, .verb, .interjection:
      tree.names.contains { $0.kind == .person && $0.tokens.contains(token) }
        || tree.relation(token) == .flat
    default: tree.names.contains { $0.kind == .person && $0.tokens.contains(token) }
    }
  }

  /// Capitalized words that end in a word for bodies, or that the tagger of names took for one.
  private mutating func findBodies() {
    var token = 0
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
      if last >= 0, range.count >= 2, let core = bodyName(range) {
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

  private func isBodyWord(_ token: Int) -> Bool {
    switch tree.tag(token) {
    case .properNoun, .noun, .adjective, .other: true
    default: false
    }
  }

  private func joinsName(_ token: Int) -> Bool {
    let word = tree.word[token]
    if tree.tokens[token].form == "'s" || tree.tokens[token].form == "’s" { return true }
    return word == words.of || word == words.for || word == words.the || word == words.and
      || tree.tokens[token].form == "-" || word == words.in
  }

  /// The range without what the lexicon knows on its own; nil when the lexicon knows it all.
  private func bodyName(_ range: Range<Int>) -> Range<Int>? {
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

  private mutating func findNouns() {
    for (number, atom) in atoms.all.enumerated() where atom.isHead {
      guard taken[atom.tokens.lowerBound] < 0, isNominal(atom) else { continue }
      // "Foreign Ministry spokesman": the first noun modifies the second.
      if let next = atoms.atom(at: atom.tokens.upperBound), next.isHead, isNominal(next),
        taken[next.tokens.lowerBound] < 0 || isPersonTitle(next.tokens.lowerBound)
      {
        continue
      }
      var phrase = NounPhrase(kind: .noun, tokens: atom.tokens, core: atom.tokens, atom: number)
      let left = scanLeft(from: atom.tokens.lowerBound)
      phrase.owners = left.owners
      phrase.isDefinite = left.isDefinite
      phrase.bodyAtom = left.bodyAtom
      phrase.tokens = left.start..<atom.tokens.upperBound
      // "The Security Council" without a country is the organization of that name.
      if phrase.owners.isEmpty, let sense = atom.sense(.organization),
        lexicon.organizations[Int(sense.index)].country == nil
      {
        continue
      }
      if phrase.owners.isEmpty, let right = ownerAfter(atom.tokens.upperBound) {
        phrase.owners = [right.owner]
        if right.isOf { phrase.tokens = left.start..<right.end }
        let hasAdverb = left.start > 0 && tree.tag(left.start - 1) == .adverb
        phrase.whole = (hasAdverb ? left.start - 1 : left.start)..<right.end
      }
      add(phrase)
    }
  }

  private func isPersonTitle(_ token: Int) -> Bool {
    taken[token] >= 0 && phrases[Int(taken[token])].kind == .person
  }

  /// Whether the words are a noun here: "general" the officer, not "in general".
  private func isNominal(_ atom: Atom) -> Bool {
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

  private struct Left {
    var owners: [Owner] = []
    var start: Int
    var isDefinite = false
    var isPossessive = false
    var bodyAtom = -1
    var skipped = 0
  }

  /// Reads the words before a noun for whose it is.
  private func scanLeft(from end: Int) -> Left {
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
      if taken[j] >= 0, possessive {
        left.owners = [.phrase(Int(taken[j]))]
        left.start = phrases[Int(taken[j])].tokens.lowerBound
        left.isPossessive = true
        return left
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

  /// "Senior Hungarian and Romanian officials": the words before that are joined to the owner.
  private func coordinate(_ left: inout Left, _ possessive: Bool) {
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

  /// The owner in "authorities in Guinea", "minister of Iran", "forces from Chad".
  private func ownerAfter(_ start: Int) -> (owner: Owner, end: Int, isOf: Bool)? {
    guard start + 1 < tree.count else { return nil }
    let word = tree.word[start]
    guard word == words.of || word == words.in || word == words.from else { return nil }
    var j = start + 1
    while j < tree.count, j < start + 7 {
      if let atom = atoms.atom(at: j), atom.isOwner, taken[j] < 0 {
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

  private mutating func findNames() {
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
  private mutating func findSides() {
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
  private mutating func findDirections() {
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

  private mutating func findLocals() {
    guard !localNames.isEmpty else { return }
    for token in 0..<tree.count where taken[token] < 0 {
      let form = tree.tokens[token].form
      guard startsWithCapital(form), let member = localNames[form], member >= 0,
        atoms.atom(at: token) == nil
      else { continue }
      add(NounPhrase(kind: .local, tokens: token..<token + 1, core: token..<token + 1))
    }
  }

  private mutating func findPronouns() {
    for token in 0..<tree.count where taken[token] < 0 {
      guard tree.tag(token) == .pronoun, words.is(tree.word[token], .pronoun) else { continue }
      add(NounPhrase(kind: .pronoun, tokens: token..<token + 1, core: token..<token + 1))
    }
  }

  /// Joins descriptions to the names beside them: "Wang Yi, China's top diplomat", "the militant
  /// organisation Hamas".
  private mutating func appose() {
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

  private func canDescribe(_ name: NounPhrase, _ describesPerson: Bool) -> Bool {
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
  private func isBeside(_ name: NounPhrase, _ noun: NounPhrase) -> Bool {
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

  private func endsApposition(_ token: Int) -> Bool {
    token >= tree.count || [",", ".", ";", ")", "]", "\"", "”"].contains(tree.tokens[token].form)
  }
}
