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
    if phrase.owners.isEmpty, let pair = pair(phrase, atom, tree) { return (pair, true) }
    var owners: [(actor: Int, isInferred: Bool)] = []
    for owner in phrase.owners {
      if let found = self.owner(owner, reading, mentions) { owners.append(found) }
    }
    // "Washington and its ally": one's ally is another, and the words do not say who.
    if isRelational(atom, tree), phrase.owners.count == 1, isOwnersOther(phrase, reading) {
      return ([], false)
    }
    if owners.isEmpty, phrase.isDefinite || isProper(atom, tree),
      let known = described(atom, phrase, reading)
    {
      return ([known], true)
    }
    if owners.count == 1, phrase.isDefinite || phrase.owners.count == 1,
      let known = described(atom, phrase, of: owners[0].actor, tree)
    {
      return ([known], true)
    }
    var isInferred = owners.contains { $0.isInferred }
    if owners.isEmpty, let seat = phrase.seat, let found = owner(seat, reading, mentions) {
      owners = [found]
    }
    if owners.isEmpty {
      // "The State Department": a name that is one country's alone.
      if let sense = atom.sense(.organization),
        let country = lexicon.organizations[Int(sense.index)].country,
        memory.home == nil || memory.home == country || !isCommon(atom)
      {
        return ([named(lexicon.organizations[Int(sense.index)])], true)
      }
      guard let country = inferredCountry(of: phrase, atom, reading), let state = state(country)
      else { return (stateless(phrase, atom, reading).map { [$0] } ?? [], false) }
      owners = [(state, true)]
      isInferred = true
    }
    var actors: [Int] = []
    for owner in owners {
      guard let actor = actor(atom, phrase, of: owner.actor, reading) else { continue }
      if !actors.contains(actor) { actors.append(actor) }
    }
    if actors.count == 1, let native = native(actors[0], phrase, atom, reading) {
      actors = [native]
      isInferred = true
    }
    let noun = tree.lemma[atom.tokens.upperBound - 1]
    if actors.count == 1, noun >= 0 { memory.described[noun] = (actors[0], tree.number) }
    return (actors, isInferred)
  }

  /// A people or faith of no one country, in a country: "Burundi's Hutu rebels", "a Christian
  /// missionary from Calgary", "the Algerian army killed Muslim militants"; nil when none is told.
  private mutating func native(
    _ member: Int, _ phrase: NounPhrase, _ atom: Atom, _ reading: Reading
  ) -> Int? {
    let actor = cast[member].actor
    guard actor.kind == .group, actor.country == nil, lexicon.named(actor.id) != nil else {
      return nil
    }
    let country =
      possessor(of: phrase, reading) ?? origin(of: phrase, reading)
      ?? placeCountry(of: phrase, reading)
      ?? (isRebel(atom) ? domesticCountry(before: phrase, reading) : nil)
    guard let country else { return nil }
    var native = actor
    native.id += "." + country
    native.country = country
    return cast.add(native)
  }

  /// "*Burundi's* Hutu rebels".
  func possessor(of phrase: NounPhrase, _ reading: Reading) -> String? {
    let mark = phrase.tokens.lowerBound - 1
    guard mark > 0, reading.tree.tokens[mark].pennTag.rawValue == "POS",
      let atom = reading.atoms.atom(at: mark - 1)
    else { return nil }
    return country(of: atom)
  }

  /// A group whose country nothing tells: an actor of this article alone.
  private mutating func stateless(_ phrase: NounPhrase, _ atom: Atom, _ reading: Reading) -> Int? {
    guard let sense = atom.sense(.agent), atom.sense(.body, .title) == nil else { return nil }
    // "The bloc" that nothing explains is no new one.
    if lexicon.agents[Int(sense.index)].kind == .organization, phrase.isDefinite, !sense.isPlural {
      return nil
    }
    let agent = lexicon.agents[Int(sense.index)]
    guard agent.kind != .official || sense.isPlural,
      let sector = agent.sector,
      [
        "REB", "OPP", "CVL", "REF", "LAB", "AGR", "CRM", "REL", "SET", "NGO", "IGO", "EDU",
      ].contains(sector)
    else { return nil }
    let noun = plural(of: agent.lemma) ?? agent.lemma
    return cast.add(
      Actor(
        id: Slug.id(name: noun, parent: Slug.of(article.id)), name: noun, kind: .group,
        sector: sector))
  }

  /// "Military" of South Korea → the South Korean military; "officials" of it → South Korea.
  private mutating func actor(
    _ atom: Atom, _ phrase: NounPhrase, of owner: Int, _ reading: Reading
  ) -> Int? {
    let holder = cast[owner].actor
    if holder.kind == .official { return servant(of: owner, atom) }
    // Those who speak and act for a body are the body.
    if phrase.bodyAtom >= 0, let country = holder.country,
      let sense = reading.atoms.all[phrase.bodyAtom].sense(.body)
    {
      let entry = lexicon.bodies[Int(sense.index)]
      if entry.canonical != "government" { return bodyActor(entry, country: country) }
    }
    // "The ministry's opposition": what a state's body does not have is its country's.
    if holder.kind == .organization, let country = holder.country, isDomestic(atom),
      ["GOV", "MIL", "COP", "LEG", "JUD", "SPY"].contains(holder.sector), let state = state(country)
    {
      return actor(atom, phrase, of: state, reading)
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
    if holder.kind == .state, sector == "GOV" || sector == nil && kind == .official { return owner }
    // "Palestinian movement" is hardly a body.
    if sector == nil, let sense = atom.sense(.agent),
      ["movement", "council", "commission", "association"].contains(
        lexicon.agents[Int(sense.index)].lemma)
    {
      return nil
    }
    guard let country = holder.country else { return owner }
    if holder.kind == .state, sector == "MIL", kind == .official {
      return bodyActor(
        BodyEntry(canonical: "military", sector: "MIL", kind: .organization), country: country)
    }
    // What is international abroad is a state's own with its name before it: "French peacekeepers".
    let ownSector = holder.kind == .state && sector == "IGO" ? "MIL" : sector
    let state = lexicon.state(country)
    let lemma =
      atom.sense(.agent).map { lexicon.agents[Int($0.index)].lemma }
      ?? atom.sense(.title).map { lexicon.titles[Int($0.index)].phrase } ?? ""
    let noun = plural(of: lemma) ?? lemma
    let name = "\(state?.adjective ?? holder.name) \(noun)"
    return cast.add(
      Actor(
        id: Slug.id(name: noun, parent: country), name: name,
        kind: kind == .organization ? .organization : .group, country: country, sector: ownSector))
  }

  /// Who speaks for an official is the official; who else serves one serves the state.
  private mutating func servant(of owner: Int, _ atom: Atom) -> Int? {
    let holder = cast[owner].actor
    guard let title = atom.sense(.title, .body, .agent) else { return nil }
    if title.kind == .title, lexicon.titles[Int(title.index)].phrase.hasPrefix("spokes") {
      return owner
    }
    let sector: String?
    switch title.kind {
    case .title: sector = lexicon.titles[Int(title.index)].sector
    case .agent: sector = lexicon.agents[Int(title.index)].sector
    default: sector = lexicon.bodies[Int(title.index)].sector
    }
    // "Rebels loyal to X".
    if let sector, ["REB", "OPP"].contains(sector), title.kind == .agent,
      let country = holder.country, let state = lexicon.state(country)
    {
      let lemma = lexicon.agents[Int(title.index)].lemma
      let noun = plural(of: lemma) ?? lemma
      return cast.add(
        Actor(
          id: Slug.id(name: noun, parent: country), name: "\(state.adjective) \(noun)",
          kind: .group, country: country, sector: sector))
    }
    guard sector == nil || ["GOV", "MIL", "COP", "SPY", "LEG"].contains(sector) else { return nil }
    return holder.country.flatMap { state($0) } ?? owner
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

  /// Whether other states have bodies of that name too.
  private func isCommon(_ atom: Atom) -> Bool {
    guard let body = atom.sense(.body) else { return false }
    let states = lexicon.bodies[Int(body.index)].states
    return states.isEmpty || memory.home.map(states.contains) ?? false
  }

  private func isProper(_ atom: Atom, _ tree: Tree) -> Bool {
    atom.tokens.contains { startsWithCapital(tree.tokens[$0].form) && $0 > 0 }
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
      let of = owner(first, reading, mentions), of.actor != member,
      // "The Lebanese group": where it is from, not whose it is.
      cast[of.actor].actor.kind != .state
        || !["REB", "NGO", "PTY", "OPP"].contains(cast[member].actor.sector)
    else { return }
    affiliate(
      Affiliation(
        reading.tree, member: member, of: of.actor,
        role: text(of: atom.tokens, reading.tree), memberText: reading.phrases[described].core,
        roleText: atom.tokens, isInferred: of.isInferred))
  }
}
