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
  /// How often it is right, before the tree is asked.
  var confidence = 0.85
  var mood = Mood()
  /// Who claims it inside its own clause: "accused Iran of arming rebels".
  var claimants: [Int] = []
  var about: [Int] = []
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
