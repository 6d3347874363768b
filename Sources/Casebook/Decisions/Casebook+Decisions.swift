import Basics
import GRDB
import Graph

/// A decision as a casebook keeps it.
public struct KeptDecision: Sendable, Equatable {
  /// From 1, in the order in which they were made.
  public var number: Int
  public var decision: Decision
  /// Seconds since 1970, UTC.
  public var made: Int64
  /// Nil while it stands.
  public var undone: Int64?
}

enum DecisionRows {
  static func all(_ db: Database, where condition: String) throws -> [KeptDecision] {
    var decisions: [KeptDecision] = []
    try db.forEach(
      "SELECT decision, line, reason, made, undone FROM decisions WHERE \(condition) ORDER BY decision"
    ) { row in
      let number = Int(row.int(0)), line = row.text(1)
      guard var decision = try? DecisionLines.read(line: line, file: "", number: number) else {
        throw Trouble.damaged("decision \(number) reads \"\(line.prefix(80))\"")
      }
      decision.reason = row.textOrNil(2)
      decision.place = "decision \(number)"
      decisions.append(
        KeptDecision(
          number: number, decision: decision, made: row.int(3), undone: row.intOrNil(4)))
    }
    return decisions
  }

  static func standing(_ db: Database, _ moment: Moment) throws -> [KeptDecision] {
    try all(db, where: moment.stands)
  }
}

extension Casebook {
  /// The second actor is the first: its relations, names and roles go to the first.
  public func merge(
    _ kept: String, _ gone: String, reason: String? = nil
  ) throws(CasebookError) -> Int {
    try decide(Decision(.merge(kept, gone), reason: reason))
  }

  /// Relations that name the actor by one of `mentions` belong to another actor, `name`.
  public func split(
    _ actor: String, mentions: [String], as name: String, reason: String? = nil
  ) throws(CasebookError) -> Int {
    try decide(Decision(.split(actor, mentions: mentions, name: name), reason: reason))
  }

  public func rename(
    _ actor: String, to name: String, reason: String? = nil
  ) throws(CasebookError) -> Int {
    try decide(Decision(.rename(actor, name: name), reason: reason))
  }

  public func kind(
    of actor: String, is kind: ActorKind, reason: String? = nil
  ) throws(CasebookError) -> Int {
    try decide(Decision(.kind(actor, kind), reason: reason))
  }

  public func accept(_ relation: String, reason: String? = nil) throws(CasebookError) -> Int {
    try decide(Decision(.accept(relation: relation), reason: reason))
  }

  public func reject(_ relation: String, reason: String? = nil) throws(CasebookError) -> Int {
    try decide(Decision(.reject(relation: relation), reason: reason))
  }

  /// Makes a decision after those that stand.
  ///
  /// - Returns: Its number.
  /// - Throws: `.usage` when it does not apply, with the reason and the nearest id.
  public func decide(_ decision: Decision) throws(CasebookError) -> Int {
    try decide([decision])[0]
  }

  /// Makes decisions after those that stand, all or none.
  ///
  /// - Returns: Their numbers.
  /// - Throws: `.usage` when one does not apply, with the reason and the nearest id.
  public func decide(_ decisions: [Decision]) throws(CasebookError) -> [Int] {
    try write { db in
      let moment = try Moment(db, nil)
      let before = try Replay(db, moment).unapplied.count
      let replay = try Replay(db, moment, further: decisions)
      if replay.unapplied.count > before {
        let first = replay.unapplied[before]
        let ids = replay.actors.map(\.id)
        let unknown = first.decision.action.actors.sorted().first { !ids.contains($0) }
        let near = unknown.flatMap { nearest(to: $0, among: ids) }
        let namesRelation = first.decision.action.actors.isEmpty
        throw Trouble(
          first.why,
          hint: near.map { "did you mean \($0)?" }
            ?? (namesRelation ? "'graphtool relations \(path)' lists ids" : nil), status: .usage)
      }
      return try decisions.map { try keep($0, db) }
    }
  }

  /// Makes decisions of a file. Those that do not apply are kept and returned.
  public func load(_ decisions: [Decision]) throws(CasebookError) -> [UnappliedDecision] {
    try write { db in
      let moment = try Moment(db, nil)
      let before = try Replay(db, moment).unapplied.count
      let unapplied = try Replay(db, moment, further: decisions).unapplied
      for decision in decisions { _ = try keep(decision, db) }
      return Array(unapplied.dropFirst(before))
    }
  }

  private func keep(_ decision: Decision, _ db: Database) throws -> Int {
    let last = try db.int("SELECT coalesce(max(run), 0) FROM runs")
    try db.run(
      "INSERT INTO decisions (line, reason, made, made_after) VALUES (?, ?, ?, ?)",
      [
        .text(DecisionLines.action(decision.action)), .text(decision.reason), .int(clock()),
        .int(last),
      ])
    return Int(try db.int("SELECT max(decision) FROM decisions")!)
  }

  /// Takes back the last decision that stands, or the one with that number; it stays listed.
  ///
  /// - Returns: The decision taken back.
  /// - Throws: `.usage` when there is none.
  public func undo(_ number: Int? = nil) throws(CasebookError) -> KeptDecision {
    try write { db in
      let standing = try DecisionRows.all(db, where: "undone IS NULL")
      guard
        var decision = number == nil
          ? standing.last : standing.first(where: { $0.number == number })
      else {
        throw Trouble(
          number.map { "has no decision \($0) that stands" } ?? "has no decision that stands",
          hint: "'casebook decisions' lists them", status: .usage)
      }
      let now = clock()
      try db.run(
        """
        UPDATE decisions SET undone = ?, undone_after = (SELECT coalesce(max(run), 0) FROM runs)
        WHERE decision = ?
        """, [.int(now), .int(Int64(decision.number))])
      decision.undone = now
      return decision
    }
  }

  /// The decisions that stand, or stood then, in the order in which they are replayed.
  public func decisions(asOf: AsOf? = nil) throws(CasebookError) -> [KeptDecision] {
    try read { db in try DecisionRows.standing(db, try Moment(db, asOf)) }
  }

  /// All decisions ever made, those taken back too.
  public func allDecisions() throws(CasebookError) -> [KeptDecision] {
    try read { db in try DecisionRows.all(db, where: "1") }
  }
}
