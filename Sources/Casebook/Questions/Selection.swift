import GRDB
import Graph

/// The relations that a lens counts, chosen by SQL where that spares reading the others.
struct Selection {
  /// No article, or no target.
  static let none = UInt32.max

  struct Row {
    var relation: UInt32
    var source: UInt32, target: UInt32
    var article: UInt32
    var kind: UInt8
    var isMutual: Bool
  }
  private(set) var rows: [Row] = []
  private(set) var tally = Tally()
  let standing: Standing

  init(
    _ db: Database, _ moment: Moment, _ replay: Replay, _ lens: Lens, _ question: Lens.Question,
    stateName: (String) -> String? = { _ in nil }
  ) throws {
    standing = try Standing(replay, lens.fold, stateName: stateName)
    let sieve = Sieve(lens, question)
    let choices = try ActorChoices(db, lens, standing)
    // Relations that decisions touched are looked at one by one.
    let overridden = replay.overrides.keys.sorted()
    var passing = try countCells(db, moment, sieve)
    for number in overridden {
      try db.forEach(Selection.select + " WHERE relation = ?", [.int(number)]) { row in
        var cell = Selection.cell(row)
        if try sieve.reason(toLeaveOut: cell) == nil {
          passing -= 1
        } else {
          tally.leftOut[try sieve.reason(toLeaveOut: cell)!, default: 0] -= 1
        }
        let override = replay.overrides[number]!
        cell.verdict = override.verdict.map(Codes.verdict.code) ?? 0
        if let reason = try sieve.reason(toLeaveOut: cell) {
          tally.leftOut[reason, default: 0] += 1
          return
        }
        passing += 1
        try take(
          row, UInt32(standing.place(ofReplayed: override.source)),
          override.target.map { UInt32(standing.place(ofReplayed: $0)) }, choices)
      }
    }
    let isOverridden = Set(overridden)
    let wanted = choices.pushed(sieve)
    for (condition, values) in wanted.conditions {
      try db.forEach(
        Selection.select + " WHERE \(moment.held()) AND \(sieve.condition)" + condition, values
      ) { row in
        guard isOverridden.isEmpty || !isOverridden.contains(row.int(0)) else { return }
        try take(
          row, UInt32(try standing.place(row.int(1))),
          try row.intOrNil(2).map { UInt32(try standing.place($0)) }, choices)
      }
    }
    if let reason = wanted.reason {
      // What the condition on actors passed over was never seen: it is what is missing.
      let seen =
        rows.count + tally.leftOut.filter { Selection.isOfActors($0.key) }.values.reduce(0, +)
      tally.leftOut[reason, default: 0] += passing - seen
    }
    tally.leftOut = tally.leftOut.filter { $0.value != 0 }
    try narrow(db, lens, question)
  }

  private static func isOfActors(_ reason: Tally.Reason) -> Bool {
    switch reason {
    case .actor, .actorKind, .country, .outlet, .claimant: true
    default: false
    }
  }

  private static let select = """
    SELECT relation, source, target, article, kind, mutual, weight, event, basis, modality,
      confidence, verdict, first, last FROM relations
    """

  private static func cell(_ row: Prepared) -> TallyCell {
    TallyCell(
      verdict: row.int(11), kind: row.int(4), event: row.int(7), basis: row.int(8),
      modality: row.int(9), confidence: row.double(10),
      first: row.intOrNil(12) ?? TallyCell.none, last: row.intOrNil(13) ?? TallyCell.none)
  }

  /// Counts all relations by their cells; returns how many pass the sieve.
  private mutating func countCells(
    _ db: Database, _ moment: Moment, _ sieve: Sieve
  ) throws -> Int {
    var passing = 0
    try db.forEach(
      """
      SELECT verdict, kind, event, basis, modality, confidence, first, last, count FROM tallies
      WHERE \(moment.held())
      """
    ) { row in
      let cell = TallyCell(
        verdict: row.int(0), kind: row.int(1), event: row.int(2), basis: row.int(3),
        modality: row.int(4), confidence: row.double(5), first: row.int(6), last: row.int(7))
      let count = Int(row.int(8))
      tally.total += count
      if let reason = try sieve.reason(toLeaveOut: cell) {
        tally.leftOut[reason, default: 0] += count
      } else {
        passing += count
      }
    }
    return passing
  }

  private mutating func take(
    _ row: Prepared, _ source: UInt32, _ target: UInt32?, _ choices: ActorChoices
  ) throws {
    let number = row.int(0)
    guard let relation = UInt32(exactly: number), relation != Selection.none else {
      throw Trouble("holds more than \(UInt32.max - 1) relations")
    }
    let weight = row.double(6)
    guard weight > 0, weight.isFinite else {
      throw Trouble.damaged("relation \(number) has the weight \(weight)")
    }
    let article = row.intOrNil(3)
    if let reason = try choices.reason(
      toLeaveOut: number, Int(source), target.map(Int.init), article: article)
    {
      tally.leftOut[reason, default: 0] += 1
      return
    }
    rows.append(
      Row(
        relation: relation, source: source, target: target ?? Selection.none,
        article: article.flatMap(UInt32.init(exactly:)) ?? Selection.none,
        kind: UInt8(clamping: row.int(4)), isMutual: row.int(5) != 0))
  }

  /// Leaves out pairs in too few articles, then acts without a target.
  private mutating func narrow(_ db: Database, _ lens: Lens, _ question: Lens.Question) throws {
    if lens.minArticles > 1 {
      let stories = try Stories(db, of: rows)
      var found: [PairAndKind: Set<Int64>] = [:]
      for row in rows {
        // A row without an article is a story of its own; stories are numbered from 0.
        let story = stories.story(of: row).map(Int64.init) ?? -1 - Int64(row.relation)
        let pair = PairAndKind(row)
        found[pair, default: []].insert(story)
        if row.isMutual { found[pair.reversed, default: []].insert(story) }
      }
      let before = rows.count
      rows.removeAll { row in
        let pair = PairAndKind(row)
        return found[pair]!.count < lens.minArticles
          && !(row.isMutual && found[pair.reversed]!.count >= lens.minArticles)
      }
      if rows.count < before { tally.leftOut[.fewArticles] = before - rows.count }
    }
    if question != .everything {
      let before = rows.count
      rows.removeAll { $0.target == Selection.none }
      if rows.count < before { tally.leftOut[.withoutTarget] = before - rows.count }
    }
    tally.counted = rows.count
    if question == .everything {
      tally.kinds = Set(try Set(rows.map(\.kind)).map { try Codes.kind.word(Int64($0)) })
    }
  }
}

private struct PairAndKind: Hashable {
  var source: UInt32, target: UInt32, kind: UInt8

  init(_ row: Selection.Row) {
    source = row.source
    target = row.target
    kind = row.kind
  }
  var reversed: PairAndKind {
    var other = self
    (other.source, other.target) = (target, source)
    return other
  }
}
