import Basics
import Graph
import Testing

@testable import Interchange

@Suite struct NearDuplicateTests {
  /// Distinct words, so that two texts share a run only where they share the words.
  static func text(_ seed: Int, words: Int = 120) -> String {
    (0..<words).map { "word\(seed)x\($0)" }.joined(separator: " ")
  }

  static func originals(_ articles: [(id: String, date: String?, text: String)]) -> [String: String]
  {
    var copies = NearDuplicates()
    for one in articles {
      copies.add(id: one.id, date: one.date.flatMap { PartialDate($0) }, text: one.text)
    }
    return copies.originals
  }

  @Test func wireCopiesHaveTheEarliestAsOriginal() {
    let wire = Self.text(1)
    let cut = wire.split(separator: " ").prefix(70).joined(separator: " ")
    let edited =
      "By our own staff " + wire.replacing("word1x7 ", with: "different ") + " More here."
    let found = Self.originals([
      ("post", "2024-01-30", edited.uppercased()), ("wire", "2024-01-29", wire),
      ("herald", "2024-01-30", cut), ("other", "2024-01-29", Self.text(2)),
    ])
    #expect(found == ["post": "wire", "herald": "wire"])
  }

  @Test func theOrderOfArticlesDoesNotMatter() {
    var articles: [(String, String?, String)] = []
    for story in 0..<6 {
      for copy in 0..<4 {
        let words = Self.text(story).split(separator: " ").dropLast(copy * 12)
        articles.append(
          ("s\(story)c\(copy)", "2024-01-0\(1 + copy % 3)", words.joined(separator: " ")))
      }
    }
    let expected = Self.originals(articles)
    #expect(expected.count == 18)
    for story in 0..<6 { #expect(expected["s\(story)c3"] == "s\(story)c0") }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<5 {
      #expect(Self.originals(articles.shuffled(using: &random)) == expected)
    }
  }

  /// The same notice a week later is news again; what has no date may be a copy of anything.
  @Test func datesKeepNoticesApart() {
    let notice = Self.text(3)
    #expect(Self.originals([("a", "2024-01-01", notice), ("b", "2024-01-08", notice)]).isEmpty)
    #expect(Self.originals([("a", "2024-01-01", notice), ("b", nil, notice)]) == ["b": "a"])
    #expect(Self.originals([("a", "2024-01", notice), ("b", "2024-01-29", notice)]) == ["b": "a"])
  }

  @Test func halfInCommonIsTheLimit() {
    let shared = Self.text(4, words: 100)
    let a = shared + " " + Self.text(5, words: 60), b = shared + " " + Self.text(6, words: 60)
    #expect(Self.originals([("a", nil, a), ("b", nil, b)]).count == 1)
    let c = shared + " " + Self.text(5, words: 300), d = shared + " " + Self.text(6, words: 300)
    #expect(Self.originals([("c", nil, c), ("d", nil, d)]).isEmpty)
  }

  @Test func shortTextsHaveNoCopies() {
    #expect(
      Self.originals([("a", nil, "Norway met Sweden."), ("b", nil, "Norway met Sweden.")]).isEmpty)
  }
}
