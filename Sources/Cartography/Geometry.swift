/// A place on the page, in CSS pixels, y downwards.
public struct Point: Hashable, Codable, Sendable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }
  var length: Double { (x * x + y * y).squareRoot() }
  /// The same direction with length 1; (1, 0) for no direction at all.
  var unit: Point { length > 1e-9 ? self * (1 / length) : Point(1, 0) }
  /// Turned by a quarter: the side on which parallel strokes are laid.
  var normal: Point { Point(-y, x) }
}

/// A width and a height, in CSS pixels.
public struct Size: Hashable, Codable, Sendable {
  public var width: Double
  public var height: Double

  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle.
public struct Rect: Hashable, Codable, Sendable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  init(center: Point, size: Size) {
    self.init(center.x - size.width / 2, center.y - size.height / 2, size.width, size.height)
  }

  var maxX: Double { x + width }
  var maxY: Double { y + height }
  var center: Point { Point(x + width / 2, y + height / 2) }

  func grown(by margin: Double) -> Rect {
    Rect(x - margin, y - margin, width + 2 * margin, height + 2 * margin)
  }

  func moved(by offset: Point) -> Rect { Rect(x + offset.x, y + offset.y, width, height) }

  /// Whether the insides overlap; touching borders do not count.
  func overlaps(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  func contains(_ other: Rect) -> Bool {
    x <= other.x && y <= other.y && maxX >= other.maxX && maxY >= other.maxY
  }

  func union(_ other: Rect) -> Rect {
    let left = min(x, other.x), top = min(y, other.y)
    return Rect(left, top, max(maxX, other.maxX) - left, max(maxY, other.maxY) - top)
  }

  /// The part of the segment inside the rectangle, as parameters from 0 at `a` to 1 at `b`.
  ///
  /// Liang and Barsky's clipping; nil where the segment misses the rectangle.
  func clip(_ a: Point, _ b: Point) -> (enter: Double, leave: Double)? {
    var enter = 0.0, leave = 1.0
    let dx = b.x - a.x, dy = b.y - a.y
    guard Self.narrow(-dx, a.x - x, &enter, &leave), Self.narrow(dx, maxX - a.x, &enter, &leave),
      Self.narrow(-dy, a.y - y, &enter, &leave), Self.narrow(dy, maxY - a.y, &enter, &leave)
    else { return nil }
    return enter <= leave ? (enter, leave) : nil
  }

  /// One border's part in the clipping; false where the segment is all beyond it.
  private static func narrow(
    _ p: Double, _ q: Double, _ enter: inout Double, _ leave: inout Double
  ) -> Bool {
    if p == 0 { return q >= 0 }
    let t = q / p
    if p < 0 {
      if t > enter { enter = t }
    } else if t < leave {
      leave = t
    }
    return true
  }

  /// Whether the segment passes through the inside.
  func isCut(_ a: Point, _ b: Point) -> Bool {
    // Most segments are all on one side.
    if a.x < x && b.x < x || a.x > maxX && b.x > maxX { return false }
    if a.y < y && b.y < y || a.y > maxY && b.y > maxY { return false }
    guard let part = clip(a, b) else { return false }
    return (part.leave - part.enter) * (b - a).length > 0.01
  }
}

/// Whether two segments cross between their ends; touching ends do not count.
func segmentsCross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
  func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  }
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}
