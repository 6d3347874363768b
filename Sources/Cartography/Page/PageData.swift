import Basics
import Graph

/// The data of a page as JSON, column by column: texts once each, a column of one value as that
/// value, so that a hundred thousand rows of a data file stay a page that opens at once.
struct PageData {
  private let content: PageContent
  private let drawing: Drawing
  private let model: MapModel
  private var strings = Pool()
  private var dates = Pool()
  private var actorPlaces: [String: Int] = [:]
  private var actors: [Actor] = []
  private var articlePlaces: [String: Int] = [:]
  private var articles: [Article] = []
  /// The place on the page of each relation, by its id.
  private(set) var relationPlaces: [String: Int] = [:]
  private let relations: [Relation]

  private static let modalities: [Modality] = [
    .asserted, .reported, .requested, .planned, .hypothetical, .negated,
  ]
  private static let kinds = Kind.allCases.sorted()

  init(_ content: PageContent, _ drawing: Drawing, _ model: MapModel) {
    self.content = content
    self.drawing = drawing
    self.model = model
    let all = content.graph.relations
    relations = content.places.map { all[$0] }
    var shown = Set(drawing.layers.flatMap(\.groups).flatMap(\.actors))
    for (place, relation) in relations.enumerated() {
      relationPlaces[relation.id] = place
      shown.insert(relation.source)
      if let target = relation.target { shown.insert(target) }
      if let id = relation.evidence.article, articlePlaces[id] == nil,
        let article = content.graph.article(id)
      {
        articlePlaces[id] = articles.count
        articles.append(article)
      }
    }
    // In the order of a network's vertices.
    for id in shown.sorted() {
      guard let actor = content.graph.actor(id) else { continue }
      actorPlaces[id] = actors.count
      actors.append(actor)
    }
  }

