import Basics
import Graph

/// An article as a web page: its text, and what the page says about it.
enum HTMLPage {
  /// - Parameter charset: What the server said the page is written in; nil when it said nothing.
  static func article(
    _ bytes: [UInt8], id: String, charset: String? = nil, latest: PartialDate?,
    ledger: inout Ledger
  ) -> Article {
    let (utf8, fallback) = asUTF8(bytes, charset)
    if let fallback { ledger.change("decoded as \(fallback)", at: id) }
    let tree = HTMLTree(utf8)
    let facts = PageFacts(tree)
    var article = Article(id: id)
    article.title = facts.title
    article.outlet = facts.outlet
    article.author = facts.author
    article.language = facts.language
    article.urls = facts.url.map { [$0] } ?? []
    article.text = MainText(tree).paragraphs(title: facts.title).joined(separator: "\n\n")
    for (date, basis) in facts.dates where PlainText.isPossible(date, latest) {
      article.date = date
      article.dateBasis = basis
      break
    }
    return article
  }

  /// The page in UTF-8, and the encoding it was decoded from if that was not UTF-8: by its mark,
  /// else by what the server or the page says, else as Windows-1252.
  private static func asUTF8(_ bytes: [UInt8], _ said: String?) -> ([UInt8], String?) {
    let decoded = decodeText(bytes)
    let served = said.flatMap { latin.contains($0.lowercased()) ? nil : $0 }
    if decoded.encoding == .windows1252, let charset = served ?? charset(bytes),
      let converted = LegacyEncoding.utf8(bytes, from: charset)
    {
      return (converted, charset)
    }
    return (
      Array(decoded.text.utf8), decoded.encoding == .utf8 ? nil : decoded.encoding.rawValue
    )
  }

  /// Names of what UTF-8 and Windows-1252 decode already.
  private static let latin: Set<String> = [
    "", "utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii", "windows-1252",
  ]

  /// The name after `charset=` near the top; nil for names of what Windows-1252 decodes as well,
  /// and for a page that says UTF-8 and is not.
  private static func charset(_ bytes: [UInt8]) -> String? {
    let head = decodeWindows1252(bytes.prefix(4096)).lowercased()
    var rest = head[...]
    while !rest.isEmpty, !rest.hasPrefix("charset=") { rest = rest.dropFirst() }
    let name = rest.dropFirst(8).drop { $0 == "\"" || $0 == "'" }
      .prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
    return latin.contains(String(name)) ? nil : String(name)
  }
}

/// What a page says about itself, the more reliable place first: JSON-LD, meta, visible marks.
struct PageFacts {
  var title: String?
  var outlet: String?
  var author: String?
  var url: String?
  var language: String?
  /// In the order of trust.
  var dates: [(PartialDate, DateBasis)] = []

  init(_ tree: HTMLTree) {
    let meta = PageFacts.meta(of: tree)
    let linked = PageFacts.linkedData(of: tree)
    func first(_ candidates: String?...) -> String? {
      candidates.lazy.compactMap { $0?.collapsed }.first { !$0.isEmpty }
    }
    let heading = tree.elements("h1").first.map { tree.text(of: $0) }
    let pageTitle = tree.elements("title").first.map { tree.text(of: $0) }
    title = first(
      linked["headline"]?.text, meta["og:title"], meta["twitter:title"], heading, pageTitle)
    outlet = first(
      PageFacts.name(linked["publisher"]), meta["og:site_name"], meta["application-name"])
    author = first(PageFacts.name(linked["author"]), meta["author"], meta["article:author"])
    if let name = author, name.contains("://") { author = nil }
    let canonical = tree.elements("link").first {
      tree.nodes[$0].attribute("rel")?.lowercased() == "canonical"
    }.flatMap { tree.nodes[$0].attribute("href") }
    url = first(canonical, meta["og:url"], linked["url"]?.text)
    if let url, !url.hasPrefix("http://"), !url.hasPrefix("https://") { self.url = nil }
    language = first(
      tree.elements("html").first.flatMap { tree.nodes[$0].attribute("lang") },
      linked["inLanguage"]?.text)

    func add(_ text: String?, _ basis: DateBasis) {
      guard let text else { return }
      if let date = DateLine.iso(text) ?? DateLine.firstDate(in: text[...])?.0 {
        dates.append((date, basis))
      }
    }
    add(linked["datePublished"]?.text, .metadata)
    for key in PageFacts.dateKeys { add(meta[key], .metadata) }
    for place in tree.nodes.indices {
      let node = tree.nodes[place]
      guard node.attribute("itemprop")?.lowercased() == "datepublished" else { continue }
      add(
        node.attribute("content") ?? node.attribute("datetime") ?? tree.text(of: place), .metadata)
    }
    for place in tree.elements("time") {
      add(tree.nodes[place].attribute("datetime") ?? tree.text(of: place), .metadata)
    }
    if let url { add(PageFacts.date(inURL: url), .metadata) }
  }

  private static let dateKeys = [
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "publishdate", "publish_date", "pubdate", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "sailthru.date", "article_date_original",
  ]

  /// The contents of the meta elements by name or property, in lowercase; the first of each.
  private static func meta(of tree: HTMLTree) -> [String: String] {
    var meta: [String: String] = [:]
    for place in tree.elements("meta") {
      let node = tree.nodes[place]
      let key = node.attribute("property") ?? node.attribute("name") ?? node.attribute("itemprop")
      guard let key = key?.lowercased(), let content = node.attribute("content"),
        meta[key] == nil
      else { continue }
      meta[key] = content
    }
    return meta
  }

  /// The first JSON-LD object that describes an article; scripts that are not JSON are passed over.
  private static func linkedData(of tree: HTMLTree) -> JSONValue {
    for place in tree.elements("script")
    where tree.nodes[place].attribute("type")?.lowercased().contains("ld+json") == true {
      let bytes = Array(tree.text(of: place).utf8)
      guard var reader = try? JSONReader(bytes, file: "json-ld"),
        let value = try? reader.value()
      else { continue }
      var waiting = [value]
      while let next = waiting.popLast() {
        if let elements = next.elements { waiting += elements.reversed() }
        if let inner = next["@graph"]?.elements { waiting += inner.reversed() }
        let types = next["@type"]?.elements?.compactMap(\.text) ?? [next["@type"]?.text ?? ""]
        if types.contains(where: {
          $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report"
        }) {
          return next
        }
      }
    }
    return .null
  }

  /// The name of a person or body given as text, object, or list of these.
  private static func name(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    if let elements = value.elements {
      let names = elements.compactMap { $0.text ?? $0["name"]?.text }
      return names.isEmpty ? nil : names.joined(separator: ", ")
    }
    return value.text ?? value["name"]?.text
  }

  /// A date in a path such as `/2024/01/29/talks`.
  private static func date(inURL url: String) -> String? {
    let parts = url.split(separator: "/")
    for i in parts.indices.dropLast(2) {
      let text = parts[i...i + 2].joined(separator: "-")
      if PartialDate(text) != nil { return text }
    }
    return nil
  }
}
