import English

/// Which tokens stand between quotation marks.
///
/// Marks are straight or curly and may be unbalanced: a quotation that is still open at the end of
/// its paragraph ends there, as it does in print, where the next paragraph opens it anew.
struct QuoteReader {
  private var isOpen = false
  private var end = 0
  private let text: [UInt8]

  init(_ text: [UInt8]) { self.text = text }

  /// Whether the sentence begins inside a quotation that an earlier one opened.
  private(set) var continues = false

  mutating func read(_ tree: Tree) -> [Bool] {
    let start = tree.range.lowerBound
    if start > end, end <= text.count, start <= text.count,
      text[end..<start].contains(UInt8(ascii: "\n"))
    {
      isOpen = false
    }
    continues = isOpen
    var quoted: [Bool] = []
    quoted.reserveCapacity(tree.count)
    for token in tree.tokens {
      switch token.form {
      case "“", "``": isOpen = true
      case "”", "''": isOpen = false
      case "\"": isOpen.toggle()
      default: break
      }
      quoted.append(isOpen)
    }
    end = tree.range.upperBound
    return quoted
  }
}
