import English
import Graph

extension Casting {
  /// "Both leaders", "the two armies", "the allies": of two parties named together.
  func pair(_ phrase: NounPhrase, _ atom: Atom, _ tree: Tree) -> [Int]? {
    let words = lexicon.frames.words
    let last = tree.tokens[atom.tokens.upperBound - 1]
    guard last.pennTag.rawValue.hasSuffix("S") else { return nil }
    let isBoth = phrase.tokens.contains { tree.tokens[$0].lemma == "both" }
    let isTwo = phrase.isDefinite && phrase.tokens.contains { tree.word[$0] == words.two }
    let isAllies = phrase.isDefinite && isRelational(atom, tree) && phrase.tokens.count == 2
    guard isBoth || isTwo || isAllies else { return nil }
    let isPerson =
      atom.sense(.title) != nil
      || atom.sense(.agent).map { lexicon.agents[Int($0.index)].kind == .official } ?? false
    if isPerson {
      let title = last.lemma.lowercased()
      let holders = memory.recent.reversed().filter {
        let member = cast[$0]
        return member.isPerson && member.lastSentence < tree.number
          && tree.number - member.lastSentence <= 6 && holds(title, member.actor)
      }
      if holders.count >= 2 { return Array(holders.prefix(2).reversed()) }
      if tree.number - memory.persons.sentence <= 6 { return memory.persons.members }
    }
    return sides(before: tree.number)
  }

  /// "The two sides".
  func sides(before sentence: Int) -> [Int] {
    memory.pair(before: sentence) { _ in true } ?? []
  }

  /// Ally, rival, neighbor: nouns for one who is something to another.
  func isRelational(_ atom: Atom, _ tree: Tree) -> Bool {
    lexicon.frames.words.is(tree.lemma[atom.tokens.upperBound - 1], .relational)
  }

  /// "Its ally", "Washington's ally", but "the Syrian-backed ally" and "an American ally" are not
  /// the owner either.
  func isOwnersOther(_ phrase: NounPhrase, _ reading: Reading) -> Bool {
    if case .pronoun = phrase.owners[0] { return true }
    if case .atom(let index) = phrase.owners[0] {
      let after = reading.atoms.all[index].tokens.upperBound
      return after < reading.tree.count && reading.tree.tokens[after].pennTag.rawValue == "POS"
    }
    return true
  }

  /// The member that a bare noun stands for: by what such a noun said before ("the ministry"), by
  /// the last word of a body's name ("the Council"), by what kind of body it is ("the group").
  func described(_ atom: Atom, _ phrase: NounPhrase, _ reading: Reading) -> Int? {
    let tree = reading.tree
    let noun = tree.lemma[atom.tokens.upperBound - 1]
    if phrase.bodyAtom < 0, noun >= 0, let known = memory.described[noun],
      tree.number - known.sentence <= 10
    {
      return known.actor
    }
    let lemma = tree.tokens[atom.tokens.upperBound - 1].lemma.lowercased()
    for number in memory.recent.reversed() {
      let member = cast[number]
      guard member.lastSentence >= 0, tree.number - member.lastSentence <= 8 else { continue }
      if let sense = atom.sense(.body) {
        if member.actor.id.hasPrefix(lexicon.bodies[Int(sense.index)].canonical + ".") {
          return number
        }
      }
      guard member.actor.kind == .organization || isArmed(member.actor) else { continue }
      // "Fighters attacked a base of *the rebels*": two groups.
      if isArmed(member.actor), member.lastSentence == tree.number { continue }
      if cast.lastWords[number]?.contains(lemma) == true { return number }
      if atom.sense(.agent, .body) != nil, isCalled(lemma, member.actor) { return number }
    }
    return nil
  }

  /// "The Palestinian militant group" after Hamas, "the Chinese leader" after Xi Jinping: the one
  /// member of that country that the description fits, spoken of not long ago.
  func described(_ atom: Atom, _ phrase: NounPhrase, of owner: Int, _ tree: Tree) -> Int? {
    guard let country = cast[owner].actor.country, cast[owner].actor.kind == .state,
      phrase.bodyAtom < 0
    else { return nil }
    let last = tree.tokens[atom.tokens.upperBound - 1]
    guard !last.pennTag.rawValue.hasSuffix("S"), !isIndefinite(phrase, tree) else { return nil }
    let lemma = last.lemma.lowercased()
    let isPerson = atom.sense(.title) != nil
    for number in memory.recent.reversed() {
      let member = cast[number]
      guard tree.number - member.lastSentence <= 12, member.actor.country == country else {
        continue
      }
      if isPerson, member.isPerson {
        if holds(text(of: atom.tokens, tree).lowercased(), member.actor) { return number }
      } else if !isPerson, member.actor.kind == .organization, atom.sense(.body) == nil,
        ["REB", "PTY", "OPP", "NGO"].contains(member.actor.sector),
        cast.lastWords[number]?.contains(lemma) == true || isCalled(lemma, member.actor)
      {
        return number
      }
    }
    return nil
  }

  private func isIndefinite(_ phrase: NounPhrase, _ tree: Tree) -> Bool {
    let first = phrase.tokens.lowerBound
    return lexicon.frames.words.is(tree.word[first], .indefinite)
      || first > 0 && lexicon.frames.words.is(tree.word[first - 1], .indefinite)
  }

