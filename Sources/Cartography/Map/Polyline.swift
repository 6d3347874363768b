/// A line of straight pieces, and what drawing strokes along it needs.
struct Polyline {
  var points: [Point]

  var length: Double {
    zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
  }

  var segments: [(Point, Point)] { Array(zip(points, points.dropFirst())) }

  /// The point at a share of the length, and the direction there.
  func at(_ share: Double) -> (point: Point, direction: Point) {
    var rest = length * share
    for (a, b) in segments {
      let length = (b - a).length
      if rest <= length { return (a + (b - a).unit * rest, (b - a).unit) }
      rest -= length
    }
    let last = segments.last!
    return (last.1, (last.1 - last.0).unit)
  }

  /// The line moved sideways by `distance`, to the left of its way with y downwards negative; its
  /// ends stay on the borders of the rectangles.
  func offset(by distance: Double, from tail: Rect, to head: Rect) -> Polyline {
    var moved: [Point] = []
    for index in points.indices {
      let before = index > 0 ? (points[index] - points[index - 1]).unit : nil
      let after = index + 1 < points.count ? (points[index + 1] - points[index]).unit : nil
      let first = (before ?? after!).normal, second = (after ?? before!).normal
      let sum = first + second
      // The miter of both sides, no longer than twice the distance at a sharp bend.
      let scale = max(0.5, (sum.x * sum.x + sum.y * sum.y) / 2)
      moved.append(points[index] + sum * (distance / scale))
    }
    moved[0] = Self.border(tail, from: moved[0], toward: moved[1])
    let last = moved.count - 1
    moved[last] = Self.border(head, from: moved[last], toward: moved[last - 1])
    return Polyline(points: moved)
  }

  /// Where the line that begins at `point` and goes `toward` there leaves the rectangle.
  private static func border(_ rect: Rect, from point: Point, toward: Point) -> Point {
    let direction = (toward - point).unit
    let start = point - direction * 60
    guard let clip = rect.clip(start, toward), clip.leave < 0.999 else { return point }
    return start + (toward - start) * clip.leave
  }

  /// The line without `head` pixels of its end and `tail` of its beginning.
  func trimmed(tail: Double, head: Double) -> Polyline {
    var result = points
    Self.cut(&result, by: tail)
    result.reverse()
    Self.cut(&result, by: head)
    result.reverse()
    return Polyline(points: result)
  }

  private static func cut(_ points: inout [Point], by length: Double) {
    var rest = length
    while points.count > 2, (points[1] - points[0]).length <= rest {
      rest -= (points[1] - points[0]).length
      points.removeFirst()
    }
    let first = points[1] - points[0]
    points[0] = points[0] + first.unit * min(rest, first.length * 0.95)
  }

  /// The line as a path with its bends rounded.
  func path(radius: Double = 22) -> [Drawing.Segment] {
    var path: [Drawing.Segment] = [.move(points[0])]
    for index in 1..<max(1, points.count - 1) {
      let corner = points[index]
      let back = points[index - 1] - corner, on = points[index + 1] - corner
      let reach = min(radius, back.length / 2, on.length / 2)
      let start = corner + back.unit * reach, end = corner + on.unit * reach
      path.append(.line(start))
      // The quadratic curve with the corner as its control point, raised to a cubic one.
      path.append(
        .curve(start + (corner - start) * (2 / 3), end + (corner - end) * (2 / 3), end))
    }
    path.append(.line(points[points.count - 1]))
    return path
  }
}
