import English
import Graph

extension Casting {
  /// The actors that a noun for actors stands for: "U.S. and Chinese officials" are two.
  mutating func noun(
    _ i: Int, _ reading: Reading, _ mentions: SentenceMentions
  ) -> (actors: [Int], isInferred: Bool) {
    let phrase = reading.phrases[i], tree = reading.tree
    let atom = reading.atoms.all[phrase.atom]
    var owners: [(actor: Int, isInferred: Bool)] = []
    for owner in phrase.owners {
      if let found = self.owner(owner, reading, mentions) { owners.append(found) }
    }
    if owners.isEmpty, phrase.isDefinite || isProper(atom, tree),
      let known = described(atom, tree)
    {
      return ([known], true)
    }
    var isInferred = owners.contains { $0.isInferred }
    if owners.isEmpty {
      guard let country = placeCountry(of: phrase, reading) ?? context(of: phrase, atom, reading),
        let state = state(country)
      else { return ([], false) }
      owners = [(state, true)]
      isInferred = true
    }
    var actors: [Int] = []
    for owner in owners {
      guard let actor = actor(atom, phrase, of: owner.actor, reading) else { continue }
      if !actors.contains(actor) { actors.append(actor) }
    }
    let noun = tree.lemma[atom.tokens.upperBound - 1]
    if actors.count == 1, noun >= 0 { memory.described[noun] = (actors[0], tree.number) }
    return (actors, isInferred)
  }

  /// "Military" of South Korea → the South Korean military; "officials" of it → South Korea.
  private mutating func actor(
    _ atom: Atom, _ phrase: NounPhrase, of owner: Int, _ reading: Reading
  ) -> Int? {
    let holder = cast[owner].actor
    // Those who speak and act for a body are the body.
    if phrase.bodyAtom >= 0, let country = holder.country,
      let sense = reading.atoms.all[phrase.bodyAtom].sense(.body)
    {
      let entry = lexicon.bodies[Int(sense.index)]
      if entry.canonical != "government" { return bodyActor(entry, country: country) }
    }
    if holder.kind == .organization || holder.kind == .group && holder.sector != "CVL" {
      return owner
    }
    if let sense = atom.sense(.body) {
      guard let country = holder.country else { return owner }
      let entry = lexicon.bodies[Int(sense.index)]
      if entry.canonical == "government" { return state(country) }
      let member = bodyActor(entry, country: country)
      if let state = state(country) {
        affiliate(
          Affiliation(
            reading.tree, member: member, of: state,
            role: text(of: atom.tokens, reading.tree), memberText: phrase.tokens,
            roleText: atom.tokens, isInferred: false))
      }
      return member
    }
    let sector: String?, kind: ActorKind
    if let sense = atom.sense(.agent) {
      sector = lexicon.agents[Int(sense.index)].sector
      kind = lexicon.agents[Int(sense.index)].kind
    } else if let sense = atom.sense(.title) {
      sector = lexicon.titles[Int(sense.index)].sector
      kind = .official
    } else {
      return nil
    }
    // Nameless officials of a state act for it.
    if holder.kind == .state, sector == "GOV" || sector == nil { return owner }
    guard let country = holder.country else { return owner }
    if holder.kind == .state, sector == "MIL", kind == .official {
      return bodyActor(
        BodyEntry(canonical: "military", sector: "MIL", kind: .organization), country: country)
    }
    let state = lexicon.state(country)
    let lemma =
      atom.sense(.agent).map { lexicon.agents[Int($0.index)].lemma }
      ?? atom.sense(.title).map { lexicon.titles[Int($0.index)].phrase } ?? ""
    let noun = plural(of: lemma) ?? lemma
    let name = "\(state?.adjective ?? holder.name) \(noun)"
    return cast.add(
      Actor(
        id: Slug.id(name: noun, parent: country), name: name,
        kind: kind == .organization ? .organization : .group, country: country, sector: sector))
  }

  mutating func bodyActor(_ entry: BodyEntry, country: String) -> Int {
    let adjective = lexicon.state(country)?.adjective ?? country
    return cast.add(
      Actor(
        id: entry.canonical + "." + country,
        name: "\(adjective) \(lexicon.bodyName(entry.canonical))", kind: entry.kind,
        country: country, sector: entry.sector))
  }

