import Testing

@testable import English

@Suite struct WordFeaturesTests {
  /// Typographic forms are the plain ones; case and digits are left to the shape.
  @Test(arguments: [
    ("U.S.", "u.s."), ("Moscow’s", "moscow's"), ("“", "\""), ("''", "\""), ("—", "--"),
    ("…", "..."),
    ("1,250", "0,000"), ("ÉLYSÉE", "élysée"), ("×", "×"), ("", ""),
  ])
  func normalizes(form: String, expected: String) {
    #expect(
      String(decoding: features(form).marked.dropFirst().dropLast(), as: UTF8.self) == expected)
  }

  /// Of a very long form only its ends are seen, so its cost is bounded.
  @Test func longForms() {
    let long = features(String(repeating: "a", count: 100_000) + "ing")
    #expect(long.plain.count == WordFeatures.longestForm)
    #expect(long.marked.suffix(4) == Array("ing>".utf8))
  }

  @Test func shapesTellCapitalsAndDigits() {
    func shape(_ form: String) -> Int { features(form).shape(1 << 20) }
    #expect(shape("Paris") == shape("Lisbon"))
    #expect(shape("Paris") != shape("paris"))
    #expect(shape("NATO") == shape("UNESCO"))
    #expect(shape("1999") == shape("2024"))
    #expect(shape("1999") != shape("1,999"))
  }

  @Test func countsItsNgrams() {
    for form in ["", "a", "ab", "abc", "abcdefgh"] {
      var count = 0
      let read = features(form)
      read.ngrams(100) { row in
        count += 1
        #expect(row < 100)
      }
      #expect(count == read.ngramCount)
    }
  }

  private func features(_ form: String) -> WordFeatures {
    var features = WordFeatures()
    let bytes = Array(form.utf8)
    bytes.withUnsafeBufferPointer { features.read($0) }
    return features
  }
}
