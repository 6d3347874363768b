import GRDB
import Graph

/// The statements of the busiest tables, prepared once a transaction.
final class RelationStatements {
  private var known: [String: Prepared] = [:]

  func callAsFunction(_ db: Database, _ sql: String) throws -> Prepared {
    if let statement = known[sql] { return statement }
    let statement = try Prepared(db, sql)
    known[sql] = statement
    return statement
  }
}

extension Writer {
  /// Adds a relation whose actors and article are held; false when it is held already.
  ///
  /// The checks are those of `ActorGraph.add`, so what is kept can always be read back.
  @discardableResult
  func add(_ relation: Relation) throws -> Bool {
    let evidence = relation.evidence
    guard let source = try number(ofActor: relation.source) else {
      throw GraphError.unknownActor(relation.source, relation: relation.id)
    }
    var target: Int64?
    if let id = relation.target {
      guard let number = try number(ofActor: id) else {
        throw GraphError.unknownActor(id, relation: relation.id)
      }
      target = number
    }
    if let event = relation.event, event.kind != relation.kind {
      throw GraphError.kindMismatch(relation: relation.id, event: event, kind: relation.kind)
    }
    guard relation.weight > 0, relation.weight.isFinite else {
      throw GraphError.badWeight(relation: relation.id, relation.weight)
    }
    guard evidence.confidence >= 0, evidence.confidence <= 1 else {
      throw GraphError.badConfidence(relation: relation.id, evidence.confidence)
    }
    var article: HeldArticle?
    if let id = evidence.article {
      article = try self.article(id)
      if article == nil { throw GraphError.unknownArticle(id, relation: relation.id) }
    }
    let textHoldsQuote = try checkQuote(of: relation, in: article?.number)
    let date = evidence.date ?? article?.date
    let row = RelationRow(
      source: source, target: target, article: article?.number,
      file: try evidence.row.map { try number(ofString: Codes.split(row: $0).file)! },
      line: evidence.row.flatMap { Codes.split(row: $0).line },
      rule: try number(ofString: evidence.rule), joint: try number(ofString: relation.joint),
      first: date.map { Int64($0.firstDay) }, last: date.map { Int64($0.lastDay) })
    guard let number = try insert(relation, row) else { return false }
    addedRelations += 1
    count(
      TallyCell(
        verdict: relation.verdict.map(Codes.verdict.code) ?? 0,
        kind: Codes.kind.code(relation.kind), event: relation.event.map(Codes.event.code) ?? 0,
        basis: Codes.basis.code(evidence.basis), modality: Codes.modality.code(evidence.modality),
        confidence: evidence.confidence, first: row.first ?? TallyCell.none,
        last: row.last ?? TallyCell.none))
    try addDetails(of: relation, number, textHoldsQuote: textHoldsQuote)
    return true
  }

  private struct RelationRow {
    var source: Int64, target: Int64?, article: Int64?, file: Int64?, line: Int64?
    var rule: Int64?, joint: Int64?, first: Int64?, last: Int64?
  }

  /// Whether the article's text holds the quote; throws when it holds another text there.
  private func checkQuote(of relation: Relation, in article: Int64?) throws -> Bool {
    guard let article, let passage = relation.evidence.passage,
      let text = try text(ofArticle: article)
    else { return false }
    guard let found = text.utf8Slice(passage.range) else {
      throw GraphError.rangeOutsideText(
        relation: relation.id, passage.range, textLength: text.utf8.count)
    }
    guard found.utf8.elementsEqual(passage.quote.utf8) else {
      throw GraphError.quoteMismatch(
        relation: relation.id, quote: passage.quote, text: String(found))
    }
    return true
  }

