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
    /// Canonical name of the body that such an office belongs to.
    var body: String?
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
    if position?.country == nil, let title = position?.tokens, let last = title.last {
      // "Ambassador X" some sentences after "China's ambassador".
      if let known = memory.described[tree.lemma[last]], tree.number - known.sentence <= 4,
        cast[known.actor].actor.kind == .state
      {
        position?.of = known.actor
        position?.country = cast[known.actor].actor.country
        position?.isInferred = true
      }
    }
    let official = phrase.atom >= 0 ? official(reading.atoms.all[phrase.atom], position) : nil
    if let known = knownPerson(name, parts, official, position) {
      note(position, of: known, phrase, tree)
      if parts.count > 1 {
        let family = familyName(of: parts, country: cast[known].actor.country)
        cast.remember(family, for: known)
        // "Abdel Fattah al-Burhan" is "Burhan" too.
        if let hyphen = family.firstIndex(of: "-"),
          ["al", "el", "ul"].contains(family[..<hyphen].lowercased())
        {
          cast.remember(String(family[family.index(after: hyphen)...]), for: known)
        }
      }
      return known
    }
    // Those who write the news are no part of it, unless it says of what nation they are.
    if position?.sector == "JRN", !isNational(phrase, reading) { return nil }
    // A surname alone, without a title, is nobody yet.
    guard parts.count > 1 || position != nil else { return nil }
    if position?.of == nil, position?.country == nil,
      let country = domesticCountry(before: phrase, reading)
    {
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

  /// Which of the lexicon's persons of a name is meant: one of the country that the words give ("King
  /// Abdullah *of Jordan*"), then one in office on the article's day; nil when all are of others.
  private func official(_ atom: Atom, _ position: Position?) -> Int? {
    var candidates = atom.senses.filter { $0.kind == .official }.map { Int($0.index) }
    guard let first = candidates.first else { return nil }
    if let country = position?.country {
      func acts(_ index: Int) -> Bool {
        let person = lexicon.persons[index]
        return person.country == country || person.offices.contains { $0.country == country }
      }
      if !candidates.contains(where: acts) {
        // Another of that name, with a number or without: "Abdullah II".
        let name = lexicon.persons[first].name.split(separator: " ")
        candidates = lexicon.persons.indices.filter { index in
          let other = lexicon.persons[index].name.split(separator: " ")
          return acts(index) && other.count >= 2 && name.count >= 2 && other[0] == name[0]
            && other[1] == name[1]
        }
        // An office abroad does not make another person of somebody well known.
        if candidates.isEmpty { return position?.title.isEmpty == true ? nil : first }
      } else {
        candidates = candidates.filter(acts)
      }
    }
    let day = article.date?.lastDay
    return candidates.first { index in
      guard let day else { return false }
      return lexicon.persons[index].offices.contains {
        ($0.since?.firstDay ?? .min) <= day && ($0.until?.lastDay ?? .max) >= day
      }
    } ?? candidates.first
  }

  /// "American journalist", not "Washington correspondent".
  private func isNational(_ phrase: NounPhrase, _ reading: Reading) -> Bool {
    guard case .atom(let index)? = phrase.owners.first else { return false }
    return reading.atoms.all[index].sense(.adjective, .demonym) != nil
  }

  /// By the lexicon's whole name; by whole name or surname in the article; by a surname or another
  /// spelling in the lexicon whose office and time fit.
  private mutating func knownPerson(
    _ name: String, _ parts: [String], _ official: Int?, _ position: Position?
  ) -> Int? {
    if let official { return castPerson(official) }
    if let known = cast.personsByName[name] {
      let country = cast[known].actor.country
      if position?.country == nil || country == nil || country == position?.country { return known }
    }
    guard let last = parts.last else { return nil }
    if parts.count == 1, let known = cast.shortNames[last], known >= 0, cast[known].isPerson {
      let country = cast[known].actor.country
      if position?.country == nil || country == nil || country == position?.country { return known }
    }
    guard let position, !position.title.isEmpty else { return nil }
    let candidates =
      parts.count == 1
      ? lexicon.personsByFamilyName[lexicon.symbols.symbol(last)] ?? []
      : lexicon.persons(spelledLike: parts)
    return holder(of: position, among: candidates).map { castPerson($0) }
  }

  /// The one of the persons who held that office on the article's day, or, as offices outlive their
  /// years in the papers, about then; nil when persons of several countries did.
  private func holder(of position: Position, among candidates: [Int]) -> Int? {
    guard !candidates.isEmpty else { return nil }
    let day = article.date?.lastDay
    let title = position.title.lowercased().split(separator: " ").last
    var best: (distance: Int, index: Int)?
    var countries: Set<String?> = []
    for index in candidates {
      let person = lexicon.persons[index]
      for office in person.offices {
        if let country = position.country, country != office.country { continue }
        guard let title, office.title.lowercased().split(separator: " ").contains(title) else {
          continue
        }
        var distance = 0
        if let day, let since = office.since, since.firstDay > day {
          distance = since.firstDay - day
        } else if let day, let until = office.until, until.lastDay < day {
          distance = day - until.lastDay
        }
        if distance <= 366 || position.country == nil { countries.insert(office.country) }
        if best == nil || distance < best!.distance { best = (distance, index) }
      }
    }
    guard let best else { return nil }
    // Of several countries' Presidents X only one in office is meant.
    if countries.count > 1, best.distance > 0 || position.country == nil {
      let inOffice = candidates.filter { index in
        lexicon.persons[index].offices.contains { office in
          guard let day else { return false }
          return (office.since?.firstDay ?? .min) <= day && (office.until?.lastDay ?? .max) >= day
            && title.map { office.title.lowercased().split(separator: " ").contains($0) } ?? false
        }
      }
      return inOffice.count == 1 ? inOffice[0] : nil
    }
    return best.index
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
    cast[member].gender = gender(of: parts)
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
    position.body = title.sense(.title).flatMap { lexicon.titles[Int($0.index)].body }
    if let owner = phrase.owners.first, let of = self.owner(owner, reading, mentions) {
      position.of = of.actor
      position.country = cast[of.actor].actor.country
      position.isInferred = of.isInferred
      if cast[of.actor].actor.kind == .organization {
        cast[of.actor].lastSentence = reading.tree.number
        memory.touch(of.actor)
      }
      if case .atom(let atom) = owner { position.ofTokens = reading.atoms.all[atom].tokens }
      if case .pronoun(let token) = owner { position.ofTokens = token..<token + 1 }
      if cast[of.actor].actor.kind != .state, let own = cast[of.actor].actor.sector {
        position.sector = own
      }
    }
    // "Foreign Ministry spokesman": the person is of the ministry.
    if phrase.bodyAtom >= 0, let sense = reading.atoms.all[phrase.bodyAtom].sense(.body),
      let country = position.country ?? memory.home ?? onlyCountry(of: reading)
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

  private func gender(of parts: [String]) -> Gender? {
    guard parts.count > 1 else { return nil }
    for part in parts.dropLast() {
      // "Anne-Claire" is an Anne.
      let given = part.split(separator: "-").first.map(String.init) ?? part
      if let gender = lexicon.genders[lexicon.symbols.symbol(given)] { return gender }
    }
    return nil
  }

  private mutating func note(
    _ position: Position?, of member: Int, _ phrase: NounPhrase, _ tree: Tree
  ) {
    let words = lexicon.frames.words
    for token in phrase.tokens.lowerBound..<phrase.core.lowerBound {
      if words.is(tree.word[token], .female) { cast[member].gender = .female }
      if words.is(tree.word[token], .male), tree.relation(token) != .nmodPoss {
        cast[member].gender = .male
      }
    }
    if cast[member].gender == nil {
      cast[member].gender = gender(
        of: cast[member].actor.name.split(separator: " ").map(String.init))
    }
    guard let position, !position.title.isEmpty else { return }
    if let last = position.tokens.last {
      if tree.lemma[last] >= 0 { memory.described[tree.lemma[last]] = (member, tree.number) }
      if words.is(tree.word[last], .female) { cast[member].gender = .female }
    }
    ministry(of: position, tree)
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

  /// After a "foreign minister" or a "Foreign Ministry spokesman", "the ministry" is theirs.
  private mutating func ministry(of position: Position, _ tree: Tree) {
    guard let country = position.country else { return }
    if let of = position.of, cast[of].actor.kind == .organization {
      let word = cast.lastWords[of]?.first ?? ""
      memory.described[lexicon.symbols.symbol(word)] = (of, tree.number)
      memory.touch(of)
      cast[of].lastSentence = tree.number
      return
    }
    guard let body = position.body, body.hasSuffix("ministry") || body.hasSuffix("department")
    else { return }
    let member = bodyActor(
      BodyEntry(canonical: body, sector: "GOV", kind: .organization), country: country)
    let noun = body.hasSuffix("ministry") ? "ministry" : "department"
    memory.described[lexicon.symbols.symbol(noun)] = (member, tree.number)
  }

  /// Keeps the first sentence that says so.
  mutating func affiliate(_ new: Affiliation) {
    guard new.member != new.of,
      affiliated.insert(Affiliation.Pair(member: new.member, of: new.of)).inserted
    else { return }
    affiliations.append(new)
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
