/// Writes JSON into bytes; the caller sees to the order of keys.
package struct JSONWriter {
  package var bytes: [UInt8] = []
  /// Whether the next key or element needs a comma before it.
  private var needsComma = false

  package init() {}

  package mutating func beginObject() { open(UInt8(ascii: "{")) }
  package mutating func endObject() { close(UInt8(ascii: "}")) }
  package mutating func beginArray() { open(UInt8(ascii: "[")) }
  package mutating func endArray() { close(UInt8(ascii: "]")) }

  /// A line break, for people; it changes no value.
  package mutating func newline() { bytes.append(10) }

  /// The end of a line of JSON Lines: the next value stands by itself.
  package mutating func lineEnd() {
    bytes.append(10)
    needsComma = false
  }

  /// A line break before an element: after the comma if one is due.
  package mutating func elementOnNewLine() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(10)
    needsComma = false
  }

  package mutating func key(_ key: String) {
    comma()
    quoted(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func string(_ text: String) {
    comma()
    quoted(text)
    needsComma = true
  }

  package mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// A number; `null` for what JSON has no number for.
  package mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    raw(shortest(value))
  }

  package mutating func number(_ value: Int?) {
    if let value { raw(String(value)) } else { null() }
  }

  package mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }
  package mutating func null() { raw("null") }

  package mutating func strings(_ list: [String]) {
    beginArray()
    for text in list { string(text) }
    endArray()
  }

  private mutating func raw(_ text: String) {
    comma()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func open(_ byte: UInt8) {
    comma()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for i in utf8.indices {
        let byte = utf8[i]
        guard byte < 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        bytes.append(contentsOf: utf8[start..<i])
        start = i + 1
        escape(byte)
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 8: bytes.append(UInt8(ascii: "b"))
    case 9: bytes.append(UInt8(ascii: "t"))
    case 10: bytes.append(UInt8(ascii: "n"))
    case 12: bytes.append(UInt8(ascii: "f"))
    case 13: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes += [UInt8(ascii: "u"), 48, 48, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
