import GRDB
import Graph

/// An article and what was read from it.
public struct CodedArticle: Sendable {
  public var article: Article
  public var actors: [Actor]
  public var relations: [Relation]

  public init(_ article: Article, actors: [Actor], relations: [Relation]) {
    self.article = article
    self.actors = actors
    self.relations = relations
  }
}

/// What became of an article that was to be added.
public enum Addition: Sendable, Equatable {
  case added(relations: Int)
  /// The casebook has the same text, under this id; new addresses and ids of it were noted.
  case held(as: String)
  /// Another text has the id; nothing was added.
  case idTaken
}

/// How an article that is to be added stands to those held.
public enum ArticleStanding: Sendable, Equatable {
  case new
  /// The same text is held, under this id.
  case held(as: String)
  /// An article with its id is held, and another text.
  case idTaken
}

extension Casebook {
  /// Adds an article with its actors and relations, all or nothing.
  ///
  /// The same text is never added twice: adding it again changes nothing but the addresses it was
  /// found at. An article without text is known by its id.
  ///
  /// - Throws: `CasebookError`: a relation that names an actor not given or quotes what the text
  ///   does not say (`.badData`); a file that is busy, full, or not writable.
  public func add(
    _ article: Article, actors: [Actor], relations: [Relation], in run: Int
  ) throws(CasebookError) -> Addition {
    try add([CodedArticle(article, actors: actors, relations: relations)], in: run)[0]
  }

  /// Adds articles in one transaction.
  ///
  /// - Returns: What became of each, in their order.
  public func add(_ coded: [CodedArticle], in run: Int) throws(CasebookError) -> [Addition] {
    try write { db in
      let writer = try Writer(db, run: run)
      let additions = try coded.map { try writer.add($0) }
      try writer.finish()
      return additions
    }
  }

  /// What adding each of these articles would come to, so that those held need not be coded again.
  public func standing(of articles: [Article]) throws(CasebookError) -> [ArticleStanding] {
    try read { db in
      try articles.map { article in
        if let holder = try HeldArticles.holder(ofTextOf: article, db) {
          return .held(as: holder.id)
        }
        let own = try db.int("SELECT article FROM articles WHERE id = ?", [.text(article.id)])
        return own == nil ? .new : .idTaken
      }
    }
  }

  /// Calls `body` with id, date and text of each article that has a text.
  public func forEachText(
    _ body: (String, PartialDate?, String) throws -> Void
  ) throws(CasebookError) {
    try read { db in
      try db.forEach(
        "SELECT a.id, a.date, t.text FROM articles a JOIN texts t USING (article) ORDER BY a.article"
      ) { try body($0.text(0), try $0.intOrNil(1).map(Codes.date), $0.text(2)) }
    }
  }

  /// Notes of articles that they are near-copies of others, by id.
  public func markCopies(_ originals: [String: String]) throws(CasebookError) {
    guard !originals.isEmpty else { return }
    try write { db in
      for (copy, original) in originals.sorted(by: { $0.key < $1.key }) {
        try db.run(
          "UPDATE articles SET duplicate_of = ?1 WHERE id = ?2 AND duplicate_of IS NOT ?1",
          [.text(original), .text(copy)])
      }
    }
  }

  /// Adds records as they come, in transactions of `batch` relations.
  ///
  ///     try casebook.take(in: run) { intake in
  ///       for row in rows { try intake.add(row.relation) }
  ///     }
  ///
  /// Ended by an error or from outside, batches before the last are kept, and the same records
  /// given again add the rest. A record that does not fit is refused with a `GraphError` and leaves
  /// nothing behind: `body` may catch that and go on. Call nothing else of this casebook from it.
  ///
  /// - Complexity: O(log *r*) a record, for *r* held.
  public func take<T>(
    in run: Int, batch: Int = 50_000, _ body: (Intake) throws -> T
  ) throws(CasebookError) -> T {
    try outsideTransaction { db in
      let intake = try Intake(db, run: run, batch: batch)
      do {
        let result = try body(intake)
        try intake.finish()
        return result
      } catch {
        intake.abandon()
        throw error
      }
    }
  }

