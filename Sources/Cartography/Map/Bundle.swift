import Graph

/// All lines between the same two parts of boxes; they share a route and run side by side.
struct Bundle {
  /// A part of a box, as box and part number.
  struct End: Hashable, Comparable {
    var box: Int
    var part: Int
    static func < (a: End, b: End) -> Bool { a.box != b.box ? a.box < b.box : a.part < b.part }
  }

  struct Stroke {
    /// Lines of the model drawn as this stroke: one, or several where a row stands for several
    /// actors.
    var lines: [Int]
    /// Whether it runs from `tail` to `head`, rather than back.
    var isForward: Bool
    var width: Double
    /// From the middle of the bundle, to the left of the way from tail to head.
    var offset = 0.0
  }

  var tail: End
  var head: End
  var strokes: [Stroke]

  static let gap = 4.5

  var width: Double {
    strokes.reduce(0) { $0 + $1.width } + Self.gap * Double(strokes.count - 1)
  }

  /// Returns the bundles of a canonical model, in order; lines within one part of a box, and
  /// affiliations that a card shows already, are left out.
  static func bundles(_ model: MapModel, _ boxes: MapBoxes) -> [Bundle] {
    let numbers = Dictionary(uniqueKeysWithValues: model.actors.enumerated().map { ($1.id, $0) })
    var found: [End: [End: [StrokeKey: [Int]]]] = [:]
    for (index, line) in model.lines.enumerated() {
      guard let from = boxes.places[numbers[line.source]!],
        let to = boxes.places[numbers[line.target]!]
      else { continue }
      let source = End(box: from.box, part: from.part), target = End(box: to.box, part: to.part)
      if source == target || line.kind == .affiliation && source.box == target.box { continue }
      let isForward = source < target
      let key = StrokeKey(
        kind: line.kind, isActual: line.isActual, isMutual: line.isMutual,
        isForward: isForward || line.isMutual)
      found[min(source, target), default: [:]][max(source, target), default: [:]][
        key, default: []
      ].append(index)
    }
    let largest = model.lines.filter { $0.kind != .affiliation }.map(\.strength).max() ?? 1
    var bundles: [Bundle] = []
    for tail in found.keys.sorted() {
      for head in found[tail]!.keys.sorted() {
        let strokes = found[tail]![head]!.sorted { $0.key < $1.key }.map { key, lines in
          let strength = lines.reduce(0) { $0 + model.lines[$1].strength }
          let isThin =
            key.kind == .affiliation
            || lines.allSatisfy { [.same, .gone].contains(model.lines[$0].change) }
          return Stroke(
            lines: lines, isForward: key.isForward,
            width: isThin
              ? 1 : 1.4 + 4.6 * (min(1, strength / largest)).squareRoot())
        }
        var bundle = Bundle(tail: tail, head: head, strokes: strokes)
        bundle.spread()
        bundles.append(bundle)
      }
    }
    return bundles
  }

  private mutating func spread() {
    var left = -width / 2
    for index in strokes.indices {
      strokes[index].offset = left + strokes[index].width / 2
      left += strokes[index].width + Self.gap
    }
  }
}

private struct StrokeKey: Hashable, Comparable {
  var kind: Kind
  var isActual: Bool
  var isMutual: Bool
  var isForward: Bool

  static func < (a: Self, b: Self) -> Bool {
    if a.kind != b.kind { return a.kind < b.kind }
    if a.isActual != b.isActual { return a.isActual }
    if a.isMutual != b.isMutual { return a.isMutual }
    return a.isForward && !b.isForward
  }
}
