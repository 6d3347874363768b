import Graph

/// A place in a clause that an actor can fill.
enum Slot: Hashable, Sendable {
  case subject, object, indirect
  /// The subject of the clause that completes the verb: "demanded that *Israel* leave".
  case clauseSubject
  /// The noun phrase after that preposition, under the verb or under its object.
  case after(Int32)

  init?(_ text: String, _ symbols: inout SymbolTable) {
    switch text {
    case "subj": self = .subject
    case "obj": self = .object
    case "iobj": self = .indirect
    case "clause": self = .clauseSubject
    case let word where word.allSatisfy { $0.isLetter }: self = .after(symbols.intern(word.utf8))
    default: return nil
    }
  }
}

/// What a verb does to the clause or the noun that completes it.
enum ClauseEffect: String, Sendable, CaseIterable {
  /// Its subject claims what the clause says.
  case say
  /// Its subject asks somebody for it.
  case ask
  /// Its subject will do it: cooperation becomes AGREE, conflict THREATEN.
  case promise
  /// Its subject threatens it.
  case threaten
  /// Its subject refuses it.
  case refuse
  /// Its subject decides it: cooperation is then agreed to, the rest is done by deciding.
  case decide
  /// It goes on no longer: cooperation stopped is SANCTION, conflict stopped is RETREAT.
  case stop
  /// Its subject says that the object does it.
  case accuse
  /// The subject of the verb does it: begin, continue, try.
  case act
  /// The subject means to do it.
  case plan
  /// The object does it, and the subject lets or makes it: allow, help, convince.
  case make
  /// It may be so: hope, want, believe, be likely.
  case maybe
  /// It is not so: deny, fail.
  case not
}

/// What the object of a verb must be.
enum ObjectTest: Sendable, Equatable {
  case any
  /// An actor, not a thing.
  case actor
  /// A person, a body or a population, not a state.
  case people
  /// A body.
  case body
  /// There is none.
  case none
  /// One of these nouns.
  case nouns(Set<Int32>)
  /// An event noun of one of these classes; none listed: any event noun.
  case events(Set<Event>)
}

struct VerbFrame: Sendable {
  var name: String
  /// A particle or preposition that must be there: `call on`.
  var particle: Int32?
  /// A noun that must follow the preposition: `go on strike`.
  var complement: Int32?
  var object: ObjectTest
  /// Nil: the verb codes nothing by itself.
  var event: Event?
  /// The noun in object position names the event: "held talks".
  var isLight: Bool
  var source: Slot
  /// In order of preference.
  var targets: [Slot]
  var isMutual: Bool
  /// The frame fits only where a target is named: "fired missiles *at*".
  var needsTarget = false
  var effect: ClauseEffect?
}

struct NounFrame: Sendable {
  enum Of: String, Sendable { case source, target, both, none = "-" }
  var name: String
  var event: Event?
  /// What "of X" is to it.
  var of: Of
  /// Prepositions before its target.
  var with: [Int32]
  /// It joins its parties alike: talks, alliance.
  var isMutual: Bool
  /// It needs a verb to happen: "offer", "decision".
  var needsVerb: Bool
  /// A word for a party, not for an act: "is an ally of".
  var isParty: Bool
  /// A lasting state: influence, ties.
  var isStanding: Bool
}

/// The frames of verbs and nouns, by number of the lemma.
struct FrameTable: Sendable {
  private(set) var verbs: [VerbFrame] = []
  private(set) var nouns: [NounFrame] = []
  /// Lemma → indices into `verbs`, those with an object test or particle first.
  private var verbsOfLemma: [Int32: [Int32]] = [:]
  /// Predicate adjectives and participles, "be concerned", by the number of the word.
  private var framesOfAdjective: [Int32: [Int32]] = [:]
  private var nounOfLemma: [Int32: Int32] = [:]
  /// Nouns of two words, "hunger strike", by the numbers of both.
  private var nounOfPair: [UInt64: Int32] = [:]
  var words = Words()

  func verbFrames(_ lemma: Int32) -> [Int32] { verbsOfLemma[lemma] ?? [] }
  func noun(_ lemma: Int32) -> NounFrame? { nounOfLemma[lemma].map { nouns[Int($0)] } }
  func adjectiveFrames(_ word: Int32) -> [Int32] { framesOfAdjective[word] ?? [] }

