import English
import Graph

extension Casting {
  /// The country of a body or population that the phrase itself does not give: from another body
  /// of its kind, the place, the article's own country, the only country of the sentence.
  func inferredCountry(of phrase: NounPhrase, _ atom: Atom, _ reading: Reading) -> String? {
    if isWorldly(atom) { return nil }
    if let country = soleCountry(ofTitle: atom) { return country }
    if let country = counterpart(of: phrase, atom, reading) { return country }
    if !speaks(phrase, reading.tree), let country = placeCountry(of: phrase, reading) {
      return country
    }
    let body = atom.sense(.body).map { lexicon.bodies[Int($0.index)] }
    let isBare = phrase.tokens.count == 1 || modifies(phrase, reading.tree)
    let isBody =
      body != nil && (phrase.isDefinite || isBare)
      || phrase.isDefinite && isGoverning(atom, reading.tree)
    let isOfBody = phrase.bodyAtom >= 0 && reading.atoms.all[phrase.bodyAtom].sense(.body) != nil
    if isBody || isNational(atom) && isActing(phrase, reading.tree) || isOfBody,
      let country = ownCountry(phrase, reading), has(country, body)
    {
      return country
    }
    if isBody || isPolice(atom) || isOfBody, let only = onlyCountry(of: reading),
      has(only, body)
    {
      return only
    }
    if isBody || isOfBody, let spoken = countrySpokenOf(before: phrase, reading), has(spoken, body)
    {
      return spoken
    }
    // "Congress", where few states have one: the one of them that was spoken of.
    if let body, phrase.isDefinite || isBare, !body.states.isEmpty {
      if let known = body.states.first(where: { cast.number($0) != nil }) { return known }
      if body.states.count == 1 { return body.states[0] }
    }
    guard isDomestic(atom) || isRebel(atom) else { return nil }
    if let country = domesticCountry(before: phrase, reading) { return country }
    // "Myanmar freed the opposition leader".
    return phrase.isDefinite && isOpposition(atom) ? onlyCountry(of: reading) : nil
  }

  /// "A *government* request": a body's noun before another noun.
  private func modifies(_ phrase: NounPhrase, _ tree: Tree) -> Bool {
    let last = phrase.core.upperBound - 1
    return tree.relation(last) == .compound && tree.head[last] > last
  }

  /// "The president", "the prime minister": an office that a state has one of.
  private func isGoverning(_ atom: Atom, _ tree: Tree) -> Bool {
    guard let sense = atom.sense(.title), lexicon.titles[Int(sense.index)].sector == "GOV",
      let body = lexicon.titles[Int(sense.index)].body
    else { return false }
    return !tree.tokens[atom.tokens.upperBound - 1].pennTag.rawValue.hasSuffix("S")
      && !body.isEmpty
  }

  /// The Pope is the Vatican's.
  private func soleCountry(ofTitle atom: Atom) -> String? {
    guard let sense = atom.sense(.title), let body = lexicon.titles[Int(sense.index)].body,
      let entry = lexicon.bodies.first(where: { $0.canonical == body }), entry.states.count == 1,
      entry.sector == "REL"
    else { return nil }
    return entry.states[0]
  }

  /// Whose "the government" is, where a sentence names several countries: that of rebels, parties
  /// and people spoken of first ("Kurds fought with government troops"); but where a state or its
  /// army acts, another's: "the Dutch envoy to Chad criticized the government".
  private func countrySpokenOf(before phrase: NounPhrase, _ reading: Reading) -> String? {
    var first: String?
    var other: String?
    for (i, earlier) in reading.phrases.enumerated()
    where earlier.tokens.upperBound <= phrase.tokens.lowerBound {
      guard let member = reading.actors[i].first, case let actor = cast[member].actor,
        let country = actor.country
      else { continue }
      if first == nil, !isPlace(earlier, reading) {
        if actor.kind != .state, !["GOV", "MIL", "COP", "SPY"].contains(actor.sector ?? "") {
          return country
        }
        first = country
      } else if country != first {
        other = country
      }
    }
    return other ?? first
  }

  private func has(_ country: String, _ body: BodyEntry?) -> Bool {
    guard let states = body?.states, !states.isEmpty else { return true }
    return states.contains(country)
  }

  /// The country of the dateline; else that of who says the sentence, else the one that the article
  /// speaks of most.
  private func ownCountry(_ phrase: NounPhrase, _ reading: Reading) -> String? {
    if let dateline = memory.dateline { return dateline }
    let tree = reading.tree
    var verb = predicate(above: tree.headToken(phrase.core), tree)
    while verb >= 0 {
      let above = predicate(above: verb, tree)
      if above >= 0, isSaying(above, tree), tree.relation(verb) == .ccomp,
        let subject = tree.child(above, where: { tree.relation($0) == .nsubj }),
        let speaker = reading.phrases.firstIndex(where: { $0.tokens.contains(subject) }),
        let member = reading.actors[speaker].first, let country = cast[member].actor.country
      {
        return country
      }
      verb = above
    }
    return memory.home
  }

