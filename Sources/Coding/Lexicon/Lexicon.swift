import Basics
import CLexicon
import Graph

/// What coding knows of the world and of words: states, bodies, persons, titles, and the frames of
/// verbs and nouns.
///
/// The built-in lexicon is inside the executable; files of the same form add to it or, where an id
/// or phrase is there already, take its place.
public struct Lexicon: Sendable {
  var symbols = SymbolTable()
  var phrases = PhraseTable()

  var states: [StateEntry] = []
  var regions: [RegionEntry] = []
  var organizations: [NamedEntry] = []
  var groups: [NamedEntry] = []
  var persons: [PersonEntry] = []
  var titles: [TitleEntry] = []
  var bodies: [BodyEntry] = []
  var agents: [AgentEntry] = []
  var epithets: [EpithetEntry] = []
  /// Of given names, folded.
  private(set) var genders: [Int32: Gender] = [:]
  var frames = FrameTable()

  private var stateNumbers: [String: Int] = [:]
  private var personNumbers: [String: Int] = [:]
  private var namedNumbers: [String: Int] = [:]
  /// Names of bodies by canonical id: `defense-ministry` → `defense ministry`.
  private var bodyNames: [String: String] = [:]
  /// Indices into `persons` by family name, folded.
  private(set) var personsByFamilyName: [Int32: [Int]] = [:]
  /// Indices into `persons` by the sounds of the family name.
  private var personsBySound: [String: [Int]] = [:]

  /// The lexicon inside the executable.
  public static let builtIn: Lexicon = {
    var lexicon = Lexicon()
    var errors: [InputError] = []
    for index in 0..<clexicon_count() {
      let file = clexicon_at(index)
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      lexicon.add(name: String(cString: file.name), bytes: bytes, errors: &errors)
    }
    assert(errors.isEmpty, "\(errors)")
    lexicon.prepare()
    return lexicon
  }()

  private init() {}

  /// The built-in lexicon with the rows of `files` added, later files winning over earlier ones.
  ///
  /// - Throws: the first thing that is wrong with a file; `check` lists them all.
  public init(adding files: [LexiconFile]) throws(InputError) {
    self = Self.builtIn
    var errors: [InputError] = []
    phrases.protect()
    for file in files { add(name: file.name, bytes: file.bytes, errors: &errors) }
    if let first = errors.first { throw first }
    prepare()
  }

  /// Everything that is wrong with a file, at most 20 problems; empty when it can be added.
  public func check(_ file: LexiconFile) -> [InputError] {
    var lexicon = self
    var errors: [InputError] = []
    lexicon.add(name: file.name, bytes: file.bytes, errors: &errors)
    return Array(errors.prefix(20))
  }

  /// The name of a state by its ISO 3166-1 alpha-3 code; nil when there is none.
  public func stateName(_ iso3: String) -> String? { stateNumbers[iso3].map { states[$0].name } }

  /// Persons whose family name sounds like the last part and whose given name like the first, however
  /// they are spelled in Latin letters: "Arseny Yatseniuk", "Arseniy Yatsenyuk".
  func persons(spelledLike parts: [String]) -> [Int] {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else { return [] }
    let given = soundKey(first)
    return (personsBySound[soundKey(last)] ?? []).filter { index in
      let own = persons[index].name.split(separator: " ")
      let key = soundKey(String(own.first ?? ""))
      return key == given || key.prefix(3) == given.prefix(3) && min(key.count, given.count) > 2
    }
  }

  func state(_ id: String) -> StateEntry? { stateNumbers[id].map { states[$0] } }

  /// The organization or group with that id.
  func named(_ id: String) -> NamedEntry? {
    guard let number = namedNumbers[id] else { return nil }
    return number >= 0 ? organizations[number] : groups[-1 - number]
  }

  /// The body that the lexicon knows as "the … army" or "the … military" of a state.
  func armedForces(of country: String) -> NamedEntry? {
    guard let state = state(country) else { return nil }
    for noun in ["military", "army", "armed forces"] {
      var node: Int32 = 0
      var isKnown = true
      for word in state.adjective.split(separator: " ") + noun.split(separator: " ") {
        guard let child = phrases.child(node, symbols.symbol(word.utf8)) else {
          isKnown = false
          break
        }
        node = child
      }
      guard isKnown, let senses = phrases.senses(at: node),
        let sense = senses.first(where: { $0.kind == .organization })
      else { continue }
      return organizations[Int(sense.index)]
    }
    return nil
  }

  /// `defense-ministry` → "defense ministry".
  func bodyName(_ canonical: String) -> String {
    bodyNames[canonical] ?? canonical.split(separator: "-").joined(separator: " ")
  }

