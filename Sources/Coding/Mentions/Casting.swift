import English
import Graph

/// Says which actor each phrase of an article names, sentence after sentence.
struct Casting {
  let lexicon: Lexicon
  let article: Article
  /// The article's text.
  private let bytes: [UInt8]
  var cast = Cast()
  var affiliations: [Affiliation] = []
  /// Names met that the lexicon does not know.
  var unknownNames: [String] = []
  /// Back-references, and whom they were taken for.
  var links: [Link] = []
  var affiliated: Set<Affiliation.Pair> = []
  /// What earlier sentences offer to "it", "they", "the two sides".
  var memory = Memory()
  private var quotes: QuoteReader
  /// The sentence read last.
  var latest: Reading?
  /// Which tokens of the sentence read last are quoted.
  private(set) var quoted: [Bool] = []

  /// A person or body belongs to an actor, by the words of a sentence.
  struct Affiliation {
    var sentence: Int
    var member: Int
    var of: Int
    var role: String
    /// Bytes of the sentence and of the words that name the two.
    var range: Range<Int>
    var memberText: Range<Int>
    var ofText: Range<Int>?
    var roleText: Range<Int>?
    var isInferred: Bool

    struct Pair: Hashable {
      var member: Int, of: Int
    }

    /// - Parameters: the ranges are of tokens.
    init(
      _ tree: Tree, member: Int, of: Int, role: String, memberText: Range<Int>,
      ofText: Range<Int>? = nil, roleText: Range<Int>? = nil, isInferred: Bool
    ) {
      sentence = tree.number
      range = tree.range
      self.member = member
      self.of = of
      self.role = role
      self.memberText = tree.bytes(memberText)
      self.ofText = ofText.map(tree.bytes)
      self.roleText = roleText.map(tree.bytes)
      self.isInferred = isInferred
    }
  }

  /// A back-reference: words that are no name of their own, and the member they stand for.
  struct Link {
    enum Reason: String {
      case pronoun, description, shortName = "short name", context, pair
    }
    var sentence: Int
    /// Bytes of the article's text.
    var words: Range<Int>
    var member: Int
    var why: Reason
  }

  init(_ article: Article, _ lexicon: Lexicon) {
    self.article = article
    self.lexicon = lexicon
    bytes = Array((article.text ?? "").utf8)
    quotes = QuoteReader(bytes)
  }

  /// The mentions of the next sentence.
  mutating func read(_ tree: Tree) -> SentenceMentions {
    let finder = PhraseFinder(tree, lexicon, localNames: cast.shortNames)
    if memory.dateline == nil, !finder.dateline.place.isEmpty {
      memory.dateline = datelineCountry(tree, finder.dateline.place)
    }
    var reading = Reading(tree: tree, atoms: finder.atoms, phrases: finder.phrases)
    reading.actors = Array(repeating: [], count: finder.phrases.count)
    var mentions = SentenceMentions(count: tree.count)
    quoted = quotes.read(tree)
    if !quotes.continues, quoted.contains(true) == false { memory.quoteSpeaker = [] }
    // Who speaks decides who "we" are.
    if let speaker = speakerPhrase(reading) {
      if reading.phrases[speaker].describes < 0 { resolve(speaker, &reading, &mentions) }
      if !reading.actors[speaker].isEmpty {
        memory.quoteSpeaker = reading.actors[speaker]
        memory.lastSpeaker = (reading.actors[speaker], tree.number)
      }
    }
    // Names and persons first: a description may stand before the name it describes.
    for i in reading.phrases.indices
    where reading.phrases[i].describes < 0 && reading.actors[i].isEmpty {
      resolve(i, &reading, &mentions)
    }
    for i in reading.phrases.indices where reading.phrases[i].describes >= 0 {
      describe(i, &reading, mentions)
      let described = reading.phrases[reading.phrases[i].describes].core.lowerBound
      if let group = mentions.group(at: described) {
        mentions.extend(group, over: reading.phrases[i].core)
      }
    }
    naturalize(&mentions, tree)
    latest = reading
    memory.endSentence(tree, mentions, cast)
    return mentions
  }

  /// A sentence while its phrases are being resolved.
  struct Reading {
    let tree: Tree
    let atoms: Atoms
    var phrases: [NounPhrase]
    /// Cast members of each phrase, once known.
    var actors: [[Int]] = []
    var inferred: Set<Int> = []
  }

