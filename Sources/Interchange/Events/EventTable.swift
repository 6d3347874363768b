import Basics
import Graph

/// The rows of a tab-separated event file: fields by place, texts made on demand.
struct EventFields {
  let bytes: [UInt8]
  var ranges: [Range<Int>] = []
  var line = 0

  func isEmpty(_ place: Int) -> Bool { place >= ranges.count || ranges[place].isEmpty }

  func number(_ place: Int) -> Double? {
    place < ranges.count ? parseNumber(bytes, ranges[place]) : nil
  }
}

/// Reads the rows of tab-separated event data, block by block, in constant memory.
struct EventTable {
  let source: ByteSource
  var importer: EventImporter
  var problems = ErrorCollector()

  init(_ source: ByteSource, parts: GraphParts? = nil) {
    self.source = source
    importer = EventImporter(file: source.name, parts: parts)
  }

  /// Hands each row that is not empty to `take`.
  mutating func rows(
    _ take: (inout EventTable, EventFields) throws(InputError) -> Void
  ) throws(InputErrors) {
    let blocks = LineBlocks(source)
    do throws(InputError) {
      while !problems.isFull, !importer.isStopped, let block = try blocks.next() {
        var fields = EventFields(bytes: block.bytes)
        for line in block where !line.range.isEmpty {
          splitFields(block.bytes, line.range, into: &fields.ranges)
          fields.line = line.number
          do throws(InputError) { try take(&self, fields) } catch { problems.add(error) }
          importer.handOverIfFull()
          if problems.isFull || importer.isStopped { break }
        }
      }
    } catch { problems.add(error) }
    try problems.finish()
  }

  mutating func text(_ fields: EventFields, _ place: Int?) -> String {
    guard let place, place < fields.ranges.count else { return "" }
    return importer.text(fields.bytes, fields.ranges[place])
  }

  func error(_ problem: String, _ fields: EventFields, hint: String? = nil) -> InputError {
    InputError(file: source.name, line: fields.line, problem: problem, hint: hint)
  }

  /// An event code as it should be; one that lost its zeros is counted.
  mutating func code(_ text: String, _ fields: EventFields) -> String {
    let code = EventCode(text)
    if code.isPadded { importer.countPadded(line: fields.line) }
    return code.code
  }

  /// `20240129`, `2024-01-29`, `1/29/2024`, `29 January 2024`.
  func date(_ text: String, _ fields: EventFields) throws(InputError) -> PartialDate {
    if let date = EventTable.date(text) { return date }
    throw error(
      "\"\(text.prefix(40))\" is not a date", fields,
      hint: "expected YYYYMMDD, YYYY-MM-DD or M/D/YYYY")
  }

  /// A date as `date(_:)` reads it, as `PartialDate.packed`.
  static func packedDate(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32? {
    if let compact = compactDate(bytes, range) { return compact?.packed }
    return date(decodeField(bytes[range]).text)?.packed
  }

  /// Eight digits, or fourteen with the time, and the date they are, if they are one; nil for what
  /// has another form.
  private static func compactDate(_ bytes: [UInt8], _ range: Range<Int>) -> PartialDate?? {
    guard range.count == 8 || range.count == 14 else { return nil }
    var number = 0
    for place in range {
      let digit = bytes[place] &- 48
      guard digit < 10 else { return nil }
      if place < range.lowerBound + 8 { number = number * 10 + Int(digit) }
    }
    return .some(
      PartialDate(year: number / 10_000, month: number / 100 % 100, day: number % 100))
  }

  static func date(_ text: String) -> PartialDate? {
    let bytes = Array(text.utf8)
    if let compact = compactDate(bytes, 0..<bytes.count) { return compact }
    if let date = PartialDate(text) ?? DateLine.iso(text) { return date }
    let parts = text.split(separator: "/").map { Int($0) }
    if parts.count == 3, let month = parts[0], let day = parts[1], let year = parts[2] {
      return PartialDate(year: year, month: month, day: day)
    }
    return DateLine.firstDate(in: text[...])?.0
  }
}
