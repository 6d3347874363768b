import GRDB
import Graph

/// Puts records into the tables within one transaction; `finish` ends its part of it.
///
/// Numbers of actors, articles and strings are remembered, so a record costs no look-up of what
/// came before.
final class Writer {
  let db: Database
  let run: Int64
  var actorNumbers: [String: Int64] = [:]
  var articles: [String: HeldArticle] = [:]
  var strings: [String: Int64] = [:]
  /// The text that quotes were last checked against.
  var lastText: (article: Int64, text: String?)?
  private var cells: [TallyCell: Int64] = [:]
  var addedArticles = 0, addedActors = 0, addedRelations = 0, held = 0
  /// Relations whose id is taken by another.
  var conflicts: [String] = []

  lazy var relationStatements = RelationStatements()

  struct HeldArticle {
    var number: Int64
    var date: PartialDate?
    /// The run that brought it.
    var run: Int64
  }

  init(_ db: Database, run: Int) throws {
    self.db = db
    self.run = Int64(run)
    guard try db.int("SELECT 1 FROM runs WHERE run = ?", [.int(self.run)]) != nil else {
      throw Trouble("there is no run \(run)", status: .bug)
    }
  }

  func count(_ cell: TallyCell) { cells[cell, default: 0] += 1 }

  /// Writes what was counted: call before the transaction ends.
  func finish() throws {
    let add = try Prepared(db, TallyCell.upsert)
    // In the order of their key, so that the pages of the table are visited once.
    for (cell, count) in cells.sorted(by: { $0.key < $1.key }) {
      cell.bind(to: add, run: run, count: count)
      try add.run()
    }
    cells.removeAll(keepingCapacity: true)
    try db.run(
      """
      UPDATE runs SET articles = articles + ?, actors = actors + ?, relations = relations + ?,
        held = held + ? WHERE run = ?
      """,
      [
        .int(Int64(addedArticles)), .int(Int64(addedActors)), .int(Int64(addedRelations)),
        .int(Int64(held)), .int(run),
      ])
    (addedArticles, addedActors, addedRelations, held) = (0, 0, 0, 0)
  }

  /// The number of a string that many records share: a file, a rule, an event of many.
  func number(ofString text: String?) throws -> Int64? {
    guard let text else { return nil }
    if let known = strings[text] { return known }
    var number = try db.int("SELECT string FROM strings WHERE text = ?", [.text(text)])
    if number == nil {
      let add = try Prepared(db, "INSERT INTO strings (text) VALUES (?)")
      try add.bind(1, text)
      try add.run()
      number = add.insertedRow
    }
    // Joint events are many and soon past.
    if strings.count > 100_000 { strings.removeAll(keepingCapacity: true) }
    strings[text] = number
    return number
  }

  func number(ofActor id: String) throws -> Int64? {
    if let known = actorNumbers[id] { return known }
    let number = try db.int("SELECT actor FROM actors WHERE id = ?", [.text(id)])
    if let number { actorNumbers[id] = number }
    return number
  }

  func article(_ id: String) throws -> HeldArticle? {
    if let known = articles[id] { return known }
    let found = try db.first("SELECT article, date, run FROM articles WHERE id = ?", [.text(id)]) {
      HeldArticle(number: $0.int(0), date: try $0.intOrNil(1).map(Codes.date), run: $0.int(2))
    }
    if let found { articles[id] = found }
    return found
  }
}

/// Numbers of rows, a bit each.
struct NumberSet {
  private var words: [UInt64] = []

  /// False when it is among them. Numbers a casebook did not give are never among them.
  mutating func insert(_ number: Int64) -> Bool {
    guard number >= 0, number < 1 << 34 else { return true }
    let place = Int(number >> 6), bit = UInt64(1) << UInt64(number & 63)
    while words.count <= place { words.append(0) }
    guard words[place] & bit == 0 else { return false }
    words[place] |= bit
    return true
  }
}

/// All that a lens may ask of a relation but its actors, outlet and claimants.
struct TallyCell: Hashable, Comparable {
  static let none: Int64 = -9_999_999

  var verdict: Int64, kind: Int64, event: Int64, basis: Int64, modality: Int64
  var confidence: Double
  var first: Int64, last: Int64

  static func < (a: TallyCell, b: TallyCell) -> Bool {
    if a.verdict != b.verdict { return a.verdict < b.verdict }
    if a.kind != b.kind { return a.kind < b.kind }
    if a.event != b.event { return a.event < b.event }
    if a.basis != b.basis { return a.basis < b.basis }
    if a.modality != b.modality { return a.modality < b.modality }
    if a.confidence != b.confidence { return a.confidence < b.confidence }
    return a.first != b.first ? a.first < b.first : a.last < b.last
  }

  static let upsert = """
    INSERT INTO tallies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = count + excluded.count
    """

  func bind(to statement: Prepared, run: Int64, count: Int64) {
    statement.bind(1, run)
    statement.bind(2, verdict)
    statement.bind(3, kind)
    statement.bind(4, event)
    statement.bind(5, basis)
    statement.bind(6, modality)
    statement.bind(7, confidence)
    statement.bind(8, first)
    statement.bind(9, last)
    statement.bind(10, count)
  }
}