  private func isArmed(_ actor: Actor) -> Bool { actor.kind == .group && actor.sector == "REB" }

  /// Whether a person's offices answer to a title: a president is a leader, a premier a prime
  /// minister.
  private func holds(_ title: String, _ actor: Actor) -> Bool {
    let offices =
      actor.roles.prefix(1).map { $0.title.lowercased() }
      + actor.roles.dropFirst().filter {
        $0.since == nil
      }.map { $0.title.lowercased() }
    let heads = [
      "president", "prime minister", "premier", "chancellor", "leader", "king", "emir", "ruler",
      "general secretary", "supreme leader", "sultan", "chairman", "head of the junta",
    ]
    return offices.contains { office in
      if office == title || office.hasSuffix(" " + title) && !office.hasPrefix("vice") {
        return true
      }
      switch title {
      case "leader", "ruler", "head of state", "strongman": return heads.contains(office)
      case "premier", "prime minister", "head of government":
        return ["premier", "prime minister", "chancellor"].contains(office)
      case "minister", "chief diplomat", "top diplomat":
        return office.hasSuffix("foreign minister")
          || title == "minister" && office.hasSuffix("minister")
      default: return false
      }
    }
  }

  /// Whether a common noun for bodies can stand for a body of that sector.
  private func isCalled(_ noun: String, _ actor: Actor) -> Bool {
    guard let sector = actor.sector else { return false }
    let sectors: Set<String>
    switch noun {
    case "group": sectors = ["REB", "NGO", "OPP", "PTY", "MNC", "BUS"]
    case "organization", "organisation": sectors = ["IGO", "NGO", "REB"]
    case "movement", "faction": sectors = ["REB", "OPP", "PTY"]
    case "militia", "guerrilla", "rebel", "insurgent", "militant", "fighter": sectors = ["REB"]
    case "bloc", "grouping", "alliance": sectors = ["IGO", "IMG"]
    case "watchdog", "body": sectors = ["IGO", "NGO"]
    case "agency": sectors = ["IGO", "SPY", "GOV"]
    case "party": sectors = ["PTY"]
    case "charity": sectors = ["NGO"]
    case "company", "firm", "corporation", "manufacturer", "automaker": sectors = ["MNC", "BUS"]
    case "mission", "peacekeeper": sectors = ["IGO"]
    default: return false
    }
    if noun == "mission" || noun == "peacekeeper" {
      return actor.id.hasPrefix("un") && sector == "IGO"
    }
    return sectors.contains(sector)
  }

  /// "The country", "the hermit kingdom": the state spoken of last that the words fit, and that is
  /// not the one which acts upon it.
  func country(_ phrase: NounPhrase, _ reading: Reading, _ mentions: SentenceMentions) -> Int? {
    let tree = reading.tree
    let head = tree.headToken(phrase.core)
    var own: String?
    if ![.nsubj, .nsubjPass, .nmodPoss].contains(tree.relation(head)) {
      let verb = predicate(above: head, tree)
      if verb >= 0, let subject = tree.child(verb, where: { tree.relation($0) == .nsubj }),
        let group = mentions.group(at: subject), let first = mentions.mentions(inGroup: group).first
      {
        own = cast[first.actor].actor.country
      }
    }
    func fits(_ state: Int) -> Bool {
      let id = cast[state].actor.id
      return id != own
        && phrase.epithets.allSatisfy { lexicon.epithets[$0].states.contains(id) }
    }
    func stateOf(_ member: Int) -> Int? {
      cast[member].actor.country.flatMap { cast.number($0) }
    }
    for mention in mentions.all.reversed() where mention.tokens.lowerBound < head {
      if cast[mention.actor].actor.kind == .state, fits(mention.actor) { return mention.actor }
    }
    for atom in reading.atoms.all.reversed() where atom.tokens.upperBound <= phrase.core.lowerBound
    {
      guard let sense = atom.sense(.state, .adjective, .seat),
        let state = cast.number(lexicon.states[Int(sense.index)].id), fits(state)
      else { continue }
      return state
    }
    let reach = phrase.epithets.isEmpty ? 2 : 12
    for entry in memory.entries.reversed() {
      guard tree.number - entry.sentence <= reach else { break }
      if let state = entry.actors.first(where: { cast[$0].actor.kind == .state && fits($0) }) {
        return state
      }
      if let state = entry.actors.first.flatMap(stateOf), fits(state) { return state }
    }
    // Descriptions that one state alone has need no mention before.
    if let epithet = phrase.epithets.first, phrase.epithets.count == 1,
      lexicon.epithets[epithet].states.count == 1,
      let known = cast.number(lexicon.epithets[epithet].states[0])
    {
      return known
    }
    guard phrase.epithets.isEmpty, let home = memory.home.flatMap({ cast.number($0) }), fits(home)
    else { return nil }
    return home
  }

  /// The member that a short name of the article stands for. Of two with the same surname it is the
  /// one spoken of in this or the two sentences before, if only one was.
  func local(_ name: String, _ sentence: Int) -> Int? {
    guard let known = cast.shortNames[name] else { return nil }
    if known >= 0 { return known }
    let lately = (cast.sharers[name] ?? []).filter { sentence - cast[$0].lastSentence <= 2 }
    return lately.count == 1 ? lately[0] : nil
  }
}
