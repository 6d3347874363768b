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

  /// An event code as it should be: `36` lost the zero in front of it in some spreadsheet.
  mutating func code(_ text: String, _ fields: EventFields) -> String {
    // Garbage after the digits comes from coders that broke off.
    let digits = String(text.prefix { $0.isASCII && $0.isNumber })
    if digits.utf8.count < 3, digits.utf8.count >= 1, text.utf8.count == digits.utf8.count {
      importer.ledger.change(
        "an event code was padded with zeros", at: "\(importer.rowFile):\(fields.line)")
      return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
    return digits
  }

  /// `20240129`, `2024-01-29`, `1/29/2024`, `29 January 2024`.
  func date(_ text: String, _ fields: EventFields) throws(InputError) -> PartialDate {
    if let date = EventTable.date(text) { return date }
    throw error(
      "\"\(text.prefix(40))\" is not a date", fields,
      hint: "expected YYYYMMDD, YYYY-MM-DD or M/D/YYYY")
  }

  static func date(_ text: String) -> PartialDate? {
    let bytes = Array(text.utf8)
    if bytes.count == 8 || bytes.count == 14, bytes.allSatisfy({ $0 &- 48 < 10 }) {
      func value(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 48 } }
      return PartialDate(year: value(0..<4), month: value(4..<6), day: value(6..<8))
    }
    if let date = PartialDate(text) ?? DateLine.iso(text) { return date }
    let parts = text.split(separator: "/").map { Int($0) }
    if parts.count == 3, let month = parts[0], let day = parts[1], let year = parts[2] {
      return PartialDate(year: year, month: month, day: day)
    }
    return DateLine.firstDate(in: text[...])?.0
  }
}
