import Basics
import Graph

/// A row of event data in the words of the model.
struct EventRow {
  /// Numbers of actors, as `EventImporter.actor` gives them; nil for none.
  var source: UInt32?
  var target: UInt32?
  var event: Event?
  /// Set where the kind does not follow from the event.
  var kind: Kind?
  var mutual = false
  var code: String
  var date: PartialDate?
  var dateBasis = DateBasis.metadata
  var intensity: Double?
  /// The number of an article, as `EventImporter.article` gives it.
  var article: UInt32?
  var sentence: Int?
  var joint: String?
  var weight = 1.0
  var confidence = 1.0
  var basis = Basis.imported
  var rule: String?
  var line: Int
}

/// Takes a graph part by part, while it is read.
public struct GraphParts {
  /// Relations of each part but the last.
  public let size: Int
  /// False ends the reading.
  let take: (ActorGraph) -> Bool

  public init(of size: Int, _ take: @escaping (ActorGraph) -> Bool) {
    precondition(size > 0, "a part of \(size) relations")
    self.size = size
    self.take = take
  }
}

/// Turns rows of event data into a graph: actors once each, ids that differ, all counted.
struct EventImporter {
  private var graph = ActorGraph()
  var ledger = Ledger()
  /// The name that rows are known by: the file's, without its folder.
  let rowFile: String
  /// By name as the file has it.
  private var actorNumbers: [String: UInt32] = [:]
  private var ruleNumbers: [String: UInt32] = [:]
  /// Rows that are not in the graph yet: many are added in one go.
  private var waiting: [ActorGraph.ImportedRelation] = []
  /// The same for rows of other files.
  private var waitingElsewhere: [String: [ActorGraph.ImportedRelation]] = [:]
  /// Enough to make adding cheap, few enough to stay in the processor's cache.
  private static let waitingLimit = 1 << 13
  /// Is handed the graph each time it has that many rows, which are forgotten then; nil: all stay.
  private let parts: GraphParts?
  /// The rows since the last part was handed over.
  private var rowsOfPart = 0
  /// Whether nobody wants more rows.
  private(set) var isStopped = false

  init(file: String, parts: GraphParts? = nil) {
    rowFile = file.baseName
    self.parts = parts
  }

  /// The graph of all rows added.
  mutating func finished() -> ActorGraph {
    flush()
    return graph
  }

