import English
import Graph

/// What the sentences so far offer to back-references, newest last.
struct Memory {
  struct Entry {
    var sentence: Int
    var token: Int
    var actors: [Int]
    var isSubject: Bool
    /// Several actors, or a plural.
    var isPlural: Bool
  }
  private(set) var entries: [Entry] = []
  /// The states named together last: "the two countries".
  var pair: [Int] = []
  /// Whose words stand in the quotation that is being read.
  var quoteSpeaker: [Int] = []
  /// Who spoke last, and in which sentence.
  var lastSpeaker: (actors: [Int], sentence: Int) = ([], -10)
  /// Who a noun described last, by the number of its lemma: "the ministry".
  var described: [Int32: (actor: Int, sentence: Int)] = [:]

  mutating func endSentence(_ tree: Tree, _ mentions: SentenceMentions, _ cast: Cast) {
    for group in mentions.groups {
      let members = mentions.all[group]
      guard let first = members.first, first.form != .modifier else { continue }
      entries.append(
        Entry(
          sentence: tree.number, token: first.head, actors: members.map(\.actor),
          isSubject: isSubject(first.head, tree), isPlural: members.count > 1 || first.isPlural))
    }
    if entries.count > 200 { entries.removeFirst(entries.count - 100) }
    var states: [Int] = []
    for mention in mentions.all where cast[mention.actor].actor.country != nil {
      let country = cast[mention.actor].actor.country!
      guard let state = cast.number(country), !mention.isPlace else { continue }
      if !states.contains(state) { states.append(state) }
    }
    if states.count >= 2 { pair = Array(states.prefix(2)) }
  }

  private func isSubject(_ token: Int, _ tree: Tree) -> Bool {
    switch tree.relation(token) {
    case .nsubj, .nsubjPass, .nsubjOuter: true
    // "Members of the army": what is counted or led is spoken of as the subject is.
    case .nmod: tree.head[token] >= 0 && isSubject(tree.head[token], tree)
    default: false
    }
  }
}
