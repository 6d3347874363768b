import English
import Graph

extension Casting {
  /// The actors that a noun for actors stands for: "U.S. and Chinese officials" are two.
  mutating func noun(
    _ i: Int, _ reading: Reading, _ mentions: SentenceMentions
  ) -> (actors: [Int], isInferred: Bool) {
    let phrase = reading.phrases[i], tree = reading.tree
    let atom = reading.atoms.all[phrase.atom]
    if phrase.owners.isEmpty, phrase.core.count == 1,
      let known = cast.shortNames[tree.tokens[phrase.core.lowerBound].form], known >= 0
    {
      return ([known], true)
    }
    if phrase.owners.isEmpty, let pair = pair(phrase, tree) { return (pair, true) }
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
      guard
        let country = context(of: phrase, atom, reading)
          ?? (speaks(phrase, tree) ? nil : placeCountry(of: phrase, reading))
            ?? (isDomestic(atom) ? domesticCountry(before: phrase, reading) : nil),
        let state = state(country)
      else { return (stateless(phrase, atom, reading).map { [$0] } ?? [], false) }
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

  /// A group whose country nothing tells: an actor of this article alone.
  private mutating func stateless(_ phrase: NounPhrase, _ atom: Atom, _ reading: Reading) -> Int? {
    guard let sense = atom.sense(.agent), atom.sense(.body, .title) == nil else { return nil }
    let agent = lexicon.agents[Int(sense.index)]
    guard agent.kind != .official || sense.isPlural,
      let sector = agent.sector,
      ["REB", "OPP", "CVL", "REF", "LAB", "AGR", "CRM", "REL", "SET"].contains(sector)
    else { return nil }
    let noun = plural(of: agent.lemma) ?? agent.lemma
    return cast.add(
      Actor(
        id: Slug.id(name: noun, parent: Slug.of(article.id)), name: noun, kind: .group,
        sector: sector))
  }

  /// "Both leaders", "the two armies": of the two states named together last.
  private func pair(_ phrase: NounPhrase, _ tree: Tree) -> [Int]? {
    let words = lexicon.frames.words
    guard memory.pair.count == 2,
      phrase.tokens.contains(where: {
        tree.word[$0] == words.two || tree.tokens[$0].lemma == "both"
      })
    else { return nil }
    return memory.pair
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
    if ["military", "army"].contains(entry.canonical), let known = lexicon.armedForces(of: country)
    {
      return named(known)
    }
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

  /// Opposition, judges, workers: those of the country spoken of.
  private func isDomestic(_ atom: Atom) -> Bool {
    guard let sense = atom.sense(.agent) else { return false }
    let sector = lexicon.agents[Int(sense.index)].sector
    return sector.map { ["OPP", "LEG", "JUD", "PTY", "LAB"].contains($0) } ?? false
  }

  /// The country whose government, court or police is named before a phrase: "An Argentine judge
  /// ordered the former president …".
  func domesticCountry(before phrase: NounPhrase, _ reading: Reading) -> String? {
    for other in reading.phrases.reversed()
    where other.tokens.upperBound <= phrase.tokens.lowerBound {
      guard other.kind == .noun, case .atom(let owner)? = other.owners.first else { continue }
      let atom = reading.atoms.all[other.atom]
      let sector =
        atom.sense(.body).map { lexicon.bodies[Int($0.index)].sector }
        ?? atom.sense(.agent).map { lexicon.agents[Int($0.index)].sector } ?? nil
      guard let sector, ["GOV", "JUD", "COP", "LEG", "PTY"].contains(sector) else { return nil }
      return country(of: reading.atoms.all[owner])
    }
    return nil
  }

  /// The country of the place that the sentence gives: "in Lagos", "near Basra".
  func placeCountry(of phrase: NounPhrase, _ reading: Reading) -> String? {
    var best: (distance: Int, country: String)?
    for other in reading.phrases where other.kind == .name {
      let atom = reading.atoms.all[other.atom]
      guard atom.sense(.state, .region, .seat) != nil, let country = country(of: atom) else {
        continue
      }
      let before = other.tokens.lowerBound - 1
      var j = before
      while j >= 0, j > before - 6,
        [.determiner, .adjective, .noun, .properNoun].contains(reading.tree.tag(j))
          || lexicon.frames.words.of == reading.tree.word[j]
      {
        j -= 1
      }
      guard j >= 0, lexicon.frames.words.is(reading.tree.word[j], .place) else { continue }
      let distance = abs(other.tokens.lowerBound - phrase.core.lowerBound)
      if best == nil || distance < best!.distance { best = (distance, country) }
    }
    return best?.country
  }

  /// The country of a state's body named without it, where the sentence leaves one choice: "The
  /// Joint Chiefs of Staff said the South Korean military …".
  private func context(of phrase: NounPhrase, _ atom: Atom, _ reading: Reading) -> String? {
    guard let sense = atom.sense(.body) else { return nil }
    let sector = lexicon.bodies[Int(sense.index)].sector
    for other in reading.phrases where other.kind == .name {
      guard let sense = reading.atoms.all[other.atom].sense(.organization) else { continue }
      let entry = lexicon.organizations[Int(sense.index)]
      if let country = entry.country, entry.sector == sector { return country }
    }
    for other in reading.phrases where other.kind == .noun && other.atom != phrase.atom {
      guard let body = reading.atoms.all[other.atom].sense(.body),
        lexicon.bodies[Int(body.index)].sector == sector,
        case .atom(let owner)? = other.owners.first
      else { continue }
      if let country = country(of: reading.atoms.all[owner]) { return country }
    }
    return phrase.isDefinite ? onlyCountry(of: reading) : nil
  }

  /// Whether the phrase is the subject of a verb of saying: then a place is not where it is from.
  private func speaks(_ phrase: NounPhrase, _ tree: Tree) -> Bool {
    let head = tree.headToken(phrase.core)
    guard tree.relation(head) == .nsubj, tree.head[head] >= 0 else { return false }
    return lexicon.frames.verbFrames(tree.lemma[tree.head[head]]).contains {
      lexicon.frames.verbs[Int($0)].effect == .say
    }
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
