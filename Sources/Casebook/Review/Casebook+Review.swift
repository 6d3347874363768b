import GRDB
import Graph

/// What an analyst may want to decide on.
public struct Review: Sendable {
  /// Likeliest first.
  public var duplicates: [LikelyDuplicate]
  /// Latest first.
  public var contradictions: [Contradiction]
  /// Decisions that no longer apply.
  public var unapplied: [UnappliedDecision]
}

/// Two outlets that say opposite things of one pair in one week.
public struct Contradiction: Sendable, Equatable {
  public struct Side: Sendable, Equatable {
    public var relation: Relation
    public var outlet: String
  }
  /// Monday of the week.
  public var week: PartialDate
  /// Of a positive kind: cooperation or consultation.
  public var friendly: Side
  /// Of the kind conflict.
  public var hostile: Side
}

extension Casebook {
  /// Proposes what may need a decision: actors that may be one, and outlets that contradict each
  /// other, each with the quotes it rests on.
  ///
  /// - Parameter limit: The most of each.
  /// - Complexity: O(relations), besides pairs of actors that share a key of their names.
  public func review(limit: Int = 50, asOf: AsOf? = nil) throws(CasebookError) -> Review {
    try read { db in
      let moment = try Moment(db, asOf)
      let replay = try Replay(db, moment)
      let reader = try RelationReader(db, replay)
      return Review(
        duplicates: try duplicates(db, moment, replay, reader, limit: limit),
        contradictions: try contradictions(db, moment, replay, reader, limit: limit),
        unapplied: replay.unapplied)
    }
  }

  /// Actors that are new with a run, by name, and the likeliest merge of each that has one.
  public func newActors(in run: Int) throws(CasebookError) -> [(
    actor: Actor, merge: LikelyDuplicate?
  )] {
    try read { db in
      let moment = try Moment(db, nil)
      let replay = try Replay(db, moment)
      var new: Set<Int> = []
      try db.forEach("SELECT actor FROM actors WHERE run = ?", [.int(Int64(run))]) {
        new.insert(try replay.place($0.int(0)))
      }
      let index = NameIndex(replay.actors, mass: try mass(db, moment, replay))
      var merges: [String: LikelyDuplicate] = [:]
      for found in index.duplicates {
        for id in [found.gone.id, found.kept.id] where merges[id] == nil { merges[id] = found }
      }
      return new.map { replay.actors[$0] }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        .map { ($0, merges[$0.id]) }
    }
  }

  /// How many relations of each kind a run added.
  public func relationCounts(of run: Int) throws(CasebookError) -> [Kind: Int] {
    try read { db in
      var counts: [Kind: Int] = [:]
      try db.forEach(
        "SELECT kind, sum(count) FROM tallies WHERE run = ? GROUP BY kind", [.int(Int64(run))]
      ) { counts[try Codes.kind.word($0.int(0))] = Int($0.int(1)) }
      return counts
    }
  }

  /// The number of relations of each actor of a replay.
  private func mass(_ db: Database, _ moment: Moment, _ replay: Replay) throws -> [Int] {
    var mass = [Int](repeating: 0, count: replay.actors.count)
    for end in ["source", "target"] {
      try db.forEach(
        """
        SELECT \(end), count(*) FROM relations
        WHERE \(end) IS NOT NULL AND \(moment.held("+run")) GROUP BY \(end)
        """
      ) { mass[try replay.place($0.int(0))] += Int($0.int(1)) }
    }
    return mass
  }

  private func duplicates(
    _ db: Database, _ moment: Moment, _ replay: Replay, _ reader: RelationReader, limit: Int
  ) throws -> [LikelyDuplicate] {
    let index = NameIndex(replay.actors, mass: try mass(db, moment, replay))
    var numbers: [String: [Int64]] = [:]
    for (number, place) in replay.places {
      numbers[replay.actors[place].id, default: []].append(number)
    }
    return try index.duplicates.prefix(limit).map { found in
      var found = found
      for actor in [found.kept, found.gone] {
        let list = Value.text(JSONNumbers.list((numbers[actor.id] ?? []).sorted()))
        let quote = try db.first(
          """
          SELECT q.quote FROM relations r JOIN quote_content q USING (relation)
          WHERE (r.source IN (SELECT value FROM json_each(?))
            OR r.target IN (SELECT value FROM json_each(?))) AND \(moment.held("r.run"))
          ORDER BY r.relation LIMIT 1
          """, [list, list]
        ) { $0.text(0) }
        if let quote { found.quotes.append(quote) }
      }
      return found
    }
  }

  private struct PairAndWeek: Hashable {
    var a: Int, b: Int, week: Int
  }

  private func contradictions(
    _ db: Database, _ moment: Moment, _ replay: Replay, _ reader: RelationReader, limit: Int
  ) throws -> [Contradiction] {
    struct Claim {
      var relation: Int64
      var outlet: String
      var isHostile: Bool
    }
    let hostile = Codes.kind.code(.conflict)
    let kinds = [Kind.cooperation, .consultation, .conflict].map { String(Codes.kind.code($0)) }
    let actual = Modality.allCases.filter(\.isActual).map { String(Codes.modality.code($0)) }
    var claims: [PairAndWeek: [Claim]] = [:]
    // A date wider than a week says nothing of a week; days are counted from a Thursday.
    try db.forEach(
      """
      SELECT r.relation, r.source, r.target, r.kind, (r.first + 3) / 7, a.outlet, r.verdict
      FROM relations r JOIN articles a USING (article)
      WHERE r.kind IN (\(kinds.joined(separator: ","))) AND r.target IS NOT NULL
        AND r.modality IN (\(actual.joined(separator: ","))) AND a.outlet IS NOT NULL
        AND r.first >= 0 AND (r.first + 3) / 7 = (r.last + 3) / 7 AND \(moment.held("r.run"))
      ORDER BY r.relation
      """
    ) { row in
      let override = replay.overrides[row.int(0)]
      let verdict =
        try override.map(\.verdict) ?? row.intOrNil(6).map(Codes.verdict.word)
      guard verdict != .rejected else { return }
      let source = try override?.source ?? replay.place(row.int(1))
      let target = try override.map(\.target) ?? replay.place(row.int(2))
      guard let target, source != target else { return }
      let pair = PairAndWeek(
        a: min(source, target), b: max(source, target), week: Int(row.int(4)))
      claims[pair, default: []].append(
        Claim(relation: row.int(0), outlet: row.text(5), isHostile: row.int(3) == hostile))
    }
    var found: [(week: Int, friendly: Claim, hostile: Claim)] = []
    for (pair, claims) in claims {
      for friendly in claims where !friendly.isHostile {
        guard let other = claims.first(where: { $0.isHostile && $0.outlet != friendly.outlet })
        else { continue }
        found.append((pair.week, friendly, other))
        break
      }
    }
    found.sort {
      $0.week != $1.week ? $0.week > $1.week : $0.friendly.relation < $1.friendly.relation
    }
    func relation(_ number: Int64) throws -> Relation {
      try db.first(
        "SELECT \(RelationReader.columns) FROM \(RelationReader.tables) WHERE r.relation = ?",
        [.int(number)], reader.read)!
    }
    return try found.prefix(limit).map { found in
      guard let monday = PartialDate(dayNumber: found.week * 7 - 3) else {
        throw Trouble.damaged("\(found.week) is no week")
      }
      return Contradiction(
        week: monday,
        friendly: .init(
          relation: try relation(found.friendly.relation), outlet: found.friendly.outlet),
        hostile: .init(relation: try relation(found.hostile.relation), outlet: found.hostile.outlet)
      )
    }
  }
}
