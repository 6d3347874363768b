extension Tokenizer {
  /// The end of a punctuation mark, or of a run of marks that make one token.
  func markEnd(from index: Int) -> Int {
    let first = key(index)
    if let end = emoticonEnd(from: index) { return end }
    switch first {
    case 0x2E where index == 0 && isLetter(1) && isFileEnding(from: 1):
      return wordEnd(from: 1)  // .doc
    case 0x2E where isDigit(index + 1) && !isWord(index - 1) && key(index - 1) != 0x2E:
      return numberEnd(from: index)  // .5
    case 0x2B where isDigit(index + 1) && !isWord(index - 1):
      return numberEnd(from: index + 1)  // +44
    case 0x2E, 0x21, 0x3F, Key.ellipsis:
      return runEnd(from: index) { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F || $0 == Key.ellipsis }
    case 0x2D, 0x2A, 0x3D, 0x5F, 0x7E, 0x2B, 0x23, 0x24, 0x5E, 0x7C, 0x2F, 0x5C:
      return runEnd(from: index) { $0 == first }
    case 0x3C, 0x3E:
      return min(runEnd(from: index) { $0 == first }, index + 2)  // << and >> are quotation marks
    case 0x60 where clitic(at: index) != nil:
      return wordEnd(from: index + 1)
    case 0x60:
      return key(index + 1) == first || key(index + 1) == 0x27 ? index + 2 : index + 1
    case 0x27:
      return apostropheEnd(from: index)
    case Key.invalid:
      return runEnd(from: index) { $0 == Key.invalid }
    default:
      // Marks that combine with a symbol (a keycap, a skin tone, a joiner) stay with it.
      var end = index + 1
      while end < letters.count, letters[end].kind == .extender { end += 1 }
      return end
    }
  }

  private func isFileEnding(from index: Int) -> Bool {
    Vocabulary.fileEndings.contains(packed(index..<wordEnd(from: index)))
  }

  private func runEnd(from index: Int, while belongs: (UInt8) -> Bool) -> Int {
    var end = index + 1
    while end < letters.count, letters[end].kind == .mark, belongs(letters[end].key) { end += 1 }
    return end
  }

  /// `'s` after a word, `''`, `'em`, `'72`, or a plain quotation mark.
  private func apostropheEnd(from index: Int) -> Int {
    if key(index + 1) == 0x27, key(index + 2) != 0x27 { return index + 2 }
    if let end = clitic(at: index) { return end }
    if isWord(index - 1) { return index + 1 }
    let end = wordEnd(from: index + 1)
    let word = packed(index + 1..<min(end, letters.count))
    if Self.clipped.contains(word), key(end) != 0x27 { return end }
    if end - index == 3 || end - index == 4, isDigit(index + 1), isDigit(index + 2),
      end - index == 3 || key(index + 3) | 0x20 == 0x73, key(end) != 0x27
    {
      return end  // '72, '60s
    }
    return index + 1
  }
  private static let clipped = WordList("em tis twas til cause bout n")

  /// The end of a clitic whose apostrophe stands at `index`, if one does.
  func clitic(at index: Int) -> Int? {
    guard key(index) == 0x27 || key(index) == 0x60, isWord(index - 1) else { return nil }
    let end = wordEnd(from: index + 1)
    guard end - index <= 3, end > index + 1 else { return nil }
    return Self.clitics.contains(packed(index + 1..<end)) ? end : nil
  }
  private static let clitics = WordList("s m d re ve ll")

  /// `:)`, `;-(`, `=)`, `:D`; only where no word touches it on the right.
  private func emoticonEnd(from index: Int) -> Int? {
    guard key(index) == 0x3A || key(index) == 0x3B || key(index) == 0x3D else { return nil }
    var mouth = index + 1
    if key(mouth) == 0x2D || key(mouth) == 0x27 { mouth += 1 }
    switch key(mouth) {
    case 0x28, 0x29:  // ( )
      return isWord(mouth + 1) ? nil : mouth + 1
    case 0x44, 0x50, 0x70, 0x4F, 0x6F, 0x2F, 0x5C, 0x7C:  // D P p O o / \ |
      let free = index == 0 || mouth > index + 1
      return free && mouth + 1 == letters.count ? mouth + 1 : nil
    default: return nil
    }
  }
}
