import Basics
import Graph

/// The mentions of GDELT 2.0 (16 columns, no header): which articles report which event, in which
/// sentence, and how sure GDELT is of it
/// (http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf).
///
/// A mention names its event by number alone: mentions are read before the files of events, whose rows
/// look them up. Each becomes a relation of its own, with the mention's row as evidence, except the
/// one of the article that the event's row names: that one says more of the row.
struct GDELTMentions: Sendable {
  struct Mention: Sendable {
    var event: UInt64
    /// A place among the articles.
    var article: UInt32
    var sentence: Int32
    var line: UInt32
    /// A place among the files.
    var file: UInt32
    /// In percent.
    var confidence: UInt8
  }

  /// By event; those of an event by article and sentence, the surest first.
  private var rows: [Mention] = []
  private var isJoined: [Bool] = []
  private var files: [String] = []
  /// What identifies articles: addresses, or what stands for one.
  private var articles = ByteInterner()
  private var outlets = ByteInterner()
  /// By article: its outlet, and when it was first seen: `PartialDate.packed`.
  private var facts: [(outlet: UInt32, date: UInt32)] = []

  /// Reads files of mentions.
  init(
    reading files: [GraphFile.Place], ledger: inout Ledger
  ) throws(InputErrors) {
    for file in files { try read(try file.open().source, &ledger) }
    sort(&ledger)
  }

  private mutating func read(
    _ source: ByteSource, _ ledger: inout Ledger
  ) throws(InputErrors) {
    var problems = ErrorCollector()
    let name = source.name
    files.append(name.baseName)
    var skipped: [UInt32] = []
    do throws(InputError) {
      try LineBlocks(source).forEachPart {
        GDELTMentionBlock($0, file: name)
      } _: { parts in
        for part in parts {
          for problem in part.problems where !problems.isFull { problems.add(problem) }
          skipped += part.withoutArticle
          if problems.found == nil { add(part) }
          ledger.read += part.rows.count + part.withoutArticle.count
        }
        return !problems.isFull
      }
    } catch { problems.add(error) }
    try problems.finish()
    for line in skipped {
      ledger.skip("a mention without an article", at: "\(name.baseName):\(line)")
    }
  }

  private mutating func add(_ part: GDELTMentionBlock) {
    let articleNumbers = articles.numbers(of: part.articles)
    let outletNumbers = outlets.numbers(of: part.outlets)
    let file = UInt32(files.count - 1)
    for row in part.rows {
      let article = articleNumbers[Int(row.article)]
      let outlet = UInt32(outletNumbers[Int(row.outlet)])
      if article == facts.count {
        facts.append((outlet, row.date))
      } else if row.date < facts[article].date {
        // Whatever the order of the files.
        facts[article] = (outlet, row.date)
      }
      rows.append(
        Mention(
          event: row.event, article: UInt32(article), sentence: row.sentence, line: row.line,
          file: file, confidence: row.confidence))
    }
  }

  private mutating func sort(_ ledger: inout Ledger) {
    rows.sort { a, b in
      if a.event != b.event { return a.event < b.event }
      if a.article != b.article { return a.article < b.article }
      if a.sentence != b.sentence { return a.sentence < b.sentence }
      if a.confidence != b.confidence { return a.confidence > b.confidence }
      return (a.file, a.line) < (b.file, b.line)
    }
    var kept = 0
    for row in rows {
      if kept > 0, rows[kept - 1].event == row.event, rows[kept - 1].article == row.article,
        rows[kept - 1].sentence == row.sentence
      {
        ledger.skip("a mention stands twice", at: place(of: row))
        continue
      }
      rows[kept] = row
      kept += 1
    }
    rows.removeLast(rows.count - kept)
    isJoined = [Bool](repeating: false, count: kept)
  }

  private func place(of row: Mention) -> String { "\(files[Int(row.file)]):\(row.line)" }

  /// The name of the file that a mention stands in, without its folder.
  func file(of row: Mention) -> String { files[Int(row.file)] }

  subscript(place: UInt32) -> Mention { rows[Int(place)] }

  /// The number of articles that are named.
  var articleCount: Int { facts.count }

  /// The places of the mentions of the event whose number stands in a field.
  func places(ofEvent bytes: [UInt8], _ range: Range<Int>) -> Range<UInt32> {
    guard let event = GDELTMentionBlock.number(bytes, range) else { return 0..<0 }
    var first = 0, last = rows.count
    while first < last {
      let middle = (first + last) / 2
      if rows[middle].event < event { first = middle + 1 } else { last = middle }
    }
    var end = first
    while end < rows.count, rows[end].event == event { end += 1 }
    return UInt32(first)..<UInt32(end)
  }