  private mutating func add(
    name: String, bytes: some BidirectionalCollection<UInt8>, errors: inout [InputError]
  ) {
    guard let table = LexiconTable(name: name, bytes: bytes, errors: &errors) else { return }
    for row in table.rows {
      if let problem = add(row.cells, table.kind) {
        errors.append(
          InputError(
            file: name, line: row.line, column: row.starts[problem.cell], problem: problem.text,
            hint: problem.hint))
      }
    }
  }

  private mutating func add(_ c: [String], _ kind: LexiconTable.Kind) -> RowProblem? {
    switch kind {
    case .states:
      guard isStateCode(c[0]) else {
        return RowProblem("\"\(c[0])\" is not three capital letters", "write an ISO 3166-1 code")
      }
      guard !c[1].isEmpty else { return RowProblem("state \(c[0]) has no name") }
      let adjectives = listItems(c[3]), demonyms = listItems(c[4])
      let entry = StateEntry(
        id: c[0], name: c[1], adjective: adjectives.first ?? c[1],
        people: demonyms.last ?? c[1] + " people")
      let number = stateNumbers[c[0]] ?? states.count
      if number == states.count { states.append(entry) } else { states[number] = entry }
      stateNumbers[c[0]] = number
      for phrase in [c[1]] + listItems(c[2]) { add(phrase, .state, number) }
      for phrase in adjectives { add(phrase, .adjective, number) }
      // The last of a pair "Afghan|Afghans" is the plural; "Chinese" is both.
      for phrase in demonyms {
        add(phrase, .demonym, number, isPlural: phrase.hasSuffix("s") || demonyms.count == 1)
      }
      for phrase in listItems(c[5]) { add(phrase, .seat, number) }
    case .regions:
      if !c[1].isEmpty, !isStateCode(c[1]) {
        return RowProblem(
          "\"\(c[1])\" is not three capital letters", "write an ISO 3166-1 code", cell: 1)
      }
      regions.append(RegionEntry(name: c[0], country: nonEmpty(c[1])))
      add(c[0], .region, regions.count - 1)
    case .organizations:
      guard !c[1].isEmpty else { return RowProblem("organization \(c[0]) has no name", cell: 1) }
      if let problem = checkCountry(c, 5) { return problem }
      organizations.append(
        NamedEntry(
          id: c[0], name: c[1], kind: ActorKind(rawValue: c[3]) ?? .organization,
          sector: nonEmpty(c[4]), country: nonEmpty(c[5]), of: nonEmpty(c[6])))
      namedNumbers[c[0]] = organizations.count - 1
      for phrase in [c[1]] + listItems(c[2]) { add(phrase, .organization, organizations.count - 1) }
    case .groups:
      guard !c[1].isEmpty else { return RowProblem("group \(c[0]) has no name", cell: 1) }
      if let problem = checkCountry(c, 3) { return problem }
      groups.append(
        NamedEntry(
          id: c[0], name: c[1], kind: .group, sector: nonEmpty(c[4]), country: nonEmpty(c[3])))
      namedNumbers[c[0]] = -groups.count
      for phrase in [c[1]] + listItems(c[2]) { add(phrase, .group, groups.count - 1) }
    case .officials:
      return addOfficial(c)
    case .titles:
      titles.append(TitleEntry(phrase: c[0], sector: nonEmpty(c[1]), body: nonEmpty(c[2])))
      add(c[0], .title, titles.count - 1)
      if let plural = plural(of: c[0]) { add(plural, .title, titles.count - 1, isPlural: true) }
    case .bodies:
      guard let actorKind = ActorKind(rawValue: c[3]) else { return unknownKind(c[3], cell: 3) }
      guard !c[1].isEmpty else { return RowProblem("body \"\(c[0])\" has no canonical name") }
      bodies.append(
        BodyEntry(
          canonical: c[1], sector: nonEmpty(c[2]), kind: actorKind, states: listItems(c[4])))
      if c[0].split(separator: " ").joined(separator: "-") == c[1] { bodyNames[c[1]] = c[0] }
      add(c[0], .body, bodies.count - 1)
    case .agents:
      guard let actorKind = ActorKind(rawValue: c[2]) else { return unknownKind(c[2], cell: 2) }
      agents.append(AgentEntry(lemma: c[0], sector: nonEmpty(c[1]), kind: actorKind))
      add(c[0], .agent, agents.count - 1)
      if let plural = plural(of: c[0]) { add(plural, .agent, agents.count - 1, isPlural: true) }
    case .epithets:
      let states = listItems(c[1])
      if let wrong = states.first(where: { !isStateCode($0) }) {
        return RowProblem(
          "\"\(wrong)\" is not three capital letters", "write an ISO 3166-1 code", cell: 1)
      }
      guard !states.isEmpty else { return RowProblem("epithet \"\(c[0])\" has no states", cell: 1) }
      epithets.append(EpithetEntry(text: c[0], states: states))
      add(c[0], .epithet, epithets.count - 1)
    case .givenNames:
      guard ["f", "m"].contains(c[1]) else {
        return RowProblem("\"\(c[1])\" is no gender", "write f or m", cell: 1)
      }
      genders[symbols.intern(c[0].utf8)] = c[1] == "f" ? .female : .male
    case .verbs: return frames.addVerb(c, &symbols)
    case .nouns: return frames.addNoun(c, &symbols)
    }
    return nil
  }

