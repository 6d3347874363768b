import Basics
import Graph

/// The text files that news databases hand out, many articles a file.
///
/// None has a published form; what is read here is what the exports of Nexis (the classic text form
/// with "1 of 20 DOCUMENTS" and the newer one with "End of Document"), Factiva (with or without
/// two-letter fields) and ProQuest ("Document 1 of 20") look like. A part without a text between
/// its labels is counted, and no part is left out silently.
enum NewsExport {
  /// Which database wrote a file that begins like this; nil for other texts.
  static func kind(of opening: String) -> ArticleFormat? {
    let lines = opening.split(separator: "\n", maxSplits: 400, omittingEmptySubsequences: true)
      .map { PlainText.trimmed($0) }
    for line in lines.prefix(6) where Nexis.isStart(line) { return .nexis }
    if lines.prefix(4).contains(where: ProQuest.isStart) { return .proquest }
    if lines.prefix(12).contains(where: { Factiva.field($0)?.code == "HD" }),
      lines.contains(where: { Factiva.field($0)?.code == "PD" })
    {
      return .factiva
    }
    if lines.contains(where: Factiva.isEnd) { return .factiva }
    if lines.contains("End of Document"), lines.contains(where: { $0.hasPrefix("Length:") }) {
      return .nexis
    }
    return nil
  }

  /// The articles of a file; ids are `id` and their number.
  static func read(
    _ text: String, as kind: ArticleFormat, id: String, file: String, ledger: inout Ledger
  ) -> [Article] {
    // A form feed stands between the documents of some exports.
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline || $0 == "\u{C}" }
      .map { $0.hasPrefix("\u{FEFF}") ? $0.dropFirst() : $0 }
    let parts: [Article] =
      switch kind {
      case .nexis: Nexis.articles(lines)
      case .factiva: Factiva.articles(lines)
      default: ProQuest.articles(lines)
      }
    var kept: [Article] = []
    for (i, part) in parts.enumerated() {
      ledger.read += 1
      guard part.text?.utf8.contains(where: { $0 > 32 }) == true else {
        ledger.skip("a document without a text", at: "\(file), document \(i + 1)")
        continue
      }
      var article = part
      article.id = "\(id)-\(i + 1)"
      kept.append(article)
    }
    return kept
  }

  /// Lines as paragraphs: hard line ends inside a paragraph stay, blank lines at the ends go.
  static func text(_ lines: some Sequence<Substring>) -> String {
    var lines = lines.map { PlainText.trimmed($0) }[...]
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The value of `Label: value`, whatever the label's case.
  static func value(of label: String, in line: Substring) -> String? {
    guard line.count > label.count, line.prefix(label.count).lowercased() == label,
      line.dropFirst(label.count).first == ":"
    else { return nil }
    return String(line.dropFirst(label.count + 1)).collapsed
  }

  /// BCP 47 of a language by its English name; others stay as they are.
  static func language(_ name: String) -> String {
    let known = [
      "english": "en", "french": "fr", "german": "de", "spanish": "es", "arabic": "ar",
      "russian": "ru", "chinese": "zh", "korean": "ko", "japanese": "ja", "portuguese": "pt",
      "italian": "it", "turkish": "tr", "dutch": "nl",
    ]
    let first = name.lowercased().prefix { $0.isLetter }
    return known[String(first)] ?? name
  }

  static func setDate(_ article: inout Article, in line: Substring) {
    guard article.date == nil, let (date, _) = DateLine.firstDate(in: line) else { return }
    article.date = date
    article.dateBasis = .metadata
  }
}

extension Article {
  /// An article to be filled from an export.
  static var blank: Article { Article(id: "") }
}
