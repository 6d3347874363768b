import CLibXML2

/// Encodings older than Unicode, by the names that pages use, through libxml2's converters.
enum LegacyEncoding {
  /// The bytes in UTF-8; nil for an unknown encoding and for bytes that it does not explain.
  static func utf8(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    guard let handler = xmlFindCharEncodingHandler(name) else { return nil }
    defer { xmlCharEncCloseFunc(handler) }
    guard bytes.count < 1 << 30, let input = xmlBufferCreateSize(bytes.count + 1) else {
      return nil
    }
    defer { xmlBufferFree(input) }
    guard let output = xmlBufferCreate() else { return nil }
    defer { xmlBufferFree(output) }
    guard xmlBufferAdd(input, bytes, Int32(bytes.count)) == 0 else { return nil }
    // Large input is converted piece by piece; a piece that makes no progress ends it.
    while xmlBufferLength(input) > 0 {
      let before = xmlBufferLength(input)
      let status = xmlCharEncInFunc(handler, output, input)
      guard status >= 0, xmlBufferLength(input) < before else { return nil }
    }
    return Array(
      UnsafeBufferPointer(start: xmlBufferContent(output), count: Int(xmlBufferLength(output))))
  }
}
