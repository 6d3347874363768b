/// Finds ways between boxes that pass through none of them: straight where nothing is in the way,
/// else the shortest way round the corners of the boxes that are.
///
/// Shortest paths among obstacles run along corners (T. Lozano-Pérez and M. A. Wesley, "An algorithm
/// for planning collision-free paths among polyhedral obstacles", *CACM* 22(10), 1979,
/// [doi](https://doi.org/10.1145/359156.359164)); only the corners of boxes found in the way are
/// looked at, and each further line round a corner keeps more distance from it.
struct Router {
  struct Sides: OptionSet {
    var rawValue: Int
    static let left = Sides(rawValue: 1), right = Sides(rawValue: 2)
    static let top = Sides(rawValue: 4), bottom = Sides(rawValue: 8)
    static let all: Sides = [.left, .right, .top, .bottom]
  }

  /// Where a line may end: a part of a box and the sides of it that are free.
  struct Port {
    var box: Int
    var rect: Rect
    var sides: Sides
  }

  let boxes: [Rect]
  /// How many lines go round each corner already, four per box.
  private var uses: [Int]

  /// The least distance of a line from a box it passes.
  private static let clearance = 5.0

  init(boxes: [Rect]) {
    self.boxes = boxes
    uses = Array(repeating: 0, count: boxes.count * 4)
  }

  /// Returns the bends of a line between two ports, its ends on the ports' borders.
  ///
  /// - Parameter width: Of the strokes of the line together.
  mutating func route(from tail: Port, to head: Port, width: Double) -> [Point] {
    if let straight = straight(tail, head, width) { return straight }
    var inTheWay: Set<Int> = [tail.box, head.box]
    let margin = Self.clearance + width / 2
    for _ in 0..<5 {
      let search = Search(self, tail, head, inTheWay, margin)
      if let path = search.path() {
        for corner in path.corners { uses[corner] += 1 }
        return path.points
      }
      let before = inTheWay.count
      inTheWay.formUnion(search.blockers)
      if inTheWay.count == before { break }
    }
    // Walled in: through, rather than not at all.
    let a = tail.rect.center, b = head.rect.center
    let start = tail.rect.clip(a, b)?.leave ?? 0, end = head.rect.clip(a, b)?.enter ?? 1
    return [a + (b - a) * start, a + (b - a) * end]
  }

  private func straight(_ tail: Port, _ head: Port, _ width: Double) -> [Point]? {
    let a = tail.rect.center, b = head.rect.center
    guard let out = tail.rect.clip(a, b)?.leave, let back = head.rect.clip(a, b)?.enter, out < back
    else { return nil }
    let start = a + (b - a) * out, end = a + (b - a) * back
    guard tail.sides.contains(Self.side(of: start, on: tail.rect)),
      head.sides.contains(Self.side(of: end, on: head.rect)),
      blockers(start, end, except: [tail.box, head.box], margin: Self.clearance + width / 2)
        .isEmpty
    else { return nil }
    return [start, end]
  }

  /// The boxes a segment passes through or too near by; those excepted may be touched.
  fileprivate func blockers(
    _ a: Point, _ b: Point, except: [Int], margin: Double
  ) -> [Int] {
    let left = min(a.x, b.x) - margin, right = max(a.x, b.x) + margin
    let top = min(a.y, b.y) - margin, bottom = max(a.y, b.y) + margin
    var blockers: [Int] = []
    for (index, box) in boxes.enumerated() {
      guard box.x < right, box.maxX > left, box.y < bottom, box.maxY > top else { continue }
      let grown = box.grown(by: except.contains(index) ? -0.5 : margin - 0.5)
      if grown.isCut(a, b) { blockers.append(index) }
    }
    return blockers
  }

  private static func side(of point: Point, on rect: Rect) -> Sides {
    let distances = [
      (abs(point.x - rect.x), Sides.left), (abs(point.x - rect.maxX), .right),
      (abs(point.y - rect.y), .top), (abs(point.y - rect.maxY), .bottom),
    ]
    return distances.min { $0.0 < $1.0 }!.1
  }

