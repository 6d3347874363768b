import English
import Graph

extension Casting {
  /// The actor that a name, adjective or people's name stands for.
  mutating func name(_ i: Int, _ reading: Reading, _ mentions: SentenceMentions) -> Int? {
    let phrase = reading.phrases[i]
    let atom = reading.atoms.all[phrase.atom]
    if let sense = atom.sense(.demonym), atom.tokens.lowerBound > 0,
      lexicon.frames.words.is(reading.tree.word[atom.tokens.lowerBound - 1], .ethnic)
    {
      let people = lexicon.states[Int(sense.index)].people
      let country = placeCountry(of: phrase, reading) ?? lexicon.states[Int(sense.index)].id
      return cast.add(
        Actor(
          id: Slug.id(name: "ethnic " + people, parent: country), name: "ethnic " + people,
          kind: .group, country: country, sector: "CVL"))
    }
    // A people or movement without a country of its own: that of the place.
    if atom.sense(.organization, .state, .adjective) == nil, let sense = atom.sense(.group) {
      var entry = lexicon.groups[Int(sense.index)]
      if entry.country == nil,
        let country = possessor(of: phrase, reading) ?? origin(of: phrase, reading)
          ?? placeCountry(of: phrase, reading)
          ?? (entry.sector == "REB" ? domesticCountry(before: phrase, reading) : nil)
      {
        entry.id += "." + country
        entry.country = country
        return named(entry)
      }
    }
    guard let actor = actor(of: atom, reading.tree) else { return nil }
    if cast[actor].actor.kind == .organization {
      belong(actor, phrase, reading, mentions)
    }
    return actor
  }

  /// "A Buddhist monk *from Mandalay*": where somebody is from, by the words right after.
  func origin(of phrase: NounPhrase, _ reading: Reading) -> String? {
    let tree = reading.tree
    let noun = tree.headToken(phrase.core)
    let top = [.amod, .compound].contains(tree.relation(noun)) ? tree.head[noun] : noun
    guard top >= 0, top + 2 < tree.count, tree.word[top + 1] == lexicon.frames.words.from,
      let place = reading.atoms.atom(at: top + 2)
    else { return nil }
    return country(of: place)
  }

  /// The actor that an atom names.
  mutating func actor(of atom: Atom, _ tree: Tree) -> Int? {
    if let sense = atom.sense(.organization), !isSeatOnly(atom) {
      return named(lexicon.organizations[Int(sense.index)])
    }
    // "the Palestinians", but "Palestinian leaders" and "the Chinese" are the state's.
    if let sense = atom.sense(.demonym), isPeople(atom, sense, tree) {
      let state = lexicon.states[Int(sense.index)]
      return cast.add(
        Actor(
          id: "people." + state.id, name: state.people, kind: .group, country: state.id,
          sector: "CVL"))
    }
    let states = atom.senses.filter { [.state, .adjective, .demonym, .seat].contains($0.kind) }
    if !states.isEmpty {
      let ids = states.map { lexicon.states[Int($0.index)].id }
      return state(ids.first { cast.number($0) != nil } ?? ids[0])
    }
    if let sense = atom.sense(.group) { return named(lexicon.groups[Int(sense.index)]) }
    if let sense = atom.sense(.region) {
      let region = lexicon.regions[Int(sense.index)]
      return region.country.flatMap { state($0) }
    }
    return nil
  }

  /// "Brussels" is the Union's seat and a state's: the state's where the article is about that one.
  private func isSeatOnly(_ atom: Atom) -> Bool {
    guard let seat = atom.sense(.seat), let sense = atom.sense(.organization) else { return false }
    return cast.number(lexicon.states[Int(seat.index)].id) != nil
      && cast.number(lexicon.organizations[Int(sense.index)].id) == nil
  }

  /// "The North" after Korea was spoken of.
  mutating func direction(_ token: Int, _ reading: Reading) -> Int? {
    let words = lexicon.frames.words
    let isNorth = reading.tree.word[token] == words.north
    for (north, south) in [("PRK", "KOR"), ("YEM", "YMD"), ("VNM", "VDR"), ("SDN", "SSD")] {
      let isSpokenOf =
        cast.number(north) != nil || cast.number(south) != nil
        || reading.atoms.all.contains { [north, south].contains(country(of: $0)) }
      if isSpokenOf { return state(isNorth ? north : south) }
    }
    return nil
  }

  private func isPeople(_ atom: Atom, _ sense: Sense, _ tree: Tree) -> Bool {
    let token = atom.tokens.upperBound - 1
    guard tree.tag(token) != .adjective || tree.tokens[token].pennTag.rawValue.hasSuffix("S") else {
      return false
    }
    if [.amod, .compound].contains(tree.relation(token)) { return false }
    if atom.sense(.adjective) == nil { return true }
    // "Chinese" and "Palestinian" are adjectives too: a number or article makes them people.
    for child in tree.children(token) {
      if tree.relation(child) == .nummod { return true }
      if tree.relation(child) == .det, sense.isPlural == false { return true }
    }
    return false
  }

