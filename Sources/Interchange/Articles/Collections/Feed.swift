import Basics
import Graph

/// Reads feeds: RSS 2.0, RSS 1.0 (RDF) and Atom (RFC 4287).
///
/// Each item becomes an article, named by its link, else its guid. Its text is the item's whole
/// content; where the feed gives only a description, that is a teaser, which is said and counted.
enum Feed {
  /// An item, and whether its text is only a teaser.
  struct Item {
    var article: Article
    var isTeaser: Bool
  }

  static func isFeed(_ opening: String) -> Bool {
    // By bytes: every file of articles is asked.
    let start = Array(opening.utf8.prefix(2048))
    for (place, byte) in start.enumerated() where byte == UInt8(ascii: "<") {
      let rest = start[place...]
      guard tags.contains(where: { rest.starts(with: $0) }) else { continue }
      let before = start[..<place]
      // Only declarations and comments stand before a feed's first element.
      return before.isEmpty || before.starts(with: "<?xml".utf8) || before.starts(with: "<!--".utf8)
    }
    return false
  }

  private static let tags = ["<rss", "<feed", "<rdf:rdf"].map { Array($0.utf8) }

  static func read(_ bytes: [UInt8], file: String) throws(InputError) -> [Item] {
    let pull = try XMLPull(bytes, file: file)
    var items: [Item] = []
    var outlet: String?, language: String?
    var fields = Fields()
    var isInItem = false
    while let event = try pull.next() {
      switch event {
      case .start("item"), .start("entry"):
        isInItem = true
        fields = Fields()
      case .end("item"), .end("entry"):
        isInItem = false
        items.append(fields.item(number: items.count + 1))
      case .start("image"), .start("textInput"):
        if !isInItem { try pull.skip() }
      case .start(let name):
        if isInItem {
          try fields.take(name, pull)
        } else if name == "title", outlet == nil {
          outlet = try pull.textInside().collapsed
        } else if name == "language", language == nil {
          language = try pull.textInside().collapsed
        } else if name == "feed" {
          language = pull.attribute("xml:lang")
        }
      default: break
      }
    }
    for i in items.indices {
      items[i].article.outlet = outlet.flatMap { $0.isEmpty ? nil : $0 }
      items[i].article.language = language.flatMap { $0.isEmpty ? nil : $0 }
    }
    return items
  }

  /// What an item says, as it is read.
  private struct Fields {
    var title = "", link = "", guid = "", date = "", author = ""
    var content = "", teaser = ""
    var contentIsMarkup = true, teaserIsMarkup = true

    mutating func take(_ name: String, _ pull: XMLPull) throws(InputError) {
      switch name {
      case "title": title = try pull.textInside().collapsed
      case "link":
        let relation = pull.attribute("rel") ?? "alternate"
        let address = pull.attribute("href")
        let text = try pull.textInside().collapsed
        if relation == "alternate", link.isEmpty { link = address ?? text }
      case "guid", "id": guid = try pull.textInside().collapsed
      case "pubDate", "date", "published", "issued", "created":
        date = try pull.textInside().collapsed
      case "updated", "modified":
        let text = try pull.textInside().collapsed
        if date.isEmpty { date = text }
      case "creator": author = try pull.textInside().collapsed
      case "author": author = try Fields.person(pull)
      case "encoded", "content":
        contentIsMarkup = pull.attribute("type") != "text"
        content = try Fields.body(pull)
      case "description", "summary":
        teaserIsMarkup = pull.attribute("type") != "text"
        teaser = try Fields.body(pull)
      default: try pull.skip()
      }
    }

    /// Atom has a `name` inside; RSS has an address, with the name in brackets.
    private static func person(_ pull: XMLPull) throws(InputError) -> String {
      var text = "", name = ""
      while let event = try pull.next() {
        switch event {
        case .start("name"): name = try pull.textInside().collapsed
        case .start: try pull.skip()
        case .text(let part): text += part
        case .end:
          if !name.isEmpty { return name }
          text = text.collapsed
          guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return text }
          return String(text[text.index(after: open)...].dropLast())
        }
      }
      return name
    }

    /// The text of an element, or its markup where the feed writes markup as elements.
    private static func body(_ pull: XMLPull) throws(InputError) -> String {
      pull.attribute("type") == "xhtml" ? try pull.markupInside() : try pull.textInside()
    }

    func item(number: Int) -> Item {
      let isTeaser = content.utf8.allSatisfy { $0 <= 32 }
      var text =
        isTeaser
        ? Fields.text(teaser, isMarkup: teaserIsMarkup)
        : Fields.text(content, isMarkup: contentIsMarkup)
      if text.isEmpty { text = title }
      var article = Article(id: link.isEmpty ? (guid.isEmpty ? "\(number)" : guid) : link)
      article.title = Fields.text(title, isMarkup: true).collapsed
      if article.title?.isEmpty == true { article.title = nil }
      article.author = author.isEmpty ? nil : author
      if link.hasPrefix("http://") || link.hasPrefix("https://") { article.urls = [link] }
      article.date = DateLine.iso(date) ?? DateLine.firstDate(in: date[...])?.0
      if article.date != nil { article.dateBasis = .metadata }
      article.text = text
      return Item(article: article, isTeaser: isTeaser)
    }

    /// Markup as its paragraphs.
    private static func text(_ text: String, isMarkup: Bool) -> String {
      guard isMarkup, text.contains("<") || text.contains("&") else { return text.collapsed }
      let tree = HTMLTree(Array("<html><body><main>\(text)</main></body></html>".utf8))
      return MainText(tree).paragraphs(title: nil).joined(separator: "\n\n")
    }
  }
}