  /// Whether the phrase does something: the subject of a verb or a passive's agent, not "a crowd
  /// of …" and not what a verb is done to.
  private func isActing(_ phrase: NounPhrase, _ tree: Tree) -> Bool {
    var head = tree.headToken(phrase.core)
    if tree.relation(head) == .conj, tree.head[head] >= 0 { head = tree.head[head] }
    switch tree.relation(head) {
    case .nsubj, .nsubjPass, .oblAgent: return true
    case .obl, .nmod:
      return [lexicon.frames.words.by, lexicon.frames.words.with].contains(tree.preposition(head))
    default: return false
    }
  }

  /// Aid workers and peacekeepers work where they are not at home.
  private func isWorldly(_ atom: Atom) -> Bool {
    guard let sense = atom.sense(.agent), atom.sense(.body) == nil else { return false }
    return ["NGO", "IGO", "IMG", "JRN", "MNC"].contains(lexicon.agents[Int(sense.index)].sector)
  }

  /// Opposition, judges, workers: those of the country spoken of.
  func isDomestic(_ atom: Atom) -> Bool {
    // "Sacked three ministers".
    if let sense = atom.sense(.title), sense.isPlural,
      lexicon.titles[Int(sense.index)].sector == "GOV"
    {
      return true
    }
    guard let sense = atom.sense(.agent) else { return false }
    let sector = lexicon.agents[Int(sense.index)].sector
    return sector.map { ["OPP", "LEG", "JUD", "PTY", "LAB"].contains($0) } ?? false
  }

  private func isOpposition(_ atom: Atom) -> Bool {
    let sector =
      atom.sense(.title).map { lexicon.titles[Int($0.index)].sector }
      ?? atom.sense(.agent).map { lexicon.agents[Int($0.index)].sector } ?? nil
    return sector == "OPP"
  }

  /// Rebels whom a government deals with, and nobody says otherwise, are its own.
  func isRebel(_ atom: Atom) -> Bool {
    guard let sense = atom.sense(.agent), atom.sense(.body, .title) == nil else { return false }
    return lexicon.agents[Int(sense.index)].sector == "REB"
  }

  /// Those whom a report from a country does not call by it: police, soldiers, protesters.
  private func isNational(_ atom: Atom) -> Bool {
    guard let sense = atom.sense(.agent) else { return false }
    let agent = lexicon.agents[Int(sense.index)]
    guard agent.kind != .official || sense.isPlural, let sector = agent.sector else { return false }
    return ["OPP", "LEG", "JUD", "LAB", "COP", "MIL", "REB", "SPY", "AGR", "EDU"].contains(sector)
  }

  private func isPolice(_ atom: Atom) -> Bool {
    atom.sense(.body).map { ["COP", "MIL"].contains(lexicon.bodies[Int($0.index)].sector) } ?? false
  }

  /// The country whose government, court or police is named before a phrase: "An Argentine judge
  /// ordered the former president …".
  func domesticCountry(before phrase: NounPhrase, _ reading: Reading) -> String? {
    for other in reading.phrases.reversed()
    where other.tokens.upperBound <= phrase.tokens.lowerBound {
      if other.kind == .name, let sense = reading.atoms.all[other.atom].sense(.organization),
        case let entry = lexicon.organizations[Int(sense.index)], let country = entry.country,
        ["GOV", "JUD", "COP", "LEG", "MIL"].contains(entry.sector)
      {
        return country
      }
      guard other.kind == .noun || other.kind == .person && other.titleAtom >= 0,
        case .atom(let owner)? = other.owners.first
      else { continue }
      if other.kind == .person { return country(of: reading.atoms.all[owner]) }
      let atom = reading.atoms.all[other.atom]
      let sector =
        atom.sense(.body).map { lexicon.bodies[Int($0.index)].sector }
        ?? atom.sense(.agent).map { lexicon.agents[Int($0.index)].sector }
        ?? atom.sense(.title).map { lexicon.titles[Int($0.index)].sector } ?? nil
      guard let sector, ["GOV", "JUD", "COP", "LEG", "PTY", "MIL"].contains(sector) else {
        return nil
      }
      return country(of: reading.atoms.all[owner])
    }
    return nil
  }

  /// The country of the place that the sentence gives: "in Lagos", "near Basra". A place where
  /// somebody else speaks ("relief officials in Nairobi said") is not where it happened.
  func placeCountry(of phrase: NounPhrase, _ reading: Reading) -> String? {
    let tree = reading.tree
    var best: (distance: Int, country: String)?
    let own = predicate(above: tree.headToken(phrase.core), tree)
    for other in reading.phrases where other.kind == .name {
      let atom = reading.atoms.all[other.atom]
      guard atom.sense(.state, .region, .seat) != nil || isOfTown(atom, tree),
        let country = country(of: atom)
      else { continue }
      let before = other.tokens.lowerBound - 1
      var j = before
      while j >= 0, j > before - 6,
        [.determiner, .adjective, .noun, .properNoun].contains(tree.tag(j))
          || lexicon.frames.words.of == tree.word[j]
      {
        j -= 1
      }
      guard isOfTown(atom, tree) || j >= 0 && lexicon.frames.words.is(tree.word[j], .place) else {
        continue
      }
      let verb = predicate(above: tree.headToken(other.core), tree)
      if verb >= 0, verb != own, isSaying(verb, tree) { continue }
      // "Exiles *trained in Serbia*" are no Serbs.
      if verb >= 0, [.acl, .aclRelcl].contains(tree.relation(verb)),
        phrase.core.contains(tree.head[verb])
      {
        continue
      }
      let distance = abs(other.tokens.lowerBound - phrase.core.lowerBound)
      if best == nil || distance < best!.distance { best = (distance, country) }
    }
    return best?.country
  }

