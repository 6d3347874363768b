import Testing

@testable import Cartography

@Suite struct TextTests {
  /// Adobe's Helvetica metrics (AFM, 1/1000 em), which Arial and Liberation Sans share.
  @Test(arguments: [
    ("A", 667, 722), ("a", 556, 556), ("i", 222, 278), ("W", 944, 944), (" ", 278, 278),
    ("M", 833, 833), ("0", 556, 556), ("@", 1015, 975), ("é", 556, 556),
  ]) func widthsAreThoseOfHelvetica(character: String, regular: Int, bold: Int) {
    let scalar = character.unicodeScalars.first!
    let em = Double(WidthTable.unitsPerEm)
    #expect(
      abs(Double(TextStyle.advance(of: scalar, isBold: false)) / em * 1000 - Double(regular)) < 1)
    #expect(abs(Double(TextStyle.advance(of: scalar, isBold: true)) / em * 1000 - Double(bold)) < 1)
  }

  @Test func otherScripts() {
    let style = TextStyle(size: 100)
    #expect(abs(style.width(of: "北京") - 216) < 0.01)  // two squares and 8 %
    #expect(abs(style.width(of: "한") - 108) < 0.01)
    #expect(style.width(of: "e\u{301}") == style.width(of: "e"))  // a combining accent
    #expect(abs(style.width(of: "ก") - 64.8) < 0.1)  // 0.6 em
    #expect(style.width(of: "Москва") > 300)
    #expect(style.width(of: "") == 0)
  }

  @Test func wrapsAtSpacesAndCutsMonsters() {
    let style = TextStyle(size: 10)
    #expect(style.wrap("South Korea", width: 500, lineLimit: 2) == ["South Korea"])
    #expect(style.wrap("South Korea", width: 40, lineLimit: 2) == ["South", "Korea"])
    let monster = style.wrap(
      String(repeating: "x", count: 10_000), width: 60, lineLimit: 3)
    #expect(monster.count == 3)
    #expect(monster[2].hasSuffix("…"))
    for line in monster { #expect(style.width(of: line) <= 60) }
    #expect(style.fit(String(repeating: "word ", count: 99), width: 80).hasSuffix("…"))
    #expect(style.wrap("", width: 50, lineLimit: 2) == [])
  }

  @Test func neutralisesWhatTurnsOrHidesText() {
    #expect(cleaned("a\u{202E}b\u{2066}c\u{200F}d") == "abcd")
    #expect(cleaned("a\u{0}b\r\n\tc  d ") == "a b c d")
    #expect(cleaned("\u{E0041}\u{FEFF}x\u{FFFE}") == "x")
    #expect(cleaned("👩‍👩‍👧 مرحبا") == "👩‍👩‍👧 مرحبا")
  }
}
