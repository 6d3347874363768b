import Basics
import Graph

/// One line of articles as JSON Lines: `{"id","text","title"?,"date"?,"outlet"?,"url"?}`.
///
/// Also taken: `author`, `language`, `urls`; other keys are the user's own and read past.
enum ArticleLine {
  static func read(
    _ block: LineBlock, _ line: LineBlock.Line, file: String, ledger: inout Ledger
  ) throws(InputErrors) -> Article {
    var records: RecordReader
    var article: Article?
    do throws(InputError) {
      records = RecordReader(try json(block, line, file: file, ledger: &ledger))
    } catch { throw InputErrors(error) }
    do throws(InputError) { article = try read(&records) } catch { records.problems.add(error) }
    try records.problems.finish()
    return article!
  }

  /// The line as UTF-8, from Windows-1252 where it is not that already.
  private static func json(
    _ block: LineBlock, _ line: LineBlock.Line, file: String, ledger: inout Ledger
  ) throws(InputError) -> JSONReader {
    guard firstInvalidUTF8(block.bytes, in: line.range) != nil else {
      return try JSONReader(
        block.bytes, range: line.range, file: file, firstLine: block.firstLine)
    }
    ledger.change("decoded as Windows-1252", at: "\(file):\(line.number)")
    let text = decodeWindows1252(block.bytes[line.range])
    return try JSONReader(Array(text.utf8), file: file, firstLine: line.number)
  }

  private static func read(_ records: inout RecordReader) throws(InputError) -> Article? {
    let start = records.json.start()
    guard try records.json.kind() == .object else {
      try records.json.skip()
      records.note("a line of articles is an object with \"id\" and \"text\"", at: start)
      return nil
    }
    var article = Article(id: "")
    var isFirst = true
    var seen: Set<String> = []
    while let range = try records.json.nextKey(&isFirst) {
      let key = try records.json.text(ofKey: range)
      guard seen.insert(key).inserted else {
        throw records.json.error(
          "the key \"\(key)\" stands twice in one object", at: range.lowerBound - 1)
      }
      switch key {
      case "id": article.id = try id(&records)
      case "text": article.text = try records.text(key)
      case "title": article.title = try records.text(key)
      case "date":
        article.date = try date(&records)
        if article.date != nil { article.dateBasis = .metadata }
      case "outlet": article.outlet = try records.text(key)
      case "author": article.author = try records.text(key)
      case "language": article.language = try records.text(key)
      case "url":
        if let url = try records.text(key), !article.urls.contains(url) { article.urls.append(url) }
      case "urls":
        for url in try records.strings(key) where !article.urls.contains(url) {
          article.urls.append(url)
        }
      default: try records.json.skip()
      }
    }
    try records.json.finish()
    if article.id.isEmpty { records.note("the article has no \"id\"", at: start) }
    if article.text == nil { records.note("the article has no \"text\"", at: start) }
    return article
  }

  /// A string, or a whole number as people's scripts write it.
  private static func id(_ records: inout RecordReader) throws(InputError) -> String {
    guard try records.json.kind() == .number else { return try records.text("id") ?? "" }
    return shortest(try records.json.number())
  }

  /// A date, or the date of a time such as `2024-01-29T10:13:00Z`.
  private static func date(_ records: inout RecordReader) throws(InputError) -> PartialDate? {
    let place = records.json.start()
    guard let written = try records.text("date"), !written.isEmpty else { return nil }
    let isTime = written.count > 10 && "T ".contains(written.dropFirst(10).first!)
    guard let date = isTime ? PartialDate(written.prefix(10)) : PartialDate(written) else {
      records.note(
        "\"date\" is not a date: \"\(written.prefix(40))\"", at: place,
        hint: "write YYYY-MM-DD, YYYY-MM or YYYY")
      return nil
    }
    return date
  }
}