  /// The JSON, in which no `<` stands: nothing in it can end the script that holds it.
  mutating func json() -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writeWords(&writer)
    writeActors(&writer)
    writeArticles(&writer)
    writeRelations(&writer)
    writeDrawing(&writer)
    writeMeasures(&writer)
    writer.key("dates")
    writer.strings(dates.texts)
    writer.key("strings")
    writer.strings(strings.texts)
    writer.endObject()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(writer.bytes.count)
    for byte in writer.bytes {
      if byte == UInt8(ascii: "<") { bytes += Array("\\u003c".utf8) } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func writeWords(_ writer: inout JSONWriter) {
    writer.key("count")
    writer.number(relations.count)
    writer.key("weight")
    writer.string(content.weight.rawValue)
    writer.key("undirected")
    writer.boolean(content.isUndirected)
    writer.key("kinds")
    writer.strings(Self.kinds.map(\.rawValue))
    writer.key("plain")
    writer.strings(Self.kinds.map(Words.plain))
    writer.key("modalities")
    writer.strings(Self.modalities.map(\.rawValue))
    writer.key("modalityWords")
    writer.strings(Self.modalities.map(Words.modality))
    writer.key("bases")
    writer.strings(Basis.allCases.map(\.rawValue))
    writer.key("events")
    writer.beginArray()
    for event in Event.allCases {
      writer.beginObject()
      writer.key("words")
      writer.string(event == .affiliation ? Words.plain(.affiliation) : event.words)
      writer.key("alone")
      writer.string(Words.act(event, event.kind))
      writer.key("kind")
      writer.number(Self.kinds.firstIndex(of: event.kind))
      writer.endObject()
    }
    writer.endArray()
    writer.key("notes")
    writer.strings((model.notes + [model.credit].compactMap(\.self)).map(cleaned))
  }

  private func writeActors(_ writer: inout JSONWriter) {
    writer.key("actors")
    writer.beginArray()
    for actor in actors {
      writer.beginObject()
      writer.key("id")
      writer.string(shortened(actor.id, to: 200))
      writer.key("name")
      let name = shortened(actor.name, to: 200)
      writer.string(name.isEmpty ? shortened(actor.id, to: 200) : name)
      writer.key("kind")
      writer.string(Words.actor(actor.kind))
      writer.key("country")
      writer.string(actor.kind == .state ? nil : actor.country.map { shortened($0, to: 60) })
      writer.key("detail")
      writer.string(
        actor.roles.first.map { role in
          let body = role.of.map { content.graph.actor($0)?.name ?? $0 }
          return shortened([role.title, body].compactMap(\.self).joined(separator: ", "), to: 200)
        })
      writer.key("aliases")
      writer.strings(actor.aliases.prefix(20).map { shortened($0, to: 80) })
      writer.endObject()
    }
    writer.endArray()
  }

  private func writeArticles(_ writer: inout JSONWriter) {
    var stories: [String: Int] = [:], outlets: [String: Int] = [:]
    let story = articles.map { article in place(of: article.story, in: &stories) }
    let outlet = articles.map { article in place(of: article.outlet ?? "", in: &outlets) }
    writer.key("stories")
    numbers(story, &writer)
    writer.key("outlets")
    numbers(outlet, &writer)
    writer.key("units")
    writer.number(max(stories.count, outlets.count, 1))
    writer.key("articles")
    writer.beginArray()
    for article in articles {
      writer.beginObject()
      writer.key("id")
      writer.string(shortened(article.id, to: 200))
      writer.key("title")
      writer.string(article.title.map { shortened($0, to: 300) })
      writer.key("outlet")
      writer.string(article.outlet.map { shortened($0, to: 120) })
      writer.key("url")
      writer.string(article.urls.lazy.compactMap(safeLink).first)
      if content.hasArticleTexts, let text = article.text {
        writer.key("text")
        writer.string(
          text.split(separator: "\n", omittingEmptySubsequences: false)
            .map(cleaned).joined(separator: "\n"))
      }
      writer.endObject()
    }
    writer.endArray()
  }

  private func place(of key: String, in places: inout [String: Int]) -> Int {
    let next = places.count
    return places[key]
      ?? {
        places[key] = next; return next
      }()
  }

  private mutating func writeRelations(_ writer: inout JSONWriter) {
    var columns: [(name: String, values: [Double])] = []
    func column(_ name: String, _ value: (Relation) -> Int) {
      columns.append((name, relations.map { Double(value($0)) }))
    }
    column("source") { actorPlaces[$0.source]! }
    column("target") { $0.target.map { actorPlaces[$0]! } ?? -1 }
    column("kind") { Self.kinds.firstIndex(of: $0.kind)! }
    column("event") { $0.event.map { Event.allCases.firstIndex(of: $0)! } ?? -1 }
    column("modality") { Self.modalities.firstIndex(of: $0.evidence.modality)! }
    column("mutual") { $0.mutual ? 1 : 0 }
    column("basis") { Basis.allCases.firstIndex(of: $0.evidence.basis)! }
    column("article") { $0.evidence.article.flatMap { articlePlaces[$0] } ?? -1 }
    column("sentence") { $0.evidence.sentence ?? -1 }
    column("joint") { $0.joint == nil ? 0 : 1 }
    column("verdict") { $0.verdict == .accepted ? 1 : 0 }
    columns.append(("confidence", relations.map(\.evidence.confidence)))
    columns.append(("weight", relations.map(\.weight)))
    columns.append(("intensity", relations.map { $0.evidence.intensity ?? 0 }))
    var pooled: [(name: String, values: [Int])] = []
    func pool(_ name: String, _ limit: Int = 300, _ text: (Relation) -> String?) {
      pooled.append(
        (name, relations.map { strings.place(text($0).map { shortened($0, to: limit) }) }))
    }
    pool("quote", 2000) { $0.evidence.passage?.quote }
    pool("before", 600) { content.surroundings[$0.id]?.before }
    pool("after", 600) { content.surroundings[$0.id]?.after }
    pool("sourceText") { $0.evidence.passage?.sourceText }
    pool("eventText") { $0.evidence.passage?.eventText }
    pool("targetText") { $0.evidence.passage?.targetText }
    pool("claimant") { content.claimants($0) }
    pool("rule") { $0.evidence.rule }
    pool("row") { $0.evidence.row }
    pool("condition") { $0.evidence.condition }
    pool("dateBasis") { content.date($0)?.basis.map(Words.basis) }
    columns.append(
      ("date", relations.map { Double(dates.place(content.date($0)?.date.description)) }))

    writer.key("ids")
    writer.strings(relations.map { shortened($0.id, to: 60) })
    writer.key("relations")
    writer.beginObject()
    for (name, values) in columns {
      writer.key(name)
      numbers(values, &writer)
    }
    writer.endObject()
    writer.key("texts")
    writer.beginObject()
    for (name, values) in pooled {
      writer.key(name)
      numbers(values, &writer)
    }
    writer.endObject()
  }

  /// Which lines, boxes and words on the map stand for which relations and actors.
  private func writeDrawing(_ writer: inout JSONWriter) {
    var lineOfRelation: [String: Int] = [:]
    var lineCount = 0
    func groups(_ fits: (Drawing.Layer) -> Bool) -> [Drawing.Group] {
      drawing.layers.filter(fits).flatMap(\.groups)
    }
    let claimed = Set(model.lines.filter(\.isClaimed).flatMap(\.relations))
    writer.key("lines")
    writer.beginArray()
    for group in groups({ $0.id.hasPrefix("lines-") }) where !group.relations.isEmpty {
      guard let id = group.id else { continue }
      writer.beginArray()
      writer.string(id)
      numbers(group.relations.compactMap { relationPlaces[$0] }, &writer, isAlwaysList: true)
      writer.boolean(group.relations.contains(where: claimed.contains))
      writer.endArray()
      for relation in group.relations { lineOfRelation[relation] = lineCount }
      lineCount += 1
    }
    writer.endArray()
    writer.key("labels")
    writer.beginArray()
    for group in groups({ $0.id == "labels" }) {
      let lines = Set(group.relations.compactMap { lineOfRelation[$0] }).sorted()
      numbers(lines, &writer, isAlwaysList: true)
    }
    writer.endArray()
    let homes = Dictionary(grouping: model.actors.filter { $0.home != nil }, by: { $0.home! })
    let boxes = groups { $0.id == "actors" }.filter { !$0.actors.isEmpty && $0.id != nil }
    writer.key("boxes")
    writer.beginArray()
    for box in boxes {
      writer.beginArray()
      writer.string(box.id)
      numbers(box.actors.compactMap { actorPlaces[$0] }, &writer, isAlwaysList: true)
      writer.endArray()
    }
    writer.endArray()
    writer.key("members")
    writer.beginObject()
    for box in boxes {
      guard let members = homes[box.actors[0]], let place = actorPlaces[box.actors[0]] else {
        continue
      }
      writer.key(String(place))
      numbers(members.compactMap { actorPlaces[$0.id] }.sorted(), &writer, isAlwaysList: true)
    }
    writer.endObject()
  }

  private func writeMeasures(_ writer: inout JSONWriter) {
    writer.key("measured")
    writer.string(content.measured)
    writer.key("measures")
    writer.beginArray()
    for measure in content.measures {
      writer.beginObject()
      writer.key("name")
      writer.string(measure.name)
      writer.key("title")
      writer.string(measure.abstract)
      writer.key("values")
      writer.beginArray()
      for actor in actors {
        if let value = measure.values[actor.id] { writer.number(value) } else { writer.null() }
      }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }
}

/// A column: its one value where it has no other, else a list.
private func numbers(
  _ values: [Double], _ writer: inout JSONWriter, isAlwaysList: Bool = false
) {
  if !isAlwaysList, let first = values.first, values.count > 1,
    values.allSatisfy({ $0 == first })
  {
    return writer.number(first)
  }
  writer.beginArray()
  for value in values { writer.number(value) }
  writer.endArray()
}

private func numbers(_ values: [Int], _ writer: inout JSONWriter, isAlwaysList: Bool = false) {
  numbers(values.map(Double.init), &writer, isAlwaysList: isAlwaysList)
}

/// Texts that are written once each and named by their places.
private struct Pool {
  private(set) var texts: [String] = []
  private var places: [String: Int] = [:]

  /// The place of a text; −1 for none.
  mutating func place(_ text: String?) -> Int {
    guard let text, !text.isEmpty else { return -1 }
    if let place = places[text] { return place }
    places[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}