  /// The phrase of the subject of a verb of saying outside the quotation marks.
  private func speakerPhrase(_ reading: Reading) -> Int? {
    let tree = reading.tree
    guard quoted.contains(true) else { return nil }
    for verb in 0..<tree.count where tree.tag(verb) == .verb && !quoted[verb] {
      let isSaying = lexicon.frames.verbFrames(tree.lemma[verb]).contains {
        lexicon.frames.verbs[Int($0)].effect == .say
      }
      guard isSaying else { continue }
      let subject =
        tree.child(verb) { tree.relation($0) == .nsubj && !quoted[$0] }
        ?? tree.child(verb) {
          [.obj, .parataxis, .dep].contains(tree.relation($0)) && $0 > verb && $0 <= verb + 6
        }
      guard let subject, !quoted[subject] else { continue }
      if let phrase = reading.phrases.firstIndex(where: { $0.tokens.contains(subject) }) {
        let described = reading.phrases[phrase].describes
        return described >= 0 ? described : phrase
      }
    }
    return nil
  }

  private mutating func resolve(
    _ i: Int, _ reading: inout Reading, _ mentions: inout SentenceMentions
  ) {
    let phrase = reading.phrases[i]
    var found: (actors: [Int], isInferred: Bool)
    var form = Mention.Form.name
    var antecedent = Antecedent()
    switch phrase.kind {
    case .silent: return
    case .pronoun:
      form = .pronoun
      antecedent = pronoun(phrase.core.lowerBound, reading, mentions)
      found = (antecedent.actors, true)
    case .person: found = (person(i, reading, mentions).map { [$0] } ?? [], false)
    case .body: found = (body(i, reading, mentions).map { [$0] } ?? [], false)
    case .pair:
      form = .description
      found = (sides(before: reading.tree.number), true)
    case .country:
      form = .description
      found = (country(phrase, reading, mentions).map { [$0] } ?? [], true)
    case .direction:
      found = (direction(phrase.core.lowerBound, reading).map { [$0] } ?? [], true)
      if phrase.atom >= 0, let other = actor(of: reading.atoms.all[phrase.atom], reading.tree) {
        found.actors.append(other)
      }
      if isModifier(phrase, reading) { form = .modifier }
    case .local:
      let name = reading.tree.tokens[phrase.core.lowerBound].form
      found = (local(name, reading.tree.number).map { [$0] } ?? [], true)
      if isModifier(phrase, reading) { form = .modifier }
    case .name:
      found = (name(i, reading, mentions).map { [$0] } ?? [], false)
      if isModifier(phrase, reading) { form = .modifier }
    case .noun:
      form = .description
      found = noun(i, reading, mentions)
    }
    guard !found.actors.isEmpty else { return }
    reading.actors[i] = found.actors
    if found.isInferred {
      let why: Link.Reason =
        switch phrase.kind {
        case .pronoun: .pronoun
        case .local: .shortName
        case .pair: .pair
        case .noun where phrase.owners.isEmpty && !phrase.isDefinite: .context
        default: .description
        }
      for actor in found.actors {
        links.append(
          Link(
            sentence: reading.tree.number, words: reading.tree.bytes(phrase.tokens), member: actor,
            why: why))
      }
    }
    if found.isInferred { reading.inferred.insert(i) }
    let tree = reading.tree
    let last = phrase.core.upperBound - 1
    let head = tree.headToken(phrase.core)
    let isPlural =
      tree.tokens[last].pennTag.rawValue.hasSuffix("S") && form == .description
    let isPlace = isPlace(phrase, reading)
    var own = -1
    if case .pronoun(let token)? = phrase.owners.first {
      own = pronoun(token, reading, mentions).actors.first ?? -1
    }
    mentions.add(
      found.actors.enumerated().map { place, actor in
        var mention = Mention(tokens: phrase.tokens, head: head, actor: actor, form: form)
        mention.words =
          antecedent.words ?? words(of: phrase, place, found.actors.count, reading)
        mention.isPlace = isPlace
        mention.isPlural = isPlural
        mention.isInferred = found.isInferred
        mention.ownActor = own
        return mention
      })
    for actor in found.actors {
      if form != .modifier || cast[actor].actor.kind == .organization { memory.touch(actor) }
      if form != .pronoun, cast[actor].actor.kind == .organization {
        for word in cast.lastWords[actor] ?? [] {
          let symbol = lexicon.symbols.symbol(word)
          if symbol >= 0 { memory.described[symbol] = (actor, tree.number) }
        }
      }
      if form != .pronoun, form != .modifier, names(phrase, actor, reading) {
        remember(alias: phrase, of: actor, tree)
      }
      cast[actor].lastSentence = tree.number
      cast[actor].lastToken = phrase.core.lowerBound
    }
    if form != .pronoun { acronym(after: phrase.tokens.upperBound, for: found.actors, tree) }
  }

