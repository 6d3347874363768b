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
  var phrases: [NounPhrase] = []
  let localNames: [String: Int]
  /// Index of the phrase over each token; -1 for none.
  var taken: [Int32]
  let words: Words

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
      if let name = tree.names.first(where: { $0.tokens.lowerBound == token && $0.kind == .person }
      ),
        name.tokens.upperBound <= tree.count, !isKnownName(at: token)
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
  func nameEnd(from start: Int) -> Int {
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

  func isInitial(_ token: Int) -> Bool {
    token >= 0 && tree.tokens[token].form.utf8.count == 1
      && startsWithCapital(tree.tokens[token].form)
  }

  func isNameWord(_ token: Int) -> Bool {
    switch tree.tag(token) {
    case .properNoun, .other: true
    case .noun, .adjective, .verb, .interjection:
      tree.names.contains { $0.kind == .person && $0.tokens.contains(token) }
        || tree.relation(token) == .flat
    default: tree.names.contains { $0.kind == .person && $0.tokens.contains(token) }
    }
  }
}