  private func isProper(_ atom: Atom, _ tree: Tree) -> Bool {
    atom.tokens.contains { startsWithCapital(tree.tokens[$0].form) && $0 > 0 }
  }

  /// The member that such a noun described before, not too long ago: "the ministry".
  private func described(_ atom: Atom, _ tree: Tree) -> Int? {
    let noun = tree.lemma[atom.tokens.upperBound - 1]
    if noun >= 0, let known = memory.described[noun], tree.number - known.sentence <= 6 {
      return known.actor
    }
    var best: Int?
    for (number, member) in cast.members.enumerated() {
      guard member.lastSentence >= 0, tree.number - member.lastSentence <= 6 else { continue }
      var fits = false
      if let sense = atom.sense(.body) {
        fits = member.actor.id.hasPrefix(lexicon.bodies[Int(sense.index)].canonical + ".")
      } else if member.actor.kind == .organization, let sense = atom.sense(.agent) {
        let agent = lexicon.agents[Int(sense.index)]
        // "the group", "the militant organisation" after Hamas.
        fits =
          agent.kind == .organization && agent.sector == member.actor.sector
          && agent.sector != "GOV"
      }
      guard fits else { continue }
      if let known = best {
        let a = cast[known], b = member
        if (b.lastSentence, b.lastToken) > (a.lastSentence, a.lastToken) { best = number }
      } else {
        best = number
      }
    }
    return best
  }

  /// The country of the place that the sentence gives: "in Lagos", "near Basra".
  func placeCountry(of phrase: NounPhrase, _ reading: Reading) -> String? {
    for other in reading.phrases where other.kind == .name {
      let atom = reading.atoms.all[other.atom]
      guard atom.sense(.state, .region, .seat) != nil, let country = country(of: atom) else {
        continue
      }
      let before = other.tokens.lowerBound - 1
      guard before >= 0 else { continue }
      var j = before
      while j >= 0, j > before - 6,
        [.determiner, .adjective, .noun, .properNoun].contains(reading.tree.tag(j))
          || lexicon.frames.words.of == reading.tree.word[j]
      {
        j -= 1
      }
      if j >= 0, lexicon.frames.words.is(reading.tree.word[j], .place) { return country }
    }
    return nil
  }

  /// The country of a state's body named without it, where the sentence leaves one choice: "The
  /// Joint Chiefs of Staff said the South Korean military …".
  private func context(of phrase: NounPhrase, _ atom: Atom, _ reading: Reading) -> String? {
    guard let sense = atom.sense(.body) else { return nil }
    let sector = lexicon.bodies[Int(sense.index)].sector
    for other in reading.phrases where other.kind == .noun && other.atom != phrase.atom {
      guard let body = reading.atoms.all[other.atom].sense(.body),
        lexicon.bodies[Int(body.index)].sector == sector,
        case .atom(let owner)? = other.owners.first
      else { continue }
      if let country = country(of: reading.atoms.all[owner]) { return country }
    }
    return phrase.isDefinite ? onlyCountry(of: reading) : nil
  }

  /// A description beside a name says what it is and whose.
  mutating func describe(_ i: Int, _ reading: inout Reading, _ mentions: SentenceMentions) {
    let phrase = reading.phrases[i]
    let described = phrase.describes
    guard let member = reading.actors[described].first else { return }
    reading.actors[i] = [member]
    let atom = reading.atoms.all[phrase.atom]
    let noun = reading.tree.lemma[atom.tokens.upperBound - 1]
    if noun >= 0 { memory.described[noun] = (member, reading.tree.number) }
    guard reading.phrases[described].kind != .person, let first = phrase.owners.first,
      let of = owner(first, reading, mentions), of.actor != member
    else { return }
    affiliate(
      Affiliation(
        reading.tree, member: member, of: of.actor,
        role: text(of: atom.tokens, reading.tree), memberText: reading.phrases[described].core,
        roleText: atom.tokens, isInferred: of.isInferred))
  }
}
