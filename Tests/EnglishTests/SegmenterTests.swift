import English
import Testing

/// Cuts a text and writes it as the reader sees it: tokens parted by `|`, sentences as strings.
private func cut(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  return Segmenter().sentences(in: bytes).map { sentence in
    sentence.tokens.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: "|")
  }
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
        "China|'s|envoy|did|n't|say|he|'d|come|;|it|’s|late|and|we|ca|n't|wait|.",
      ]
    ),
    ("They don’t know, and cannot ask.", ["They|do|n’t|know|,|and|can|not|ask|."]),
    ("The ministers' aides met in O'Brien's office.", ["The|ministers|'|aides|met|in|O'Brien|'s|office|."]),
    // Hyphens, numbers, money
    (
      "The long-term, pro-Beijing plan costs $3.5 million, up 20% from 1,200.",
      ["The|long|-|term|,|pro-Beijing|plan|costs|$|3.5|million|,|up|20|%|from|1,200|."]
    ),
    ("Call 555-123-4567 at 7:30pm.", ["Call|555-123-4567|at|7:30|pm|."]),
    // Dashes and ellipses
    (
      "SEOUL, Jan. 29 (Yonhap) -- North Korea fired a missile.",
      ["SEOUL|,|Jan.|29|(|Yonhap|)|--|North|Korea|fired|a|missile|."]
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

  @Test(arguments: cases.indices) func cutsAsTheTreebanksDo(index: Int) {
    #expect(cut(Self.cases[index].text) == Self.cases[index].sentences)
  }
}
