import Basics
import Graph

/// The forms of files that graphs and articles come in and go out as.
public enum FileFormat: String, Sendable, CaseIterable {
  /// The native document.
  case native
  /// A line `{"id","actors","relations"}` an article.
  case stream
  case text, markdown, html
  /// Articles as JSON Lines.
  case articles
  /// Feeds, web archives, and the text exports of news databases.
  case rss, warc, nexis, factiva, proquest
  /// Edges as rows.
  case csv, tsv
  /// Four columns: actor, relation, actor, date.
  case events
  case gdelt, icews, polecat, phoenix, acled
  /// GDELT's mentions of its events, read together with these.
  case mentions
  /// GDELT's Global Knowledge Graph 2.1.
  case gkg
  case graphml, gexf, gml, pajek, dot
  /// UCINET's DL.
  case dl
  case nodelink, cytoscape, ftm
  /// Written only: Oligrapher's JSON, and a folder of CSV for Neo4j's bulk import.
  case oligrapher, neo4j
  case svg, casebook, gzip, zip

  /// By a name that a user writes; nil for an unknown one.
  public init?(name: String) {
    let name = name.lowercased()
    if let format = FileFormat(rawValue: name) {
      self = format
      return
    }
    switch name {
    case "json", "graphtool": self = .native
    case "jsonl", "ndjson": self = .articles
    case "txt": self = .text
    case "md": self = .markdown
    case "htm", "xhtml": self = .html
    case "edges", "edgelist", "el", "wel": self = .tsv
    case "net": self = .pajek
    case "ucinet": self = .dl
    case "gv", "graphviz": self = .dot
    case "node-link", "networkx": self = .nodelink
    case "cyjs": self = .cytoscape
    case "petrarch": self = .phoenix
    case "sqlite", "db": self = .casebook
    case "gz": self = .gzip
    case "atom", "feed": self = .rss
    case "lexisnexis", "lexis": self = .nexis
    default: return nil
    }
  }

  /// Whether it holds events row by row, or says more of them.
  var isEventData: Bool {
    switch self {
    case .events, .gdelt, .mentions, .gkg, .icews, .polecat, .phoenix, .acled: true
    default: false
    }
  }

  /// By the ending of the name of a file to write; nil for endings that say nothing.
  public init?(writingTo path: String) {
    switch ArticleFormat.fileExtension(of: path) {
    case "json": self = .native
    case "jsonl", "ndjson": self = .stream
    case let ending: self.init(name: ending)
    }
  }

  /// Whether it holds texts to be coded, and no graph.
  public var articleFormat: ArticleFormat? {
    switch self {
    case .text: .text
    case .markdown: .markdown
    case .html: .html
    case .articles: .jsonl
    case .rss: .rss
    case .warc: .warc
    case .nexis: .nexis
    case .factiva: .factiva
    case .proquest: .proquest
    case .zip: .zip
    default: nil
    }
  }

  /// What a file is, by what it begins with; the ending of its name settles what content cannot.
  ///
  /// - Parameter head: The first bytes; 64 KiB are enough.
  public init(sniffing head: [UInt8], name: String) {
    self = FileSniffer(head, name).format
  }
}

/// Tells forms of files by how they begin.
private struct FileSniffer {
  let head: [UInt8]
  let name: String
  /// The first 4 KiB without mark and leading space, in lowercase.
  let opening: String

  init(_ head: [UInt8], _ name: String) {
    self.head = head
    self.name = name
    let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    opening = String(decoding: body.drop { $0 <= 32 }.prefix(4096), as: UTF8.self).lowercased()
  }

  var format: FileFormat {
    if head.starts(with: "SQLite format 3".utf8) { return .casebook }
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    if Zip.isZip(head) { return .zip }
    if WARC.isWARC(head) { return .warc }
    if opening.hasPrefix("{") || opening.hasPrefix("[") { return json ?? byName ?? .text }
    if opening.hasPrefix("<") { return markup }
    if let graph = graphLanguage { return graph }
    // Prose may happen to have as many spaces in each line: only the name makes it a table then.
    if let named = ArticleFormat(fileName: name), named != .text {
      return FileFormat.allCases.first { $0.articleFormat == named } ?? .text
    }
    return table ?? byName ?? .text
  }

  private var byName: FileFormat? {
    let format = FileFormat(name: ArticleFormat.fileExtension(of: name))
    return format == .native || format == .articles ? nil : format
  }

  private var markup: FileFormat {
    if Feed.isFeed(opening) { return .rss }
    var rest = opening[...]
    // Past declarations and comments to the first element.
    while rest.hasPrefix("<?") || rest.hasPrefix("<!") {
      let isComment = rest.hasPrefix("<!--")
      guard let end = rest.firstIndex(of: isComment ? "-" : ">") else { break }
      if rest.hasPrefix("<!doctype html") { return .html }
      if isComment {
        var here = end
        while here < rest.endIndex, !rest[here...].hasPrefix("-->") {
          here = rest.index(after: here)
        }
        rest = rest[here...].dropFirst(3)
      } else {
        rest = rest[rest.index(after: end)...]
      }
      rest = rest.drop(while: \.isWhitespace)
    }
    let element = rest.dropFirst().prefix { $0.isLetter || $0 == ":" }
    switch element.split(separator: ":").last ?? "" {
    case "graphml": return .graphml
    case "gexf": return .gexf
    case "svg": return .svg
    default: return .html
    }
  }

