import English
import Graph

extension Casting {
  /// An office as a sentence gives it.
  struct Position {
    var title: String
    var tokens: Range<Int>
    var ofTokens: Range<Int>?
    /// Cast member of the state or body it belongs to.
    var of: Int?
    var country: String?
    var sector: String?
    var isInferred = false
  }

  /// The person that a phrase names; joins the cast when new.
  mutating func person(
    _ i: Int, _ reading: Reading, _ mentions: SentenceMentions
  ) -> Int? {
    let phrase = reading.phrases[i], tree = reading.tree
    let name = text(of: phrase.core, tree)
    let parts = name.split { $0 == " " || $0 == "\n" || $0 == "\u{a0}" }.map(String.init)
    guard let last = parts.last else { return nil }
    var position = position(of: i, reading, mentions)
    let official = phrase.atom >= 0 ? reading.atoms.all[phrase.atom].sense(.official) : nil
    if let known = knownPerson(name, parts, official.map { Int($0.index) }, position) {
      note(position, of: known, phrase, tree)
      return known
    }
    // Those who write the news are no part of it.
    if position?.sector == "JRN" { return nil }
    // A surname alone, without a title, is nobody yet.
    guard parts.count > 1 || position != nil else { return nil }
    if position?.of == nil, let country = domesticCountry(before: phrase, reading) {
      position?.country = country
    }
    let country = position?.country
    let member = cast.add(
      Actor(
        id: Slug.id(name: name, parent: country ?? position?.of.map { cast[$0].actor.id }),
        name: name, kind: .official, country: country, sector: position?.sector))
    cast.rememberPerson(
      member, name, familyName: parts.count > 1 ? familyName(of: parts, country: country) : last)
    note(position, of: member, phrase, tree)
    return member
  }

  /// By the lexicon's whole name; by whole name or surname in the article; by a surname in the
  /// lexicon whose office and time fit.
  private mutating func knownPerson(
    _ name: String, _ parts: [String], _ official: Int?, _ position: Position?
  ) -> Int? {
    if let official { return castPerson(official) }
    if let known = cast.personsByName[name] {
      let country = cast[known].actor.country
      if position?.country == nil || country == nil || country == position?.country { return known }
    }
    guard let last = parts.last, parts.count == 1 else { return nil }
    if let known = cast.shortNames[last], known >= 0, cast[known].isPerson {
      let country = cast[known].actor.country
      if position?.country == nil || country == nil || country == position?.country { return known }
    }
    guard let position else { return nil }
    let day = article.date?.lastDay
    let words = position.title.lowercased().split(separator: " ")
    let fitting = (lexicon.personsByFamilyName[lexicon.symbols.symbol(last)] ?? []).filter {
      index in
      let person = lexicon.persons[index]
      if let country = position.country, country != person.country { return false }
      return person.offices.contains { office in
        if let day, let since = office.since, since.firstDay > day { return false }
        if let day, let until = office.until, until.lastDay + 366 < day { return false }
        let title = office.title.lowercased().split(separator: " ")
        return words.last.map(title.contains) ?? false
      }
    }
    guard fitting.count == 1 else { return nil }
    return castPerson(fitting[0])
  }

  mutating func castPerson(_ index: Int) -> Int {
    let person = lexicon.persons[index]
    if let known = cast.number(person.id) { return known }
    let offices = person.offices(on: article.date?.lastDay)
    let roles = offices.map {
      Role(title: $0.title, of: $0.of, since: $0.since, until: $0.until)
    }
    let member = cast.add(
      Actor(
        id: person.id, name: person.name, kind: .official, country: offices.first?.country,
        sector: offices.first?.sector, roles: roles))
    let parts = person.name.split(separator: " ").map(String.init)
    cast.rememberPerson(
      member, person.name, familyName: familyName(of: parts, country: person.country))
    return member
  }

