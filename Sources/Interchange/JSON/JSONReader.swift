import Basics

/// The six kinds of JSON values.
package enum JSONKind: String, Sendable {
  case object = "an object", array = "an array", string = "a string", number = "a number"
  case boolean = "true or false"
  case null = "null"
}

/// Reads one JSON text (RFC 8259) from front to back, value by value, strictly.
///
/// Nothing is kept but the place in the bytes, so a document of any size costs no more memory than
/// its bytes. Every error says line and column, what was found, and what was expected.
///
/// Invariant: `bytes[..<end]` is well-formed UTF-8.
package struct JSONReader {
  package let bytes: [UInt8]
  package let file: String
  /// The offset of the next byte.
  package private(set) var offset: Int
  private let end: Int
  private let firstLine: Int
  /// How many objects and arrays may lie in each other.
  package static let depthLimit = 256

  /// - Throws: when the bytes are not UTF-8.
  package init(
    _ bytes: [UInt8], range: Range<Int>? = nil, file: String, firstLine: Int = 1
  ) throws(InputError) {
    self.bytes = bytes
    self.file = file
    self.firstLine = firstLine
    let range = range ?? (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)..<bytes.count
    offset = range.lowerBound
    end = range.upperBound
    if let bad = firstInvalidUTF8(bytes, in: range) {
      throw error("the bytes here are not UTF-8", at: bad, hint: "save the file as UTF-8")
    }
  }

  /// An error at a place in the bytes.
  package func error(_ problem: String, at place: Int, hint: String? = nil) -> InputError {
    let (line, column) = lineAndColumn(of: place, in: bytes, firstLine: firstLine)
    return InputError(file: file, line: line, column: column, problem: problem, hint: hint)
  }

  /// The kind of the next value, which stays unread.
  package mutating func kind() throws(InputError) -> JSONKind {
    skipSpace()
    guard offset < end else { throw unexpected("a value") }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    default: throw unexpected("a value")
    }
  }

  /// The place of the next value.
  package mutating func start() -> Int {
    skipSpace()
    return offset
  }

  /// Goes back to a place that `start` gave.
  package mutating func seek(_ place: Int) { offset = place }

  /// Whether an array has one more element, which is next.
  ///
  /// - Parameter isFirst: True before the first element; set to false.
  package mutating func nextElement(_ isFirst: inout Bool) throws(InputError) -> Bool {
    skipSpace()
    if isFirst {
      try take(UInt8(ascii: "["), "\"[\"")
      skipSpace()
      isFirst = false
      if offset < end, bytes[offset] == UInt8(ascii: "]") {
        offset += 1
        return false
      }
      return true
    }
    if offset < end, bytes[offset] == UInt8(ascii: ",") {
      offset += 1
      skipSpace()
      if offset < end, bytes[offset] == UInt8(ascii: "]") {
        throw unexpected("a value after the comma")
      }
      return true
    }
    try take(UInt8(ascii: "]"), "\",\" or \"]\"")
    return false
  }

  /// The range of the next key between its quotes, escapes as they stand; its value is next.
  ///
  /// - Parameter isFirst: True before the first key; set to false.
  package mutating func nextKey(_ isFirst: inout Bool) throws(InputError) -> Range<Int>? {
    skipSpace()
    if isFirst {
      try take(UInt8(ascii: "{"), "\"{\"")
      skipSpace()
      isFirst = false
      if offset < end, bytes[offset] == UInt8(ascii: "}") {
        offset += 1
        return nil
      }
    } else if offset < end, bytes[offset] == UInt8(ascii: ",") {
      offset += 1
      skipSpace()
    } else {
      try take(UInt8(ascii: "}"), "\",\" or \"}\"")
      return nil
    }
    guard offset < end, bytes[offset] == UInt8(ascii: "\"") else { throw unexpected("a key") }
    let key = try rawString().range
    skipSpace()
    try take(UInt8(ascii: ":"), "\":\"")
    return key
  }

  /// The next value, a string.
  package mutating func string() throws(InputError) -> String {
    skipSpace()
    guard offset < end, bytes[offset] == UInt8(ascii: "\"") else { throw unexpected("a string") }
    let (range, hasEscapes) = try rawString()
    return hasEscapes ? try unescaped(range) : String(decoding: bytes[range], as: UTF8.self)
  }

  /// The text of a range that `nextKey` gave.
  package func text(ofKey range: Range<Int>) throws(InputError) -> String {
    bytes[range].contains(UInt8(ascii: "\\"))
      ? try unescaped(range) : String(decoding: bytes[range], as: UTF8.self)
  }

  /// The next value, a number.
  package mutating func number() throws(InputError) -> Double {
    skipSpace()
    let start = offset
    let range = try rawNumber()
    guard let value = parseNumber(bytes, range) else {
      throw error(
        "the number \(String(decoding: bytes[range].prefix(40), as: UTF8.self)) is too large",
        at: start)
    }
    return value
  }

  /// The next value, true or false.
  package mutating func boolean() throws(InputError) -> Bool {
    skipSpace()
    let isTrue = offset < end && bytes[offset] == UInt8(ascii: "t")
    try word(isTrue ? "true" : "false")
    return isTrue
  }

  /// The next value, null.
  package mutating func null() throws(InputError) {
    skipSpace()
    try word("null")
  }

  /// Reads past the next value, checking its form.
  package mutating func skip() throws(InputError) {
    // For each container entered: whether it is an object, and whether its first is to come.
    var stack: [(isObject: Bool, isFirst: Bool)] = []
    while true {
      switch try kind() {
      case .object: try enter(&stack, isObject: true)
      case .array: try enter(&stack, isObject: false)
      case .string: _ = try rawString()
      case .number: _ = try rawNumber()
      case .boolean: _ = try boolean()
      case .null: try null()
      }
      // Leave what is finished; stop before the next value to read.
      while true {
        guard let (isObject, _) = stack.last else { return }
        var isFirst = stack[stack.count - 1].isFirst
        let hasMore =
          isObject ? try nextKey(&isFirst) != nil : try nextElement(&isFirst)
        if hasMore {
          stack[stack.count - 1].isFirst = false
          break
        }
        stack.removeLast()
      }
    }
  }

  private mutating func enter(
    _ stack: inout [(isObject: Bool, isFirst: Bool)], isObject: Bool
  ) throws(InputError) {
    guard stack.count < JSONReader.depthLimit else { throw tooDeep() }
    stack.append((isObject, true))
  }

  package func tooDeep() -> InputError {
    error("more than \(JSONReader.depthLimit) objects and arrays lie in each other", at: offset)
  }

  /// Checks that nothing follows the value that was read.
  package mutating func finish() throws(InputError) {
    skipSpace()
    guard offset == end else { throw unexpected("the end of the file") }
  }

  /// Whether only space is left.
  package mutating func isAtEnd() -> Bool {
    skipSpace()
    return offset == end
  }

  @inline(__always) private mutating func skipSpace() {
    while offset < end {
      let byte = bytes[offset]
      guard byte == 32 || byte == 10 || byte == 13 || byte == 9 else { return }
      offset += 1
    }
  }

  private mutating func take(_ byte: UInt8, _ expected: String) throws(InputError) {
    guard offset < end, bytes[offset] == byte else { throw unexpected(expected) }
    offset += 1
  }

  private mutating func word(_ word: StaticString) throws(InputError) {
    let count = word.utf8CodeUnitCount
    let matches =
      offset + count <= end
      && word.withUTF8Buffer { $0.elementsEqual(bytes[offset..<offset + count]) }
    guard matches else { throw unexpected("a value") }
    offset += count
  }

  private mutating func rawString() throws(InputError) -> (range: Range<Int>, hasEscapes: Bool) {
    let quote = offset
    var i = offset + 1
    var hasEscapes = false
    while i < end {
      let byte = bytes[i]
      if byte == UInt8(ascii: "\"") {
        offset = i + 1
        return (quote + 1..<i, hasEscapes)
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        i += 2
      } else if byte < 32 {
        throw error(
          "a string holds the control character \(hex(UInt32(byte))) as it is", at: i,
          hint: byte == 10 ? "write \\n, or close the string with \"" : "write it as \\u00XX")
      } else {
        i += 1
      }
    }
    throw error("the string that begins here has no end", at: quote)
  }

  private mutating func rawNumber() throws(InputError) -> Range<Int> {
    let start = offset
    func isDigit(_ i: Int) -> Bool { i < end && bytes[i] &- 48 < 10 }
    var i = offset
    if i < end, bytes[i] == UInt8(ascii: "-") { i += 1 }
    guard isDigit(i) else { throw unexpected("a number") }
    if bytes[i] == 48 {
      i += 1
      guard !isDigit(i) else { throw error("a number begins with a needless 0", at: start) }
    }
    while isDigit(i) { i += 1 }
    if i < end, bytes[i] == UInt8(ascii: ".") {
      i += 1
      guard isDigit(i) else { throw error("a number has no digit after its point", at: start) }
      while isDigit(i) { i += 1 }
    }
    if i < end, bytes[i] | 32 == UInt8(ascii: "e") {
      i += 1
      if i < end, bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") { i += 1 }
      guard isDigit(i) else { throw error("a number has no digit in its exponent", at: start) }
      while isDigit(i) { i += 1 }
    }
    offset = i
    return start..<i
  }

  private func unescaped(_ range: Range<Int>) throws(InputError) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var i = range.lowerBound
    while i < range.upperBound {
      guard bytes[i] == UInt8(ascii: "\\") else {
        text.append(bytes[i])
        i += 1
        continue
      }
      let start = i
      i += 2
      switch bytes[start + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[start + 1])
      case UInt8(ascii: "b"): text.append(8)
      case UInt8(ascii: "f"): text.append(12)
      case UInt8(ascii: "n"): text.append(10)
      case UInt8(ascii: "r"): text.append(13)
      case UInt8(ascii: "t"): text.append(9)
      case UInt8(ascii: "u"):
        guard var code = fourDigits(i, before: range.upperBound) else {
          throw error("\\u needs four hexadecimal digits", at: start)
        }
        i += 4
        if code & 0xFC00 == 0xD800, i + 1 < range.upperBound, bytes[i] == UInt8(ascii: "\\"),
          bytes[i + 1] == UInt8(ascii: "u"), let low = fourDigits(i + 2, before: range.upperBound),
          low & 0xFC00 == 0xDC00
        {
          code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
          i += 6
        }
        guard let scalar = Unicode.Scalar(code) else {
          throw error("\\u\(hex(code).dropFirst(2)) is half of a pair, and no character", at: start)
        }
        text.append(contentsOf: String(Character(scalar)).utf8)
      default:
        throw error("\\\(found(at: start + 1)) is no escape of JSON", at: start)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func fourDigits(_ start: Int, before limit: Int) -> UInt32? {
    guard start + 4 <= limit else { return nil }
    var code: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      code = code << 4 | UInt32(digit)
    }
    return code
  }

  private func hex(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private func unexpected(_ expected: String) -> InputError {
    error(
      "found \(offset < end ? found() : "the end of the file"); expected \(expected)", at: offset)
  }

  private func found() -> String {
    let byte = bytes[offset]
    if byte < 128, Character(Unicode.Scalar(byte)).isLetter {
      let word = bytes[offset..<min(end, offset + 20)].prefix {
        $0 < 128 && Character(Unicode.Scalar($0)).isLetter
      }
      return "\"\(String(decoding: word, as: UTF8.self))\""
    }
    return byte == UInt8(ascii: "\"") ? "a string" : "\"\(found(at: offset))\""
  }

  private func found(at place: Int) -> String {
    guard place < end else { return "the end of the file" }
    var stop = place + 1
    while stop < end, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
    return String(decoding: bytes[place..<stop], as: UTF8.self)
  }
}
