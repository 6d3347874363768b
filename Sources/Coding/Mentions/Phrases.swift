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
    /// Words that name nobody: an acronym where it is explained.
    case silent
  }
  var kind: Kind
  /// With its modifiers.
  var tokens: Range<Int>
  /// The noun or name itself.
  var core: Range<Int>
  /// Index of the atom of the noun, name or title; -1 for none.
  var atom = -1
  var owners: [Owner] = []
  /// Whose it is by its seat, "Oslo-based", when nothing else says.
  var seat: Owner?
  /// The noun before it that is a body: "*foreign ministry* spokesman".
  var bodyAtom = -1
  /// Index of the atom of a person's title; -1 for none.
  var titleAtom = -1
  var isDefinite = false
  /// Index of the person or body that this describes, by apposition.
  var describes = -1
  /// The phrase with what counts it and where it is: "about 80 people in the town of …".
  var whole: Range<Int>?
  /// Indices of the lexicon's epithets in it: "the *hermit kingdom*".
  var epithets: [Int] = []
}

/// Finds the noun phrases of a sentence from its atoms, tags and names.
struct PhraseFinder {
  let tree: Tree
  let atoms: Atoms
  let lexicon: Lexicon
  var phrases: [NounPhrase] = []
  let localNames: [String: Int]
  /// What stands before the report itself.
  let dateline: Dateline
  /// Kind of the name over each token, by the tagger of names; nil for none.
  let nameKind: [NameSpan.Kind?]
  /// Where the person's name begins that the tagger of names saw over each token; -1 for none.
  let personStart: [Int32]
  /// Index of the phrase over each token; -1 for none.
  var taken: [Int32]
  let words: Words

