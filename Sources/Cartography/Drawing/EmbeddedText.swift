/// A JSON document inside the metadata of an SVG file.
enum EmbeddedText {
  /// XML readers refuse a text of more than ten megabytes, so a long document is in several parts.
  private static let partSize = 1 << 20

  /// Returns the document as an element `data` with its lines in parts; read together they are the
  /// document.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  static func xml(_ json: [UInt8]) -> String {
    var bytes = Array("<data xmlns=\"urn:graphtool:data\" type=\"application/json\">\n".utf8)
    bytes.reserveCapacity(json.count + json.count / 8)
    bytes += "<part>".utf8
    var written = 0, index = 0
    while index < json.count {
      let byte = json[index]
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case 0xEF where isNoncharacter(json, index):
        // XML has no place for U+FFFE and U+FFFF; JSON, in whose strings they are, can escape them.
        bytes += (json[index + 2] == 0xBE ? "\\ufffe" : "\\uffff").utf8
        index += 2
      default: bytes.append(byte)
      }
      index += 1
      written += 1
      if byte == UInt8(ascii: "\n"), written >= partSize {
        bytes += "</part>\n<part>".utf8
        written = 0
      }
    }
    bytes += "</part>\n</data>\n".utf8
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isNoncharacter(_ bytes: [UInt8], _ index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
  }
}
