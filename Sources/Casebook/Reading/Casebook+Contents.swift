import GRDB
import Graph

extension Casebook {
  /// How many articles, actors and relations are held, before decisions.
  public func counts(
    asOf: AsOf? = nil
  ) throws(CasebookError) -> (articles: Int, actors: Int, relations: Int) {
    try read { db in
      let held = try Moment(db, asOf).held()
      let sums = try db.first(
        """
        SELECT (SELECT count(*) FROM articles WHERE \(held)),
          (SELECT count(*) FROM actors WHERE \(held)),
          (SELECT coalesce(sum(count), 0) FROM tallies WHERE \(held))
        """
      ) { (Int($0.int(0)), Int($0.int(1)), Int($0.int(2))) }
      return sums!
    }
  }

  /// The actors with the decisions replayed, and the decisions that no longer apply.
  public func actors(
    asOf: AsOf? = nil
  ) throws(CasebookError) -> (actors: [Actor], unapplied: [UnappliedDecision]) {
    try read { db in
      let replay = try Replay(db, try Moment(db, asOf))
      return (replay.actors, replay.unapplied)
    }
  }

  /// Whether an article with that id is held.
  public func holds(article id: String) throws(CasebookError) -> Bool {
    try read { db in
      try db.int("SELECT 1 FROM articles WHERE id = ?", [.text(id)]) != nil
    }
  }

  /// The ids of all actors held: for an extraction that is to add none.
  public func actorIDs() throws(CasebookError) -> Set<String> {
    try read { db in
      var ids: Set<String> = []
      try db.forEach("SELECT id FROM actors") { ids.insert($0.text(0)) }
      return ids
    }
  }

  /// What made the last of the runs: program, model, lexicon and command; the inputs are the texts.
  static func provenance(_ db: Database, _ moment: Moment) throws -> Provenance {
    var provenance = Provenance()
    try db.forEach(
      """
      SELECT version, model, lexicon, command FROM runs WHERE \(moment.held())
      ORDER BY run DESC LIMIT 1
      """
    ) { row in
      provenance.by = row.text(0)
      provenance.model = row.textOrNil(1)
      provenance.lexicon = row.textOrNil(2)
      provenance.command = [row.text(3)]
    }
    try db.forEach(
      "SELECT id, hash FROM articles WHERE hash IS NOT NULL AND \(moment.held()) ORDER BY id"
    ) { provenance.inputs.append(.init(name: $0.text(0), sha256: $0.text(1))) }
    return provenance
  }
}
