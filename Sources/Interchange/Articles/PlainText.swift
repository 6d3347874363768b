import Basics
import Graph

/// What the first lines of a text say about it.
///
/// The text itself stays as it is: byte ranges refer to all of it.
enum PlainText {
  /// How many lines from the top may hold headline, date and outlet.
  private static let headLineCount = 15

  /// Fills what `article` does not know yet from its text.
  ///
  /// - Parameter latest: Dates after this one are no dates of publication; nil: no limit.
  static func describe(_ article: inout Article, latest: PartialDate?) {
    guard let text = article.text else { return }
    let lines = text.split(
      maxSplits: 40, omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).prefix(40).map(trimmed)
    let headers = header(of: lines)
    if !headers.isEmpty { apply(headers, to: &article, latest: latest) }
    let body = lines.dropFirst(headers.isEmpty ? 0 : headers.count)
    if article.title == nil { article.title = headline(of: body) }
    if article.date == nil {
      for line in body.prefix(headLineCount) {
        if let date = DateLine.date(ofLine: line), isPossible(date, latest) {
          article.date = date
          article.dateBasis = .text
          break
        }
      }
    }
    if article.outlet == nil {
      article.outlet = body.prefix(headLineCount).lazy.compactMap { outlet(inDateline: $0) }.first
    }
  }

  /// The first line, when a blank line follows and it is as short as a headline.
  private static func headline(of lines: ArraySlice<Substring>) -> String? {
    let lines = lines.drop(while: \.isEmpty)
    guard let first = lines.first, lines.dropFirst().first?.isEmpty == true else { return nil }
    var line = first
    // A heading of Markdown.
    if line.hasPrefix("#") { line = trimmed(line.drop { $0 == "#" }) }
    guard !line.isEmpty, line.count <= 250, DateLine.date(ofLine: line) == nil else { return nil }
    // A link or note in brackets above the text is no headline.
    if line.hasPrefix("["), line.hasSuffix("]") { return nil }
    if line.contains("://") { return nil }
    return String(line)
  }

  /// The leading lines of the form `Key: value`, when the first has a key that describes an
  /// article and a blank line ends them (or a `---` line, as in the front matter of Markdown).
  private static func header(of lines: [Substring]) -> [(key: String, value: String)] {
    var fields: [(String, String)] = []
    var lines = lines[...]
    let isFrontMatter = lines.first == "---"
    if isFrontMatter {
      fields.append(("", ""))
      lines = lines.dropFirst()
    }
    for line in lines {
      if isFrontMatter ? line == "---" : line.isEmpty {
        return fields.contains { known.contains($0.0) }
          ? fields + (isFrontMatter ? [("", "")] : []) : []
      }
      guard let colon = line.firstIndex(of: ":") else { return [] }
      let key = line[..<colon].lowercased()
      guard key.count <= 20, isFrontMatter || known.contains(key) else { return [] }
      var value = trimmed(line[line.index(after: colon)...])
      if value.count >= 2, let first = value.first, first == "\"" || first == "'",
        value.last == first
      {
        value = value.dropFirst().dropLast()
      }
      fields.append((key, String(value)))
    }
    return []
  }

  private static let known: Set<String> = [
    "title", "headline", "date", "published", "outlet", "source", "publication", "publisher",
    "author", "byline", "by", "url", "link", "language", "lang",
  ]

  private static func apply(
    _ fields: [(key: String, value: String)], to article: inout Article, latest: PartialDate?
  ) {
    for (key, value) in fields where !value.isEmpty {
      switch key {
      case "title", "headline": article.title = article.title ?? value
      case "date", "published":
        let date = DateLine.firstDate(in: value[...])?.0 ?? DateLine.iso(value)
        if article.date == nil, let date, isPossible(date, latest) {
          article.date = date
          article.dateBasis = .metadata
        }
      case "outlet", "source", "publication", "publisher":
        article.outlet = article.outlet ?? value
      case "author", "byline", "by": article.author = article.author ?? value
      case "url", "link": if !article.urls.contains(value) { article.urls.append(value) }
      case "language", "lang": article.language = article.language ?? value
      default: break
      }
    }
  }

  /// The agency in a dateline, `SEOUL, Jan. 29 (Yonhap) -- …`, or the outlet in a byline of the
  /// form `By AsiaToday reporter …`.
  private static func outlet(inDateline line: Substring) -> String? {
    if line.hasPrefix("By "), let reporter = line.range(of: " reporter") {
      let name = line[line.index(line.startIndex, offsetBy: 3)..<reporter]
      let isName = name.split(separator: " ").allSatisfy { $0.first?.isUppercase == true }
      if isName, name.count <= 40, !name.contains(",") { return String(name) }
    }
    guard let open = line.firstIndex(of: "("), let close = line[open...].firstIndex(of: ")")
    else { return nil }
    let place = line[..<open], name = line[line.index(after: open)..<close]
    let after = trimmed(line[line.index(after: close)...])
    let dashes = ["--", "—", "–", "- "]
    guard dashes.contains(where: after.hasPrefix), place.utf8.count <= 60,
      place.first?.isUppercase == true, !name.isEmpty, name.count <= 30,
      name.split(separator: " ").count <= 3
    else { return nil }
    return String(name)
  }

  static func isPossible(_ date: PartialDate, _ latest: PartialDate?) -> Bool {
    date.year >= 1000 && (latest.map { date.firstDay <= $0.lastDay } ?? true)
  }

  static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}

extension Substring {
  /// The place where `word` first stands.
  fileprivate func range(of word: String) -> Substring.Index? {
    var rest = self
    while !rest.isEmpty {
      if rest.hasPrefix(word) { return rest.startIndex }
      rest = rest.dropFirst()
    }
    return nil
  }
}
