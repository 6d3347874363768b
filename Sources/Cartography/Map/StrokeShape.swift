import Graph

/// How one stroke is drawn: colour and dash by kind, a head by direction, hollow where it is not
/// actual, an open head where it is only claimed.
struct StrokeShape {
  var kind: Kind
  var width: Double
  /// Whether a head is at the end of the line given, and at its beginning.
  var hasHead: Bool
  var isMutual: Bool
  var isClaimed: Bool
  var isActual: Bool
  /// On a map of changes: gone lines are ghosts, reversed ones have a mark beside them.
  var change: MapModel.Change?

  init(_ lines: [MapModel.Line], width: Double) {
    kind = lines[0].kind
    self.width = width
    isMutual = lines[0].isMutual
    isClaimed = lines.allSatisfy(\.isClaimed)
    isActual = lines[0].isActual
    change = lines[0].change
    hasHead = !isMutual && kind != .affiliation
  }

  private var headLength: Double { 6 + 1.9 * width }
  private var headHalfWidth: Double { 2.8 + 1.05 * width }
  private var ink: Ink { change == .gone ? .ghost : .kind(kind) }

  /// The second channel beside colour: cooperation and ties are unbroken.
  static func dash(_ kind: Kind, width: Double) -> [Double] {
    switch kind {
    case .cooperation, .untyped: []
    case .consultation: [0.1, width + 3.5]
    case .influence: [10 + width, 3 + width]
    case .conflict: [8 + width, 3 + width, 0.1, 3 + width]
    case .affiliation: []
    }
  }

  /// The elements of a stroke along `line`, which runs from source to target.
  func elements(along line: Polyline) -> [Drawing.Element] {
    let endRing = isMutual && isClaimed ? 2.4 + width * 0.5 : 0
    let body = line.trimmed(tail: endRing, head: hasHead ? headLength - 1 : endRing)
    var elements: [Drawing.Element] = []
    let path = body.path()
    if change == .reversed {
      // A halo: the line is another one than it was.
      elements.append(.path(path, Drawing.Paint(stroke: .changed, width: width + 7)))
    }
    if isActual {
      elements.append(
        .path(
          path,
          Drawing.Paint(
            stroke: ink, width: width, dash: Self.dash(kind, width: width),
            hasRoundCaps: kind == .consultation || kind == .conflict)))
    } else {
      let outer = max(3.6, width)
      elements.append(
        .path(path, Drawing.Paint(stroke: ink, width: outer, dash: [5, 4])))
      elements.append(.path(path, Drawing.Paint(stroke: .paper, width: outer - 2)))
    }
    if hasHead { elements.append(head(at: line)) }
    if endRing > 0 {
      elements.append(ring(at: line.points[0], toward: line.points[1], endRing))
      elements.append(
        ring(
          at: line.points[line.points.count - 1], toward: line.points[line.points.count - 2],
          endRing))
    }
    return elements
  }

  private func head(at line: Polyline) -> Drawing.Element {
    let tip = line.points[line.points.count - 1]
    let direction = (tip - line.points[line.points.count - 2]).unit
    let base = tip - direction * headLength, aside = direction.normal * headHalfWidth
    let isOpen = isClaimed || !isActual
    // An open head is drawn inside the outline of a filled one.
    let inset = isOpen ? 0.9 : 0
    return .path(
      [
        .move(base + aside), .line(tip - direction * inset), .line(base - aside), .close,
      ],
      Drawing.Paint(fill: isOpen ? .paper : ink, stroke: isOpen ? ink : nil, width: 1.4))
  }

  private func ring(at end: Point, toward next: Point, _ radius: Double) -> Drawing.Element {
    let center = end + (next - end).unit * (radius + 0.7)
    return .path(circle(center, radius), Drawing.Paint(fill: .paper, stroke: ink, width: 1.4))
  }
}

/// A circle as four cubic curves.
func circle(_ center: Point, _ radius: Double) -> [Drawing.Segment] {
  let k = radius * 0.5523
  func at(_ x: Double, _ y: Double) -> Point { Point(center.x + x, center.y + y) }
  return [
    .move(at(radius, 0)),
    .curve(at(radius, k), at(k, radius), at(0, radius)),
    .curve(at(-k, radius), at(-radius, k), at(-radius, 0)),
    .curve(at(-radius, -k), at(-k, -radius), at(0, -radius)),
    .curve(at(k, -radius), at(radius, -k), at(radius, 0)),
    .close,
  ]
}