  /// The text of a field, decoded by fallback where it is not UTF-8.
  mutating func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let decoded = decodeField(bytes[range])
    if decoded.encoding != .utf8 { countFallbacks(1) }
    return decoded.text
  }

  mutating func countFallbacks(_ count: Int) {
    if count > 0 { ledger.change("field decoded as Windows-1252", count: count) }
  }

  /// Makes room for as many rows as a file will have, if the rest of it is like what was read.
  ///
  /// - Parameters:
  ///   - rows: How many were read.
  ///   - growth: How many times as many bytes the file has; nil where that is not known.
  mutating func expect(rows: Int, growth: Double?) {
    // A file can claim to be larger than it is; room for much is made as it comes.
    guard let growth, growth < 1000 else { return }
    graph.reserveRelations(min(Int(Double(rows) * growth * 1.02), 1 << 24))
  }

  mutating func countPadded(line: Int) {
    ledger.change("an event code was padded with zeros", at: "\(rowFile):\(line)")
  }

  /// The number of the actor of that name, made by `make` on its first coming; nil for no name.
  mutating func actor(
    _ name: String, make: (String) -> Actor = { EventActors.actor(named: $0) }
  ) -> UInt32? {
    if let number = actorNumbers[name] { return number }
    guard !name.isMissing else { return nil }
    let number = put(make(name))
    actorNumbers[name] = number
    return number
  }

  /// The number of the actor with that id; nil when there is none yet.
  func number(ofActor id: String) -> UInt32? { graph.actorIndex(id).map(UInt32.init) }
  func id(ofActor number: UInt32) -> String { graph.actors[Int(number)].id }
  /// The number of the article with that id; nil when there is none yet.
  func number(ofArticle id: String) -> UInt32? { graph.articleIndex(id).map(UInt32.init) }

  /// Adds an actor, or what it says beyond the one of its id.
  @discardableResult mutating func put(_ actor: Actor) -> UInt32 {
    if let known = graph.actorIndex(actor.id) {
      graph.replace(graph.actors[known].joined(with: actor))
      return UInt32(known)
    }
    surely { graph throws(GraphError) in try graph.add(actor) }
    return UInt32(graph.actors.count - 1)
  }

  /// The number of the article with that id, made by `make` on its first coming.
  @discardableResult mutating func article(_ id: String, make: (String) -> Article) -> UInt32 {
    if let known = number(ofArticle: id) { return known }
    surely { graph throws(GraphError) in try graph.add(make(id)) }
    return UInt32(graph.articles.count - 1)
  }

  /// Adds an article, unless there is one with its id.
  mutating func put(_ article: Article) -> UInt32 {
    do throws(GraphError) { try graph.add(article) } catch { return number(ofArticle: article.id)! }
    return UInt32(graph.articles.count - 1)
  }

  /// Adds a row. One without target is the act of one actor; one without source says only what
  /// befell somebody, which no relation can hold: it is skipped and counted.
  mutating func add(_ row: EventRow) {
    guard
      var relation = relation(
        source: row.source, target: row.target, event: row.event, kind: row.kind, code: row.code,
        rule: row.rule, line: row.line)
    else { return }
    relation.mutual = row.mutual
    relation.date = row.date?.packed ?? 0
    relation.dateBasis = row.dateBasis
    relation.article = row.article
    relation.sentence = row.sentence.map(Int32.init)
    relation.joint = row.joint.map { graph.number(ofText: $0) } ?? 0
    relation.basis = row.basis
    relation.weight = row.weight
    relation.confidence = row.confidence
    relation.intensity = row.intensity
    add(relation)
  }

  /// A relation to be added; nil, and counted, for a row without source.
  mutating func relation(
    source: UInt32?, target: UInt32?, event: Event?, kind: Kind? = nil, code: String,
    rule: String? = nil, line: Int
  ) -> ActorGraph.ImportedRelation? {
    guard let source else {
      skipWithoutSource(hasTarget: target != nil, line: line)
      return nil
    }
    return ActorGraph.ImportedRelation(
      source: source, target: target, event: event, kind: event?.kind ?? kind ?? .untyped,
      rule: number(ofRule: rule, code: code), line: UInt32(line))
  }

  mutating func skipWithoutSource(hasTarget: Bool, line: Int) {
    ledger.read += 1
    ledger.skip(
      hasTarget ? "a row without source" : "a row without actors", at: "\(rowFile):\(line)")
  }

  mutating func add(_ relation: ActorGraph.ImportedRelation) {
    ledger.read += 1
    ledger.kept += 1
    waiting.append(relation)
    rowsOfPart += 1
    if waiting.count == EventImporter.waitingLimit { flush() }
  }

  /// To be called where nothing waits for the numbers of articles: when there is enough, hands over
  /// what is in the graph, and forgets its relations and articles. Their numbers begin again, those
  /// of actors stay.
  ///
  /// - Returns: Whether it did.
  @discardableResult mutating func handOverIfFull() -> Bool {
    guard let parts, rowsOfPart >= parts.size else { return false }
    flush()
    if !parts.take(graph) { isStopped = true }
    graph.forgetRecords()
    rowsOfPart = 0
    return true
  }

  /// Adds a relation whose line is one of another file.
  mutating func add(_ relation: ActorGraph.ImportedRelation, ofFile file: String) {
    waitingElsewhere[file, default: []].append(relation)
  }

  private mutating func flush() {
    if !waiting.isEmpty { graph.add(waiting, ofFile: rowFile) }
    waiting.removeAll(keepingCapacity: true)
    for (file, rows) in waitingElsewhere.sorted(by: { $0.key < $1.key }) {
      graph.add(rows, ofFile: file)
    }
    waitingElsewhere = [:]
  }

  private mutating func number(ofRule rule: String?, code: String) -> UInt32 {
    if let rule { return graph.number(ofText: rule) }
    if let known = ruleNumbers[code] { return known }
    let number = graph.number(ofText: "cameo:\(code)")
    ruleNumbers[code] = number
    return number
  }

  /// Adds what was made so that the graph's doors cannot refuse it.
  private mutating func surely(_ body: (inout ActorGraph) throws(GraphError) -> Void) {
    do throws(GraphError) { try body(&graph) } catch { preconditionFailure("\(error)") }
  }
}
