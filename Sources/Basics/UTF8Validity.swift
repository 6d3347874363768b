/// The place of the first byte that is not part of well-formed UTF-8 (Unicode, table 3-7: no
/// overlong forms, no surrogates, nothing above U+10FFFF); nil when all of `range` is.
public func firstInvalidUTF8(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
  let span = bytes.span
  var i = range.lowerBound
  let end = range.upperBound
  while i < end {
    let lead = span[i]
    if lead < 0x80 {
      i += 1
      // Eight at a time while they are ASCII, as most are.
      while i + 8 <= end {
        let all =
          span[i] | span[i + 1] | span[i + 2] | span[i + 3] | span[i + 4] | span[i + 5]
          | span[i + 6] | span[i + 7]
        if all >= 0x80 { break }
        i += 8
      }
      continue
    }
    var low: UInt8 = 0x80, high: UInt8 = 0xBF
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { low = 0xA0 }
      if lead == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { low = 0x90 }
      if lead == 0xF4 { high = 0x8F }
    default: return i
    }
    guard i + length <= end, span[i + 1] >= low, span[i + 1] <= high else { return i }
    for k in 2..<max(2, length) where span[i + k] & 0xC0 != 0x80 { return i }
    i += length
  }
  return nil
}

/// The line and column, both from 1 and the column in Unicode scalars, of the byte at `offset`.
public func lineAndColumn(
  of offset: Int, in bytes: [UInt8], firstLine: Int = 1
) -> (line: Int, column: Int) {
  var line = firstLine, start = 0
  for i in 0..<min(offset, bytes.count) where bytes[i] == 10 {
    line += 1
    start = i + 1
  }
  let before = bytes[start..<max(start, min(offset, bytes.count))]
  return (line, 1 + before.count { $0 & 0xC0 != 0x80 })
}
