import Graph

/// Text exports of Factiva: with two-letter fields, or as a reader sees them.
enum Factiva {
  /// `Document LBA0000020240129ek1t000ab`, the last line of each article.
  static func isEnd(_ line: Substring) -> Bool {
    guard line.hasPrefix("Document ") else { return false }
    let code = line.dropFirst(9)
    return (16...40).contains(code.utf8.count)
      && code.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
      }
      && code.contains(where: \.isNumber) && code.prefix(3).allSatisfy(\.isUppercase)
  }

  private static let codes: Set<String> = [
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "CT",
    "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CX", "RF", "CLM", "ART", "VOL",
  ]

  /// A field's code and what stands beside it.
  static func field(_ line: Substring) -> (code: String, value: Substring)? {
    let code = line.prefix { $0.isASCII && $0.isUppercase }
    guard (2...3).contains(code.count), codes.contains(String(code)) else { return nil }
    let rest = line.dropFirst(code.count)
    // A sentence may begin with two capitals; a field stands apart from its value.
    let gap = rest.prefix { $0.isWhitespace }
    guard rest.isEmpty || gap.count > 1 || gap == "\t" else { return nil }
    return (String(code), PlainText.trimmed(rest))
  }

  static func articles(_ lines: [Substring]) -> [Article] {
    let trimmed = lines.map { PlainText.trimmed($0) }
    let hasFields = trimmed.contains { field($0)?.code == "HD" }
    var parts: [Article] = []
    var start = 0
    for i in trimmed.indices {
      let isEnd =
        hasFields
        ? field(trimmed[i])?.code == "AN" : isEnd(trimmed[i])
      guard isEnd else { continue }
      let part = trimmed[start...i]
      parts.append(hasFields ? labelled(part) : plain(part.dropLast()))
      start = i + 1
    }
    let rest = trimmed[start...]
    // A list of the search below the last article is none.
    let isArticle = hasFields ? rest.contains { field($0)?.code == "HD" } : false
    if isArticle { parts.append(labelled(rest)) }
    return parts
  }

  private static func labelled(_ lines: ArraySlice<Substring>) -> Article {
    var article = Article.blank
    var code = ""
    var values: [String: [Substring]] = [:]
    for line in lines {
      if let (next, value) = field(line) {
        code = next
        if !value.isEmpty { values[code, default: []].append(value) }
      } else if !code.isEmpty {
        values[code, default: []].append(line)
      }
    }
    func value(_ code: String) -> String? {
      let text = values[code].map { $0.joined(separator: " ").collapsed } ?? ""
      return text.isEmpty ? nil : text
    }
    article.title = value("HD")
    article.author = value("BY")
    article.outlet = value("SN")
    article.language = value("LA").map(NewsExport.language)
    if let date = value("PD") { NewsExport.setDate(&article, in: date[...]) }
    let lead = NewsExport.text(values["LP"] ?? [])
    let rest = NewsExport.text(values["TD"] ?? [])
    article.text = [lead, rest].filter { !$0.isEmpty }.joined(separator: "\n\n")
    return article
  }

  /// Headline, author, "512 words", date, time, outlet, code, language, copyright; then the text.
  private static func plain(_ lines: ArraySlice<Substring>) -> Article {
    var article = Article.blank
    let lines = Array(lines.drop(while: \.isEmpty))
    guard let count = lines.firstIndex(where: isWordCount) else {
      article.text = NewsExport.text(lines[...])
      return article
    }
    let above = lines[..<count].filter { !$0.isEmpty }
    article.title = above.first.map(String.init)
    if above.count > 1, let last = above.last { article.author = String(last) }
    var end = count + 1
    for (i, line) in lines.enumerated().dropFirst(count + 1).prefix(12) where !line.isEmpty {
      if article.date == nil, DateLine.date(ofLine: line) != nil {
        NewsExport.setDate(&article, in: line)
        end = i + 1
      } else if article.date != nil, article.outlet == nil, !isTime(line) {
        article.outlet = String(line)
        end = i + 1
      } else if NewsExport.language(String(line)).count == 2, line.count > 2 {
        article.language = NewsExport.language(String(line))
        end = i + 1
      } else if line.hasPrefix("©") || line.hasPrefix("(c)") || line.hasPrefix("Copyright") {
        end = i + 1
        break
      }
    }
    article.text = NewsExport.text(lines[min(end, lines.count)...])
    return article
  }

  /// `512 words`.
  private static func isWordCount(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    return words.count == 2 && words[1] == "words"
      && words[0].allSatisfy { $0.isNumber || $0 == "," }
  }

  private static func isTime(_ line: Substring) -> Bool {
    line.contains(":") && line.allSatisfy { $0.isNumber || $0 == ":" || $0 == " " || $0.isLetter }
      && line.count <= 12
  }
}
