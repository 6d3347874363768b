/// A small set of short lower-case ASCII words, asked without making a string.
struct WordList: Sendable {
  private let packed: [UInt64]

  /// - Parameter words: Words of at most eight ASCII characters, parted by white space.
  init(_ words: StaticString) {
    packed = words.withUTF8Buffer { buffer in
      buffer.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).map { word in
        precondition(word.count <= 8, "a word of a WordList has at most eight bytes")
        return word.reduce(0) { $0 << 8 | UInt64($1) }
      }.sorted()
    }
  }

  /// Whether `word` is in the list; 0, which `pack` gives for longer words, never is.
  func contains(_ word: UInt64) -> Bool {
    guard word != 0 else { return false }
    var low = 0
    var high = packed.count
    while low < high {
      let middle = (low + high) / 2
      if packed[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < packed.count && packed[low] == word
  }

  /// Up to eight characters in lower case as one number; 0 when there are more or other letters.
  static func pack(_ letters: ArraySlice<Letter>) -> UInt64 {
    guard letters.count <= 8 else { return 0 }
    var word: UInt64 = 0
    for letter in letters {
      guard letter.key >= 0x20 else { return 0 }
      let lower = letter.kind == .upper ? letter.key | 0x20 : letter.key
      word = word << 8 | UInt64(lower)
    }
    return word
  }

  /// The packed form of a literal, for comparisons.
  static func pack(_ word: StaticString) -> UInt64 {
    word.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
