import Foundation
import Graph
import Testing

@testable import Cartography

@Suite struct MapBytesTests {
  @Test(arguments: 0..<UInt64(6)) func anyOrderGivesTheSameBytes(seed: UInt64) throws {
    let model = SampleMaps.random(states: 10, lines: 18, seed: 7)
    var shuffled = model
    var generator = SplitMix(state: seed)
    shuffled.actors.shuffle(using: &generator)
    shuffled.lines.shuffle(using: &generator)
    // A mutual line means the same from either end.
    for index in shuffled.lines.indices where shuffled.lines[index].isMutual {
      let line = shuffled.lines[index]
      (shuffled.lines[index].source, shuffled.lines[index].target) = (line.target, line.source)
    }
    #expect(try Drawing.map(shuffled).svg == Drawing.map(model).svg)
  }

  @Test func hostileNamesAreTextAndNothingElse() throws {
    let svg = try Drawing.map(SampleMaps.hostile).svg
    #expect(!svg.contains("<script"))
    #expect(!svg.contains("</script"))
    #expect(!svg.contains("javascript:alert(2)\""))
    #expect(!svg.contains("href=\"javascript"))
    #expect(!svg.contains("href=\"data:"))
    #expect(!svg.contains("]]>"))
    #expect(!svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!svg.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
    #expect(svg.contains("href=\"https://example.org/?a=1&amp;b=&quot;2\""))
    #expect(svg.utf8.count < 60_000)  // 10,000 characters are not carried along
    let parser = XMLWellFormedness()
    #expect(parser.check(svg))
  }

  @Test(arguments: [
    ("https://example.org/a", true), ("http://e.org", true), ("HTTPS://E.ORG", true),
    ("mailto:a@b.c", true), ("#r-1", true), ("javascript:alert(1)", false),
    ("java\nscript:alert(1)", false), (" javascript:x", false), ("data:text/html,x", false),
    ("file:///etc/passwd", false), ("//e.org", false), ("vbscript:x", false), ("", false),
    ("https://e.org/\u{0}", false),
  ]) func onlyLinksThatRunNothing(link: String, isSafe: Bool) {
    #expect((safeLink(link) != nil) == isSafe)
  }

  @Test func numbersHaveOneDigitAndAPoint() {
    #expect(decimal(1.25) == "1.3")
    #expect(decimal(-0.04) == "0")
    #expect(decimal(-1.26) == "-1.3")
    #expect(decimal(100) == "100")
  }

  @Test func identifiersAreOneToOne() {
    let ids = [
      "a b", "a_b", "a_20b", "á", "a.b", "a-b", String(repeating: "x", count: 99),
      String(repeating: "x", count: 98),
    ]
    #expect(Set(ids.map(identifier)).count == ids.count)
    #expect(identifier("kim-jong.KOR") == "kim-jong.KOR")
  }

  @Test func anEmptyMapIsAPageWithATitle() throws {
    let svg = try Drawing.map(MapModel(actors: [], lines: [], title: "Nothing")).svg
    #expect(svg.contains(">Nothing</text>"))
  }

  @Test func pngAndPDFHoldWordsAndTheSameBytesTwice() throws {
    let drawing = try Drawing.map(SampleMaps.small)
    let png = try drawing.png(width: 300)
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(Array(png[16..<20]) == [0, 0, 1, 44])  // IHDR: 300 wide
    #expect(try drawing.png(width: 300) == png)
    // The same drawing without its words is another picture.
    var wordless = drawing
    for layer in wordless.layers.indices {
      for group in wordless.layers[layer].groups.indices {
        wordless.layers[layer].groups[group].elements.removeAll {
          if case .text = $0 { true } else { false }
        }
      }
    }
    #expect(try wordless.png(width: 300).count < png.count * 3 / 4)
    let pdf = try drawing.pdf()
    #expect(pdf.starts(with: Array("%PDF-1.".utf8)))
    #expect(try drawing.pdf() == pdf)
  }

  @Test func withoutCairoThereIsASentence() {
    #expect {
      try CairoWriter.png(
        Drawing(size: Size(9, 9), title: "", summary: "", made: [], layers: []), width: 9,
        theme: .light, library: "/nonexistent/libcairo.so.2")
    } throws: { error in
      let error = error as? CartographyError
      return error?.status == .libraryMissing && error?.hint?.contains("SVG") == true
    }
  }

  @Test func aPictureTooLargeIsRefused() throws {
    let drawing = try Drawing.map(SampleMaps.small)
    #expect { try drawing.png(width: 90_000) } throws: {
      ($0 as? CartographyError)?.status == .usage
    }
  }
}

/// A reader of tags that knows just enough to say whether every one is closed and every attribute
/// quoted and given once.
private struct XMLWellFormedness {
  func check(_ text: String) -> Bool {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("?") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
        continue
      }
      guard tag.filter({ $0 == "\"" }).count.isMultiple(of: 2) else { return false }
      // Every second piece between quotes ends in a name and an equals sign.
      let names = tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset.isMultiple(of: 2) && $0.element.hasSuffix("=") }
        .map { $0.element.split(separator: " ").last! }
      guard Set(names).count == names.count else { return false }
      if !tag.hasSuffix("/") { open.append(tag.prefix { $0 != " " }) }
    }
    return open.isEmpty
  }
}
