import Basics

/// How a file of rows separates and quotes its fields.
package struct TableForm: Sendable, Equatable {
  package var separator: UInt8
  /// Whether fields may stand in quotes (RFC 4180); in tab files a quote is a letter like others.
  package var quotes: Bool
  /// Whether runs of the separator count as one, as in files of columns apart by spaces.
  package var collapses = false

  package static let tabs = TableForm(separator: 9, quotes: false)
  package static let commas = TableForm(separator: UInt8(ascii: ","), quotes: true)

  /// What a spreadsheet takes for the beginning of a formula, and the mark against it.
  static let formulaStarts: [UInt8] = Array("=+-@\t\r'".utf8)

  /// The separator that cuts the first lines into the same number of fields, two at least.
  ///
  /// - Parameter bytes: The beginning of the file; 64 KiB of it are looked at.
  package init?(sniffing bytes: [UInt8]) {
    let head = Array(bytes.prefix(1 << 16))
    let candidates = [
      TableForm.tabs, TableForm.commas, TableForm(separator: UInt8(ascii: ";"), quotes: true),
      TableForm(separator: UInt8(ascii: "|"), quotes: true),
      TableForm(separator: 32, quotes: false, collapses: true),
    ]
    var best: (form: TableForm, share: Double)?
    for form in candidates {
      var rows = TableRows(head, form: form, file: "")
      var counts: [Int: Int] = [:], total = 0
      while total < 200, let row = try? rows.next() {
        // A header that names both ends settles it, whatever the rows under it are like.
        if total == 0, !form.collapses || row.fields.count <= 3,
          EdgeList.ends(of: row.fields.map { rows.text($0) }) != nil
        {
          self = form
          return
        }
        counts[row.fields.count, default: 0] += 1
        total += 1
      }
      // What the 64 KiB cut off is no whole row.
      guard let (count, hits) = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
        count >= 2, !form.collapses || count <= 3
      else { continue }
      let share = Double(hits) / Double(max(1, total))
      if share > 0.6, best == nil || share > best!.share + 0.05 { best = (form, share) }
    }
    guard let best else { return nil }
    self = best.form
  }

  package init(separator: UInt8, quotes: Bool, collapses: Bool = false) {
    self.separator = separator
    self.quotes = quotes
    self.collapses = collapses
  }
}

/// Reads the rows of a table one after the other; empty lines and lines that begin with `#` are
/// passed over.
package struct TableRows {
  package struct Row {
    /// Of the line the row begins on.
    package var line: Int
    package var fields: [Field]
  }

  package struct Field: Equatable {
    package var range: Range<Int>
    /// Whether it stood in quotes, and two quotes inside stand for one.
    package var isQuoted = false
  }

  private let bytes: [UInt8]
  private let form: TableForm
  private let file: String
  private var offset: Int
  private var line: Int
  /// Rows with bytes that are not UTF-8, read as Windows-1252.
  package private(set) var fallbackCount = 0

  package init(_ bytes: [UInt8], form: TableForm, file: String, firstLine: Int = 1) {
    self.bytes = bytes
    self.form = form
    self.file = file
    line = firstLine
    offset = firstLine == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row; nil at the end.
  package mutating func next() throws(InputError) -> Row? {
    while offset < bytes.count {
      let start = offset
      if bytes[offset] == UInt8(ascii: "#") || bytes[offset] == UInt8(ascii: "%") {
        skipLine()
        continue
      }
      let row = try row()
      if row.fields.count == 1, bytes[start..<offset].allSatisfy({ $0 <= 32 }) { continue }
      return row
    }
    return nil
  }

  private mutating func skipLine() {
    while offset < bytes.count, bytes[offset] != 10 { offset += 1 }
    offset = min(offset + 1, bytes.count)
    line += 1
  }

  private mutating func row() throws(InputError) -> Row {
    var row = Row(line: line, fields: [])
    while true {
      if form.collapses {
        while offset < bytes.count, bytes[offset] == form.separator || bytes[offset] == 9 {
          offset += 1
        }
        if offset >= bytes.count || bytes[offset] == 10 || bytes[offset] == 13, !row.fields.isEmpty
        {
          endLine()
          return row
        }
      }
      if form.quotes, offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
        row.fields.append(try quotedField())
      } else {
        let start = offset
        while offset < bytes.count, bytes[offset] != 10, bytes[offset] != form.separator,
          !(form.collapses && bytes[offset] == 9)
        {
          offset += 1
        }
        var end = offset
        if end > start, bytes[end - 1] == 13, offset == bytes.count || bytes[offset] == 10 {
          end -= 1
        }
        row.fields.append(Field(range: start..<end))
      }
      guard offset < bytes.count, bytes[offset] != 10, bytes[offset] != 13 else {
        endLine()
        return row
      }
      offset += 1
    }
  }

  private mutating func endLine() {
    if offset < bytes.count, bytes[offset] == 13 { offset += 1 }
    if offset < bytes.count, bytes[offset] == 10 { offset += 1 }
    line += 1
  }

  private mutating func quotedField() throws(InputError) -> Field {
    let opening = offset, openingLine = line
    offset += 1
    let start = offset
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\"") {
        if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") {
          offset += 2
          continue
        }
        let field = Field(range: start..<offset, isQuoted: true)
        offset += 1
        // What follows a closing quote up to the separator belongs to nothing; spaces may stand.
        while offset < bytes.count, bytes[offset] == 32 { offset += 1 }
        guard
          offset >= bytes.count || bytes[offset] == form.separator || bytes[offset] == 10
            || bytes[offset] == 13
        else {
          throw error("a field goes on after its closing quote", openingLine, opening)
        }
        return field
      }
      if bytes[offset] == 10 { line += 1 }
      offset += 1
    }
    throw error("the quoted field that begins here has no end", openingLine, opening)
  }

  private func error(_ problem: String, _ line: Int, _ place: Int) -> InputError {
    let column = lineAndColumn(of: place, in: bytes).column
    return InputError(
      file: file, line: line, column: column, problem: problem,
      hint: "a quote inside a quoted field is written twice")
  }

  /// The text of a field without space around it; Windows-1252 where it is not UTF-8.
  package mutating func text(_ field: Field) -> String {
    var range = field.range
    if !field.isQuoted {
      while let first = range.first, bytes[first] <= 32 { range = first + 1..<range.upperBound }
      while let last = range.last, bytes[last] <= 32 { range = range.lowerBound..<last }
    }
    var slice = bytes[range]
    if field.isQuoted, slice.contains(UInt8(ascii: "\"")) {
      var kept: [UInt8] = []
      var i = slice.startIndex
      while i < slice.endIndex {
        kept.append(slice[i])
        i += slice[i] == UInt8(ascii: "\"") ? 2 : 1
      }
      slice = kept[...]
    }
    // A ' that keeps a spreadsheet from taking a text for a formula is no part of the text.
    if form.quotes, slice.count > 1, slice.first == UInt8(ascii: "'"),
      TableForm.formulaStarts.contains(slice[slice.startIndex + 1])
    {
      slice = slice.dropFirst()
    }
    if firstInvalidUTF8(bytes, in: range) == nil { return String(decoding: slice, as: UTF8.self) }
    fallbackCount += 1
    return decodeWindows1252(slice)
  }
}
