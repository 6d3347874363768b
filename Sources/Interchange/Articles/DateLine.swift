import Basics
import Graph

/// Finds dates as newspapers and web pages write them.
///
/// Forms: `2024-01-29` (also with a time, and `2024/01/29`, `2024.01.29`), `29 January 2024`,
/// `January 29, 2024`, `Jan. 29, 2024`, `Monday, 29th January 2024`. Forms with numbers only and the
/// year last are left alone: whether 3/4 is in March or April cannot be known.
enum DateLine {
  private static let months: [[UInt8]] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  /// The date of a line that is a date and little else: at most an introduction ("Published:"), a
  /// weekday, a time and a zone beside it.
  static func date(ofLine line: Substring) -> PartialDate? {
    guard line.utf8.count <= 80, let (date, range) = firstDate(in: line) else { return nil }
    let rest = words(
      in: String(line[..<range.lowerBound]) + " " + String(line[range.upperBound...]))
    return rest.allSatisfy(isBeside) ? date : nil
  }

  /// The first date in a text.
  static func firstDate(in text: Substring) -> (PartialDate, Range<Substring.Index>)? {
    let tokens = tokens(of: text)
    for i in tokens.indices {
      for (date, count) in candidates(at: i, in: tokens) {
        if let date {
          return (date, tokens[i].range.lowerBound..<tokens[i + count - 1].range.upperBound)
        }
      }
    }
    return nil
  }

  /// The date in a file's name, such as `asiatoday-2024-01-29` or `20240129_talks`.
  static func date(inName name: Substring) -> PartialDate? {
    let tokens = tokens(of: name)
    for i in tokens.indices {
      guard let year = number(tokens[i], digits: 4) ?? nil, (1000...2999).contains(year) else {
        if tokens[i].isNumber, tokens[i].bytes.count == 8,
          let date = compact(tokens[i].bytes), (1000...2999).contains(date.year)
        {
          return date
        }
        continue
      }
      guard i + 2 < tokens.count, let month = number(tokens[i + 1], digits: 2),
        let day = number(tokens[i + 2], digits: 2)
      else { continue }
      if let date = PartialDate(year: year, month: month, day: day) { return date }
    }
    return nil
  }

  /// The date at the front of an ISO 8601 time such as `2024-01-29T10:13:00+09:00`.
  static func iso(_ text: String) -> PartialDate? {
    let trimmed = text.drop { $0.isWhitespace }
    return PartialDate(trimmed.prefix(10)) ?? PartialDate(trimmed.prefix(7)) ?? PartialDate(trimmed)
  }

  private struct Token {
    var bytes: [UInt8]
    var range: Range<Substring.Index>
    var isNumber: Bool
  }

  /// Runs of letters and runs of digits, in lowercase.
  private static func tokens(of text: Substring) -> [Token] {
    var tokens: [Token] = []
    var index = text.utf8.startIndex
    func kind(_ byte: UInt8) -> Int {
      byte &- 48 < 10 ? 1 : (byte | 32) &- 97 < 26 || byte >= 128 ? 2 : 0
    }
    while index < text.utf8.endIndex {
      let here = kind(text.utf8[index])
      var end = text.utf8.index(after: index)
      if here != 0 {
        while end < text.utf8.endIndex, kind(text.utf8[end]) == here {
          end = text.utf8.index(after: end)
        }
        let bytes = text.utf8[index..<end].map { (65...90).contains($0) ? $0 | 32 : $0 }
        tokens.append(Token(bytes: bytes, range: index..<end, isNumber: here == 1))
      }
      index = end
    }
    return tokens
  }

  private static func candidates(at i: Int, in tokens: [Token]) -> [(PartialDate?, Int)] {
    guard i + 2 < tokens.count else { return [] }
    let (a, b) = (tokens[i], tokens[i + 1])
    var c = tokens[i + 2], count = 3
    var found: [(PartialDate?, Int)] = []
    // 2024-01-29
    if let year = number(a, digits: 4), let month = number(b, digits: 2),
      let day = number(c, digits: 2)
    {
      found.append((PartialDate(year: year, month: month, day: day), 3))
    }
    // January 29, 2024 and January 29th, 2024
    if let month = month(a), let day = number(b, digits: 2) {
      if isOrdinal(c), i + 3 < tokens.count { (c, count) = (tokens[i + 3], 4) }
      if let year = number(c, digits: 4) {
        found.append((PartialDate(year: year, month: month, day: day), count))
      }
    }
    // 29 January 2024 and 29th of January 2024
    if let day = number(a, digits: 2) {
      var next = i + 1
      if isOrdinal(tokens[next]) { next += 1 }
      if next < tokens.count, tokens[next].bytes == Array("of".utf8) { next += 1 }
      if next + 1 < tokens.count, let month = month(tokens[next]),
        let year = number(tokens[next + 1], digits: 4)
      {
        found.append((PartialDate(year: year, month: month, day: day), next + 2 - i))
      }
    }
    return found
  }

  private static func number(_ token: Token, digits: Int) -> Int? {
    guard token.isNumber, digits == 4 ? token.bytes.count == 4 : token.bytes.count <= 2 else {
      return nil
    }
    return token.bytes.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  private static func compact(_ bytes: [UInt8]) -> PartialDate? {
    let digits = bytes.map { Int($0) - 48 }
    func value(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    return PartialDate(year: value(0..<4), month: value(4..<6), day: value(6..<8))
  }

  /// A month's name, or its first three or four letters.
  private static func month(_ token: Token) -> Int? {
    guard !token.isNumber, token.bytes.count >= 3 else { return nil }
    return months.firstIndex { name in
      token.bytes == name || (token.bytes.count <= 4 && name.starts(with: token.bytes))
    }.map { $0 + 1 }
  }

  private static func isOrdinal(_ token: Token) -> Bool {
    ["st", "nd", "rd", "th"].contains { token.bytes == Array($0.utf8) }
  }

  private static func words(in text: String) -> [String] {
    text.split { !$0.isLetter }.map { $0.lowercased() }
  }

  /// Words that stand beside a date in a line that says when a text appeared.
  private static func isBeside(_ word: String) -> Bool {
    let known: Set<String> = [
      "published", "publish", "posted", "updated", "update", "date", "dated", "on", "at", "first",
      "last", "modified", "input", "release", "released", "issued", "written", "time", "am", "pm",
      "a", "p", "m", "t", "z", "edt", "est", "cet", "cest", "bst", "jst", "kst", "ist", "pst",
      "pdt",
      "utc", "gmt", "local", "hrs", "h", "the", "of",
    ]
    let weekdays = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    return known.contains(word)
      || weekdays.contains {
        $0 == word || (word.count >= 3 && word.count <= 4 && $0.hasPrefix(word))
      }
  }
}