  /// Inserts the narrow row; nil when the relation is held.
  ///
  /// Ids are hashes of 40 bits: among ten million, some fifty meet by chance. The later one takes
  /// the next number that is free, and finds itself there when it comes again.
  private func insert(_ relation: Relation, _ row: RelationRow) throws -> Int64? {
    let evidence = relation.evidence
    let add = try relationStatements(
      db,
      """
      INSERT OR IGNORE INTO relations (id, source, target, event, kind, mutual, basis, modality,
        confidence, verdict, first, last, article, weight, joint, intensity, run, lists, date,
        date_basis, sentence, file, line, rule)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    var number = Codes.number(ofRelation: relation.id)
    add.bind(2, row.source)
    add.bind(3, row.target)
    add.bind(4, relation.event.map(Codes.event.code))
    add.bind(5, Codes.kind.code(relation.kind))
    add.bind(6, relation.mutual ? 1 : 0)
    add.bind(7, Codes.basis.code(evidence.basis))
    add.bind(8, Codes.modality.code(evidence.modality))
    add.bind(9, evidence.confidence)
    add.bind(10, relation.verdict.map(Codes.verdict.code))
    add.bind(11, row.first)
    add.bind(12, row.last)
    add.bind(13, row.article)
    add.bind(14, relation.weight)
    add.bind(15, row.joint)
    add.bind(16, evidence.intensity)
    add.bind(17, run)
    add.bind(18, (evidence.claimants.isEmpty ? 0 : 1) | (relation.about.isEmpty ? 0 : 2))
    add.bind(19, evidence.date.map(Codes.code))
    add.bind(20, evidence.dateBasis.map(Codes.dateBasis.code))
    add.bind(21, evidence.sentence)
    add.bind(22, row.file)
    add.bind(23, row.line)
    add.bind(24, row.rule)
    while true {
      if let number { add.bind(1, number) } else { try add.bind(1, relation.id) }
      try add.run()
      if add.changes == 1 { return add.insertedRow }
      if try isHeld(number.map { .int($0) } ?? .text(relation.id), relation, row) { return nil }
      guard let taken = number else {
        conflicts.append(relation.id)
        return nil
      }
      number = (taken + 1) & 0xFF_FFFF_FFFF
    }
  }

  /// Whether the relation held under the id is this one: what the id is a hash of agrees.
  private func isHeld(_ id: Value, _ relation: Relation, _ row: RelationRow) throws -> Bool {
    try db.first(
      """
      SELECT r.source, r.target, r.event, r.article, r.file, r.line, r.rule, d.start
      FROM relations r LEFT JOIN details d USING (relation) WHERE r.id = ?
      """, [id]
    ) { held -> Bool in
      guard held.int(0) == row.source, held.intOrNil(1) == row.target else { return false }
      guard held.intOrNil(2) == relation.event.map(Codes.event.code) else { return false }
      guard held.intOrNil(3) == row.article, held.intOrNil(4) == row.file,
        held.intOrNil(5) == row.line, held.intOrNil(6) == row.rule
      else { return false }
      let start = relation.evidence.passage?.range.lowerBound
      return held.intOrNil(7) == start.map(Int64.init)
    } == true
  }

  private func addDetails(
    of relation: Relation, _ number: Int64, textHoldsQuote: Bool
  ) throws {
    let evidence = relation.evidence
    if evidence.passage != nil || evidence.condition != nil {
      let passage = evidence.passage
      let add = try relationStatements(db, "INSERT INTO details VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      add.bind(1, number)
      add.bind(2, passage?.range.lowerBound)
      add.bind(3, passage?.range.upperBound)
      try add.bind(4, textHoldsQuote ? nil : passage?.quote)
      try add.bind(5, passage?.sourceText)
      try add.bind(6, passage?.eventText)
      try add.bind(7, passage?.targetText)
      try add.bind(8, evidence.condition)
      try add.run()
    }
    if let passage = evidence.passage {
      let add = try relationStatements(db, "INSERT INTO quote_index (rowid, quote) VALUES (?, ?)")
      add.bind(1, number)
      try add.bind(2, passage.quote)
      try add.run()
    }
    for (position, claimant) in evidence.claimants.enumerated() {
      let add = try relationStatements(db, "INSERT INTO claims VALUES (?, ?, ?)")
      add.bind(1, number)
      add.bind(2, position)
      try add.bind(3, claimant)
      try add.run()
    }
    for (position, id) in relation.about.enumerated() {
      guard let actor = try self.number(ofActor: id) else {
        throw GraphError.unknownActor(id, relation: relation.id)
      }
      let add = try relationStatements(db, "INSERT INTO about VALUES (?, ?, ?)")
      add.bind(1, number)
      add.bind(2, position)
      add.bind(3, actor)
      try add.run()
    }
  }
}
