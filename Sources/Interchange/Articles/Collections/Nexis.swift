import Graph

/// Text exports of Nexis.
enum Nexis {
  /// `3 of 200 DOCUMENTS`.
  static func isStart(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    return words.count == 4 && words[1] == "of" && Int(words[0]) != nil && Int(words[2]) != nil
      && words[3].hasPrefix("DOCUMENT")
  }

  static func articles(_ lines: [Substring]) -> [Article] {
    let trimmed = lines.map { PlainText.trimmed($0) }
    if let first = trimmed.firstIndex(where: isStart) {
      var parts: [Article] = []
      var start = first + 1
      for i in (first + 1)...trimmed.count where i == trimmed.count || isStart(trimmed[i]) {
        parts.append(classic(trimmed[start..<i]))
        start = i + 1
      }
      return parts
    }
    var parts: [Article] = []
    var start = 0
    for i in trimmed.indices where trimmed[i] == "End of Document" {
      parts.append(recent(trimmed[start..<i]))
      start = i + 1
    }
    if trimmed[start...].contains(where: { !$0.isEmpty }) {
      parts.append(recent(trimmed[start...]))
    }
    return parts
  }

  private static let footers = [
    "load-date", "language", "document-type", "publication-type", "graphic", "subject",
    "organization", "person", "geographic", "country", "state", "city", "company", "ticker",
    "journal-code", "industry", "correction-date", "correction", "url", "acc-no",
  ]

  /// Outlet and date stand centred above the headline, labels in capitals before and after the text.
  private static func classic(_ lines: ArraySlice<Substring>) -> Article {
    var article = Article.blank
    var above: [Substring] = []
    var body: [Substring] = []
    var isBody = false, hasLabels = false
    for line in lines {
      if line.isEmpty {
        if isBody { body.append(line) }
        continue
      }
      if let footer = footers.first(where: { NewsExport.value(of: $0, in: line) != nil }),
        line.first?.isUppercase == true, isCapitals(line)
      {
        let value = NewsExport.value(of: footer, in: line)!
        if footer == "language" { article.language = NewsExport.language(value) }
        if footer == "url", value.hasPrefix("http") { article.urls = [value] }
        if isBody { break }
        continue
      }
      if line.hasPrefix("Copyright "), isBody || above.isEmpty {
        if isBody { break }
        continue
      }
      if !isBody, isCapitals(line), let colon = line.firstIndex(of: ":") {
        hasLabels = true
        let label = line[..<colon].lowercased()
        if label == "byline" {
          article.author = NewsExport.value(of: "byline", in: line).map(withoutBy)
        }
        if label == "headline" || label == "title" {
          article.title = NewsExport.value(of: label, in: line)
        }
        if label == "body" { isBody = true }
        continue
      }
      if hasLabels { isBody = true }
      if isBody { body.append(line) } else { above.append(line) }
    }
    finish(&article, above, language: lines)
    article.text = NewsExport.text(body)
    return article
  }

  /// Headline, outlet, date one below the other; the text between `Body` and `Classification`.
  private static func recent(_ lines: ArraySlice<Substring>) -> Article {
    var article = Article.blank
    let lines = lines.drop(while: \.isEmpty)
    let start = lines.firstIndex(of: "Body")
    let end = lines.firstIndex(of: "Classification") ?? lines.endIndex
    var above: [Substring] = []
    for line in lines[..<(start ?? lines.endIndex)] where !line.isEmpty {
      if let value = NewsExport.value(of: "byline", in: line) { article.author = withoutBy(value) }
      let isLabel = line.hasPrefix("Copyright ") || line.contains(":") && above.count > 1
      if !isLabel { above.append(line) }
    }
    article.title = above.first.map(String.init)
    finish(&article, above.dropFirst().map { $0 }, language: lines)
    if let start, start < end { article.text = NewsExport.text(lines[(start + 1)..<end]) }
    return article
  }

  /// The outlet is the first line above the date; in the classic form the headline comes after it.
  private static func finish(
    _ article: inout Article, _ above: [Substring], language lines: ArraySlice<Substring>
  ) {
    for line in lines {
      if let value = NewsExport.value(of: "language", in: line) {
        article.language = NewsExport.language(value)
      }
    }
    let dated = above.firstIndex { DateLine.firstDate(in: $0) != nil }
    if let dated { NewsExport.setDate(&article, in: above[dated]) }
    if let first = above.first, dated != 0 { article.outlet = String(first) }
    if article.title == nil, let dated {
      // An edition may stand between date and headline.
      let rest = above[(dated + 1)...].filter {
        !$0.hasSuffix("Edition") && !$0.contains("Edition -")
      }
      if let last = rest.last { article.title = String(last) }
    }
  }

  private static func isCapitals(_ line: Substring) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    let label = line[..<colon]
    return label.count <= 20 && label.contains(where: \.isUppercase)
      && !label.contains(where: \.isLowercase)
  }

  private static func withoutBy(_ name: String) -> String {
    name.lowercased().hasPrefix("by ") ? String(name.dropFirst(3)) : name
  }
}
