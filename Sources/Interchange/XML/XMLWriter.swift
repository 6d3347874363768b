/// Writes XML; characters that XML cannot hold become U+FFFD and are counted.
struct XMLWriter {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private(set) var replacedCount = 0
  private var open: [String] = []

  mutating func start(_ name: String, _ attributes: [(String, String?)] = []) {
    tag(name, attributes)
    bytes += Array(">\n".utf8)
    open.append(name)
  }

  mutating func end() {
    let name = open.removeLast()
    indent()
    bytes += Array("</\(name)>\n".utf8)
  }

  mutating func empty(_ name: String, _ attributes: [(String, String?)]) {
    tag(name, attributes)
    bytes += Array("/>\n".utf8)
  }

  /// An element with text only.
  mutating func element(_ name: String, _ attributes: [(String, String?)], _ text: String) {
    tag(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    escape(text)
    bytes += Array("</\(name)>\n".utf8)
  }

  private mutating func tag(_ name: String, _ attributes: [(String, String?)]) {
    indent()
    bytes += Array("<\(name)".utf8)
    for (key, value) in attributes {
      guard let value else { continue }
      bytes += Array(" \(key)=\"".utf8)
      escape(value)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func indent() {
    bytes += [UInt8](repeating: 32, count: 2 * open.count)
  }

  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += Array("&amp;".utf8)
      case "<": bytes += Array("&lt;".utf8)
      case ">": bytes += Array("&gt;".utf8)
      case "\"": bytes += Array("&quot;".utf8)
      // A reader turns these into spaces or line feeds unless they are written as numbers.
      case "\t", "\n", "\r": bytes += Array("&#\(scalar.value);".utf8)
      case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        replacedCount += 1
        bytes += Array("\u{FFFD}".utf8)
      default: bytes += Array(String(scalar).utf8)
      }
    }
  }
}
