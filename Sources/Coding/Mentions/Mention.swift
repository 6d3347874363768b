import Graph

/// Words that name an actor.
struct Mention {
  enum Form: UInt8 {
    /// A name: "North Korea", "Wang Yi", "the IAEA".
    case name
    /// An adjective or noun before another noun: "Chinese", in "Chinese influence".
    case modifier
    /// A noun for an actor: "Israeli troops", "the ministry".
    case description
    case pronoun
  }
  var tokens: Range<Int>
  /// The words to show: those of the name that a pronoun stands for, where this sentence has it.
  var words: Range<Int>
  /// The token by which the words hang in the tree.
  var head: Int
  /// Index in the cast; -1 while unknown.
  var actor: Int
  var form: Form
  /// The member whose own it is, by a possessive pronoun: "its troops"; -1 for none.
  var ownActor = -1
  /// A city or region, which names the state as a place unless it acts.
  var isPlace = false
  var isPlural = false
  /// A back-reference or the context said who it is.
  var isInferred = false

  init(tokens: Range<Int>, head: Int, actor: Int, form: Form) {
    self.tokens = tokens
    words = tokens
    self.head = head
    self.actor = actor
    self.form = form
  }
}

/// The mentions of one sentence, those that share their words together.
struct SentenceMentions {
  var all: [Mention] = []
  /// Group of each token's mention; -1 for none.
  var groupAt: [Int32]
  /// Indices into `all`.
  var groups: [Range<Int>] = []
  /// By verb: the mention of those who did it and whom nobody names. They have no group.
  var attackers: [Int: Int] = [:]

  init(count: Int) { groupAt = Array(repeating: -1, count: count) }

  /// Adds mentions of the same words; tokens that have a mention already keep it.
  mutating func add(_ mentions: [Mention]) {
    guard let first = mentions.first else { return }
    let start = all.count
    all.append(contentsOf: mentions)
    let group = Int32(groups.count)
    groups.append(start..<all.count)
    for token in first.tokens where groupAt[token] < 0 { groupAt[token] = group }
  }

  /// Lets the words of a description mean whom they describe.
  mutating func extend(_ group: Int, over tokens: Range<Int>) {
    for token in tokens where groupAt[token] < 0 { groupAt[token] = Int32(group) }
  }

  func group(at token: Int) -> Int? { groupAt[token] < 0 ? nil : Int(groupAt[token]) }
  func mentions(inGroup group: Int) -> ArraySlice<Mention> { all[groups[group]] }
}
