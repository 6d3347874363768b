import Graph

/// The evidence as tables, for paper and for readers who run no scripts.
struct PageTables {
  private let content: PageContent
  private let drawing: Drawing
  private let places: [String: Int]
  private var out = ""

  /// With more relations than this a table has a row a line, not a row a relation.
  static let relationLimit = 1500

  static func html(
    _ content: PageContent, _ drawing: Drawing, places: [String: Int]
  ) -> String {
    var tables = PageTables(content: content, drawing: drawing, places: places)
    tables.write()
    return tables.out
  }

  private init(content: PageContent, drawing: Drawing, places: [String: Int]) {
    self.content = content
    self.drawing = drawing
    self.places = places
  }

  private mutating func write() {
    let all = content.graph.relations
    let relations = content.places.map { all[$0] }
    let byID = Dictionary(uniqueKeysWithValues: relations.map { ($0.id, $0) })
    let lines = drawing.layers.filter { $0.id.hasPrefix("lines-") }.flatMap(\.groups)
      .filter { !$0.relations.isEmpty }
    guard relations.count <= Self.relationLimit else {
      out += "<p>A row for each line of the map; its \(relations.count) relations are behind "
      out += "the lines where scripts run.</p>\n"
      return writeLines(lines)
    }
    out += "<table><thead><tr>"
    for title in ["Words", "Evidence", "According to", "Said as", "Date", "Article", "Relation"] {
      out += "<th scope=\"col\">\(title)</th>"
    }
    out += "</tr></thead>\n"
    var drawn: Set<String> = []
    for line in lines {
      let behind = line.relations.compactMap { byID[$0] }
      drawn.formUnion(line.relations)
      guard let first = behind.first, let target = first.target else { continue }
      let way = first.mutual ? " – " : " → "
      let title =
        "\(content.name(first.source))\(way)\(content.name(target)): \(first.kind.rawValue)"
      write(behind, title: title, link: line.id)
    }
    let rest = relations.filter { !drawn.contains($0.id) }
    write(rest.filter { $0.target == nil }, title: "Acts towards nobody in particular", link: nil)
    write(rest.filter { $0.target != nil }, title: "Not drawn as lines", link: nil)
    out += "</table>\n"
  }

  private mutating func write(_ relations: [Relation], title: String, link: String?) {
    guard !relations.isEmpty else { return }
    let text = "<bdi>\(escaped(title))</bdi>"
    out += "<tbody><tr><th colspan=\"7\" scope=\"rowgroup\">"
    out += link.map { "<a href=\"#\($0)\">\(text)</a>" } ?? text
    out += "</th></tr>\n"
    for relation in relations { write(relation) }
    out += "</tbody>\n"
  }

  private mutating func write(_ relation: Relation) {
    func cell(_ html: String) { out += "<td>\(html)</td>" }
    func text(_ text: String?, _ limit: Int = 300) -> String {
      let text = text.map { shortened($0, to: limit) } ?? ""
      return text.isEmpty ? "" : "<bdi>\(escaped(text))</bdi>"
    }
    let evidence = relation.evidence
    let article = evidence.article.flatMap { content.graph.article($0) }
    out += "<tr data-relation=\"\(places[relation.id] ?? -1)\">"
    cell(text(content.sentence(relation), 500))
    let quote = text(evidence.passage?.quote, 2000)
    cell(quote.isEmpty ? text(evidence.row) : "<q>\(quote)</q>")
    cell(text(content.claimants(relation)))
    cell(Words.modality(evidence.modality))
    let date = content.date(relation)
    cell(
      [date.map { "<time>\($0.date)</time>" }, date?.basis.map { "(\(Words.basis($0)))" }]
        .compactMap(\.self).joined(separator: " "))
    let title = text(article?.title ?? article?.id)
    let url = article?.urls.lazy.compactMap(safeLink).first
    cell(
      [
        url.map { "<a href=\"\(escaped($0))\" rel=\"noreferrer\">\(title)</a>" } ?? title,
        text(article?.outlet),
      ].filter { !$0.isEmpty }.joined(separator: ", "))
    cell("<code>\(text(relation.id, 60))</code> \(text(evidence.rule, 120))")
    out += "</tr>\n"
  }

  private mutating func writeLines(_ lines: [Drawing.Group]) {
    out += "<table><thead><tr><th scope=\"col\">Line</th><th scope=\"col\">Relations</th>"
    out += "</tr></thead><tbody>\n"
    for line in lines {
      out +=
        "<tr><td><a href=\"#\(line.id ?? "")\"><bdi>\(escaped(line.title ?? ""))</bdi></a></td>"
      out += "<td>\(line.relations.count)</td></tr>\n"
    }
    out += "</tbody></table>\n"
  }
}