  init(_ tree: Tree, _ lexicon: Lexicon, localNames: [String: Int]) {
    self.tree = tree
    self.lexicon = lexicon
    self.localNames = localNames
    words = lexicon.frames.words
    dateline = Dateline(tree)
    atoms = Atoms(tree, lexicon, from: dateline.end)
    taken = Array(repeating: -1, count: tree.count)
    var kinds: [NameSpan.Kind?] = Array(repeating: nil, count: tree.count)
    var starts = [Int32](repeating: -1, count: tree.count)
    for name in tree.names {
      for token in name.tokens where token < tree.count {
        kinds[token] = name.kind
        if name.kind == .person { starts[token] = Int32(name.tokens.lowerBound) }
      }
    }
    nameKind = kinds
    personStart = starts
    findAcronyms()
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
  mutating func sort() {
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

  mutating func add(_ phrase: NounPhrase) {
    for token in phrase.tokens where taken[token] < 0 { taken[token] = Int32(phrases.count) }
    phrases.append(phrase)
  }

  mutating func findPersons() {
    var token = dateline.end
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
            let known = official(at: start)
            let whole = start..<max(end, known?.end ?? end)
            addPerson(whole, title: Int(atoms.at[token]), atom: known?.atom ?? -1)
            token = whole.upperBound
            continue
          }
        }
      } else if isHonorific(token) {
        let start = afterHonorific(token)
        let end = nameEnd(from: start)
        if end > start {
          let known = official(at: start)
          let whole = start..<max(end, known?.end ?? end)
          addPerson(whole, title: -1, atom: known?.atom ?? -1)
          token = whole.upperBound
          continue
        }
      }
      if Int(personStart[token]) == token && !isKnownName(at: token) || isDescribedPerson(token) {
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

  /// The person of the lexicon whose name begins here, and where it ends.
  private func official(at token: Int) -> (atom: Int, end: Int)? {
    guard let atom = atoms.atom(at: token), atom.tokens.lowerBound == token,
      atom.sense(.official) != nil
    else { return nil }
    return (Int(atoms.at[token]), atom.tokens.upperBound)
  }

  /// Whether the lexicon knows the words from here as no person: "N. Korea" is no Mr. Korea.
  func isKnownName(at token: Int) -> Bool {
    guard let atom = atoms.atom(at: token), atom.tokens.lowerBound == token else { return false }
    return atom.tokens.count > 1 && atom.sense(.official) == nil
  }

  func isHonorific(_ token: Int) -> Bool {
    token < tree.count && words.is(tree.word[token], .honorific)
      && startsWithCapital(tree.tokens[token].form)
  }
  func afterHonorific(_ token: Int) -> Int {
    token + 1 < tree.count && tree.tokens[token + 1].form == "." ? token + 2 : token + 1
  }

  /// The atom of a title that ends where `token` begins.
  func titleBefore(_ token: Int) -> Int {
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

  mutating func addPerson(_ core: Range<Int>, title: Int, atom: Int) {
    var phrase = NounPhrase(kind: .person, tokens: core, core: core, atom: atom)
    if title >= 0 {
      let titleTokens = atoms.all[title].tokens
      let left = scanLeft(from: titleTokens.lowerBound)
      phrase.owners = left.owners
      phrase.titleAtom = title
      phrase.bodyAtom = left.bodyAtom
      phrase.isDefinite = left.isDefinite
      phrase.tokens = left.start..<core.upperBound
      // "President Fabián Alarcón of Ecuador".
      if phrase.owners.isEmpty, core.upperBound < tree.count,
        tree.word[core.upperBound] == words.of,
        let right = ownerAfter(core.upperBound), right.isOf
      {
        phrase.owners = [right.owner]
        phrase.tokens = left.start..<right.end
      }
    } else {
      // "Israel's Benjamin Netanyahu", "Hamas's Khaled Meshaal".
      let left = scanLeft(from: core.lowerBound)
      if left.isPossessive, left.start < core.lowerBound, left.skipped == 0 {
        phrase.owners = left.owners
        phrase.tokens = left.start..<core.upperBound
      } else if atom >= 0, core.upperBound < tree.count, tree.word[core.upperBound] == words.of,
        let right = ownerAfter(core.upperBound), right.isOf
      {
        // "King Abdullah of Jordan", whose name the lexicon knows with its title.
        phrase.owners = [right.owner]
        phrase.tokens = core.lowerBound..<right.end
      }
    }
    add(phrase)
  }

  /// Where a person's name that begins at `start` ends; `start` when none does.
  func nameEnd(from start: Int) -> Int {
    var end = start
    while end < tree.count, end < start + 7 {
      let form = tree.tokens[end].form
      if end > start, let atom = atoms.atom(at: end), atom.sense(.official) == nil {
        let isName = nameKind[end] == .person
        if atom.sense(.state, .organization, .adjective, .seat, .title) != nil, !isName { break }
      } else if end == start, let atom = atoms.atom(at: end),
        atom.sense(.state, .organization, .adjective, .seat, .title, .body, .region) != nil,
        !isInLongName(end) && !isDescribedPerson(end)
          || atom.sense(.organization) != nil && atom.tokens.count > 1
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

  /// Whether the tagger of names saw a person's name of several words over the token.
  func isInLongName(_ token: Int) -> Bool {
    guard nameKind[token] == .person else { return false }
    return token + 1 < tree.count && personStart[token + 1] == personStart[token]
      || token > 0 && personStart[token - 1] == personStart[token]
  }

  /// "Milan Petrov, a politician": a name that begins like a city's, and is said to be a person's.
  func isDescribedPerson(_ token: Int) -> Bool {
    guard let atom = atoms.atom(at: token), atom.tokens.count == 1,
      atom.sense(.region, .seat) != nil,
      token + 3 < tree.count, isCapitalized(token), isCapitalized(token + 1),
      atoms.atom(at: token + 1) == nil, tree.tag(token + 1) == .properNoun,
      !words.is(tree.word[token + 1], .organizationHead)
    else { return false }
    var comma = token + 2
    if comma < tree.count, isCapitalized(comma), atoms.atom(at: comma) == nil { comma += 1 }
    guard comma + 1 < tree.count, tree.tokens[comma].form == "," else { return false }
    for next in comma + 1..<min(comma + 9, tree.count) {
      if tree.tokens[next].form == "," { return false }
      guard let noun = atoms.atom(at: next) else { continue }
      if noun.sense(.title) != nil { return true }
      if let agent = noun.sense(.agent), !agent.isPlural {
        let kind = lexicon.agents[Int(agent.index)].kind
        return kind == .official || kind == .group
      }
    }
    return false
  }

  private func isCapitalized(_ token: Int) -> Bool { startsWithCapital(tree.tokens[token].form) }

  func isInitial(_ token: Int) -> Bool {
    token >= 0 && tree.tokens[token].form.utf8.count == 1
      && startsWithCapital(tree.tokens[token].form)
  }

  func isNameWord(_ token: Int) -> Bool {
    switch tree.tag(token) {
    case .properNoun, .other: true
    case .noun, .adjective, .verb, .interjection:
      nameKind[token] == .person || tree.relation(token) == .flat
    default: nameKind[token] == .person
    }
  }
}
