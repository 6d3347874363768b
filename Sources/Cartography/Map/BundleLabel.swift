import Graph

/// The words on a bundle of lines: one line of text per stroke, on a plate that hides what is
/// beneath.
struct BundleLabel {
  struct Line: Equatable {
    var text: String
    var ink: Ink
    /// The strokes of the bundle whose words these are.
    var strokes: [Int]
  }

  static let style = TextStyle(size: 11)
  static let lineHeight = 13.0

  var lines: [Line]
  var rect: Rect
  /// From the words to their line, where they stand away from it.
  var leader: [Point] = []
  /// Words beside a line keep to its side.
  var anchor = Drawing.Anchor.middle

  static func size(_ lines: [Line]) -> Size {
    let width = lines.map { style.width(of: $0.text) }.max() ?? 0
    return Size(width + 6, lineHeight * Double(lines.count) + 3)
  }

  /// The plates of the lines, each as wide as its words: a stack hides no more than it must.
  func plates(movedBy origin: Point) -> [Rect] {
    lines.enumerated().map { index, line in
      let width = Self.style.width(of: line.text) + 6
      let isFirst = index == 0, isLast = index == lines.count - 1
      let top = rect.y + (isFirst ? 0 : 1.5 + Self.lineHeight * Double(index))
      let bottom = isLast ? rect.maxY : rect.y + 1.5 + Self.lineHeight * Double(index + 1)
      let left =
        switch anchor {
        case .start: rect.x
        case .middle: rect.center.x - width / 2
        case .end: rect.maxX - width
        }
      return Rect(left, top, width, bottom - top).moved(by: origin)
    }
  }

  /// Where the text of a line is set.
  func text(_ index: Int, movedBy origin: Point) -> Drawing.Text {
    let x =
      switch anchor {
      case .start: rect.x + 3
      case .middle: rect.center.x
      case .end: rect.maxX - 3
      }
    let y = rect.y + 1.5 + Self.lineHeight * Double(index) + Self.style.size * 0.93
    return Drawing.Text(
      position: Point(x, y) + origin, string: lines[index].text, style: Self.style,
      anchor: anchor, ink: lines[index].ink)
  }
}
