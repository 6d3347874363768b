import Graph

/// What is written on a bundle of lines, before it has a place.
struct LabelWords {
  let model: MapModel
  let options: MapOptions

  private struct Words {
    var text: String
    var ink: Ink
    var strokes: [Int]
    /// Which ways the strokes run that these words are beside, where that has to be said.
    var isForward = false, isBackward = false
    var hasArrow: Bool { isForward || isBackward }
  }

  /// The texts as they are; with long ones on several lines; and where lines are numbered, the
  /// numbers alone.
  ///
  /// - Parameter way: The direction of the line where its words are.
  func versions(_ bundle: Bundle, way: Point = Point(1, 0)) -> [[BundleLabel.Line]] {
    let words = words(bundle, options.edgeLabels, numbers: options.hasNumbers)
    let lines = Self.lines(words, way, width: .infinity)
    guard !lines.isEmpty else { return [] }
    let narrow = Self.lines(words, way, width: 78)
    var versions = narrow.count > lines.count ? [lines, narrow] : [lines]
    if options.hasNumbers, options.edgeLabels != .none {
      versions.append(Self.lines(self.words(bundle, .none, numbers: true), way, width: .infinity))
    }
    return versions
  }

  /// One text per stroke that has words, and one for strokes that have the same; an arrow beside it where strokes of one bundle run both ways, for there the eye cannot tell which
  /// head belongs to which words.
  private func words(
    _ bundle: Bundle, _ content: MapOptions.EdgeLabels, numbers: Bool
  ) -> [Words] {
    let directed = bundle.strokes.filter { !model.lines[$0.lines[0]].isMutual }
    let needsArrows =
      bundle.strokes.count > 1 && directed.contains { $0.isForward }
      && directed.contains { !$0.isForward }
    var words: [Words] = []
    for (number, stroke) in bundle.strokes.enumerated() {
      let lines = stroke.lines.map { model.lines[$0] }
      let text = text(lines, content, numbers: numbers)
      guard !text.isEmpty else { continue }
      let hasArrow = needsArrows && !lines[0].isMutual
      let own = Words(
        text: text, ink: lines[0].change == .gone ? .muted : .kind(lines[0].kind),
        strokes: [number], isForward: hasArrow && stroke.isForward,
        isBackward: hasArrow && !stroke.isForward)
      if let same = words.firstIndex(where: { $0.text == own.text && $0.ink == own.ink }) {
        words[same].strokes.append(number)
        // Words of a stroke that runs neither way need no arrow for the others.
        let needsArrow = hasArrow && words[same].hasArrow
        words[same].isForward = needsArrow && (words[same].isForward || own.isForward)
        words[same].isBackward = needsArrow && (words[same].isBackward || own.isBackward)
      } else {
        words.append(own)
      }
    }
    return words
  }

  private func text(
    _ lines: [MapModel.Line], _ content: MapOptions.EdgeLabels, numbers: Bool
  ) -> String {
    var text = ""
    switch content {
    case _ where lines[0].kind == .affiliation: break
    case .none: break
    case .count: text = String(lines.reduce(0) { $0 + $1.count })
    case .words:
      let main = lines.max { $0.count < $1.count } ?? lines[0]
      text = main.words.first.map { shortened($0, to: 36) } ?? ""
      // What has not changed is background on a map of changes.
      if lines.allSatisfy({ $0.change == .same }) { text = "" }
      if let note = main.note, !note.isEmpty { text += ": " + shortened(note, to: 40) }
    }
    guard numbers else { return text }
    let list = lines.compactMap { $0.number.map(String.init) }.joined(separator: ",")
    return text.isEmpty ? list : "\(list) \(text)"
  }

  private static func lines(_ words: [Words], _ way: Point, width: Double) -> [BundleLabel.Line] {
    words.flatMap { words -> [BundleLabel.Line] in
      var pieces = [words.text]
      if width.isFinite {
        pieces = BundleLabel.style.wrap(words.text, width: width, lineLimit: 3)
      }
      // An arrow is never alone on a line.
      if words.isForward { point(&pieces, along: way) }
      if words.isBackward { point(&pieces, along: way * -1) }
      return pieces.map { BundleLabel.Line(text: $0, ink: words.ink, strokes: words.strokes) }
    }
  }

  private static func point(_ pieces: inout [String], along direction: Point) {
    guard !pieces.isEmpty else { return }
    let last = pieces.count - 1
    if abs(direction.x) * 2 >= abs(direction.y) {
      if direction.x >= 0 { pieces[last] += " →" } else { pieces[0] = "← " + pieces[0] }
    } else {
      let arrow = direction.y >= 0 ? "↓" : "↑"
      pieces[last] +=
        pieces[last].hasSuffix("↑") || pieces[last].hasSuffix("↓") ? arrow : " " + arrow
    }
  }
}
