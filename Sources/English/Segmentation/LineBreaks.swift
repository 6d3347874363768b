/// Which line breaks only wrap running text.
///
/// Text comes in two habits: a line per paragraph, or paragraphs wrapped at a width with blank lines
/// between. A break wraps when both lines have text and the next line's first word would not have
/// fitted: the line with that word is longer than the widest line of its block, whose width is that
/// of wrapped text (40...120 characters). A line that starts in lower case continues a line of at
/// least 25 characters whatever the widths. Two lines alone are wrapped text from 60 characters on,
/// and `By` after a line without a mark at its end begins a byline. All other breaks end a
/// sentence: headings, bylines, list items, verses.
struct LineBreaks {
  static let wrappedWidth = 40...120

  private var wrapping: [Bool] = []

  /// Whether the break that ends line `line` (from 0) is inside running text.
  func wraps(_ line: Int) -> Bool { wrapping[line] }

  private struct Line {
    var width = 0
    var firstWord = 0
    var startsLower = false
    var startsDigit = false
    var startsItem = false
    /// Its first letters are `By `, and `endsOpen` that no mark ends it.
    var startsBy = false
    var endsOpen = false
    var first: (UInt8, UInt8) = (0, 0)
  }

  init(of utf8: UnsafeBufferPointer<UInt8>) {
    var block: [Line] = []
    var line = Line()
    var inFirstWord = true
    var offset = 0
    while offset < utf8.count {
      var (letter, next) = Letter.read(utf8, at: offset)
      switch letter.kind {
      case .newline:
        if letter.key == 0x0D, next < utf8.count, utf8[next] == 0x0A { next += 1 }
        let paragraph = letter.key == 0x0C || letter.key == 0x0B
        if line.firstWord == 0 {
          close(&block, endsWithText: false)
          wrapping.append(false)
        } else {
          block.append(line)
          if paragraph { close(&block, endsWithText: false) }
        }
        line = Line()
        inFirstWord = true
      case .space:
        line.width += 1
        if line.firstWord == 2, inFirstWord { line.startsBy = line.first == (0x42, 0x79) }
        if line.firstWord > 0 { inFirstWord = false }
      default:
        if line.firstWord == 0 {
          line.startsLower = letter.kind == .lower
          line.startsDigit = letter.kind == .digit
          line.startsItem = letter.key == 0x2A || letter.key == 0x2D || letter.key == Key.bullet
        } else if inFirstWord, line.startsDigit {
          line.startsItem = letter.key == 0x29 || letter.key == 0x2E  // 2) and 2., not 2.5
        }
        if line.firstWord == 0 {
          line.first.0 = letter.key
        } else if line.width == 1 {
          line.first.1 = letter.key
        }
        line.endsOpen = letter.isWord
        line.width += 1
        if inFirstWord { line.firstWord += 1 }
      }
      offset = next
    }
    if line.firstWord > 0 { block.append(line) }
    close(&block, endsWithText: line.firstWord > 0)
  }

  /// Decides the breaks after each line of a block of lines with text.
  private mutating func close(_ block: inout [Line], endsWithText: Bool) {
    let width = block.reduce(0) { max($0, $1.width) }
    // The wider of two lines is full by itself: a headline and its second line are not wrapped text.
    let isWrapped = Self.wrappedWidth.contains(width) && (block.count > 2 || width >= 60)
    for (index, line) in block.enumerated() {
      guard index + 1 < block.count else {
        if !endsWithText { wrapping.append(false) }
        break
      }
      let next = block[index + 1]
      let full = isWrapped && line.width + 1 + next.firstWord > width
      let continues = next.startsLower && line.width >= 25
      let isByline = line.endsOpen && next.startsBy
      wrapping.append((full || continues) && !next.startsItem && !isByline)
    }
    block.removeAll(keepingCapacity: true)
  }
}
