import GRDB
import Graph

/// Makes relations of rows, with decisions replayed.
final class RelationReader {
  private let db: Database
  private let replay: Replay
  private var strings: [Int64: String] = [:]
  private var articleIDs: [Int64: String] = [:]
  private var lastText: (article: Int64, text: String?)?
  private let claims: Prepared, about: Prepared, string: Prepared, article: Prepared
  private let text: Prepared

  static let columns = """
    \(narrow), r.lists, d.start, d.stop, d.quote, d.source_text, d.event_text, d.target_text,
    d.condition
    """
  fileprivate static let narrow = """
    r.relation, r.id, r.source, r.target, r.event, r.kind, r.mutual, r.basis, r.modality,
    r.confidence, r.verdict, r.article, r.weight, r.joint, r.intensity, r.date, r.date_basis,
    r.sentence, r.file, r.line, r.rule
    """
  static let tables = "relations r LEFT JOIN details d USING (relation)"

  init(_ db: Database, _ replay: Replay) throws {
    self.db = db
    self.replay = replay
    claims = try Prepared(db, "SELECT claimant FROM claims WHERE relation = ? ORDER BY position")
    about = try Prepared(db, "SELECT actor FROM about WHERE relation = ? ORDER BY position")
    string = try Prepared(db, "SELECT text FROM strings WHERE string = ?")
    article = try Prepared(db, "SELECT id FROM articles WHERE article = ?")
    text = try Prepared(db, "SELECT text FROM texts WHERE article = ?")
  }

  /// The number of its article and the relation in a row of `columns`.
  func read(_ row: Prepared) throws -> Relation {
    let number = row.int(0), lists = row.int(21)
    let override = replay.overrides[number]
    let source = try override?.source ?? replay.place(row.int(2))
    let target = try override.map(\.target) ?? row.intOrNil(3).map(replay.place)
    let event = try row.intOrNil(4).map(Codes.event.word)
    var evidence = Evidence(
      basis: try Codes.basis.word(row.int(7)), modality: try Codes.modality.word(row.int(8)),
      condition: row.textOrNil(28), date: try row.intOrNil(15).map(Codes.date),
      dateBasis: try row.intOrNil(16).map(Codes.dateBasis.word),
      article: try row.intOrNil(11).map(articleID), sentence: row.intOrNil(17).map { Int($0) },
      intensity: row.doubleOrNil(14), confidence: row.double(9),
      rule: try row.intOrNil(20).map(stringOf))
    if let file = try row.intOrNil(18).map(stringOf) {
      evidence.row = row.intOrNil(19).map { "\(file):\($0)" } ?? file
    }
    evidence.passage = try passage(row)
    if lists & 1 != 0 {
      claims.bind(1, number)
      try claims.forEach { evidence.claimants.append($0.text(0)) }
    }
    var actorsAbout: [String] = []
    if lists & 2 != 0 {
      about.bind(1, number)
      try about.forEach { actorsAbout.append(replay.actors[try replay.place($0.int(0))].id) }
    }
    return Relation(
      id: RelationID.read(row, 1), source: replay.actors[source].id,
      target: target.map { replay.actors[$0].id }, event: event,
      kind: try Codes.kind.word(row.int(5)), mutual: row.int(6) != 0, evidence: evidence,
      about: actorsAbout, joint: try row.intOrNil(13).map(stringOf), weight: row.double(12),
      verdict: try override.map(\.verdict) ?? row.intOrNil(10).map(Codes.verdict.word))
  }

  private func passage(_ row: Prepared) throws -> Passage? {
    guard let start = row.intOrNil(22), let stop = row.intOrNil(23) else { return nil }
    guard start <= stop, Int32(exactly: start) != nil, Int32(exactly: stop) != nil else {
      throw Trouble.damaged("\(start)..<\(stop) is no range")
    }
    let range = Int(start)..<Int(stop)
    var quote = row.textOrNil(24)
    if quote == nil, let article = row.intOrNil(11) {
      quote = try textOf(article)?.utf8Slice(range).map(String.init)
    }
    guard let quote else { throw Trouble.damaged("a quote is not in its article") }
    return Passage(
      range: range, quote: quote, sourceText: row.textOrNil(25), eventText: row.textOrNil(26),
      targetText: row.textOrNil(27))
  }

  private func stringOf(_ number: Int64) throws -> String {
    if let known = strings[number] { return known }
    string.bind(1, number)
    guard let text = try string.first({ $0.text(0) }) else {
      throw Trouble.damaged("string \(number) is not there")
    }
    strings[number] = text
    return text
  }

  private func articleID(_ number: Int64) throws -> String {
    if let known = articleIDs[number] { return known }
    article.bind(1, number)
    guard let id = try article.first({ $0.text(0) }) else {
      throw Trouble.damaged("a relation names article \(number), which is not there")
    }
    articleIDs[number] = id
    return id
  }

  private func textOf(_ number: Int64) throws -> String? {
    if let lastText, lastText.article == number { return lastText.text }
    text.bind(1, number)
    let found = try text.first { $0.text(0) }
    lastText = (number, found)
    return found
  }
}

extension Detail {
  /// The columns a `RelationReader` reads, and the tables they are in.
  var source: String {
    switch self {
    case .words: "\(RelationReader.columns) FROM \(RelationReader.tables)"
    case .numbers:
      // Claimants are asked for, what it is about is not.
      """
      \(RelationReader.narrow), r.lists & 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL
      FROM relations r
      """
    }
  }
}
