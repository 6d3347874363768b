import Basics
import Graph

/// The editor's sheet: for every line of a map, by its number, the relations behind it, word for
/// word. Acts without a target come last, without a number.
public struct EvidenceSheet: Sendable, Equatable {
  /// One relation.
  public struct Row: Sendable, Equatable {
    /// The line's number on the map; nil for an act without a target.
    public var line: Int?
    /// Names, and the words between them.
    public var from: String
    public var words: String
    public var to: String?
    public var quote: String?
    /// Names or words, outermost first; empty for the outlet's own words.
    public var claimants: [String]
    public var modality: Modality
    public var outlet: String?
    /// Of the article; the row of a data file where there is none.
    public var title: String?
    public var date: PartialDate?
    public var dateBasis: DateBasis?
    /// One that runs nothing: http, https or mailto.
    public var url: String?
    public var confidence: Double
    public var rule: String?
    public var relation: String
    public var decision: Verdict?
  }

  public var title: String
  /// By line, as the lines list their relations.
  public var rows: [Row]
  /// The SHA-256 of the rows as tab-separated values, in lowercase hexadecimal. The map of the same
  /// lines carries it.
  public let hash: String

  /// The first twelve digits, as map and sheet print them.
  public var shortHash: String { String(hash.prefix(12)) }

  /// - Parameter graph: The relations that the map shows, and no others.
  /// - Complexity: O(*r* log *r*) for *r* relations.
  public init(_ map: PreparedMap, of graph: ActorGraph) {
    title = cleaned(map.model.title)
    var relations: [String: Relation] = [:]
    for relation in graph.relations { relations[relation.id] = relation }
    let lines = map.model.lines.filter { $0.number != nil }.sorted { $0.number! < $1.number! }
    rows = lines.flatMap { line in
      line.relations.compactMap { relations[$0] }.map { Row($0, line: line.number, of: graph) }
    }
    let acting = Set(map.model.actors.filter { !$0.acts.isEmpty }.map(\.id))
    rows += graph.relationOrder.lazy.map { graph.relations[$0] }
      .filter { $0.target == nil && $0.kind != .affiliation && acting.contains($0.source) }
      .map { Row($0, line: nil, of: graph) }
    hash = SHA256.hex(Array(Self.table(rows).tsv().utf8))
  }

  /// The columns: line from words to quote claimant modality outlet title date basis url confidence
  /// rule relation decision.
  public var table: Table { Self.table(rows) }

  private static func table(_ rows: [Row]) -> Table {
    var table = Table(columns: [
      "line", "from", "words", "to", "quote", "claimant", "modality", "outlet", "title", "date",
      "basis", "url", "confidence", "rule", "relation", "decision",
    ])
    for row in rows {
      table.append([
        Table.Cell(row.line), .text(row.from), .text(row.words), Table.Cell(row.to),
        Table.Cell(row.quote),
        row.claimants.isEmpty ? .none : .text(row.claimants.joined(separator: " > ")),
        .text(row.modality.rawValue), Table.Cell(row.outlet), Table.Cell(row.title),
        Table.Cell(row.date?.description), Table.Cell(row.dateBasis?.rawValue),
        Table.Cell(row.url), .number(row.confidence), Table.Cell(row.rule), .text(row.relation),
        Table.Cell(row.decision?.rawValue),
      ])
    }
    return table
  }
}

extension EvidenceSheet.Row {
  init(_ relation: Relation, line: Int?, of graph: ActorGraph) {
    func name(_ id: String) -> String { cleaned(graph.actor(id)?.name ?? id) }
    let evidence = relation.evidence
    let article = evidence.article.flatMap { graph.article($0) }
    self.line = line
    from = name(relation.source)
    to = relation.target.map(name)
    let plain = relation.event?.words ?? Words.plain(relation.kind)
    words =
      (relation.target == nil ? Words.act(relation.event, relation.kind) : plain)
      + Words.suffix([evidence.modality])
    quote = evidence.passage.map { cleaned($0.quote) }
    claimants = evidence.claimants.map { Words.claimant($0, in: graph) }
    modality = evidence.modality
    outlet = article?.outlet.map(cleaned)
    title = (article?.title ?? evidence.row ?? evidence.article).map(cleaned)
    date = evidence.date ?? article?.date
    dateBasis = evidence.date == nil ? article?.dateBasis : evidence.dateBasis
    url = article?.urls.lazy.compactMap(safeLink).first
    confidence = evidence.confidence
    rule = evidence.rule
    self.relation = relation.id
    decision = relation.verdict
  }
}
