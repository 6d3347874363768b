import Basics
import Graph

extension NativeJSON {
  /// The document of a graph.
  ///
  /// - Parameter withText: Whether the articles' texts are in it; without, the quotes remain.
  /// - Complexity: O(*n* log *n*) for *n* records.
  public static func write(_ graph: ActorGraph, withText: Bool = true) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("actors")
    json.beginArray()
    for actor in graph.actors.sorted(by: { $0.id < $1.id }) {
      json.elementOnNewLine()
      json.actor(actor)
    }
    json.endArray()
    json.nextKeyOnNewLine("articles")
    json.beginArray()
    for article in graph.articles.sorted(by: { $0.id < $1.id }) {
      json.elementOnNewLine()
      json.article(article, withText: withText)
    }
    json.endArray()
    json.nextKeyOnNewLine("graphtool")
    json.number(version)
    json.nextKeyOnNewLine("made")
    json.provenance(graph.provenance)
    json.nextKeyOnNewLine("relations")
    json.beginArray()
    let relations = graph.relations
    for place in graph.relationOrder {
      json.elementOnNewLine()
      json.relation(relations[place])
    }
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  /// The stream of a graph: a line an article, by id. Relations without an article have no line.
  ///
  /// - Complexity: O(*n* log *n*) for *n* records.
  public static func stream(_ graph: ActorGraph, withText: Bool = false) -> [UInt8] {
    var byArticle: [String: [Relation]] = [:]
    let relations = graph.relations
    for place in graph.relationOrder {
      let relation = relations[place]
      if let article = relation.evidence.article {
        byArticle[article, default: []].append(relation)
      }
    }
    var bytes: [UInt8] = []
    for article in graph.articles.sorted(by: { $0.id < $1.id }) {
      let relations = byArticle[article.id] ?? []
      var ids: Set<String> = []
      for r in relations { ids.formUnion([r.source, r.target].compactMap { $0 } + r.about) }
      let actors = ids.sorted().compactMap { graph.actor($0) }
      bytes += line(article: article, actors: actors, relations: relations, withText: withText)
    }
    return bytes
  }

  /// A line of the stream: what one article says, with its line break.
  ///
  /// - Parameter graph: Actors and relations of that article; relations of others are left out.
  public static func line(
    for article: Article, in graph: ActorGraph, withText: Bool = false
  ) -> [UInt8] {
    let relations = graph.relations
    return line(
      article: article, actors: graph.actors.sorted { $0.id < $1.id },
      relations: graph.relationOrder.lazy.map { relations[$0] }
        .filter { $0.evidence.article == article.id }, withText: withText)
  }

  private static func line(
    article: Article, actors: [Actor], relations: some Sequence<Relation>, withText: Bool
  ) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("actors")
    json.beginArray()
    for actor in actors { json.actor(actor) }
    json.endArray()
    json.key("article")
    json.article(article, withText: withText)
    json.key("id")
    json.string(article.id)
    json.key("relations")
    json.beginArray()
    for relation in relations { json.relation(relation) }
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }
}

extension JSONWriter {
  mutating func actor(_ actor: Actor) {
    beginObject()
    if !actor.aliases.isEmpty {
      key("aliases")
      strings(actor.aliases)
    }
    key("country")
    string(actor.country)
    key("id")
    string(actor.id)
    key("kind")
    string(actor.kind.rawValue)
    key("name")
    string(actor.name)
    if !actor.roles.isEmpty {
      key("roles")
      beginArray()
      for role in actor.roles { self.role(role) }
      endArray()
    }
    if let sector = actor.sector {
      key("sector")
      string(sector)
    }
    endObject()
  }

  private mutating func role(_ role: Role) {
    beginObject()
    key("of")
    string(role.of)
    key("since")
    string(role.since?.description)
    key("title")
    string(role.title)
    key("until")
    string(role.until?.description)
    endObject()
  }

  mutating func article(_ article: Article, withText: Bool) {
    beginObject()
    let fields: [(String, String?)] = [
      ("author", article.author), ("date", article.date?.description),
      ("dateBasis", article.dateBasis?.rawValue), ("duplicateOf", article.duplicateOf),
      ("id", article.id), ("language", article.language), ("outlet", article.outlet),
      ("sha256", article.sha256), ("text", withText ? article.text : nil),
      ("title", article.title),
    ]
    for (name, value) in fields {
      key(name)
      string(value)
    }
    key("urls")
    strings(article.urls)
    endObject()
  }

  mutating func relation(_ r: Relation) {
    let e = r.evidence, passage = e.passage
    beginObject()
    key("about")
    strings(r.about)
    key("article")
    string(e.article)
    key("basis")
    string(e.basis.rawValue)
    key("claimant")
    if e.claimants.count > 1 { strings(e.claimants) } else { string(e.claimants.first) }
    key("condition")
    string(e.condition)
    key("confidence")
    number(e.confidence)
    key("date")
    string(e.date?.description)
    key("dateBasis")
    string(e.dateBasis?.rawValue)
    key("event")
    string(r.event?.rawValue)
    key("eventText")
    string(passage?.eventText)
    key("id")
    string(r.id)
    if let intensity = e.intensity {
      key("intensity")
      number(intensity)
    }
    key("joint")
    string(r.joint)
    key("kind")
    string(r.kind.rawValue)
    key("modality")
    string(e.modality.rawValue)
    key("mutual")
    boolean(r.mutual)
    key("quote")
    string(passage?.quote)
    key("range")
    if let range = passage?.range {
      beginArray()
      number(range.lowerBound)
      number(range.upperBound)
      endArray()
    } else {
      null()
    }
    if let row = e.row {
      key("row")
      string(row)
    }
    key("rule")
    string(e.rule)
    key("sentence")
    number(e.sentence)
    key("source")
    string(r.source)
    key("sourceText")
    string(passage?.sourceText)
    key("target")
    string(r.target)
    key("targetText")
    string(passage?.targetText)
    if let verdict = r.verdict {
      key("verdict")
      string(verdict.rawValue)
    }
    key("weight")
    number(r.weight)
    endObject()
  }

  mutating func provenance(_ made: Provenance) {
    beginObject()
    key("by")
    string(made.by)
    key("command")
    strings(made.command)
    key("inputs")
    beginArray()
    for input in made.inputs {
      beginObject()
      key("name")
      string(input.name)
      key("sha256")
      string(input.sha256)
      endObject()
    }
    endArray()
    key("lexicon")
    string(made.lexicon)
    key("model")
    string(made.model)
    endObject()
  }

  /// A key of the document on a line of its own.
  fileprivate mutating func nextKeyOnNewLine(_ name: String) {
    elementOnNewLine()
    key(name)
  }
}
