/// Spreads the ends of lines along the sides of their boxes, so that lines do not begin or end on
/// top of one another.
struct PortSpreading {
  private struct Side: Hashable, Comparable {
    var end: Bundle.End
    var isVertical: Bool
    var isFar: Bool

    static func < (a: Side, b: Side) -> Bool {
      if a.end != b.end { return a.end < b.end }
      return a.isVertical != b.isVertical ? a.isVertical : !a.isFar && b.isFar
    }
  }

  private struct Place {
    var bundle: Int
    var isTail: Bool
    /// Along the side, where it is and where the line comes from.
    var at: Double
    var from: Double
    var room: Double
  }

  let bundles: [Bundle]
  /// Per end of a bundle what a line may end on.
  let frames: (Bundle.End) -> Rect
  /// Whether a segment is free of boxes other than those of the bundle's ends.
  let isFree: (Point, Point, Bundle) -> Bool

  /// Returns the routes with their ends apart, in the order of where the lines go.
  func spread(_ routes: [Polyline]) -> [Polyline] {
    var routes = routes
    var sides: [Side: [Place]] = [:]
    for (index, bundle) in bundles.enumerated() where routes[index].points.count > 1 {
      for isTail in [true, false] {
        let end = isTail ? bundle.tail : bundle.head
        let points = isTail ? routes[index].points : routes[index].points.reversed()
        guard let (isVertical, isFar) = Self.side(points[0], frames(end)) else { continue }
        let next = points[min(2, points.count - 1)]
        sides[Side(end: end, isVertical: isVertical, isFar: isFar), default: []].append(
          Place(
            bundle: index, isTail: isTail, at: isVertical ? points[0].y : points[0].x,
            from: isVertical ? next.y : next.x, room: bundle.width / 2 + 4))
      }
    }
    for side in sides.keys.sorted() {
      let frame = frames(side.end)
      let span = side.isVertical ? (frame.y, frame.maxY) : (frame.x, frame.maxX)
      for (place, at) in Self.apart(sides[side]!, span) where abs(at - place.at) > 0.05 {
        move(&routes[place.bundle], place, to: at, isVertical: side.isVertical)
      }
    }
    return routes
  }

  /// The side of a frame on which a point lies; nil for a corner or a point elsewhere.
  private static func side(_ point: Point, _ frame: Rect) -> (isVertical: Bool, isFar: Bool)? {
    if abs(point.x - frame.x) < 0.2 { return (true, false) }
    if abs(point.x - frame.maxX) < 0.2 { return (true, true) }
    if abs(point.y - frame.y) < 0.2 { return (false, false) }
    if abs(point.y - frame.maxY) < 0.2 { return (false, true) }
    return nil
  }

  /// Places in order, each with room, moved as little as need be.
  ///
  /// The mean of pushing all forwards and pushing all backwards keeps every distance and moves both
  /// ways alike.
  private static func apart(
    _ places: [Place], _ span: (Double, Double)
  ) -> [(Place, Double)] {
    let places = places.sorted { a, b in
      // Where a line goes decides between ends that are near each other.
      let left = a.at + 0.2 * min(120, max(-120, a.from - a.at))
      let right = b.at + 0.2 * min(120, max(-120, b.from - b.at))
      return left != right
        ? left < right : (a.bundle, a.isTail ? 0 : 1) < (b.bundle, b.isTail ? 0 : 1)
    }
    // Strokes beside the middle of a bundle end on the side too.
    let half = (span.1 - span.0) / 2
    func inset(_ index: Int) -> Double { min(places[index].room, half) }
    let low = span.0 + inset(0), high = span.1 - inset(places.count - 1)
    let need = zip(places, places.dropFirst()).reduce(0) { $0 + $1.0.room + $1.1.room }
    let squeeze = need > high - low ? max(0, high - low) / need : 1
    func gap(_ index: Int) -> Double {
      (places[index - 1].room + places[index].room) * squeeze
    }
    var forward = places.indices.map { index in
      min(span.1 - inset(index), max(span.0 + inset(index), places[index].at))
    }
    var backward = forward
    for index in forward.indices.dropFirst() {
      forward[index] = max(forward[index], forward[index - 1] + gap(index))
    }
    for index in backward.indices.dropFirst().reversed() {
      backward[index - 1] = min(backward[index - 1], backward[index] - gap(index))
    }
    var middle = zip(forward, backward).map { ($0 + $1) / 2 }
    // Into the span, from either end.
    if let last = middle.last, last > high {
      middle[middle.count - 1] = high
      for index in middle.indices.dropFirst().reversed() {
        middle[index - 1] = min(middle[index - 1], middle[index] - gap(index))
      }
    }
    if middle[0] < low {
      middle[0] = low
      for index in middle.indices.dropFirst() {
        middle[index] = max(middle[index], middle[index - 1] + gap(index))
      }
    }
    return Array(zip(places, middle))
  }

  private func move(
    _ route: inout Polyline, _ place: Place, to at: Double, isVertical: Bool
  ) {
    var points = place.isTail ? route.points : route.points.reversed()
    let shift = at - place.at
    let by = isVertical ? Point(0, shift) : Point(shift, 0)
    points[0] = points[0] + by
    // The stub before the first bend goes along, so that it still leaves the side squarely.
    if points.count > 2 { points[1] = points[1] + by }
    let bundle = bundles[place.bundle]
    guard isFree(points[0], points[1], bundle),
      points.count < 3 || isFree(points[1], points[2], bundle)
    else { return }
    route.points = place.isTail ? points : points.reversed()
  }
}
