import Graph

/// Text exports of ProQuest.
enum ProQuest {
  /// `Document 3 of 20`.
  static func isStart(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    return words.count == 4 && words[0] == "Document" && words[2] == "of" && Int(words[1]) != nil
      && Int(words[3]) != nil
  }

  private static let labels = [
    "author", "publication info", "abstract", "links", "full text", "subject", "location",
    "people", "company / organization", "company", "title", "publication title", "pages",
    "number of pages", "publication year", "publication date", "year", "column", "section",
    "publisher", "place of publication", "country of publication", "publication subject", "issn",
    "source type", "language of publication", "document type", "proquest document id",
    "document url", "copyright", "last updated", "database", "dateline", "credit",
    "identifier / keyword",
    "issue", "volume", "number of references", "classification", "accession number",
    "publication/order number", "contents",
  ]

  static func articles(_ lines: [Substring]) -> [Article] {
    let trimmed = lines.map { PlainText.trimmed($0) }
    var parts: [Article] = []
    var start: Int?
    for i in trimmed.indices {
      let isRule = trimmed[i].count >= 20 && trimmed[i].allSatisfy { $0 == "_" }
      guard isStart(trimmed[i]) || isRule else { continue }
      if let start { parts.append(article(trimmed[start..<i])) }
      start = isStart(trimmed[i]) ? i + 1 : nil
    }
    if let start { parts.append(article(trimmed[start...])) }
    return parts
  }

  private static func article(_ lines: ArraySlice<Substring>) -> Article {
    var article = Article.blank
    var label = ""
    var values: [String: [Substring]] = [:]
    for line in lines {
      if let known = labels.first(where: { NewsExport.value(of: $0, in: line) != nil }) {
        label = known
        values[known] = [Substring(NewsExport.value(of: known, in: line)!)]
      } else if label.isEmpty, !line.isEmpty {
        values["", default: []].append(line)
      } else if !label.isEmpty {
        values[label]?.append(line)
      }
    }
    func value(_ label: String) -> String? {
      let text = values[label].map { $0.joined(separator: " ").collapsed } ?? ""
      return text.isEmpty ? nil : text
    }
    article.title = value("title") ?? value("")
    article.author = value("author")
    article.outlet = value("publication title")
    article.language = value("language of publication").map(NewsExport.language)
    if let date = value("publication date") { NewsExport.setDate(&article, in: date[...]) }
    if article.date == nil, let info = value("publication info") {
      NewsExport.setDate(&article, in: info[...])
    }
    if let url = value("document url"), url.hasPrefix("http") { article.urls = [url] }
    article.text = NewsExport.text(values["full text"] ?? [])
    return article
  }
}
