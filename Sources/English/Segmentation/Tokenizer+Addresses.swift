extension Tokenizer {
  /// The end of a web or mail address, file name, hashtag or handle that starts at `index`.
  func address(from index: Int) -> Int? {
    guard !isWord(index - 1) else { return nil }
    let first = key(index)
    if first == 0x40 || first == 0x23 {  // @name, #topic
      guard isLetter(index + 1) else { return nil }
      var end = wordEnd(from: index + 1)
      while key(end) == 0x5F, isWord(end + 1) { end = wordEnd(from: end + 1) }
      return end
    }
    if let end = schemeEnd(from: index) { return linkEnd(from: end) }
    return dottedAddress(from: index)
  }

  /// `http://`, `mailto:`, `www.`.
  private func schemeEnd(from index: Int) -> Int? {
    let end = wordEnd(from: index)
    guard end - index <= 8, isLetter(index) else { return nil }
    if key(end) == 0x3A, key(end + 1) == 0x2F, key(end + 2) == 0x2F { return end + 3 }
    let word = packed(index..<end)
    if word == Self.mailto, key(end) == 0x3A, isWord(end + 1) { return end + 1 }
    if word == Self.www, key(end) == 0x2E, isWord(end + 1) { return end + 1 }
    return nil
  }
  private static let mailto = WordList.pack("mailto")
  private static let www = WordList.pack("www")

  /// The end of a link: the end of the stretch without the punctuation that closes a sentence.
  private func linkEnd(from index: Int) -> Int {
    var end = index
    var open = 0
    while end < letters.count {
      switch key(end) {
      case 0x3C, 0x3E, 0x22, Key.openQuote, Key.closeQuote, 0x5D, 0x7C:
        return trimmed(end, from: index)
      case 0x28: open += 1
      case 0x29:
        if open == 0 { return trimmed(end, from: index) }
        open -= 1
      default: break
      }
      end += 1
    }
    return trimmed(end, from: index)
  }

  private func trimmed(_ end: Int, from index: Int) -> Int {
    var end = end
    while end > index, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27].contains(key(end - 1)) {
      end -= 1
    }
    return end
  }

  /// `name@host`, `host.com/path`, `report.pdf`.
  private func dottedAddress(from index: Int) -> Int? {
    var end = wordEnd(from: index)
    var lastPart = index
    var dots = 0
    var at = false
    while end < letters.count {
      switch key(end) {
      case 0x2E where isWord(end + 1):
        dots += 1
        lastPart = end + 1
      case 0x2D where isWord(end + 1), 0x5F where isWord(end + 1): break
      case 0x25 where isWord(end + 1) && !at && isLetter(end - 1): break
      case 0x40 where isWord(end + 1) && !at:
        at = true
        dots = 0
        lastPart = end + 1
      case 0x2E where key(end + 1) == 0x2E && key(end + 2) == 0x2E && key(end + 3) == 0x40:
        end += 3  // name...@host: a mailing list hid the rest
        continue
      default: return finish(index, lastPart, end, dots, at)
      }
      end = wordEnd(from: end + 1)
    }
    return finish(index, lastPart, end, dots, at)
  }

  private func finish(_ index: Int, _ lastPart: Int, _ end: Int, _ dots: Int, _ at: Bool) -> Int? {
    if at { return end }
    guard dots > 0 else { return nil }
    let ending = packed(lastPart..<end)
    // "it.The" is two sentences, "end.it" is not known to be one: an ending has its host's case.
    let oneCase = letters[lastPart].kind == letters[lastPart - 2].kind
    if Vocabulary.fileEndings.contains(ending) { return end }
    guard Vocabulary.domains.contains(ending), oneCase, lastPart - index > 3 else { return nil }
    guard letters[lastPart - 1].key == 0x2E, ending != 0 else { return nil }
    if Self.wordsToo.contains(ending), key(end) != 0x2F { return nil }
    return key(end) == 0x2F ? linkEnd(from: end) : end
  }
  /// Domains that are also words: after a full stop without a space they are likely the words.
  private static let wordsToo = WordList("in it me us at no be my id is as so")
}
