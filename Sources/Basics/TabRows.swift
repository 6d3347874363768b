/// The rows of a block, taken apart at their tabs, one after the other and without allocation.
///
///     var rows = TabRows(block, limit: 16)
///     while rows.next() { … rows.line … rows.fieldCount … block.bytes[rows[2]] … }
///
/// Rows end at LF, CR LF or the block's end; empty ones are passed over.
public struct TabRows: Sendable {
  @usableFromInline let bytes: [UInt8]
  /// Where each field begins, as far as fields are kept, and where one after the last would.
  @usableFromInline var starts: [Int]
  private let limit: Int
  private var place = 0
  private var nextLine: Int
  /// The line's number in the file, from 1.
  public private(set) var line = 0
  /// The number of fields, those beyond the limit too.
  public private(set) var fieldCount = 0

  /// - Parameter limit: Fields after so many are counted only.
  public init(_ block: LineBlock, limit: Int) {
    bytes = block.bytes
    nextLine = block.firstLine
    self.limit = limit
    starts = [Int](repeating: 0, count: limit + 1)
  }

  /// The place in the block of a field's bytes.
  ///
  /// - Precondition: `field` is below `fieldCount` and the limit.
  @inlinable public subscript(field: Int) -> Range<Int> { starts[field]..<starts[field + 1] - 1 }

  @inlinable public func isEmpty(_ field: Int) -> Bool { starts[field] == starts[field + 1] - 1 }

  /// The column of a field in characters, from 1, as errors say it.
  public func column(of field: Int) -> Int {
    1 + bytes[starts[0]..<starts[field]].count { $0 & 0xC0 != 0x80 }
  }

  /// Goes to the next row; false when there is none.
  public mutating func next() -> Bool {
    let bytes = bytes
    let span = bytes.span, count = span.count
    while place < count {
      let start = place
      var fields = 1, here = start
      starts[0] = start
      while here < count {
        let byte = span[here]
        here += 1
        // Most bytes are letters.
        if byte > 10 { continue }
        if byte == 10 { break }
        if byte == 9 {
          if fields <= limit { starts[fields] = here }
          fields += 1
        }
      }
      place = here
      line = nextLine
      nextLine += 1
      var end = here > start && span[here - 1] == 10 ? here - 1 : here
      if end > start, span[end - 1] == 13 { end -= 1 }
      guard end > start else { continue }
      if fields <= limit { starts[fields] = end + 1 }
      fieldCount = fields
      return true
    }
    return false
  }
}
