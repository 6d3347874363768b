extension Tokenizer {
  /// The end of a word, with what belongs to it: apostrophes, a prefix's hyphen, an abbreviation's
  /// full stop; or the end of its first part, when a clitic follows.
  func wordTokenEnd(from index: Int) -> Int {
    var end = wordEnd(from: index)
    while end < letters.count {
      guard let next = continuation(of: index..<end) else { break }
      end = next
    }
    if key(end) == 0x24 || key(end) == Key.currency,
      Vocabulary.currencyPrefixes.contains(packed(index..<end))
    {
      return end + 1  // US$
    }
    if key(end) == 0x2E, let stop = abbreviationEnd(index..<end) { return stop }
    if key(end) == 0x2D, end + 1 == letters.count, isCutOff(index..<end) { return end + 1 }
    return contractionCut(index..<end)
  }

  /// Where the word ends when the mark at `word.upperBound` is inside it; nil when the word is over.
  private func continuation(of word: Range<Int>) -> Int? {
    let end = word.upperBound
    guard isWord(end + 1) else { return nil }
    switch letters[end].key {
    case 0x27:
      if clitic(at: end) != nil { return nil }
      if isNegation(at: end) { return nil }
      return wordEnd(from: end + 1)
    case 0x2E:
      return insidePeriod(word)
    case 0x2D:
      return hyphenBelongs(to: word) ? wordEnd(from: end + 1) : nil
    case 0x26:
      // AT&T, R&D: short and in capitals.
      let next = wordEnd(from: end + 1)
      let capitals =
        letters[word].allSatisfy { $0.kind == .upper }
        && letters[end + 1..<next].allSatisfy { $0.kind == .upper }
      return capitals && word.count <= 4 && next - end <= 4 ? next : nil
    case 0x5F:
      return wordEnd(from: end + 1)
    case 0x2A:
      return isLetter(end - 1) && isLetter(end + 1) ? wordEnd(from: end + 1) : nil
    case 0x2F:
      // b/c, l/c, I/C
      return word.count == 1 && key(end + 1) | 0x20 == 0x63 && !isWord(end + 2) ? end + 2 : nil
    default:
      return nil
    }
  }

  /// `n't` with its apostrophe at `index`.
  private func isNegation(at index: Int) -> Bool {
    key(index - 1) | 0x20 == 0x6E && key(index + 1) | 0x20 == 0x74 && !isWord(index + 2)
      && isWord(index - 2)
  }

  /// A full stop between letters: `U.S`, `Ph.D`, `comp.sources.unix`, `V2.0`.
  private func insidePeriod(_ word: Range<Int>) -> Int? {
    let end = word.upperBound
    let next = wordEnd(from: end + 1)
    if isDigit(end - 1), isDigit(end + 1) { return next }
    let last = key(end - 2) == 0x2E || word.count == 1 ? 1 : word.count
    if last == 1, isLetter(end - 1), next == end + 2, isLetter(end + 1) { return next }
    if word.count <= 2, letters[word.lowerBound].kind == .upper, key(next) == 0x2E,
      next - end <= 3, isLetter(end + 1), letters[end + 1].kind == .upper
    {
      return next  // Ph.D. M.Sc.
    }
    if letters[end - 1].kind == .lower, letters[end + 1].kind == .lower, word.count > 1,
      key(next) == 0x2E && isLetter(next + 1) || letters[word].contains(where: { $0.key == 0x2E })
    {
      return next  // comp.sources.unix
    }
    return nil
  }

  /// A word broken off by its speaker (`th-`), or a prefix that waits for its word (`pre- and`).
  private func isCutOff(_ word: Range<Int>) -> Bool {
    word.count <= 2 && letters[word].allSatisfy(\.isLetter)
      || Vocabulary.prefixes.contains(packed(word))
  }

  private func hyphenBelongs(to word: Range<Int>) -> Bool {
    let length = word.count
    guard isLetter(word.upperBound + 1) || Vocabulary.prefixes.contains(packed(word)) else {
      return false
    }
    guard length <= 8 else { return false }
    let prefix = packed(word)
    if Vocabulary.prefixes.contains(prefix) { return true }
    return prefix == 0x65 && isLetter(word.upperBound + 1)  // e-mail
  }

  /// The index after the full stop at `word.upperBound` when it belongs to the word.
  private func abbreviationEnd(_ word: Range<Int>) -> Int? {
    let end = word.upperBound
    guard key(end) == 0x2E, key(end + 1) != 0x2E || key(end + 2) != 0x2E else { return nil }
    let first = letters[word.lowerBound]
    let isLast = end + 1 >= letters.count
    if word.count == 1 {
      guard first.kind == .upper else {
        return Vocabulary.smallToo.contains(packed(word)) && nextIsDigit(end) ? end + 1 : nil
      }
      // "I." ends a sentence more often than it is an initial; an initial has a capital after it.
      if first.key == 0x49 { return initialFollows(end) && word.lowerBound > 0 ? end + 1 : nil }
      return isLast || isLetter(end + 1) || key(end + 1) == 0x2C ? end + 1 : nil
    }
    if key(end - 2) == 0x2E { return end + 1 }  // U.S. a.m.
    if letters[word].contains(where: { $0.key == 0x2E }), word.count <= 5 { return end + 1 }
    let name = packed(word)
    if name == Self.etc, isLast { return following?.kind == .lower ? end + 1 : nil }
    if Vocabulary.countersOnlyBeforeDigits.contains(name) {
      return nextIsDigit(end) ? end + 1 : nil
    }
    let known =
      first.kind == .upper
      ? Self.anyAbbreviation(name) : Vocabulary.smallToo.contains(name)
    return known ? end + 1 : nil
  }

  /// Its full stop is the sentence's, where one ends: the treebanks part them.
  private static let etc = WordList.pack("etc")

  private static func anyAbbreviation(_ name: UInt64) -> Bool {
    Vocabulary.titles.contains(name) || Vocabulary.dates.contains(name)
      || Vocabulary.trailers.contains(name) || Vocabulary.places.contains(name)
      || Vocabulary.counters.contains(name) || Vocabulary.general.contains(name)
  }

  private func nextIsDigit(_ stop: Int) -> Bool {
    stop + 1 < letters.count ? isDigit(stop + 1) : following?.kind == .digit
  }
  private func initialFollows(_ stop: Int) -> Bool {
    stop + 1 < letters.count
      ? letters[stop + 1].kind == .upper : following?.kind == .upper
  }

  /// The end of the first part of a contraction, or the end of the word.
  private func contractionCut(_ word: Range<Int>) -> Int {
    let end = word.upperBound
    if key(end) == 0x27, isNegation(at: end) {
      return word.count > 1 ? end - 1 : end + 2  // did|n't, then n't itself
    }
    guard word.count >= 2, word.count <= 8 else { return end }
    let name = packed(word)
    guard name != 0 else { return end }
    if Self.cannot == name { return word.lowerBound + 3 }
    if Vocabulary.bareNegations.contains(name) || Vocabulary.cutTwo.contains(name) {
      return end - 2
    }
    if Vocabulary.bareClitics1.contains(name) || Vocabulary.cutOne.contains(name) { return end - 1 }
    if Vocabulary.bareClitics2.contains(name) { return end - 2 }
    if name == Self.alot { return word.lowerBound + 1 }
    return end
  }
  private static let alot = WordList.pack("alot")
  private static let cannot = WordList.pack("cannot")
}