  /// "In the *Romanian* capital".
  private func isOfTown(_ atom: Atom, _ tree: Tree) -> Bool {
    let next = atom.tokens.upperBound
    return atom.sense(.adjective) != nil && next < tree.count
      && lexicon.frames.words.is(tree.word[next], .settlement)
      && !["border", "borders", "coast", "waters", "soil"].contains(tree.tokens[next].form)
  }

  /// The verb that a token hangs under; -1 for none.
  func predicate(above token: Int, _ tree: Tree) -> Int {
    var node = tree.head[token]
    while node >= 0, tree.tag(node) != .verb, !tree.hasChild(node, .cop) { node = tree.head[node] }
    return node
  }

  func isSaying(_ verb: Int, _ tree: Tree) -> Bool {
    lexicon.frames.verbFrames(tree.lemma[verb]).contains {
      lexicon.frames.verbs[Int($0)].effect == .say
    }
  }

  /// The country of a state's body named without it, where another of its kind has one: "The Joint
  /// Chiefs of Staff said the South Korean military …".
  private func counterpart(of phrase: NounPhrase, _ atom: Atom, _ reading: Reading) -> String? {
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
    return nil
  }

  /// Whether the phrase is the subject of a verb of saying: then a place is not where it is from.
  private func speaks(_ phrase: NounPhrase, _ tree: Tree) -> Bool {
    let head = tree.headToken(phrase.core)
    guard tree.relation(head) == .nsubj, tree.head[head] >= 0 else { return false }
    return isSaying(tree.head[head], tree)
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

  /// Titled persons, peoples and unknown bodies without a country are those of the one country that
  /// the sentence speaks of, else of the article's.
  mutating func naturalize(_ mentions: inout SentenceMentions, _ tree: Tree) {
    var countries: Set<String> = []
    for mention in mentions.all {
      if let country = cast[mention.actor].actor.country { countries.insert(country) }
    }
    guard countries.count < 2 else { return }
    for i in mentions.all.indices {
      let actor = cast[mentions.all[i].actor].actor
      guard actor.country == nil, mentions.all[i].form != .pronoun, isNative(actor) else {
        continue
      }
      var country = countries.first
      if country != nil, isOpposed(i, mentions, tree) { country = nil }
      if country == nil, actor.kind != .group { country = memory.home }
      guard let country else { continue }
      var native = actor
      native.country = country
      native.id += "." + country
      let member = cast.add(native)
      if actor.kind == .official {
        cast.replace(
          mentions.all[i].actor, by: member, actor.name,
          familyName: familyName(
            of: actor.name.split(separator: " ").map(String.init), country: actor.country))
      }
      links.append(
        Link(
          sentence: tree.number, words: tree.bytes(mentions.all[i].words), member: member,
          why: .context))
      mentions.all[i].actor = member
      mentions.all[i].isInferred = true
    }
  }

  /// Whether the country is what the actor acts upon: "President X threatened Russia" is no Russian.
  private func isOpposed(_ i: Int, _ mentions: SentenceMentions, _ tree: Tree) -> Bool {
    let actor = mentions.all[i]
    guard tree.relation(actor.head) == .nsubj || tree.relation(actor.head) == .nsubjPass else {
      return false
    }
    let verb = tree.head[actor.head]
    return mentions.all.indices.contains {
      let other = mentions.all[$0]
      let kind = cast[other.actor].actor
      // A president fights the rebels and the opposition of his own country.
      let isDomestic = kind.kind != .state && ["REB", "OPP", "PTY", "LEG"].contains(kind.sector)
      return $0 != i && kind.country != nil && !other.isPlace && !isDomestic
        && !actor.tokens.overlaps(other.tokens)
        && ![.nsubj, .nsubjPass].contains(tree.relation(other.head))
        && predicate(above: other.head, tree) == verb
    }
  }

  /// Whether a country is what the actor lacks: not an intergovernmental body or a movement of many.
  private func isNative(_ actor: Actor) -> Bool {
    switch actor.kind {
    case .official: ["GOV", "LEG", "PTY", "OPP", "JUD", "MIL"].contains(actor.sector)
    case .group: !["REB", "IMG", "GOV", "NGO", "IGO", "BUS", "MED"].contains(actor.sector)
    case .organization:
      lexicon.named(actor.id) == nil
        && ["PTY", "OPP", "LEG", "JUD", "GOV", "COP", "LAB", "REB"].contains(actor.sector)
    default: false
    }
  }
}
