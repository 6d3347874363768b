import Graph

/// An event with its parties, as one verb or noun of a sentence gives it.
struct Act {
  var event: Event
  /// Indices into the sentence's mentions.
  var sources: [Int]
  var targets: [Int]
  var isMutual = false
  /// The verb or noun, and the noun of a light verb.
  var trigger: Int
  var noun = -1
  var rule: String
  var family = Family.verb
  /// What about it may be wrong, before the tree is asked.
  var doubts: Doubts = []
  var mood = Mood()
  /// Who claims it inside its own clause: "accused Iran of arming rebels".
  var claimants: [Int] = []
  /// Mentions of what it concerns: "asked China about *the North*".
  var about: [Int] = []
  /// Whose words the act is, and who therefore does not claim it.
  var speaker = -1
  /// A state may act upon a place of its own: "imposed a curfew in Cizre".
  var isOwnPlace = false

  /// Whether it counts: acts that are only asked for, meant or alleged are kept and not counted.
  var isCounted: Bool { !doubts.contains(.unreal) }
}

/// The kinds of rule that make acts, in the words of the table in `Confidence`.
enum Family: String, Sendable, CaseIterable {
  /// A verb's own event: "attacked".
  case verb
  /// A light verb and its noun: "held talks".
  case light
  /// A verb and the clause that completes it: "agreed to help".
  case complement
  /// "Said that X must".
  case duty
  /// A noun by itself: "the attack on".
  case noun
  /// "Is an ally of".
  case standing
}

/// What may be wrong with an act.
struct Doubts: OptionSet, Hashable, Sendable {
  var rawValue: UInt32
  /// The subject is a thing of the actor's: "Israeli *jets*".
  static let indirectSource = Doubts(rawValue: 1 << 0)
  /// The actor stands before the verb, but the tree does not make it the subject.
  static let looseSource = Doubts(rawValue: 1 << 1)
  /// The phrase names the target but is not it: "Iraqi *towns*".
  static let indirectTarget = Doubts(rawValue: 1 << 2)
  /// The actor stands after the verb or its preposition, but the tree says otherwise.
  static let looseTarget = Doubts(rawValue: 1 << 3)
  /// The frame's second place or a later one is filled, not its first.
  static let laterSlot = Doubts(rawValue: 1 << 4)
  /// A preposition that the frame does not name.
  static let otherPreposition = Doubts(rawValue: 1 << 5)
  /// Anywhere below the object or the clause that completes the verb.
  static let deepTarget = Doubts(rawValue: 1 << 6)
  /// Whoever is at that place.
  static let place = Doubts(rawValue: 1 << 7)
  /// The noun's source is the subject of its clause.
  static let borrowedSource = Doubts(rawValue: 1 << 8)
  /// Asked for, meant, alleged or supposed: it need not have happened.
  static let unreal = Doubts(rawValue: 1 << 9)
  static let noTarget = Doubts(rawValue: 1 << 10)
  /// A back-reference or the context supplied the actor.
  static let inferredSource = Doubts(rawValue: 1 << 11)
  static let inferredTarget = Doubts(rawValue: 1 << 12)
  /// The two stand far apart.
  static let farApart = Doubts(rawValue: 1 << 13)
  /// A noun that tells an act only with a verb stands alone: "Egypt's offer to Sudan".
  static let bareNoun = Doubts(rawValue: 1 << 14)

  /// What acts is a noun of the actor's that is known to act for nobody: "the Italian *dessert*".
  static let strangeSource = Doubts(rawValue: 1 << 15)

  static let names: [(Doubts, String)] = [
    (.indirectSource, "thing of the source"), (.looseSource, "source by position"),
    (.indirectTarget, "thing of the target"), (.looseTarget, "target by position"),
    (.laterSlot, "later place of the frame"), (.otherPreposition, "other preposition"),
    (.deepTarget, "target below the object"), (.place, "whoever is there"),
    (.borrowedSource, "subject lent to a noun"), (.unreal, "not said to have happened"),
    (.noTarget, "no target"), (.inferredSource, "source inferred"),
    (.inferredTarget, "target inferred"), (.farApart, "far apart"), (.bareNoun, "noun alone"),
    (.strangeSource, "not known to act for it"),
  ]

  /// The names of those that apply.
  var words: [String] { Self.names.filter { contains($0.0) }.map(\.1) }
}

/// How a clause presents what it says.
struct Mood {
  var isNegated = false
  var isFuture = false
  var isPossible = false
  var isDuty = false
  var isConditional = false
  var isRequested = false
}