  /// An article by what identifies it; nil for one that no mention names.
  func article(identifiedBy bytes: ArraySlice<UInt8>) -> Article? {
    articles.known(bytes).flatMap { article(Int($0)) }
  }

  func article(_ number: Int) -> Article {
    let facts = facts[number], outlet = decodeField(outlets[Int(facts.outlet)]).text
    return GDELTMentions.article(
      decodeField(articles[number]).text, date: PartialDate(packed: facts.date),
      outlet: outlet.isMissing ? nil : outlet)
  }

  static func article(_ id: String, date: PartialDate?, outlet: String?) -> Article {
    // What is no address is a citation, or the number of a document.
    let host = GDELT.host(of: id)
    return Article(
      id: id, date: date, dateBasis: date == nil ? nil : .metadata, outlet: outlet ?? host,
      urls: host == nil ? [] : [id])
  }

  /// Takes the mentions of an event, unless a row with its number took them before.
  mutating func take(_ places: Range<UInt32>) -> Bool {
    guard let first = places.first, !isJoined[Int(first)] else { return false }
    for place in places { isJoined[Int(place)] = true }
    return true
  }

  /// Counts the mentions that no event took.
  func settle(_ ledger: inout Ledger) {
    let left = rows.indices.filter { !isJoined[$0] }.map { rows[$0] }
    let first = left.sorted { ($0.file, $0.line) < ($1.file, $1.line) }.prefix(3)
    let reason = "a mention of an event that is not held"
    for row in first { ledger.skip(reason, at: place(of: row)) }
    ledger.skip(reason, count: left.count - first.count)
  }
}

/// A block of mentions taken apart, texts by numbers of its own.
struct GDELTMentionBlock: Sendable {
  struct Row: Sendable {
    var event: UInt64
    var article: UInt32, outlet: UInt32
    /// `PartialDate.packed`.
    var date: UInt32
    var sentence: Int32
    var line: UInt32
    var confidence: UInt8
  }

  static let width = 16

  private(set) var rows: [Row] = []
  private(set) var problems: [InputError] = []
  /// Lines of mentions that name no article.
  private(set) var withoutArticle: [UInt32] = []
  private(set) var articles = ByteInterner(), outlets = ByteInterner()

  init(_ block: LineBlock, file: String) {
    var fields = TabRows(block, limit: GDELTMentionBlock.width)
    while fields.next(), problems.count < InputErrors.limit {
      do throws(InputError) { try add(fields, block.bytes, file) } catch { problems.append(error) }
    }
  }

  private mutating func add(
    _ fields: TabRows, _ bytes: [UInt8], _ file: String
  ) throws(InputError) {
    func error(_ field: Int, _ what: String, _ hint: String) -> InputError {
      InputError(
        file: file, line: fields.line, column: fields.column(of: field),
        problem: "\"\(decodeField(bytes[fields[field]]).text.prefix(40))\" is \(what)", hint: hint)
    }
    guard fields.fieldCount == GDELTMentionBlock.width else {
      throw InputError(
        file: file, line: fields.line,
        problem: "the row has \(fields.fieldCount) columns; expected \(GDELTMentionBlock.width)",
        hint: "GDELT's files of mentions have \(GDELTMentionBlock.width) columns apart by tabs")
    }
    guard let event = GDELTMentionBlock.number(bytes, fields[0]) else {
      throw error(0, "no number of an event", "expected a whole number, GLOBALEVENTID")
    }
    guard let date = EventTable.packedDate(bytes, fields[2]) else {
      throw error(2, "not a date", "expected YYYYMMDDHHMMSS, MentionTimeDate")
    }
    guard let sentence = GDELTMentionBlock.number(bytes, fields[6]), sentence < 1_000_000 else {
      throw error(6, "no number of a sentence", "expected a whole number, SentenceID")
    }
    guard let confidence = GDELTMentionBlock.number(bytes, fields[11]), confidence <= 100 else {
      throw error(11, "no confidence", "expected a whole number up to 100, in percent")
    }
    let name = bytes[fields[5]]
    guard name.count > 4 || !decodeField(name).text.isMissing else {
      withoutArticle.append(UInt32(fields.line))
      return
    }
    rows.append(
      Row(
        event: event, article: UInt32(articles.number(of: name)),
        outlet: UInt32(outlets.number(of: fields[4], in: bytes)), date: date,
        sentence: Int32(sentence), line: UInt32(fields.line), confidence: UInt8(confidence)))
  }

  /// A whole number without a sign; nil for anything else.
  static func number(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64? {
    guard (1...18).contains(range.count) else { return nil }
    var number: UInt64 = 0
    for place in range {
      let digit = bytes[place] &- 48
      guard digit < 10 else { return nil }
      number = number * 10 + UInt64(digit)
    }
    return number
  }
}