  /// The words that name the actor at `place` of those that a phrase names: "Hungarian", "Romanian
  /// officials" in "Hungarian and Romanian officials".
  private func words(
    of phrase: NounPhrase, _ place: Int, _ count: Int, _ reading: Reading
  ) -> Range<Int> {
    if phrase.kind == .noun, count > 1, phrase.owners.count == count,
      case .atom(let index) = phrase.owners[place]
    {
      let owner = reading.atoms.all[index].tokens
      let end =
        place == count - 1 ? max(phrase.tokens.upperBound, owner.upperBound) : owner.upperBound
      return owner.lowerBound..<end
    }
    guard phrase.kind == .noun, let whole = phrase.whole else { return phrase.tokens }
    return min(
      phrase.tokens.lowerBound, whole.lowerBound)..<max(phrase.tokens.upperBound, whole.upperBound)
  }

  /// The country where a report was written; nil for the seats of many states' bodies.
  private func datelineCountry(_ tree: Tree, _ place: Range<Int>) -> String? {
    let atoms = Atoms(tree, lexicon)
    var found: String?
    for token in place {
      guard let atom = atoms.atom(at: token), let country = country(of: atom) else { continue }
      if atom.sense(.organization) != nil { return nil }
      found = found ?? country
    }
    return found.flatMap { ["CHE", "BEL", "AUT", "NLD"].contains($0) ? nil : $0 }
  }

  /// Whether the phrase is a name for the actor: a state is not called by its towns, its officials
  /// or as one of two sides.
  private func names(_ phrase: NounPhrase, _ actor: Int, _ reading: Reading) -> Bool {
    if phrase.kind == .pair || phrase.kind == .country { return false }
    guard cast[actor].actor.kind == .state else { return true }
    if phrase.kind == .direction || phrase.kind == .local { return true }
    guard phrase.kind == .name, phrase.atom >= 0 else { return false }
    return reading.atoms.all[phrase.atom].sense(.state, .seat, .demonym, .adjective) != nil
  }

  private mutating func remember(alias phrase: NounPhrase, of actor: Int, _ tree: Tree) {
    let text = text(of: phrase.core, tree)
    guard text != cast[actor].actor.name, !cast[actor].actor.aliases.contains(text) else { return }
    if phrase.kind == .noun, phrase.isDefinite, phrase.owners.isEmpty { return }
    let whole =
      phrase.kind == .noun ? self.text(of: phrase.whole ?? phrase.tokens, tree) : text
    if !cast[actor].actor.aliases.contains(whole), cast[actor].actor.aliases.count < 12 {
      cast[actor].actor.aliases.append(whole)
    }
  }

  func text(of range: Range<Int>, _ tree: Tree) -> String { text(tree.bytes(range)) }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// "(KCNA)" or ", or KCNA," after a name: the article's own short name for it.
  private mutating func acronym(after token: Int, for actors: [Int], _ tree: Tree) {
    guard actors.count == 1, token + 2 < tree.count else { return }
    let marks = (tree.tokens[token].form, tree.tokens[token + 2].form)
    let isBracketed = ["(", "["].contains(marks.0) && [")", "]"].contains(marks.1)
    let isOther =
      marks.0 == "," && tree.word[token + 1] == lexicon.frames.words.or
      && token + 3 < tree.count && [",", "."].contains(tree.tokens[token + 3].form)
    guard isBracketed || isOther else { return }
    let form = tree.tokens[isBracketed ? token + 1 : token + 2].form
    let capitals = form.utf8.filter { $0 >= 65 && $0 <= 90 }.count
    guard capitals >= 2, capitals * 2 >= form.utf8.count else { return }
    cast.remember(form, for: actors[0])
    if !cast[actors[0]].actor.aliases.contains(form), cast[actors[0]].actor.aliases.count < 24 {
      cast[actors[0]].actor.aliases.append(form)
    }
  }

  private func isModifier(_ phrase: NounPhrase, _ reading: Reading) -> Bool {
    let head = reading.tree.headToken(phrase.core)
    if let atom = reading.atoms.atom(at: phrase.core.lowerBound), atom.sense(.adjective) != nil,
      atom.sense(.demonym) == nil
    {
      return true
    }
    return [.amod, .compound, .nmodPoss].contains(reading.tree.relation(head))
  }

  func isPlace(_ phrase: NounPhrase, _ reading: Reading) -> Bool {
    guard phrase.kind == .name else { return false }
    let tree = reading.tree
    let preposition = tree.preposition(tree.headToken(phrase.core))
    let before = phrase.core.lowerBound - 1
    let word =
      before >= 0 && tree.word[before] == lexicon.frames.words.the && before > 0
      ? tree.word[before - 1] : before >= 0 ? tree.word[before] : -1
    return lexicon.frames.words.is(preposition, .place) || lexicon.frames.words.is(word, .place)
  }
}
