import Basics
import Graph

/// FollowTheMoney entities as JSON Lines (https://followthemoney.tech): people, bodies and the
/// interests between them, every value a list of texts.
package enum FollowTheMoney {
  /// Schemata that are edges: the properties of both ends, and whether it has a direction.
  private static let edges: [String: (source: String, target: String, isDirected: Bool)] = [
    "Associate": ("person", "associate", false), "Family": ("person", "relative", false),
    "Directorship": ("director", "organization", true),
    "Employment": ("employee", "employer", true), "Membership": ("member", "organization", true),
    "Occupancy": ("holder", "post", true), "Ownership": ("owner", "asset", true),
    "Representation": ("agent", "client", true), "Succession": ("predecessor", "successor", true),
    "Payment": ("payer", "beneficiary", true), "Debt": ("debtor", "creditor", true),
    "ContractAward": ("contract", "supplier", true), "CourtCaseParty": ("party", "case", true),
    "ProjectParticipant": ("participant", "project", true),
    "UnknownLink": ("subject", "object", false),
  ]
  private static let affiliations: Set<String> = [
    "Directorship", "Employment", "Membership", "Occupancy",
  ]

  package static func read(
    _ source: ByteSource, ledger: inout Ledger
  ) throws(InputErrors) -> ActorGraph {
    var importer = EventImporter(file: source.name)
    var problems = ErrorCollector()
    var links: [(schema: String, value: JSONValue, line: Int)] = []
    var mentions: [String: String] = [:]
    let blocks = LineBlocks(source)
    do throws(InputError) {
      while let block = try blocks.next() {
        for line in block where !NativeJSON.isBlank(block.bytes[line.range]) && !problems.isFull {
          do throws(InputError) {
            var json = try JSONReader(
              block.bytes, range: line.range, file: source.name, firstLine: block.firstLine)
            let entity = try json.value()
            try json.finish()
            guard let id = entity["id"]?.text, let schema = entity["schema"]?.text else {
              throw InputError(
                file: source.name, line: line.number,
                problem: "the entity has no \"id\" or no \"schema\"")
            }
            if edges[schema] != nil {
              links.append((schema, entity, line.number))
            } else if schema == "Documentation" {
              if let document = first(entity, "document"), let about = first(entity, "entity") {
                mentions[about] = document
              }
            } else if ["Article", "Document", "HyperText", "PlainText"].contains(schema) {
              importer.article(id) { _ in article(id, entity) }
            } else {
              importer.put(actor(id, schema, entity))
            }
          } catch { problems.add(error) }
        }
      }
    } catch { problems.add(error) }
    for (schema, entity, line) in links {
      add(schema, entity, line, mentions[entity["id"]?.text ?? ""], to: &importer)
    }
    try problems.finish()
    ledger.add(importer.ledger)
    return importer.finished()
  }

  private static func first(_ entity: JSONValue, _ name: String) -> String? {
    entity["properties"]?[name]?.elements?.first?.text ?? entity["properties"]?[name]?.text
  }

  private static func all(_ entity: JSONValue, _ name: String) -> [String] {
    entity["properties"]?[name]?.elements?.compactMap(\.text) ?? []
  }

  private static func actor(_ id: String, _ schema: String, _ entity: JSONValue) -> Actor {
    var actor = Actor(id: id, name: first(entity, "name") ?? id, kind: .organization)
    if schema == "Person" { actor.kind = .official }
    if schema == "Country" { actor.kind = .state }
    if schema == "PublicBody" { actor.sector = "GOV" }
    actor.aliases = Array(Set(all(entity, "alias") + all(entity, "name").dropFirst())).sorted()
    let country =
      first(entity, "country") ?? first(entity, "jurisdiction")
      ?? first(entity, "nationality")
    actor.country = country.flatMap { Countries.code(iso2: $0) ?? Countries.code(named: $0) }
    return actor
  }

  private static func article(_ id: String, _ entity: JSONValue) -> Article {
    let date = (first(entity, "publishedAt") ?? first(entity, "date")).flatMap(DateLine.iso)
    return Article(
      id: id, title: first(entity, "title"), date: date, dateBasis: date == nil ? nil : .metadata,
      outlet: first(entity, "publisher"), author: first(entity, "author"),
      urls: all(entity, "sourceUrl"), language: first(entity, "language"),
      text: first(entity, "bodyText"))
  }

  private static func add(
    _ schema: String, _ entity: JSONValue, _ line: Int, _ article: String?,
    to importer: inout EventImporter
  ) {
    let edge = edges[schema]!
    guard let source = first(entity, edge.source), let target = first(entity, edge.target) else {
      importer.ledger.read += 1
      importer.ledger.skip("a link that lacks an end", at: "\(importer.rowFile):\(line)")
      return
    }
    // An end whose entity is in another file is known by its id.
    let ends = [source, target].map { id in
      importer.number(ofActor: id) ?? importer.put(Actor(id: id, name: id, kind: .organization))
    }
    let words = RelationWords(kind: first(entity, "role"), event: nil)
    let event = words.event ?? (affiliations.contains(schema) ? Event.affiliation : nil)
    let date = (first(entity, "date") ?? first(entity, "startDate")).flatMap(DateLine.iso)
    importer.add(
      EventRow(
        source: ends[0], target: ends[1], event: event, kind: words.kind,
        mutual: !edge.isDirected && first(entity, "status") != "directed", code: schema, date: date,
        article: article.flatMap { importer.number(ofArticle: $0) },
        rule: "ftm:\(schema)", line: line))
  }

  /// One entity a line: actors, articles, an `UnknownLink` a relation whose role is its event or
  /// kind, and the `Documentation` that ties it to its article.
  package static func write(_ graph: ActorGraph, ledger: inout Ledger) -> [UInt8] {
    var json = JSONWriter()
    func entity(_ id: String, _ schema: String, _ properties: [(String, [String?])]) {
      json.beginObject()
      json.key("id")
      json.string(id)
      json.key("properties")
      json.beginObject()
      for (name, values) in properties {
        let values = values.compactMap { $0 }
        if values.isEmpty { continue }
        json.key(name)
        json.strings(values)
      }
      json.endObject()
      json.key("schema")
      json.string(schema)
      json.endObject()
      json.lineEnd()
    }
    for actor in graph.actors.sorted(by: { $0.id < $1.id }) {
      let schema =
        switch actor.kind {
        case .official: "Person"
        case .state: "PublicBody"
        case .organization: actor.sector == "GOV" ? "PublicBody" : "Organization"
        case .group: "LegalEntity"
        }
      entity(
        actor.id, schema,
        [
          ("alias", actor.aliases), ("country", [actor.country.flatMap { Countries.iso2($0) }]),
          ("name", [actor.name]), ("position", actor.roles.map(\.title)),
        ])
    }
    for article in graph.articles.sorted(by: { $0.id < $1.id }) {
      entity(
        article.id, "Article",
        [
          ("author", [article.author]), ("language", [article.language]),
          ("publishedAt", [article.date?.description]), ("publisher", [article.outlet]),
          ("sourceUrl", article.urls), ("title", [article.title]),
        ])
    }
    let relations = graph.relations
    for place in graph.relationOrder {
      let r = relations[place]
      ledger.read += 1
      guard let target = r.target else {
        ledger.skip("an act without target is no link", at: r.id)
        continue
      }
      ledger.kept += 1
      entity(
        r.id, "UnknownLink",
        [
          ("date", [r.evidence.date?.description]), ("object", [target]),
          ("role", [r.event?.rawValue ?? r.kind.rawValue]),
          ("status", [r.mutual ? nil : "directed"]), ("subject", [r.source]),
          ("summary", [r.evidence.passage?.quote]),
        ])
      if let article = r.evidence.article {
        entity(
          r.id + ".d", "Documentation",
          [("document", [article]), ("entity", [r.id]), ("role", ["source"])])
      }
    }
    return json.bytes
  }
}
