import Basics
import GRDB
import Graph

/// What was taken out of a casebook for good.
public struct Forgotten: Sendable, Equatable {
  public var articles: [String] = []
  /// Actors that nothing held speaks of any more.
  public var actors: [String] = []
  public var relations: [String] = []
  /// Decisions that named one of these, as their lines.
  public var decisions: [String] = []
  /// Names and roles that only a forgotten text gave to actors that stay.
  public var names: [String] = []
  /// Articles that are held and whose text still has the name of a forgotten actor.
  public var stillNamedIn: [String] = []
}

extension Casebook {
  /// Takes out an article, what was read from it, and actors that nothing else speaks of.
  ///
  /// What goes is gone from every table, from the indices, from the file's free pages and from the
  /// log beside it; arguments of runs that name the article are blanked. Copies of the file and
  /// snapshots of the disk are the user's to find.
  ///
  /// - Throws: `.usage` when there is no such article; `.gaveUp` when another process has the file
  ///   open, so that old pages cannot be freed yet: run it again.
  /// - Complexity: O(size of the file).
  public func forget(article id: String) throws(CasebookError) -> Forgotten {
    try forget { db, eraser in
      guard let number = try db.int("SELECT article FROM articles WHERE id = ?", [.text(id)]) else {
        var ids: [String] = []
        try db.forEach("SELECT id FROM articles ORDER BY id") { ids.append($0.text(0)) }
        throw Trouble(
          "holds no article \"\(id)\"",
          hint: nearest(to: id, among: ids).map { "did you mean \($0)?" }, status: .usage)
      }
      try eraser.erase(article: number, id)
    }
  }

  /// Takes out an actor, its relations, and the decisions that name it.
  ///
  /// Texts of articles stay; those that have its name are named in the result.
  ///
  /// - Throws: as `forget(article:)`.
  public func forget(actor id: String) throws(CasebookError) -> Forgotten {
    try forget { db, eraser in
      guard let number = try db.int("SELECT actor FROM actors WHERE id = ?", [.text(id)]) else {
        var ids: [String] = []
        try db.forEach("SELECT id FROM actors ORDER BY id") { ids.append($0.text(0)) }
        throw Trouble(
          "holds no actor \"\(id)\"",
          hint: nearest(to: id, among: ids).map { "did you mean \($0)?" }
            ?? "'graphtool actors \(path)' lists ids", status: .usage)
      }
      try eraser.erase(actor: number, id)
    }
  }

  private func forget(_ body: (Database, inout Eraser) throws -> Void) throws(CasebookError)
    -> Forgotten
  {
    let forgotten = try write { db in
      var eraser = Eraser(db)
      try body(db, &eraser)
      try eraser.finish()
      return eraser.forgotten
    }
    try outsideTransaction { db in
      // Deleted rows are overwritten with zeros; what was moved between pages before is not.
      try db.execute(sql: "VACUUM")
      let state = try db.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.int(0) }
      guard state == 0 else {
        throw Trouble(
          "is open elsewhere, so what was forgotten is still in its free pages and its log",
          hint: "run the same command again when nobody reads it", status: .gaveUp)
      }
    }
    return forgotten
  }
}

/// Takes records out, with all that hangs on them.
private struct Eraser {
  let db: Database
  var forgotten = Forgotten()
  private var touchedActors: Set<Int64> = []

  init(_ db: Database) { self.db = db }

  mutating func erase(article: Int64, _ id: String) throws {
    forgotten.articles.append(id)
    try eraseRelations(where: "article = ?", article)
    for table in ["texts", "urls", "copies", "articles"] {
      try db.run("DELETE FROM \(table) WHERE article = ?", [.int(article)])
    }
    try db.run("UPDATE articles SET duplicate_of = NULL WHERE duplicate_of = ?", [.text(id)])
    try blankArguments(naming: id)
    for actor in touchedActors.sorted() {
      let isNamed = try db.int(
        """
        SELECT 1 WHERE EXISTS (SELECT 1 FROM relations WHERE source = ?1)
          OR EXISTS (SELECT 1 FROM relations WHERE target = ?1)
          OR EXISTS (SELECT 1 FROM about WHERE actor = ?1)
        """, [.int(actor)])
      guard isNamed == nil,
        let id = try db.first(
          "SELECT id FROM actors WHERE actor = ?", [.int(actor)], { $0.text(0) })
      else { continue }
      try erase(actorRow: actor, id)
    }
    // Actors the text named without a relation.
    var idle: [(Int64, String)] = []
    try db.forEach(
      """
      SELECT actor, id FROM actors a WHERE article = ?
        AND NOT EXISTS (SELECT 1 FROM relations WHERE source = a.actor)
        AND NOT EXISTS (SELECT 1 FROM relations WHERE target = a.actor)
        AND NOT EXISTS (SELECT 1 FROM about WHERE actor = a.actor)
      """, [.int(article)]
    ) { idle.append(($0.int(0), $0.text(1))) }
    for (number, id) in idle { try erase(actorRow: number, id) }
    try eraseNames(from: article)
  }