  /// The title before or beside a name, and whose it is.
  private mutating func position(
    of i: Int, _ reading: Reading, _ mentions: SentenceMentions
  ) -> Position? {
    let phrase = reading.phrases[i]
    if phrase.titleAtom >= 0 {
      return position(phrase, title: reading.atoms.all[phrase.titleAtom], reading, mentions)
    }
    if let j = reading.phrases.indices.first(where: { reading.phrases[$0].describes == i }) {
      let description = reading.phrases[j]
      return position(description, title: reading.atoms.all[description.atom], reading, mentions)
    }
    guard let owner = phrase.owners.first, let of = self.owner(owner, reading, mentions) else {
      return nil
    }
    return Position(
      title: "", tokens: phrase.core, of: of.actor, country: cast[of.actor].actor.country,
      sector: nil, isInferred: of.isInferred)
  }

  private mutating func position(
    _ phrase: NounPhrase, title: Atom, _ reading: Reading, _ mentions: SentenceMentions
  ) -> Position {
    let sector =
      title.sense(.title).map { lexicon.titles[Int($0.index)].sector }
      ?? title.sense(.agent).map { lexicon.agents[Int($0.index)].sector } ?? nil
    var position = Position(
      title: text(of: title.tokens, reading.tree), tokens: title.tokens, sector: sector)
    if let owner = phrase.owners.first, let of = self.owner(owner, reading, mentions) {
      position.of = of.actor
      position.country = cast[of.actor].actor.country
      position.isInferred = of.isInferred
      if case .atom(let atom) = owner { position.ofTokens = reading.atoms.all[atom].tokens }
      if case .pronoun(let token) = owner { position.ofTokens = token..<token + 1 }
      if cast[of.actor].actor.kind != .state, let own = cast[of.actor].actor.sector {
        position.sector = own
      }
    }
    // "Foreign Ministry spokesman": the person is of the ministry.
    if phrase.bodyAtom >= 0, let sense = reading.atoms.all[phrase.bodyAtom].sense(.body),
      let country = position.country ?? onlyCountry(of: reading)
    {
      let entry = lexicon.bodies[Int(sense.index)]
      if entry.canonical != "government" {
        position.of = bodyActor(entry, country: country)
        position.ofTokens = reading.atoms.all[phrase.bodyAtom].tokens
        position.country = country
      }
    }
    return position
  }

  private mutating func note(
    _ position: Position?, of member: Int, _ phrase: NounPhrase, _ tree: Tree
  ) {
    guard let position, !position.title.isEmpty else { return }
    if let last = position.tokens.last, tree.lemma[last] >= 0 {
      memory.described[tree.lemma[last]] = (member, tree.number)
    }
    guard let of = position.of, of != member else { return }
    affiliate(
      Affiliation(
        tree, member: member, of: of, role: position.title,
        memberText: phrase.core, ofText: position.ofTokens, roleText: position.tokens,
        isInferred: position.isInferred))
    let role = Role(title: position.title, of: cast[of].actor.id)
    if !cast[member].actor.roles.contains(where: { $0.title == role.title }) {
      cast[member].actor.roles.append(role)
    }
  }

  /// Keeps the first sentence that says so.
  mutating func affiliate(_ new: Affiliation) {
    guard new.member != new.of,
      !affiliations.contains(where: { $0.member == new.member && $0.of == new.of })
    else { return }
    affiliations.append(new)
  }

  /// The one country that a sentence's words point to; nil for none or several.
  func onlyCountry(of reading: Reading) -> String? {
    var found: String?
    for atom in reading.atoms.all {
      guard let country = country(of: atom) else { continue }
      if let known = found, known != country { return nil }
      found = country
    }
    return found
  }

  func country(of atom: Atom) -> String? {
    guard
      let sense = atom.sense(.state, .adjective, .demonym, .seat, .region, .organization, .group)
    else { return nil }
    let index = Int(sense.index)
    switch sense.kind {
    case .state, .adjective, .demonym, .seat: return lexicon.states[index].id
    case .region: return lexicon.regions[index].country
    case .organization: return lexicon.organizations[index].country
    case .group: return lexicon.groups[index].country
    default: return nil
    }
  }
}
