extension Tokenizer {
  /// The end of a number: `3,202.61`, `7:30`, `11/28/2000`, `713-853-3989`, `20th`, `1970s`.
  func numberEnd(from index: Int) -> Int {
    let first = key(index)
    var end = digitsEnd(from: first == 0x2E ? index + 1 : index)
    var groups = 1
    let firstCount = end - index
    var separator: UInt8 = 0
    while [0x2E, 0x2C, 0x3A, 0x2F].contains(key(end)), isDigit(end + 1) {
      if key(end) == 0x2F, separator != 0, separator != 0x2F { break }
      if key(end) == 0x2C, digitsEnd(from: end + 1) - end < 3 { break }  // 13,14 is two numbers
      separator = key(end)
      end = digitsEnd(from: end + 1)
      groups += 1
    }
    if groups == 1, key(end) == 0x2D, let phone = phoneEnd(from: end, firstCount: firstCount) {
      return phone
    }
    guard isLetter(end) else { return end }
    let tail = wordEnd(from: end)
    let suffix = packed(end..<tail)
    if Vocabulary.ordinalEndings.contains(suffix) { return tail }
    if Vocabulary.units.contains(suffix) { return end }
    // "p.m." is a word of its own after the number.
    if tail == end + 1, key(tail) == 0x2E, key(tail + 1) | 0x20 == 0x6D { return end }
    return groups == 1 && first != 0x2E ? wordTokenEnd(from: index) : end
  }

  func digitsEnd(from index: Int) -> Int {
    var end = index
    while end < letters.count, letters[end].kind == .digit { end += 1 }
    return end
  }

  /// Groups of digits with hyphens: a telephone number or a date, not a range such as `5-10`.
  private func phoneEnd(from hyphen: Int, firstCount: Int) -> Int? {
    var end = hyphen
    var groups = 1
    var lastCount = 0
    while key(end) == 0x2D, isDigit(end + 1) {
      let next = digitsEnd(from: end + 1)
      lastCount = next - end - 1
      end = next
      groups += 1
    }
    let local = groups == 2 && (firstCount == 3 || firstCount == 1) && lastCount == 4
    guard groups >= 3 || local, !isLetter(end) else { return nil }
    return end
  }
}