  /// Adds a document: its actors, articles and relations by their ids. What is held stays.
  public func add(_ graph: ActorGraph, in run: Int) throws(CasebookError) -> IntakeTally {
    try take(in: run) { intake in
      for article in graph.articles { try intake.add(article) }
      for actor in graph.actors { try intake.add(actor) }
      for relation in graph.relations { try intake.add(relation) }
      try intake.finish()
      return intake.tally
    }
  }
}

extension Writer {
  func add(_ coded: CodedArticle) throws -> Addition {
    if let holder = try HeldArticles.holder(ofTextOf: coded.article, db) {
      try note(copy: coded.article, of: holder)
      held += 1
      return .held(as: holder.id)
    }
    if let own = try article(coded.article.id) {
      guard coded.article.text == nil, try text(ofArticle: own.number) == nil else {
        return .idTaken
      }
      held += 1
      return .held(as: coded.article.id)
    }
    let number = try put(coded.article)
    for actor in coded.actors { try add(actor, from: number) }
    let before = addedRelations
    for relation in coded.relations { try add(relation) }
    return .added(relations: addedRelations - before)
  }
}

/// What an intake took and what was held already.
public struct IntakeTally: Sendable, Equatable {
  public var articles = 0, relations = 0
  public var heldArticles = 0, heldRelations = 0
  /// Ids of articles and relations that are held with another content: those stay.
  public var conflicts: [String] = []
}

/// Takes records into a casebook one by one; see `Casebook.take`.
public final class Intake {
  private let db: Database
  private let run: Int
  private let batch: Int
  private var writer: Writer
  private var pending = 0
  private var isOpen = false
  private var version: Int64 = -1
  /// Articles of earlier runs that came again.
  private var held = NumberSet()
  public private(set) var tally = IntakeTally()

  fileprivate init(_ db: Database, run: Int, batch: Int) throws {
    self.db = db
    self.run = run
    self.batch = max(1, batch)
    writer = try Writer(db, run: run)
  }

  public func add(_ actor: Actor) throws {
    try begin()
    try writer.add(actor, from: nil)
    try count()
  }

  /// Adds an article by its id.
  public func add(_ article: Article) throws {
    try begin()
    if let own = try writer.article(article.id) {
      // One of a file read in parts may come again with each.
      if own.run != writer.run, held.insert(own.number) {
        tally.heldArticles += 1
        writer.held += 1
      }
      let text = try writer.text(ofArticle: own.number)
      if text.map({ Array($0.utf8) }) != article.text.map({ Array($0.utf8) }) {
        tally.conflicts.append(article.id)
      }
    } else {
      try writer.put(article)
      tally.articles += 1
    }
    try count()
  }

  /// Adds a relation; its actors and article come before it.
  public func add(_ relation: Relation) throws {
    try begin()
    if try writer.add(relation) { tally.relations += 1 } else { tally.heldRelations += 1 }
    try count()
  }

  private func begin() throws {
    guard !isOpen else {
      // On a full disk SQLite rolls back by itself: what followed would be no part of the batch.
      guard db.isInsideTransaction else { throw Trouble("cannot be written", status: .cannotWrite) }
      return
    }
    try db.beginTransaction(.immediate)
    isOpen = true
    // What another process wrote since may have taken away what is remembered here.
    let now = try db.int("PRAGMA data_version") ?? 0
    if now != version, version >= 0 { writer = try Writer(db, run: run) }
    version = now
  }

  private func count() throws {
    pending += 1
    if pending >= batch { try commit() }
  }

  private func commit() throws {
    guard isOpen else { return }
    try writer.finish()
    try db.commit()
    tally.conflicts += writer.conflicts
    writer.conflicts = []
    isOpen = false
    pending = 0
    if writer.articles.count > 100_000 { writer.articles.removeAll(keepingCapacity: true) }
  }

  /// Commits what was added so far.
  public func finish() throws { try commit() }

  fileprivate func abandon() {
    // SQLite may have rolled back by itself, as on a full disk.
    if isOpen, db.isInsideTransaction { try? db.rollback() }
  }
}
