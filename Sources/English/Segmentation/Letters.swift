/// One character of the text, reduced to what segmentation needs to know.
struct Letter {
  enum Kind: UInt8 {
    case lower, upper, caseless, digit
    /// Combining marks, joiners, soft hyphens: they belong to the character before them.
    case extender
    case space, newline
    case mark
  }
  /// Byte offset of the first byte.
  var start: Int
  var kind: Kind
  /// The ASCII character it is or stands for: `'` for ’, and the `Key` values; 0 for other letters.
  var key: UInt8

  @inline(__always) var isLetter: Bool { kind.rawValue <= Kind.caseless.rawValue }
  @inline(__always) var isWord: Bool { kind.rawValue <= Kind.extender.rawValue }
}

/// Keys of characters that have no ASCII twin; they lie below the space, where ASCII has controls.
enum Key {
  static let openQuote: UInt8 = 1
  static let closeQuote: UInt8 = 2
  static let ellipsis: UInt8 = 3
  static let dash: UInt8 = 4
  static let bullet: UInt8 = 5
  static let symbol: UInt8 = 6
  static let currency: UInt8 = 7
  /// A byte that is no part of valid UTF-8.
  static let invalid: UInt8 = 8
  /// Soft hyphens and zero-width characters: between tokens they are nothing.
  static let ignorable: UInt8 = 9
}

extension Letter {
  /// Reads the character at `offset`; bytes that are no UTF-8 are read one by one.
  ///
  /// - Returns: The character and the offset after it.
  @inline(__always) static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (letter: Letter, next: Int) {
    let byte = bytes[offset]
    if byte < 0x80 {
      return (Letter(start: offset, kind: asciiKind(byte), key: byte), offset + 1)
    }
    return readMultibyte(bytes, at: offset)
  }

  @inline(__always) private static func asciiKind(_ byte: UInt8) -> Kind {
    switch byte {
    case 0x61...0x7A: .lower
    case 0x41...0x5A: .upper
    case 0x30...0x39: .digit
    case 0x20, 0x09: .space
    case 0x0A...0x0D: .newline
    default: .mark
    }
  }

  private static func readMultibyte(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (letter: Letter, next: Int) {
    let invalid = (Letter(start: offset, kind: .mark, key: Key.invalid), offset + 1)
    let lead = bytes[offset]
    let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(lead), offset + count <= bytes.count else { return invalid }
    var value = UInt32(lead) & (0xFF >> UInt32(count + 1))
    for index in 1..<count {
      let byte = bytes[offset + index]
      guard byte & 0xC0 == 0x80 else { return invalid }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = count == 4 ? 0x10000 : count == 3 ? 0x800 : 0x80
    guard value >= least, let scalar = Unicode.Scalar(value) else { return invalid }
    let (kind, key) = classify(scalar)
    return (Letter(start: offset, kind: kind, key: key), offset + count)
  }

  private static func classify(_ scalar: Unicode.Scalar) -> (Kind, UInt8) {
    switch scalar.value {
    case 0x85, 0x2028, 0x2029: return (.newline, 0x0A)
    case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000: return (.space, 0x20)
    case 0xAD, 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF:
      return (.extender, Key.ignorable)
    case 0x2019, 0x201B, 0x02BC, 0x2032, 0xFF07: return (.mark, 0x27)
    case 0x2018, 0x201A, 0x02BB: return (.mark, 0x60)
    case 0x201C, 0x201E, 0x201F, 0xAB, 0x2039, 0x300C: return (.mark, Key.openQuote)
    case 0x201D, 0xBB, 0x203A, 0x300D: return (.mark, Key.closeQuote)
    case 0x2026: return (.mark, Key.ellipsis)
    case 0x2010, 0x2011: return (.mark, 0x2D)
    case 0x2012...0x2015: return (.mark, Key.dash)
    case 0xB7, 0x2022, 0x2023, 0x2043, 0x25AA, 0x25AB, 0x25CF, 0x25E6, 0x25A0:
      return (.mark, Key.bullet)
    case 0x3002, 0xFF01: return (.mark, 0x21)
    case 0xFF1F: return (.mark, 0x3F)
    case 0xFF0C, 0x3001: return (.mark, 0x2C)
    case 0x1F3FB...0x1F3FF, 0xFE00...0xFE0F, 0xE0000...0xE01EF: return (.extender, 0)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter: return (.lower, 0)
    case .uppercaseLetter, .titlecaseLetter: return (.upper, 0)
    case .otherLetter, .modifierLetter, .letterNumber: return (.caseless, 0)
    case .decimalNumber: return (.digit, 0x30)
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return (.extender, 0)
    case .currencySymbol: return (.mark, Key.currency)
    default: return (.mark, Key.symbol)
    }
  }
}
