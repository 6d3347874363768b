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
  /// Pairs of parties named together, newest last: "the two countries".
  private(set) var pairs: [(members: [Int], sentence: Int)] = []
  /// The two persons named together last: "both men".
  private(set) var persons: (members: [Int], sentence: Int) = ([], -10)
  /// Whose words stand in the quotation that is being read.
  var quoteSpeaker: [Int] = []
  /// Who spoke last, and in which sentence.
  var lastSpeaker: (actors: [Int], sentence: Int) = ([], -10)
  /// Who a noun described last, by the number of its lemma: "the ministry".
  var described: [Int32: (actor: Int, sentence: Int)] = [:]
  /// Members spoken of lately, newest last; at most `recentLimit`.
  private(set) var recent: [Int] = []
  /// In how many sentences each member was spoken of.
  private(set) var counts: [Int: Int] = [:]
  /// The state where the article was written, by its dateline.
  var dateline: String?
  private var countries: [String: Int] = [:]

  private static let recentLimit = 48

  /// The state whose bodies need no country's name: the dateline's, else the one that the article
  /// has spoken of much more than of any other.
  var home: String? {
    if let dateline { return dateline }
    var first: (country: String, count: Int)?
    var second = 0
    for (country, count) in countries {
      // Equal counts are decided by name, since a dictionary has no order of its own.
      if let best = first, (best.count, country) >= (count, best.country) {
        second = max(second, count)
      } else {
        second = max(second, first?.count ?? 0)
        first = (country, count)
      }
    }
    guard let first, first.count >= 3, first.count >= 2 * second else { return nil }
    return first.country
  }

  /// Two parties that "the two sides" can mean: named together of late, and often spoken of.
  func pair(before sentence: Int, where fits: ([Int]) -> Bool) -> [Int]? {
    var best: (score: Double, members: [Int])?
    for pair in pairs.reversed() where sentence - pair.sentence <= 12 && fits(pair.members) {
      let count = min(4, pair.members.map { counts[$0] ?? 0 }.min() ?? 0)
      let distance = 1 + sentence - pair.sentence
      let score = Double(1 + count) / Double(distance * distance + distance)
      if best == nil || score > best!.score { best = (score, pair.members) }
    }
    return best?.members
  }

  /// Notes that a member is spoken of.
  mutating func touch(_ member: Int) {
    if recent.last == member { return }
    if let place = recent.lastIndex(of: member) { recent.remove(at: place) }
    recent.append(member)
    if recent.count > Self.recentLimit { recent.removeFirst() }
  }

  mutating func endSentence(_ tree: Tree, _ mentions: SentenceMentions, _ cast: Cast) {
    var subjects = Set<Int32>()
    for token in 0..<tree.count where mentions.groupAt[token] >= 0 && isSubject(token, tree) {
      subjects.insert(mentions.groupAt[token])
    }
    for (number, group) in mentions.groups.enumerated() {
      let members = mentions.all[group]
      guard let first = members.first, first.form != .modifier else { continue }
      entries.append(
        Entry(
          sentence: tree.number, token: first.head, actors: members.map(\.actor),
          isSubject: subjects.contains(Int32(number)),
          isPlural: members.count > 1 || first.isPlural))
    }
    if entries.count > 200 { entries.removeFirst(entries.count - 100) }
    var states: [Int] = [], parties: [Int] = [], named: [Int] = []
    var spoken = Set<Int>()
    for mention in mentions.all {
      let actor = cast[mention.actor].actor
      spoken.insert(mention.actor)
      if actor.kind == .official, mention.form != .pronoun, !named.contains(mention.actor) {
        named.append(mention.actor)
      }
      if let country = actor.country, let state = cast.number(country), !mention.isPlace {
        spoken.insert(state)
        if !states.contains(state) { states.append(state) }
      }
      let isParty =
        actor.kind == .organization
        || actor.kind == .group && actor.sector == "REB" && actor.country != nil
      if isParty, actor.sector != "JRN", !mention.isPlace, !parties.contains(mention.actor) {
        parties.append(mention.actor)
      }
    }
    for member in spoken { counts[member, default: 0] += 1 }
    for state in Set(mentions.all.compactMap { cast[$0.actor].actor.country }) {
      countries[state, default: 0] += 1
    }
    if states.count >= 2 {
      note(pair: Array(states.prefix(2)), tree.number)
    } else if parties.count == 2 {
      note(pair: parties, tree.number)
    }
    if named.count == 2 { persons = (named, tree.number) }
  }

  private mutating func note(pair: [Int], _ sentence: Int) {
    pairs.append((pair, sentence))
    if pairs.count > 24 { pairs.removeFirst() }
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