  /// The state with that code; nil when the lexicon has none.
  mutating func state(_ id: String) -> Int? {
    // Before 9 July 2011 Juba was a town of Sudan.
    let id = id == "SSD" && isBefore(2011, 7, 9) ? "SDN" : id
    if let known = cast.number(id) { return known }
    guard let entry = lexicon.state(id) else { return nil }
    return cast.add(Actor(id: id, name: entry.name, kind: .state, country: id, sector: nil))
  }

  private func isBefore(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard let date = article.date, let limit = PartialDate(year: year, month: month, day: day)
    else { return false }
    return date.lastDay < limit.firstDay
  }

  mutating func named(_ entry: NamedEntry) -> Int {
    cast.add(
      Actor(
        id: entry.id, name: entry.name, kind: entry.kind, country: entry.country,
        sector: entry.sector))
  }

  /// Says to which state a body with a name of its own belongs, where the words say so or the
  /// lexicon knows.
  private mutating func belong(
    _ actor: Int, _ phrase: NounPhrase, _ reading: Reading, _ mentions: SentenceMentions
  ) {
    if let first = phrase.owners.first, let of = owner(first, reading, mentions),
      cast[of.actor].actor.kind == .state
    {
      affiliate(
        Affiliation(
          reading.tree, member: actor, of: of.actor,
          role: phrase.bodyAtom >= 0
            ? text(of: reading.atoms.all[phrase.bodyAtom].tokens, reading.tree) : "",
          memberText: phrase.core, isInferred: of.isInferred))
    } else if let sector = cast[actor].actor.sector,
      ["GOV", "MIL", "LEG", "JUD", "COP", "SPY"].contains(sector),
      let country = cast[actor].actor.country, let state = state(country)
    {
      affiliate(
        Affiliation(
          reading.tree, member: actor, of: state, role: "",
          memberText: phrase.core, isInferred: true))
    }
  }

  /// A body whose name the lexicon does not have: its country is the owner's or in its name.
  mutating func body(_ i: Int, _ reading: Reading, _ mentions: SentenceMentions) -> Int? {
    let phrase = reading.phrases[i]
    let name = text(of: phrase.core, reading.tree)
    if let known = cast.shortNames[name], known >= 0 { return known }
    var country: String?
    var of: (actor: Int, isInferred: Bool)?
    if let first = phrase.owners.first {
      of = owner(first, reading, mentions)
      country = of.flatMap { cast[$0.actor].actor.country }
    }
    if country == nil {
      for token in phrase.core {
        if let atom = reading.atoms.atom(at: token), let found = self.country(of: atom) {
          country = found
          break
        }
      }
    }
    let member = cast.add(
      Actor(
        id: Slug.id(name: name, parent: country), name: name, kind: .organization, country: country,
        sector: sector(of: phrase.core, reading.tree)))
    cast.remember(name, for: member)
    unknownNames.append(name)
    if let of, cast[of.actor].actor.kind == .state {
      affiliate(
        Affiliation(
          reading.tree, member: member, of: of.actor, role: "",
          memberText: phrase.core, isInferred: of.isInferred))
    }
    return member
  }

  /// The sector that the last telling word of a body's name implies.
  private func sector(of range: Range<Int>, _ tree: Tree) -> String? {
    for token in range {
      switch tree.tokens[token].form.lowercased() {
      case "association", "federation", "society", "foundation", "watch", "monitor", "network":
        return "NGO"
      case "party": return "PTY"
      case "army", "front", "movement", "brigade", "brigades", "militia": return "REB"
      case "ministry", "department", "agency", "bureau", "office", "administration": return "GOV"
      case "court", "tribunal": return "JUD"
      case "police": return "COP"
      case "company", "corporation", "bank": return "BUS"
      case "university", "institute": return "EDU"
      case "parliament", "assembly", "congress": return "LEG"
      case "union": return "LAB"
      default: continue
      }
    }
    return nil
  }

  /// Whose something is.
  mutating func owner(
    _ owner: Owner, _ reading: Reading, _ mentions: SentenceMentions
  ) -> (actor: Int, isInferred: Bool)? {
    switch owner {
    case .atom(let index):
      // As an owner, "Palestinian" is the state.
      return ownerActor(reading.atoms.all[index]).map { ($0, false) }
    case .pronoun(let token):
      return pronoun(token, reading, mentions).actors.first.map { ($0, true) }
    case .phrase(let index):
      return reading.actors[index].first.map { ($0, reading.inferred.contains(index)) }
    }
  }

  private mutating func ownerActor(_ atom: Atom) -> Int? {
    let states = atom.senses.filter { [.state, .adjective, .demonym, .seat].contains($0.kind) }
    if let sense = atom.sense(.organization), !isSeatOnly(atom) {
      return named(lexicon.organizations[Int(sense.index)])
    }
    if !states.isEmpty {
      let ids = states.map { lexicon.states[Int($0.index)].id }
      return state(ids.first { cast.number($0) != nil } ?? ids[0])
    }
    if let sense = atom.sense(.group) { return named(lexicon.groups[Int(sense.index)]) }
    if let sense = atom.sense(.region) {
      return lexicon.regions[Int(sense.index)].country.flatMap { state($0) }
    }
    return nil
  }
}
