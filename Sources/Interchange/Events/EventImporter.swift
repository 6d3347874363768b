import Basics
import Graph

/// A row of event data in the words of the model.
struct EventRow {
  /// Ids of actors; nil for none.
  var source: String?
  var target: String?
  var event: Event?
  /// Set where the kind does not follow from the event.
  var kind: Kind?
  var mutual = false
  var code: String
  var date: PartialDate?
  var dateBasis = DateBasis.metadata
  var intensity: Double?
  var article: String?
  var sentence: Int?
  var joint: String?
  var weight = 1.0
  var confidence = 1.0
  var basis = Basis.imported
  var rule: String?
  var line: Int
}

/// Turns rows of event data into a graph: actors once each, ids that differ, all counted.
struct EventImporter {
  var graph = ActorGraph()
  var ledger = Ledger()
  /// The name that rows are known by: the file's, without its folder.
  let rowFile: String
  /// By name as the file has it.
  private var actorIDs: [String: String] = [:]

  init(file: String) { rowFile = file.baseName }

  /// The text of a field, decoded by fallback where it is not UTF-8.
  mutating func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    if firstInvalidUTF8(bytes, in: range) == nil {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    ledger.change("field decoded as Windows-1252")
    return decodeWindows1252(bytes[range])
  }

  /// The id of the actor of that name, made by `make` on its first coming; nil for no name.
  mutating func actor(
    _ name: String, make: (String) -> Actor = { EventActors.actor(named: $0) }
  ) -> String? {
    if let id = actorIDs[name] { return id }
    guard !name.isMissing else { return nil }
    let actor = make(name)
    actorIDs[name] = actor.id
    put(actor)
    return actor.id
  }

  /// Adds an actor, or what it says beyond the one of its id.
  mutating func put(_ actor: Actor) {
    if let known = graph.actor(actor.id) {
      graph.replace(known.joined(with: actor))
    } else {
      surely { graph throws(GraphError) in try graph.add(actor) }
    }
  }

  mutating func put(_ article: Article) {
    if graph.article(article.id) == nil {
      surely { graph throws(GraphError) in try graph.add(article) }
    }
  }

  /// Adds a row. One without target is the act of one actor; one without source says only what
  /// befell somebody, which no relation can hold: it is skipped and counted.
  mutating func add(_ row: EventRow) {
    ledger.read += 1
    let place = "\(rowFile):\(row.line)"
    guard let source = row.source else {
      ledger.skip(row.target == nil ? "a row without actors" : "a row without source", at: place)
      return
    }
    let target = row.target
    let rule = row.rule ?? "cameo:\(row.code)"
    var relation = Relation(
      id: "", source: source, target: target, event: row.event, kind: row.event?.kind ?? row.kind,
      mutual: row.mutual,
      evidence: Evidence(
        basis: row.basis, date: row.date, dateBasis: row.date == nil ? nil : row.dateBasis,
        article: row.article, sentence: row.sentence, row: place, intensity: row.intensity,
        confidence: row.confidence, rule: rule),
      joint: row.joint, weight: row.weight)
    // Forty bits are few for a million rows: a second id for the one that meets the first again.
    var hashed = place
    repeat {
      relation.id = Relation.id(
        place: hashed, source: source, event: row.event, target: target, rule: rule)
      hashed += "+"
    } while graph.hasRelation(relation.id)
    surely { graph throws(GraphError) in try graph.add(relation) }
    ledger.kept += 1
  }

  /// Adds what was made so that the graph's doors cannot refuse it.
  private mutating func surely(_ body: (inout ActorGraph) throws(GraphError) -> Void) {
    do throws(GraphError) { try body(&graph) } catch { preconditionFailure("\(error)") }
  }
}