  private func checkCountry(_ cells: [String], _ place: Int) -> RowProblem? {
    guard let code = nonEmpty(cells[place]), stateNumbers[code] == nil, !states.isEmpty else {
      return nil
    }
    guard isStateCode(code) else {
      return RowProblem(
        "\"\(code)\" is not three capital letters", "write an ISO 3166-1 code", cell: place)
    }
    return nil
  }

  private mutating func addOfficial(_ c: [String]) -> RowProblem? {
    guard !c[1].isEmpty else { return RowProblem("official \(c[0]) has no name", cell: 1) }
    if let problem = checkCountry(c, 3) { return problem }
    var dates: [PartialDate?] = []
    for place in 7...8 {
      let cell = c[place]
      guard cell.isEmpty || PartialDate(cell) != nil else {
        return RowProblem(
          "\"\(cell)\" is not a date", "write YYYY-MM-DD, YYYY-MM or YYYY", cell: place)
      }
      dates.append(PartialDate(cell))
    }
    let number = personNumbers[c[0]] ?? persons.count
    if number == persons.count {
      persons.append(
        PersonEntry(
          id: c[0], name: c[1], country: nonEmpty(c[3]), sector: nonEmpty(c[4]), offices: []))
      personNumbers[c[0]] = number
      let family = familyName(of: c[1].split(separator: " ").map(String.init), country: c[3])
      personsByFamilyName[symbols.intern(family.utf8), default: []].append(number)
      personsBySound[soundKey(family), default: []].append(number)
    }
    persons[number].offices.append(
      .init(
        title: c[5], of: nonEmpty(c[6]), since: dates[0], until: dates[1],
        country: nonEmpty(c[3]), sector: nonEmpty(c[4])))
    for phrase in [c[1]] + listItems(c[2]) { add(phrase, .official, number) }
    return nil
  }

  private mutating func add(
    _ phrase: String, _ kind: Sense.Kind, _ index: Int, isPlural: Bool = false
  ) {
    var numbers: [Int32] = []
    pieces(of: phrase.utf8) { numbers.append(symbols.intern($0)) }
    let letters = phrase.unicodeScalars.filter { $0.properties.isAlphabetic }
    let capitals = letters.filter { $0.properties.isUppercase }
    phrases.add(
      numbers,
      Sense(
        kind: kind, index: Int32(index), needsCapital: !capitals.isEmpty && kind != .title,
        needsCapitals: capitals.count == letters.count && letters.count > 1,
        isPlural: isPlural))
  }

  /// Interns the words that the rules name, after the files' own.
  private mutating func prepare() { frames.prepare(&symbols) }
}

/// What is wrong with a row.
struct RowProblem {
  var text: String
  var hint: String?
  /// Index of the cell it is in.
  var cell: Int
  init(_ text: String, _ hint: String? = nil, cell: Int = 0) {
    self.text = text
    self.hint = hint
    self.cell = cell
  }
}

private func unknownKind(_ text: String, cell: Int) -> RowProblem {
  RowProblem(
    "\"\(text)\" is no kind of actor",
    "write one of " + ActorKind.allCases.map(\.rawValue).joined(separator: ", "), cell: cell)
}

func nonEmpty(_ text: String) -> String? { text.isEmpty || text == "-" ? nil : text }

private func isStateCode(_ text: String) -> Bool {
  text.utf8.count == 3 && text.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
}

/// The part of a person's name that stands for it alone: the first one where family names come
/// first, else the last.
func familyName(of parts: [String], country: String?) -> String {
  guard parts.count > 1 else { return parts.first ?? "" }
  if let country, ["CHN", "TWN", "PRK", "KOR", "VNM", "KHM", "HKG", "MAC"].contains(country) {
    // "Ban Ki-moon", but "Syngman Rhee", "Chiang Kai-shek": a hyphen shows the given name.
    return parts[0].contains("-") ? parts[parts.count - 1] : parts[0]
  }
  var last = parts.count - 1
  while last > 1, ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "V"].contains(parts[last]) {
    last -= 1
  }
  return parts[last]
}
