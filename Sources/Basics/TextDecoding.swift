/// Text made from bytes, and by which rule.
public struct DecodedText: Sendable, Equatable {
  public enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    /// The bytes are not UTF-8; each was read as a letter of Windows code page 1252.
    case windows1252 = "Windows-1252"
  }
  public var text: String
  public var encoding: Encoding

  public init(text: String, encoding: Encoding) {
    self.text = text
    self.encoding = encoding
  }
}

/// Decodes bytes by their byte order mark, else as UTF-8, else as Windows-1252, in which every
/// byte is some letter. The mark is dropped.
public func decodeText(_ bytes: ArraySlice<UInt8>) -> DecodedText {
  if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes.dropFirst(2), low: 0) }
  if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes.dropFirst(2), low: 1) }
  let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
  if let text = String(validating: body, as: UTF8.self) {
    return DecodedText(text: text, encoding: .utf8)
  }
  return DecodedText(text: decodeWindows1252(body), encoding: .windows1252)
}

public func decodeText(_ bytes: [UInt8]) -> DecodedText { decodeText(bytes[...]) }

/// Decodes a part of a text as UTF-8, else as Windows-1252; a byte order mark is a letter there.
public func decodeField(_ bytes: ArraySlice<UInt8>) -> DecodedText {
  if let text = String(validating: bytes, as: UTF8.self) {
    return DecodedText(text: text, encoding: .utf8)
  }
  return DecodedText(text: decodeWindows1252(bytes), encoding: .windows1252)
}

/// Decodes bytes as Windows-1252; the five bytes it leaves undefined become the control characters
/// of ISO 8859-1, as the WHATWG encoding standard has it.
public func decodeWindows1252(_ bytes: ArraySlice<UInt8>) -> String {
  var text = String.UnicodeScalarView()
  for byte in bytes {
    let code = (0x80...0x9F).contains(byte) ? windows1252High[Int(byte) - 0x80] : UInt16(byte)
    text.append(Unicode.Scalar(code)!)
  }
  return String(text)
}

private func decodeUTF16(_ bytes: ArraySlice<UInt8>, low: Int) -> DecodedText {
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2)
  var first: UInt8?
  for byte in bytes {
    guard let one = first else {
      first = byte
      continue
    }
    units.append(low == 0 ? UInt16(byte) << 8 | UInt16(one) : UInt16(one) << 8 | UInt16(byte))
    first = nil
  }
  return DecodedText(text: String(decoding: units, as: UTF16.self), encoding: .utf16)
}

/// What the bytes 0x80...0x9F mean (https://encoding.spec.whatwg.org/index-windows-1252.txt).
private let windows1252High: [UInt16] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
  0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
  0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
]

/// What a file that is no text begins with, in words; nil when it may be text.
///
/// - Parameter bytes: The beginning of the file; 8 KiB of it are looked at.
public func binaryKind(_ bytes: [UInt8]) -> String? {
  let head = bytes.prefix(8192)
  let magics: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "a PDF document"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"), (Array("GIF8".utf8), "a GIF picture"),
    ([0x50, 0x4B, 3, 4], "a ZIP archive"), ([0x1F, 0x8B], "a gzip file"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), (Array("SQLite format 3".utf8), "an SQLite database"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"), (Array("BZh".utf8), "a bzip2 file"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file"), ([0xFD, 0x37, 0x7A, 0x58], "an xz file"),
    (Array("{\\rtf".utf8), "an RTF document"),
  ]
  for (magic, name) in magics where head.starts(with: magic) { return name }
  if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return nil }
  if head.contains(0) { return "a binary file" }
  // Tab, LF, FF, CR and ESC stand in text; a tenth of other control characters does not.
  let controls = head.count { $0 < 32 && ![9, 10, 12, 13, 27].contains($0) }
  return controls * 10 > head.count ? "a binary file" : nil
}
