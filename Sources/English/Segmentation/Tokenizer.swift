/// Cuts a stretch of text without white space into tokens, as the English treebanks of Universal
/// Dependencies do: punctuation apart, hyphens apart (but `e-mail`, `pro-Beijing`), clitics apart
/// (`do|n't`, `China|'s`, `can|not`), abbreviations with their full stop.
///
/// Every step moves right by at least one letter and looks a bounded number of words around, so the
/// work is linear in the number of letters.
struct Tokenizer {
  /// The letters of the stretch.
  var letters: [Letter] = []
  /// Byte offset after the last letter.
  var end = 0
  /// The first character after the white space that follows, if any: `No. 5` needs it.
  var following: Letter?
  /// Start offsets of the tokens found.
  var starts: [Int] = []

  /// Index of the letter from which no address starts any more; keeps the search linear.
  private var noAddressBefore = 0

  /// Fills `starts`.
  mutating func cut() {
    starts.removeAll(keepingCapacity: true)
    noAddressBefore = 0
    var index = 0
    while index < letters.count {
      starts.append(letters[index].start)
      let end = tokenEnd(from: index)
      assert(end > index && end <= letters.count, "a token has at least one letter of its stretch")
      index = max(end, index + 1)
    }
  }

  func letter(_ index: Int) -> Letter? {
    letters.indices.contains(index) ? letters[index] : nil
  }
  /// The key at `index`, or 0 outside.
  @inline(__always) func key(_ index: Int) -> UInt8 {
    index >= 0 && index < letters.count ? letters[index].key : 0
  }
  @inline(__always) func isDigit(_ index: Int) -> Bool {
    index >= 0 && index < letters.count && letters[index].kind == .digit
  }
  @inline(__always) func isLetter(_ index: Int) -> Bool {
    index >= 0 && index < letters.count && letters[index].isLetter
  }
  @inline(__always) func isWord(_ index: Int) -> Bool {
    index >= 0 && index < letters.count && letters[index].isWord
  }
  func wordEnd(from index: Int) -> Int {
    var index = index
    while index < letters.count, letters[index].isWord { index += 1 }
    return index
  }
  func packed(_ range: Range<Int>) -> UInt64 { WordList.pack(letters[range]) }

  /// Index after the token that starts at `index`.
  private mutating func tokenEnd(from index: Int) -> Int {
    let first = letters[index]
    if first.isWord || first.key == 0x40 || first.key == 0x23, let end = addressEnd(from: index) {
      return end
    }
    if first.kind == .digit { return numberEnd(from: index) }
    if first.isWord { return wordTokenEnd(from: index) }
    return markEnd(from: index)
  }

  /// A new search for addresses in a stretch that has none would make the work quadratic.
  private mutating func addressEnd(from index: Int) -> Int? {
    guard index >= noAddressBefore else { return nil }
    noAddressBefore = wordEnd(from: index)
    while [0x2E, 0x2D, 0x5F].contains(key(noAddressBefore)), isWord(noAddressBefore + 1) {
      noAddressBefore = wordEnd(from: noAddressBefore + 1)
    }
    return address(from: index)
  }
}
