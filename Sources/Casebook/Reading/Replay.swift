import GRDB
import Graph

/// Actors with the decisions replayed, and what those did to relations.
///
/// `ActorGraph.applying` decides, on a graph of all actors and of the few relations that decisions
/// touch, so that a casebook and a document never disagree.
struct Replay {
  /// As they stand after the decisions; those merged away are gone.
  let actors: [Actor]
  let unapplied: [UnappliedDecision]
  /// The place in `actors` of each actor's number in the file.
  private(set) var places: [Int64: Int] = [:]
  /// Relations, by number, whose ends or verdict are not as their row and `places` have them.
  private(set) var overrides: [Int64: Override] = [:]

  struct Override {
    var source: Int
    var target: Int?
    var verdict: Verdict?
  }

  init(_ db: Database, _ moment: Moment, further: [Decision] = []) throws {
    let rows = try ActorRows(db, moment)
    let decisions = try DecisionRows.standing(db, moment).map(\.decision) + further
    guard !decisions.isEmpty else {
      actors = rows.actors
      unapplied = []
      for (place, number) in rows.numbers.enumerated() { places[number] = place }
      return
    }
    var graph = ActorGraph()
    for actor in rows.actors { try graph.add(actor) }
    let touched = try TouchedRelations(db, moment, decisions, rows)
    for relation in touched.relations.values.sorted(by: { $0.id < $1.id }) {
      try graph.add(relation)
    }
    // A relation of its own for every actor that a decision names shows where it went. No id has a
    // NUL in front but these.
    let named = decisions.reduce(into: Set<String>()) { $0.formUnion($1.action.actors) }
    for id in named where graph.actor(id) != nil {
      try graph.add(
        Relation(
          id: "\0" + id, source: id, target: nil, event: nil, evidence: Evidence(basis: .stated)))
    }
    let applied = graph.applying(decisions)
    actors = applied.graph.actors
    unapplied = applied.unapplied
    var went: [String: String] = [:]
    var ends: [String: Relation] = [:]
    for relation in applied.graph.relations {
      if relation.id.first == "\0" {
        went[String(relation.id.dropFirst())] = relation.source
      } else {
        ends[relation.id] = relation
      }
    }
    for (actor, number) in zip(rows.actors, rows.numbers) {
      places[number] = applied.graph.actorIndex(went[actor.id] ?? actor.id)!
    }
    for (number, relation) in touched.relations {
      let end = ends[relation.id]!
      overrides[number] = Override(
        source: applied.graph.actorIndex(end.source)!,
        target: end.target.map { applied.graph.actorIndex($0)! }, verdict: end.verdict)
    }
  }

  func place(_ number: Int64) throws -> Int {
    guard let place = places[number] else {
      throw Trouble.damaged("a relation names actor \(number), which is not there")
    }
    return place
  }
}

/// The relations that decisions may change: those accepted or rejected, and those whose words for
/// an actor a split names.
private struct TouchedRelations {
  var relations: [Int64: Relation] = [:]

  init(_ db: Database, _ moment: Moment, _ decisions: [Decision], _ rows: ActorRows) throws {
    let select = """
      SELECT r.relation, r.id, s.id, t.id, d.source_text, d.target_text, r.verdict
      FROM relations r JOIN actors s ON s.actor = r.source LEFT JOIN actors t ON t.actor = r.target
        LEFT JOIN details d USING (relation)
      WHERE \(moment.held("r.run")) AND
      """
    var mentions: Set<String> = []
    for decision in decisions {
      switch decision.action {
      case .accept(let id), .reject(let id):
        try db.forEach(select + " r.id = ?", [RelationID.value(id)]) { try add($0) }
      case .split(_, let words, _): mentions.formUnion(words)
      default: break
      }
    }
    guard !mentions.isEmpty else { return }
    // Whoever is joined to a split actor by merges may be named by its words.
    let named = decisions.reduce(into: Set<String>()) { $0.formUnion($1.action.actors) }
    let numbers = zip(rows.actors, rows.numbers).filter { named.contains($0.0.id) }.map(\.1)
    for end in ["source", "target"] {
      try db.forEach(
        select + " r.\(end) IN (SELECT value FROM json_each(?)) AND d.\(end)_text IS NOT NULL",
        [.text(JSONNumbers.list(numbers))]
      ) { row in
        if mentions.contains(row.text(end == "source" ? 4 : 5)) { try add(row) }
      }
    }
  }

  private mutating func add(_ row: Prepared) throws {
    let passage = Passage(
      range: 0..<0, quote: "", sourceText: row.textOrNil(4), targetText: row.textOrNil(5))
    relations[row.int(0)] = Relation(
      id: RelationID.read(row, 1), source: row.text(2), target: row.textOrNil(3), event: nil,
      evidence: Evidence(basis: .stated, passage: passage),
      verdict: try row.intOrNil(6).map(Codes.verdict.word))
  }
}

extension Decision.Action {
  /// The ids of actors it names.
  var actors: Set<String> {
    switch self {
    case .merge(let a, let b): [a, b]
    case .split(let id, _, _), .rename(let id, _), .kind(let id, _): [id]
    case .accept, .reject: []
    }
  }
}

/// Ids of relations in their column: a number or a text.
enum RelationID {
  static func value(_ id: String) -> Value {
    Codes.number(ofRelation: id).map { .int($0) } ?? .text(id)
  }
  static func read(_ row: Prepared, _ column: Int32) -> String {
    row.isInteger(column) ? Codes.relationID(row.int(column)) : row.text(column)
  }
}

enum JSONNumbers {
  static func list(_ numbers: some Sequence<Int64>) -> String {
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }
}