  /// One search: the ends' free sides, and the corners of the boxes in the way.
  private final class Search {
    let router: Router
    let tail: Port, head: Port
    let margin: Double
    var blockers: Set<Int> = []
    /// Start anchors, corners, end anchors.
    var points: [Point] = []
    var corners: [Int?] = []
    var anchors: [Int: Point] = [:]
    var starts: [Int] = [], ends: Set<Int> = []

    init(_ router: Router, _ tail: Port, _ head: Port, _ inTheWay: Set<Int>, _ margin: Double) {
      self.router = router
      self.tail = tail
      self.head = head
      self.margin = margin
      for (point, stub) in Self.anchors(tail, margin) {
        starts.append(points.count)
        add(stub, corner: nil, anchor: point)
      }
      for (point, stub) in Self.anchors(head, margin) {
        ends.insert(points.count)
        add(stub, corner: nil, anchor: point)
      }
      for box in inTheWay.sorted() {
        for corner in 0..<4 {
          let distance = margin + 3 + 5 * Double(min(6, router.uses[box * 4 + corner]))
          let rect = router.boxes[box].grown(by: distance)
          add(
            Point(corner & 1 == 0 ? rect.x : rect.maxX, corner & 2 == 0 ? rect.y : rect.maxY),
            corner: box * 4 + corner, anchor: nil)
        }
      }
    }

    private func add(_ point: Point, corner: Int?, anchor: Point?) {
      if let anchor { anchors[points.count] = anchor }
      points.append(point)
      corners.append(corner)
    }

    /// Places on the free sides of a port, each with the point just outside it.
    private static func anchors(_ port: Port, _ margin: Double) -> [(Point, Point)] {
      let rect = port.rect, stub = margin + 3
      var anchors: [(Point, Point)] = []
      func add(_ x: Double, _ y: Double, _ dx: Double, _ dy: Double) {
        anchors.append((Point(x, y), Point(x + dx * stub, y + dy * stub)))
      }
      let mid = rect.center
      if port.sides.contains(.left) { add(rect.x, mid.y, -1, 0) }
      if port.sides.contains(.right) { add(rect.maxX, mid.y, 1, 0) }
      for share in [0.3, 0.5, 0.7] {
        if port.sides.contains(.top) { add(rect.x + rect.width * share, rect.y, 0, -1) }
        if port.sides.contains(.bottom) { add(rect.x + rect.width * share, rect.maxY, 0, 1) }
      }
      return anchors
    }

    /// Dijkstra's search over the points that see each other; a bend costs 40 pixels.
    func path() -> (points: [Point], corners: [Int])? {
      var cost = [Double](repeating: .infinity, count: points.count)
      var previous = [Int](repeating: -1, count: points.count)
      var isDone = [Bool](repeating: false, count: points.count)
      for start in starts where isClear(anchors[start]!, points[start]) { cost[start] = 0 }
      while true {
        var next = -1
        for index in points.indices where !isDone[index] && cost[index] < .infinity {
          if next < 0 || cost[index] < cost[next] { next = index }
        }
        guard next >= 0 else { return nil }
        if ends.contains(next) { return trace(next, previous) }
        isDone[next] = true
        for other in points.indices where !isDone[other] && !starts.contains(other) {
          let length = (points[other] - points[next]).length + 40
          guard cost[next] + length < cost[other], isClear(points[next], points[other]) else {
            continue
          }
          if let anchor = anchors[other], !isClear(points[other], anchor) { continue }
          cost[other] = cost[next] + length
          previous[other] = next
        }
      }
    }

    private func isClear(_ a: Point, _ b: Point) -> Bool {
      let found = router.blockers(a, b, except: [tail.box, head.box], margin: margin)
      blockers.formUnion(found)
      return found.isEmpty
    }

    private func trace(_ end: Int, _ previous: [Int]) -> (points: [Point], corners: [Int]) {
      var indices = [end]
      while previous[indices.last!] >= 0 { indices.append(previous[indices.last!]) }
      indices.reverse()
      let path =
        [anchors[indices.first!]!] + indices.map { points[$0] } + [anchors[indices.last!]!]
      return (path, indices.compactMap { corners[$0] })
    }
  }
}