  private var graphLanguage: FileFormat? {
    let words = opening.split { $0.isWhitespace || $0 == "{" || $0 == "[" || $0 == "\"" }
    guard let first = words.first else { return nil }
    if first == "digraph" || first == "strict" || (first == "graph" && opening.contains("{")) {
      return .dot
    }
    if UCINET.isDL(opening) { return .dl }
    if ["*vertices", "*network", "*arcs", "*edges"].contains(first) { return .pajek }
    if first == "graph" || first == "creator" || first == "version" || opening.hasPrefix("#") {
      if opening.contains("graph [") || opening.contains("graph[") || opening.contains("graph\n[") {
        return .gml
      }
    }
    if opening.hasPrefix("//") || opening.hasPrefix("/*") {
      if opening.contains("graph ") || opening.contains("graph{") { return .dot }
    }
    if first.hasPrefix("%"), opening.contains("\n*vertices") { return .pajek }
    return nil
  }

  private var json: FileFormat? {
    let keys = topLevelKeys()
    if keys.contains("elements") { return .cytoscape }
    if keys.contains("nodes"), keys.contains("edges") || keys.contains("links") { return .nodelink }
    if keys.contains("nodes") || keys.contains("directed") || keys.contains("multigraph") {
      return .nodelink
    }
    if keys.contains("schema"), keys.contains("properties") { return .ftm }
    if keys.contains("graphtool") { return .native }
    if keys.contains("actors") || keys.contains("relations") {
      if keys.contains("id") || keys.contains("article") { return .stream }
      // Other programs write documents with the keys in any order, and all on one line.
      if keys.contains("articles") || keys.contains("made") { return .native }
      // A document has its records on lines of their own; a stream has all on one.
      let firstLine = head.prefix { $0 != 10 }
      // A first key that fills the whole head: so many actors are a document's, not an article's.
      if firstLine.count == head.count, head.count >= 1 << 16 { return .native }
      return firstLine.count == head.count || firstLine.count > 200 ? .stream : .native
    }
    if keys.contains("text") || keys.contains("id") { return .articles }
    if opening.hasPrefix("[") { return .cytoscape }
    return nil
  }

  /// The keys of the first object as far as the head goes.
  private func topLevelKeys() -> Set<String> {
    var keys: Set<String> = []
    // Cut before a character that the head splits.
    var end = head.count
    while end > 0, end > head.count - 4, firstInvalidUTF8(head, in: 0..<end) != nil { end -= 1 }
    guard var json = try? JSONReader(Array(head[..<end]), file: "") else { return [] }
    var isFirst = true
    while let range = try? json.nextKey(&isFirst), let key = try? json.text(ofKey: range) {
      keys.insert(key)
      guard (try? json.skip()) != nil else { break }
    }
    return keys
  }

  private var table: FileFormat? {
    // Event data tells itself by its width, whatever the rows below are like.
    let tabs = head.prefix { $0 != 10 }.count { $0 == 9 }
    if [56, 57, 60].contains(tabs) { return .gdelt }
    if tabs == GDELTMentionBlock.width - 1, isMentions { return .mentions }
    if tabs == 25 { return .phoenix }
    if tabs == 26 { return .gkg }
    guard let form = TableForm(sniffing: head) else { return nil }
    var rows = TableRows(head, form: form, file: "")
    guard let first = try? rows.next() else { return nil }
    let cells = first.fields.map { rows.text($0) }
    let folded = Set(cells.map(EdgeList.fold))
    if folded.isSuperset(of: ["eventid", "cameocode", "sourcename"]) { return .icews }
    if folded.isSuperset(of: ["eventtype", "actorname", "recipientname"]) { return .polecat }
    if folded.contains("eventidcnty")
      || folded.isSuperset(of: ["actor1", "actor2", "eventtype", "fatalities"])
    {
      return .acled
    }
    let isTab = form.separator == 9
    if EdgeList.ends(of: cells) != nil { return isTab ? .tsv : .csv }
    if isTab, cells.count == 4, PartialDate(cells[3]) != nil { return .events }
    if isTab, (7...13).contains(cells.count), isCompactDate(cells[0]) { return .phoenix }
    guard (2...3).contains(cells.count) else { return nil }
    // Two or three columns without a header: numbers, or a name that says so.
    let ending = ArticleFormat.fileExtension(of: name)
    if ["csv", "tsv", "el", "wel", "edges", "tab", "edgelist"].contains(ending) || isTab {
      return form == .commas ? .csv : .tsv
    }
    return cells.prefix(2).allSatisfy { Int($0) != nil } ? .tsv : nil
  }

  /// Whether the first row begins as GDELT's mentions do: with a number and two times.
  private var isMentions: Bool {
    var rows = TabRows(LineBlock.all(of: head), limit: GDELTMentionBlock.width)
    guard rows.next() else { return false }
    return (0..<3).allSatisfy { field in
      GDELTMentionBlock.number(head, rows[field]) != nil && (field == 0 || rows[field].count == 14)
    }
  }

  private func isCompactDate(_ text: String) -> Bool {
    text.utf8.count == 8 && text.utf8.allSatisfy { $0 &- 48 < 10 }
  }
}
