/// A token with what the search for sentence ends wants to know about it.
struct Piece {
  enum Gap: UInt8 { case none, space, wrap, end }
  enum Shape: UInt8 {
    case lower, capital, allCapitals, initial, digits, number, other
    case openQuote, closeQuote, straightQuote, open, close, dash, bullet
    case stop, comma, colon, semicolon, symbol
  }
  var start: Int
  var end: Int
  /// What stands before it.
  var gap: Gap
  var shape: Shape
  /// Hash of its lower-cased letters.
  var word: UInt32
  /// It ends with its own full stop, as `a.m.` does.
  var isAbbreviation: Bool
  /// An abbreviation that no sentence ends with, as `Gen.` is.
  var isNeverLast: Bool
  /// A word such as `He` or `The`, with its capital.
  var isStarter: Bool
  /// `a.m.` or `p.m.`
  var isClock = false
  /// What follows the time of day: `Friday`, `EST`.
  var isDayOrZone = false
}

/// All tokens of a text.
struct Pieces {
  private(set) var all: [Piece] = []

  init(of utf8: UnsafeBufferPointer<UInt8>) {
    let lines = LineBreaks(of: utf8)
    all.reserveCapacity(utf8.count / 5 + 1)
    var tokenizer = Tokenizer()
    var offset = 0
    var line = 0
    var gap = Piece.Gap.end
    while offset < utf8.count {
      var (letter, next) = Letter.read(utf8, at: offset)
      switch letter.kind {
      case .space: gap = max(gap, .space)
      case .newline:
        if letter.key == 0x0D, next < utf8.count, utf8[next] == 0x0A { next += 1 }
        gap = max(gap, lines.wraps(line) ? .wrap : .end)
        line += 1
      case .extender where letter.key == Key.ignorable: break
      default:
        next = addStretch(from: offset, of: utf8, gap: gap, &tokenizer)
        gap = .none
      }
      offset = next
    }
  }

  /// Adds the tokens of a stretch without white space; returns its end.
  private mutating func addStretch(
    from start: Int, of utf8: UnsafeBufferPointer<UInt8>, gap: Piece.Gap,
    _ tokenizer: inout Tokenizer
  ) -> Int {
    tokenizer.letters.removeAll(keepingCapacity: true)
    var offset = start
    while offset < utf8.count, tokenizer.letters.count < Segmenter.longestStretch {
      let (letter, next) = Letter.read(utf8, at: offset)
      if letter.kind == .space || letter.kind == .newline { break }
      tokenizer.letters.append(letter)
      offset = next
    }
    tokenizer.end = offset
    var last = tokenizer.letters.count
    while last > 0, tokenizer.letters[last - 1].key == Key.ignorable { last -= 1 }
    let tail = last < tokenizer.letters.count ? tokenizer.letters[last].start : offset
    tokenizer.letters.removeLast(tokenizer.letters.count - last)
    tokenizer.end = tail
    var after = offset
    tokenizer.following = nil
    while after < utf8.count, after < offset + 4 {
      let (letter, next) = Letter.read(utf8, at: after)
      if letter.kind != .space, letter.kind != .newline {
        tokenizer.following = letter
        break
      }
      after = next
    }
    tokenizer.cut()
    append(tokenizer, gap: gap)
    return offset
  }

  private mutating func append(_ tokenizer: Tokenizer, gap: Piece.Gap) {
    let letters = tokenizer.letters
    var index = 0
    for (number, start) in tokenizer.starts.enumerated() {
      let end =
        number + 1 < tokenizer.starts.count ? tokenizer.starts[number + 1] : tokenizer.end
      let first = index
      while index < letters.count, letters[index].start < end { index += 1 }
      let token = letters[first..<index]
      let shape = Piece.shape(of: token)
      let isAbbreviation = token.count > 1 && token.last!.key == 0x2E && token.first!.isWord
      all.append(
        Piece(
          start: start, end: end, gap: number == 0 ? gap : .none, shape: shape,
          word: Piece.hash(of: token), isAbbreviation: isAbbreviation,
          isNeverLast: isAbbreviation && Vocabulary.neverLast.contains(WordList.pack(token)),
          isStarter: shape == .capital && Vocabulary.starters.contains(WordList.pack(token)),
          isClock: isAbbreviation && Vocabulary.clocks.contains(WordList.pack(token)),
          isDayOrZone: Vocabulary.daysAndZones.contains(WordList.pack(token.prefix(8)))))
    }
  }
}

extension Piece.Gap: Comparable {
  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension Piece {
  /// FNV-1a over the lower-cased keys; letters beyond ASCII count as one, digits as one.
  static func hash(of token: ArraySlice<Letter>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for letter in token {
      let key: UInt8
      switch letter.kind {
      case .upper: key = letter.key | 0x20
      case .digit: key = 0x30
      default: key = letter.key
      }
      hash = (hash ^ UInt32(key)) &* 16_777_619
    }
    return hash
  }

  static func shape(of token: ArraySlice<Letter>) -> Shape {
    let first = token.first!
    switch first.kind {
    case .lower: return .lower
    case .caseless, .extender: return .other
    case .digit: return token.allSatisfy { $0.kind == .digit } ? .digits : .number
    case .upper:
      let letters = token.filter(\.isLetter)
      if letters.count == 1 { return .initial }
      return letters.allSatisfy { $0.kind == .upper } ? .allCapitals : .capital
    case .space, .newline: return .other
    case .mark: return markShape(token)
    }
  }

  private static func markShape(_ token: ArraySlice<Letter>) -> Shape {
    switch token.first!.key {
    case 0x2E, 0x21, 0x3F, Key.ellipsis: .stop
    case 0x2C: .comma
    case 0x3A: token.count == 1 ? .colon : .symbol
    case 0x3B: token.count == 1 ? .semicolon : .symbol
    case 0x22: .straightQuote
    case 0x27:
      token.count == 2 && token.last!.key == 0x27
        ? .closeQuote : token.count > 1 ? .lower : .straightQuote
    case 0x60, Key.openQuote: .openQuote
    case Key.closeQuote: .closeQuote
    case 0x28, 0x5B, 0x7B: .open
    case 0x29, 0x5D, 0x7D: .close
    case 0x2D, Key.dash: .dash
    case 0x2A, Key.bullet: .bullet
    case 0x3C: token.count == 2 ? .openQuote : .symbol
    case 0x3E: token.count == 2 ? .closeQuote : .symbol
    default: .symbol
    }
  }
}
