import English
import Testing

/// Cuts a text and writes it as the reader sees it: tokens parted by `|`, sentences as strings.
private func cut(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  return Segmenter().sentences(in: bytes).map { sentence in
    sentence.tokens.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: "|")
  }
}

/// Tokens come in order and are not empty, and what lies between them is white space, soft hyphens
/// and zero-width characters; sentences hold their tokens.
private func expectTiling(_ bytes: [UInt8]) {
  var last = 0
  var isTiled = true
  func isBlank(_ range: Range<Int>) -> Bool {
    String(decoding: bytes[range], as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.generalCategory == .format
        || $0.properties.generalCategory == .lineSeparator
    }
  }
  for sentence in Segmenter().sentences(in: bytes) {
    isTiled = isTiled && sentence.range.lowerBound == sentence.tokens.first?.lowerBound
    isTiled = isTiled && sentence.range.upperBound == sentence.tokens.last?.upperBound
    isTiled = isTiled && sentence.tokens.count <= Segmenter.longestSentence
    for token in sentence.tokens {
      isTiled = isTiled && !token.isEmpty && token.lowerBound >= last
      isTiled = isTiled && isBlank(last..<token.lowerBound)
      last = token.upperBound
    }
  }
  #expect(isTiled && isBlank(last..<bytes.count))
}

@Suite struct SegmenterTests {
  /// Each row: a text, and its sentences as an English treebank writes them.
  static let cases: [(text: String, sentences: [String])] = [
    // Abbreviations and initials
    (
      "Gen. Carter Ham met Mr. Okoye on Jan. 29. They spoke for an hour.",
      [
        "Gen.|Carter|Ham|met|Mr.|Okoye|on|Jan.|29|.", "They|spoke|for|an|hour|.",
      ]
    ),
    (
      "The U.S. Navy sailed. The U.N. Security Council met.",
      ["The|U.S.|Navy|sailed|.", "The|U.N.|Security|Council|met|."]
    ),
    ("J. R. Miller wrote it. No. 5 won.", ["J.|R.|Miller|wrote|it|.", "No.|5|won|."]),
    (
      "He works for Acme Corp. She lives in the U.S. They met.",
      ["He|works|for|Acme|Corp.", "She|lives|in|the|U.S.", "They|met|."]
    ),
    (
      "Leaders of the two countries to meet in a village on the border\nBy Anna K. Berg\n",
      [
        "Leaders|of|the|two|countries|to|meet|in|a|village|on|the|border", "By|Anna|K.|Berg",
      ]
    ),
    ("He said no. She left.", ["He|said|no|.", "She|left|."]),
    ("It opens at 9 a.m. on Monday.", ["It|opens|at|9|a.m.|on|Monday|."]),
    // Quotes and brackets that close after the full stop
    (
      "\"We will not go.\" The minister left.",
      ["\"|We|will|not|go|.|\"", "The|minister|left|."]
    ),
    (
      "“We agreed.” The envoys shook hands. (Nobody else came.) It rained.",
      [
        "“|We|agreed|.|”", "The|envoys|shook|hands|.", "(|Nobody|else|came|.|)", "It|rained|.",
      ]
    ),
    // Clitics
    (
      "China's envoy didn't say he'd come; it’s late and we can't wait.",
      [
        "China|'s|envoy|did|n't|say|he|'d|come|;|it|’s|late|and|we|ca|n't|wait|."
      ]
    ),
    ("They don’t know, and cannot ask.", ["They|do|n’t|know|,|and|can|not|ask|."]),
    (
      "The ministers' aides met in O'Brien's office.",
      ["The|ministers|'|aides|met|in|O'Brien|'s|office|."]
    ),
    // Hyphens, numbers, money
    (
      "The long-term, pro-Beijing plan costs $3.5 million, up 20% from 1,200.",
      ["The|long|-|term|,|pro-Beijing|plan|costs|$|3.5|million|,|up|20|%|from|1,200|."]
    ),
    ("Call 555-123-4567 at 7:30pm.", ["Call|555-123-4567|at|7:30|pm|."]),
    // Datelines are sentences of their own in the Web Treebank; dashes; ellipses
    (
      "SEOUL, Jan. 29 (Yonhap) -- North Korea fired a missile.",
      ["SEOUL|,|Jan.|29|(|Yonhap|)|--", "North|Korea|fired|a|missile|."]
    ),
    ("Well... maybe later — or never.", ["Well|...|maybe|later|—|or|never|."]),
    // Addresses
    (
      "Write to ann.lee@example.org or see https://example.org/a?b=1. Follow #summit and @envoy.",
      [
        "Write|to|ann.lee@example.org|or|see|https://example.org/a?b=1|.",
        "Follow|#summit|and|@envoy|.",
      ]
    ),
    // As news is written: a headline, a dateline, hours before a day, ranks, brackets after a quotation
    (
      """
      Envoy arrives in Hanoi for second round

      HANOI, Feb. 26 (Xinhua) -- Lt. Gen. H. R. Ode met Gov. J. B. Lund in St. Louis, Mo., at 3 p.m. \
      Friday. She left at 5 p.m. He did not.
      """,
      [
        "Envoy|arrives|in|Hanoi|for|second|round", "HANOI|,|Feb.|26|(|Xinhua|)|--",
        "Lt.|Gen.|H.|R.|Ode|met|Gov.|J.|B.|Lund|in|St.|Louis|,|Mo.|,|at|3|p.m.|Friday|.",
        "She|left|at|5|p.m.", "He|did|not|.",
      ]
    ),
    (
      "Mr. Abe said: “We must act now.” (The two will meet again.) Asked why, he said, \"It matters!\" and left.",
      [
        "Mr.|Abe|said|:|“|We|must|act|now|.|”", "(|The|two|will|meet|again|.|)",
        "Asked|why|,|he|said|,|\"|It|matters|!|\"|and|left|.",
      ]
    ),
    (
      "The U.S.-led force left. The U.N. says 3.5 million need aid (see https://un.example.org/a.html).",
      [
        "The|U.S.|-|led|force|left|.",
        "The|U.N.|says|3.5|million|need|aid|(|see|https://un.example.org/a.html|)|.",
      ]
    ),
    (
      "Points:\n• Talks resume Monday\n• Sanctions stay\n1. First, the truce.\n2. Then prisoners.\n",
      [
        "Points|:", "•|Talks|resume|Monday", "•|Sanctions|stay", "1|.|First|,|the|truce|.",
        "2|.|Then|prisoners|.",
      ]
    ),
    // Lines
    (
      "Leaders meet in Geneva\nBy Ann Lee\n\nThe leaders met.\n",
      ["Leaders|meet|in|Geneva", "By|Ann|Lee", "The|leaders|met|."]
    ),
    (
      "The two governments have agreed that their ministers will\nmeet again in the spring and that the border stays open\nuntil then. Nobody objected.",
      [
        "The|two|governments|have|agreed|that|their|ministers|will|meet|again|in|the|spring|and|that|the|border|stays|open|until|then|.",
        "Nobody|objected|.",
      ]
    ),
    ("Agenda:\n- trade\n- fishing\n", ["Agenda|:", "-|trade", "-|fishing"]),
    // White space that is not a space; soft hyphens; marks that compose
    ("One\u{A0}two\u{200B} three\u{FEFF}.", ["One|two|three\u{FEFF}|."]),
    ("Co\u{AD}operation helps.", ["Co\u{AD}operation|helps|."]),
    ("Jose\u{301} met José.", ["Jose\u{301}|met|José|."]),
    ("", []), (" \n\t\n", []),
  ]