  mutating func erase(actor: Int64, _ id: String) throws {
    var names: [String] = []
    try db.forEach(
      "SELECT name FROM actors WHERE actor = ?1 UNION SELECT alias FROM aliases WHERE actor = ?1",
      [.int(actor)]
    ) { names.append($0.text(0)) }
    try eraseRelations(where: "source = ?", actor)
    try eraseRelations(where: "target = ?", actor)
    try db.run("DELETE FROM about WHERE actor = ?", [.int(actor)])
    try db.run("DELETE FROM claims WHERE claimant = ?", [.text(id)])
    try erase(actorRow: actor, id)
    for name in names where !name.isEmpty {
      try db.forEach(
        """
        SELECT id FROM articles JOIN texts USING (article)
        WHERE instr(text, ?1) > 0 OR instr(coalesce(title, ''), ?1) > 0 ORDER BY id
        """, [.text(name)]
      ) {
        if !forgotten.stillNamedIn.contains($0.text(0)) {
          forgotten.stillNamedIn.append($0.text(0))
        }
      }
    }
    forgotten.stillNamedIn.sort()
  }

  private mutating func erase(actorRow actor: Int64, _ id: String) throws {
    forgotten.actors.append(id)
    for table in ["aliases", "roles", "actors"] {
      try db.run("DELETE FROM \(table) WHERE actor = ?", [.int(actor)])
    }
    try db.run("UPDATE roles SET body = NULL WHERE body = ?", [.text(id)])
    try blankArguments(naming: id)
    for kept in try DecisionRows.all(db, where: "1")
    where kept.decision.action.actors.contains(id) {
      try erase(decision: kept)
    }
  }

  private mutating func eraseRelations(where condition: String, _ value: Int64) throws {
    var gone: [(number: Int64, id: String)] = []
    try db.forEach(
      "SELECT relation, id, source, target FROM relations WHERE \(condition) ORDER BY relation",
      [.int(value)]
    ) { row in
      gone.append((row.int(0), RelationID.read(row, 1)))
      touchedActors.insert(row.int(2))
      if let target = row.intOrNil(3) { touchedActors.insert(target) }
    }
    for (number, id) in gone {
      forgotten.relations.append(id)
      try db.run(
        """
        UPDATE tallies SET count = count - 1 WHERE (run, verdict, kind, event, basis, modality,
          confidence, first, last) = (SELECT run, coalesce(verdict, 0), kind, coalesce(event, 0),
          basis, modality, confidence, coalesce(first, \(TallyCell.none)),
          coalesce(last, \(TallyCell.none)) FROM relations WHERE relation = ?)
        """, [.int(number)])
      try db.forEach("SELECT actor FROM about WHERE relation = ?", [.int(number)]) {
        touchedActors.insert($0.int(0))
      }
      for table in ["details", "claims", "about", "relations"] {
        try db.run("DELETE FROM \(table) WHERE relation = ?", [.int(number)])
      }
    }
    let ids = Set(gone.map(\.id))
    guard !ids.isEmpty else { return }
    for kept in try DecisionRows.all(db, where: "1") {
      switch kept.decision.action {
      case .accept(let id) where ids.contains(id), .reject(let id) where ids.contains(id):
        try erase(decision: kept)
      default: break
      }
    }
  }

  /// Names and roles that this article gave and that no other text held has.
  private mutating func eraseNames(from article: Int64) throws {
    for (table, column) in [("aliases", "alias"), ("roles", "title")] {
      var gone: [(actor: Int64, position: Int64, words: String)] = []
      try db.forEach(
        """
        SELECT actor, position, \(column) FROM \(table) n WHERE article = ?
          AND NOT EXISTS (SELECT 1 FROM texts WHERE instr(text, n.\(column)) > 0)
        """, [.int(article)]
      ) { gone.append(($0.int(0), $0.int(1), $0.text(2))) }
      for name in gone {
        forgotten.names.append(name.words)
        try db.run(
          "DELETE FROM \(table) WHERE actor = ? AND position = ?",
          [.int(name.actor), .int(name.position)])
      }
      // What stays is no longer said to come from the article.
      try db.run("UPDATE \(table) SET article = NULL WHERE article = ?", [.int(article)])
    }
    try db.run("UPDATE actors SET article = NULL WHERE article = ?", [.int(article)])
  }

  private mutating func erase(decision: KeptDecision) throws {
    forgotten.decisions.append(DecisionLines.action(decision.decision.action))
    try db.run("DELETE FROM decisions WHERE decision = ?", [.int(Int64(decision.number))])
  }

  private func blankArguments(naming id: String) throws {
    try db.run(
      "UPDATE run_arguments SET argument = '…' WHERE instr(argument, ?) > 0", [.text(id)])
  }

  /// Strings nobody uses, empty sums, and the indices, which keep words of deleted rows until they
  /// are made anew.
  func finish() throws {
    try db.run(
      """
      DELETE FROM strings WHERE string NOT IN (SELECT file FROM relations WHERE file IS NOT NULL
        UNION SELECT rule FROM relations WHERE rule IS NOT NULL
        UNION SELECT joint FROM relations WHERE joint IS NOT NULL)
      """)
    try db.run("DELETE FROM tallies WHERE count = 0")
    try db.run("INSERT INTO article_index (article_index) VALUES ('rebuild')")
    try db.run("INSERT INTO quote_index (quote_index) VALUES ('rebuild')")
  }
}
