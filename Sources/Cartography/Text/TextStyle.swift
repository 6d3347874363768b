/// How a piece of text is set.
public struct TextStyle: Hashable, Codable, Sendable {
  /// In pixels of the page.
  public var size: Double
  public var isBold: Bool
  public var isItalic: Bool

  public init(size: Double, isBold: Bool = false, isItalic: Bool = false) {
    self.size = size
    self.isBold = isBold
    self.isItalic = isItalic
  }

  /// The fonts a map asks for, in this order: the first two and Liberation Sans have the same
  /// advance widths, which our width table states.
  public static let fontStack = ["Helvetica", "Arial", "Liberation Sans", "Arimo", "sans-serif"]

  /// From one baseline to the next.
  var lineHeight: Double { size * 1.22 }

  /// Room that is kept beyond the table's width, for a reader whose font is another one.
  static let slack = 1.08

  /// Returns the room to keep for `text` on one line: the sum of its characters' advance widths
  /// and 8 %, in pixels.
  ///
  /// The bytes of a map depend on this table and on no installed font.
  ///
  /// - Complexity: O(*n*) in the characters of the text.
  func width(of text: some StringProtocol) -> Double {
    var units = 0
    for scalar in text.unicodeScalars { units += Self.advance(of: scalar, isBold: isBold) }
    return Double(units) / Double(WidthTable.unitsPerEm) * size * Self.slack
  }

  /// The advance width of one character, in units of the table.
  static func advance(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let value = scalar.value
    for (index, block) in WidthTable.blocks.enumerated() where block.contains(value) {
      let table = isBold ? WidthTable.bold : WidthTable.regular
      let width = table[index][Int(value - block.lowerBound)]
      if width != 65535 { return Int(width) }
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    // A character the table does not know: scripts written in squares take an em (East Asian wide,
    // emoji), any other 0.6 em.
    if isWide(value) { return WidthTable.unitsPerEm }
    return WidthTable.unitsPerEm * 6 / 10
  }

  /// Whether a character is as wide as high: UAX #11's wide and fullwidth blocks, and emoji.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x2600...0x27BF, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }
}