  @Test(arguments: 0..<UInt64(300)) func tilesAnyBytes(seed: UInt64) {
    var generator = SeededNumbers(seed: seed)
    let count = Int.random(in: 0...400, using: &generator)
    let alphabet = Array(" \n.\"'(-,Aa1@#$ n't Mr.\u{201C}\u{E9}\u{AD}\u{200B}\u{1F600}".utf8)
    let bytes = (0..<count).map { _ in
      seed % 2 == 0
        ? UInt8.random(in: 0...255, using: &generator) : alphabet.randomElement(using: &generator)!
    }
    expectTiling(bytes)
  }

  /// A work that grew with the square of the size would not end in this suite's time.
  @Test(arguments: [
    ("\"", 100_000), ("(", 10_000), ("a", 20_000), ("a@", 50_000), ("1-", 50_000),
    ("a.b", 50_000), ("'s", 50_000), ("word ", 20_000), ("http://", 20_000), ("\n", 10_000),
    ("x y\n", 20_000), ("\u{301}", 30_000), (":-", 30_000), ("U.", 30_000), ("#", 10_000),
  ])
  func isLinear(part: String, count: Int) {
    expectTiling([UInt8](repeating: 0, count: count).flatMap { _ in Array(part.utf8) })
  }

  @Test func cutsLongSentences() {
    let text = Array(String(repeating: "word ", count: 1000).utf8)
    let sentences = Segmenter().sentences(in: text)
    #expect(sentences.allSatisfy { $0.tokens.count <= Segmenter.longestSentence })
    #expect(sentences.map(\.tokens.count).reduce(0, +) == 1000)
  }

  @Test(arguments: cases.indices) func cutsAsTheTreebanksDo(index: Int) {
    #expect(cut(Self.cases[index].text) == Self.cases[index].sentences)
  }
}
