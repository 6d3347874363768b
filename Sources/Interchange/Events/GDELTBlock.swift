import Basics
import Graph

/// A block of rows of a GDELT event file taken apart, texts by numbers of its own.
struct GDELTBlock: Sendable {
  struct Row: Sendable {
    /// Numbers of texts; `absent` for none.
    var source: UInt32, target: UInt32
    var code: UInt32
    var article: UInt32
    /// `PartialDate.packed`.
    var date: UInt32
    var line: UInt32
    /// NaN for none.
    var intensity: Double
    /// Places among the mentions.
    var mentions: Range<UInt32>
  }

  static let absent = UInt32.max
  static let widths = [57, 58, 61]

  private(set) var rows: [Row] = []
  private(set) var problems: [InputError] = []
  /// Codes of actors, and what the first row calls each.
  private(set) var actors = ByteInterner()
  private(set) var names: [[UInt8]] = []
  private var codeTexts = ByteInterner()
  private(set) var codes: [EventCode] = []
  /// Addresses of articles, and when the first row with each was added: `PartialDate.packed`.
  private(set) var articles = ByteInterner()
  private(set) var added: [UInt32] = []
  /// Codes and addresses that are not UTF-8, as often as they come.
  private(set) var fallbackCount = 0

  /// - Parameters:
  ///   - width: The number of columns that each row has; 0 when no width is known.
  ///   - mentions: What rows are looked up among, by their number.
  init(_ block: LineBlock, width: Int, mentions: GDELTMentions?, file: String) {
    let bytes = block.bytes
    var fields = TabRows(block, limit: 61)
    // Rows of GDELT have 200 bytes and more.
    rows.reserveCapacity(bytes.count / 200)
    while fields.next(), problems.count < InputErrors.limit {
      do throws(InputError) {
        try add(fields, bytes, width, mentions, file)
      } catch { problems.append(error) }
    }
    fallbackCount = countFallbacks()
  }

  private mutating func add(
    _ fields: TabRows, _ bytes: [UInt8], _ width: Int, _ mentions: GDELTMentions?, _ file: String
  ) throws(InputError) {
    func error(_ problem: String, _ field: Int? = nil, hint: String? = nil) -> InputError {
      InputError(
        file: file, line: fields.line, column: field.map { fields.column(of: $0) } ?? 0,
        problem: problem, hint: hint)
    }
    guard fields.fieldCount == width else {
      throw error(
        "the row has \(fields.fieldCount) columns; expected "
          + (width == 0 ? "57, 58 or 61" : "\(width)"),
        hint: "GDELT's event files have 57, 58 or 61 columns apart by tabs")
    }
    let code = number(ofCode: fields[26], bytes)
    guard codes[code].isKnown else {
      throw error("\"\(text(bytes, fields[26]).prefix(20))\" is no event code", 26)
    }
    guard let date = EventTable.packedDate(bytes, fields[1]) else {
      throw error(
        "\"\(text(bytes, fields[1]).prefix(40))\" is not a date", 1,
        hint: "expected YYYYMMDD, YYYY-MM-DD or M/D/YYYY")
    }
    var article = GDELTBlock.absent
    if width > 57, !fields.isEmpty(width - 1) {
      let known = articles.count
      article = UInt32(articles.number(of: fields[width - 1], in: bytes))
      if articles.count > known {
        added.append(EventTable.packedDate(bytes, fields[width - 2]) ?? 0)
      }
    }
    rows.append(
      Row(
        source: number(ofActor: 5, fields, bytes), target: number(ofActor: 15, fields, bytes),
        code: UInt32(code), article: article, date: date, line: UInt32(fields.line),
        intensity: parseNumber(bytes, fields[30]) ?? .nan,
        mentions: mentions?.places(ofEvent: bytes, fields[0]) ?? 0..<0))
  }

  private mutating func number(
    ofActor field: Int, _ fields: TabRows, _ bytes: [UInt8]
  ) -> UInt32 {
    guard !fields.isEmpty(field) else { return GDELTBlock.absent }
    let number = actors.number(of: fields[field], in: bytes)
    if number == names.count { names.append(Array(bytes[fields[field + 1]])) }
    return UInt32(number)
  }

  private mutating func number(ofCode range: Range<Int>, _ bytes: [UInt8]) -> Int {
    let number = codeTexts.number(of: range, in: bytes)
    if number == codes.count { codes.append(EventCode(text(bytes, range))) }
    return number
  }

  private func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    decodeField(bytes[range]).text
  }

  private func countFallbacks() -> Int {
    func invalid(_ texts: ByteInterner) -> Set<UInt32> {
      Set((0..<texts.count).filter { decodeField(texts[$0]).encoding != .utf8 }.map(UInt32.init))
    }
    let actors = invalid(actors), articles = invalid(articles)
    guard !actors.isEmpty || !articles.isEmpty else { return 0 }
    return rows.reduce(0) { count, row in
      count + (actors.contains(row.source) ? 1 : 0) + (actors.contains(row.target) ? 1 : 0)
        + (articles.contains(row.article) ? 1 : 0)
    }
  }
}