  mutating func addVerb(_ c: [String], _ symbols: inout SymbolTable) -> RowProblem? {
    var words = c[0].split(separator: " ").map(String.init)
    let isAdjective = words.count == 2 && words[0] == "be"  // "be concerned"
    if isAdjective { words.removeFirst() }
    guard let lemma = words.first, words.count <= 3 else {
      return RowProblem("\"\(c[0])\" is not a verb, or a verb and its particle and noun")
    }
    var frame = VerbFrame(
      name: c[0], particle: words.count > 1 ? symbols.intern(words[1].utf8) : nil,
      complement: words.count > 2 ? symbols.intern(words[2].utf8) : nil, object: .any,
      event: nil, isLight: false, source: .subject, targets: [], isMutual: false, effect: nil)
    switch c[1] {
    case "", "-": break
    case "actor": frame.object = .actor
    case "people": frame.object = .people
    case "body": frame.object = .body
    case "none": frame.object = .none
    case "@any": frame.object = .events([])
    case let cell where cell.hasPrefix("@"):
      var events: Set<Event> = []
      for item in listItems(cell) {
        let name = String(item.dropFirst())
        if let kind = Kind(rawValue: name) {
          events.formUnion(Event.allCases.filter { $0.kind == kind })
        } else if let event = Event(rawValue: name) {
          events.insert(event)
        } else {
          return RowProblem("\"\(item)\" is no class of events", "write @conflict or @AID")
        }
      }
      frame.object = .events(events)
    default: frame.object = .nouns(Set(listItems(c[1]).map { symbols.intern($0.utf8) }))
    }
    switch c[2] {
    case "", "-": break
    case "=": frame.isLight = true
    default:
      guard let event = Event(rawValue: c[2]) else { return unknownEvent(c[2]) }
      frame.event = event
    }
    if let source = nonEmpty(c[3]) {
      guard let slot = Slot(source, &symbols) else { return RowProblem("\"\(source)\" is no role") }
      frame.source = slot
    }
    for item in listItems(c[4]) where item != "-" {
      if item == "mutual" {
        frame.isMutual = true
        continue
      }
      if item == "!" {
        frame.needsTarget = true
        continue
      }
      guard let slot = Slot(item, &symbols) else { return RowProblem("\"\(item)\" is no role") }
      frame.targets.append(slot)
    }
    if let effect = nonEmpty(c[5]) {
      guard let known = ClauseEffect(rawValue: effect) else {
        return RowProblem(
          "\"\(effect)\" is no effect on a clause",
          "write one of " + ClauseEffect.allCases.map(\.rawValue).joined(separator: ", "))
      }
      frame.effect = known
    }
    let number = Int32(verbs.count)
    verbs.append(frame)
    let symbol = symbols.intern(lemma.utf8)
    if isAdjective {
      framesOfAdjective[symbol, default: []].append(number)
      return nil
    }
    var list = verbsOfLemma[symbol] ?? []
    let rank = rank(frame)
    list.insert(number, at: list.firstIndex { self.rank(verbs[Int($0)]) > rank } ?? list.count)
    verbsOfLemma[symbol] = list
    return nil
  }

  /// The more a frame asks for, the sooner it is tried.
  private func rank(_ frame: VerbFrame) -> Int {
    let base: Int
    switch frame.object {
    case .nouns: base = 0
    case .events(let events): base = events.isEmpty ? 2 : 1
    case .actor, .people, .body: base = 3
    case .none: base = 4
    case .any: base = 5
    }
    if frame.complement != nil { return -1 }
    return base * 2 + (frame.particle == nil ? 1 : 0) - (frame.particle != nil && base > 2 ? 4 : 0)
      + (base == 0 && !frame.needsTarget && frame.particle == nil ? 1 : 0)
  }

  mutating func addNoun(_ c: [String], _ symbols: inout SymbolTable) -> RowProblem? {
    var frame = NounFrame(
      name: c[0], event: nil, of: .none, with: [], isMutual: false, needsVerb: false,
      isParty: false, isStanding: false)
    if let name = nonEmpty(c[1]) {
      guard let event = Event(rawValue: name) else { return unknownEvent(name) }
      frame.event = event
    }
    if let of = nonEmpty(c[2]) {
      guard let role = NounFrame.Of(rawValue: of) else { return RowProblem("\"\(of)\" is no role") }
      frame.of = role
    }
    frame.with = listItems(c[3]).filter { $0 != "-" }.map { symbols.intern($0.utf8) }
    for flag in listItems(c[4]) where flag != "-" {
      switch flag {
      case "mutual": frame.isMutual = true
      case "verb": frame.needsVerb = true
      case "party": frame.isParty = true
      case "standing": frame.isStanding = true
      default:
        return RowProblem("\"\(flag)\" is no use", "write mutual, verb, party or standing")
      }
    }
    nouns.append(frame)
    let parts = c[0].split { $0 == " " || $0 == "-" }
    if parts.count == 2 {
      let pair = Self.pair(symbols.intern(parts[0].utf8), symbols.intern(parts[1].utf8))
      nounOfPair[pair] = Int32(nouns.count - 1)
    }
    nounOfLemma[symbols.intern(c[0].utf8)] = Int32(nouns.count - 1)
    return nil
  }

  /// The noun of two words, such as "hunger strike".
  func noun(_ first: Int32, _ second: Int32) -> NounFrame? {
    nounOfPair[Self.pair(first, second)].map { nouns[Int($0)] }
  }

  private static func pair(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  mutating func prepare(_ symbols: inout SymbolTable) { words = Words(&symbols) }
}

private func unknownEvent(_ text: String) -> RowProblem {
  RowProblem(
    "\"\(text)\" is no event",
    "write one of " + Event.allCases.map(\.rawValue).joined(separator: " "))
}
