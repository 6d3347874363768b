/// Finds ways between boxes that pass through none of them: straight where nothing is in the way,
/// else the shortest way round the corners of the boxes that are.
///
/// Shortest paths among obstacles run along corners (T. Lozano-Pérez and M. A. Wesley, "An algorithm
/// for planning collision-free paths among polyhedral obstacles", *CACM* 22(10), 1979,
/// [doi](https://doi.org/10.1145/359156.359164)); only the corners of boxes found in the way are
/// looked at, and each further line round a corner keeps more distance from it.
struct Router {
  private static let windingLimit = 150

  struct Sides: OptionSet {
    var rawValue: Int
    static let left = Sides(rawValue: 1), right = Sides(rawValue: 2)
    static let top = Sides(rawValue: 4), bottom = Sides(rawValue: 8)
    static let all: Sides = [.left, .right, .top, .bottom]
  }

  /// Where a line may end: a part of a box and the sides of it that are free.
  struct Port {
    var box: Int
    /// The part; lines aim at its centre and end on its left and right sides.
    var rect: Rect
    /// What top and bottom are free of: the part, or the whole box where the part stands for it.
    var frame: Rect
    var sides: Sides
  }

  let boxes: [Rect]
  private let boxGrid: SpatialGrid
  private var lineGrid: SpatialGrid
  /// How many lines go round each corner already, four per box.
  private var uses: [Int]
  /// The lines found so far, to cross as few of them as need be.
  private var lines: [(Point, Point)] = []
  private var ends: [Point] = []

  /// What a bend, a crossing, and an end on top of another cost, in pixels of a way round.
  private static let bendCost = 30.0, crossingCost = 45.0, sharedEndCost = 40.0

  /// The least distance of a line from a box it passes.
  private static let clearance = 5.0

  init(boxes: [Rect]) {
    self.boxes = boxes
    let bounds = Placement.bounds(boxes).grown(by: 60)
    var grid = SpatialGrid(bounds)
    for (index, box) in boxes.enumerated() { grid.add(index, in: box) }
    boxGrid = grid
    lineGrid = SpatialGrid(bounds)
    uses = Array(repeating: 0, count: boxes.count * 4)
  }

  /// Returns the bends of a line between two ports, its ends on the ports' borders.
  ///
  /// - Parameter width: Of the strokes of the line together.
  mutating func route(from tail: Port, to head: Port, width: Double) -> [Point] {
    let found = find(tail, head, margin: Self.clearance + width / 2)
    for corner in found.corners { uses[corner] += 1 }
    for (a, b) in zip(found.points, found.points.dropFirst()) {
      lineGrid.add(lines.count, from: a, to: b)
      lines.append((a, b))
    }
    ends += [found.points.first!, found.points.last!]
    return found.points
  }

  private func find(_ tail: Port, _ head: Port, margin: Double) -> Way {
    let straight = straight(tail, head, margin)
    if let straight {
      // Among very many boxes a straight line is clearer than one that winds to cross fewer.
      let length = (straight.points[1] - straight.points[0]).length
      if straight.cost <= length || boxes.count > Self.windingLimit { return straight }
    }
    var inTheWay: Set<Int> = [tail.box, head.box]
    for _ in 0..<5 {
      let search = Search(self, tail, head, inTheWay, margin)
      if let bent = search.way() {
        if let straight, straight.cost <= bent.cost { return straight }
        return bent
      }
      let before = inTheWay.count
      inTheWay.formUnion(search.blockers)
      if inTheWay.count == before { break }
    }
    if let straight { return straight }
    // Walled in: through, rather than not at all.
    let a = tail.rect.center, b = head.rect.center
    let start = tail.rect.clip(a, b)?.leave ?? 0, end = head.rect.clip(a, b)?.enter ?? 1
    return Way(points: [a + (b - a) * start, a + (b - a) * end], corners: [], cost: .infinity)
  }

  fileprivate struct Way {
    var points: [Point]
    var corners: [Int]
    var cost: Double
  }

  private func straight(_ tail: Port, _ head: Port, _ margin: Double) -> Way? {
    let a = tail.rect.center, b = head.rect.center
    guard let out = tail.frame.clip(a, b)?.leave, let back = head.frame.clip(a, b)?.enter,
      out < back
    else { return nil }
    let start = a + (b - a) * out, end = a + (b - a) * back
    guard Self.isFree(start, tail), Self.isFree(end, head),
      blockers(start, end, except: [tail.box, head.box], margin: margin).isEmpty
    else { return nil }
    let cost = (end - start).length + linesCost(start, end) + endCost(start) + endCost(end)
    return Way(points: [start, end], corners: [], cost: cost)
  }

  /// Whether a line may end at a point on the port's frame.
  private static func isFree(_ point: Point, _ port: Port) -> Bool {
    let frame = port.frame
    if abs(point.y - frame.y) < 0.01 { return port.sides.contains(.top) }
    if abs(point.y - frame.maxY) < 0.01 { return port.sides.contains(.bottom) }
    let side: Sides = abs(point.x - frame.x) < 0.01 ? .left : .right
    return port.sides.contains(side) && point.y > port.rect.y && point.y < port.rect.maxY
  }

  /// What crossing the lines found so far costs, and running along them.
  fileprivate func linesCost(_ a: Point, _ b: Point) -> Double {
    var cost = 0.0
    let way = (b - a).unit
    let left = min(a.x, b.x) - 8, right = max(a.x, b.x) + 8
    let top = min(a.y, b.y) - 8, bottom = max(a.y, b.y) + 8
    for index in lineGrid.items(from: a, to: b, margin: 8) {
      let (c, d) = lines[index]
      guard min(c.x, d.x) < right, max(c.x, d.x) > left, min(c.y, d.y) < bottom,
        max(c.y, d.y) > top
      else { continue }
      if segmentsCross(a, b, c, d) { cost += Self.crossingCost }
      let other = (d - c).unit
      guard abs(way.x * other.y - way.y * other.x) < 0.2 else { continue }
      // Nearly parallel: what of the other lies within eight pixels, by its ends' places along here.
      let length = (b - a).length
      let places = [c, d].map { point in
        let offset = point - a
        return (
          along: offset.x * way.x + offset.y * way.y,
          aside: abs(offset.y * way.x - offset.x * way.y)
        )
      }
      guard min(places[0].aside, places[1].aside) < 8 else { continue }
      let from = max(0, min(places[0].along, places[1].along))
      let to = min(length, max(places[0].along, places[1].along))
      cost += max(0, to - from) * 0.5
    }
    return cost
  }

  fileprivate func endCost(_ point: Point) -> Double {
    ends.contains { ($0 - point).length < 7 } ? Self.sharedEndCost : 0
  }

  /// The boxes a segment passes through or too near by; those excepted may be touched.
  func blockers(
    _ a: Point, _ b: Point, except: [Int], margin: Double
  ) -> [Int] {
    let left = min(a.x, b.x) - margin, right = max(a.x, b.x) + margin
    let top = min(a.y, b.y) - margin, bottom = max(a.y, b.y) + margin
    var blockers: [Int] = []
    for index in boxGrid.items(from: a, to: b, margin: margin) {
      let box = boxes[index]
      guard box.x < right, box.maxX > left, box.y < bottom, box.maxY > top else { continue }
      let grown = box.grown(by: except.contains(index) ? -0.5 : margin - 0.5)
      if grown.isCut(a, b) { blockers.append(index) }
    }
    return blockers
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
      let rect = port.rect, frame = port.frame, stub = margin + 9
      var anchors: [(Point, Point)] = []
      func add(_ x: Double, _ y: Double, _ dx: Double, _ dy: Double) {
        anchors.append((Point(x, y), Point(x + dx * stub, y + dy * stub)))
      }
      for share in rect.height > 26 ? [0.5, 0.24, 0.76] : [0.5] {
        let y = rect.y + rect.height * share
        if port.sides.contains(.left) { add(rect.x, y, -1, 0) }
        if port.sides.contains(.right) { add(rect.maxX, y, 1, 0) }
      }
      for share in [0.5, 0.3, 0.7, 0.12, 0.88] {
        let x = frame.x + frame.width * share
        if port.sides.contains(.top) { add(x, frame.y, 0, -1) }
        if port.sides.contains(.bottom) { add(x, frame.maxY, 0, 1) }
      }
      return anchors
    }

    /// Dijkstra's search over the points that see each other.
    func way() -> Way? {
      var cost = [Double](repeating: .infinity, count: points.count)
      var previous = [Int](repeating: -1, count: points.count)
      var isDone = [Bool](repeating: false, count: points.count)
      for start in starts where isClear(anchors[start]!, points[start]) {
        cost[start] = router.endCost(anchors[start]!)
      }
      while true {
        var next = -1
        for index in points.indices where !isDone[index] && cost[index] < .infinity {
          if next < 0 || cost[index] < cost[next] { next = index }
        }
        guard next >= 0 else { return nil }
        if ends.contains(next) { return trace(next, previous, cost[next]) }
        isDone[next] = true
        for other in points.indices where !isDone[other] && !starts.contains(other) {
          var sum = cost[next] + (points[other] - points[next]).length + Router.bendCost
          if let anchor = anchors[other] { sum += router.endCost(anchor) }
          guard sum < cost[other], isClear(points[next], points[other]) else { continue }
          sum += router.linesCost(points[next], points[other])
          guard sum < cost[other] else { continue }
          if let anchor = anchors[other], !isClear(points[other], anchor) { continue }
          cost[other] = sum
          previous[other] = next
        }
      }
    }

    private func isClear(_ a: Point, _ b: Point) -> Bool {
      let found = router.blockers(a, b, except: [tail.box, head.box], margin: margin)
      blockers.formUnion(found)
      return found.isEmpty
    }

    private func trace(_ end: Int, _ previous: [Int], _ cost: Double) -> Way {
      var indices = [end]
      while previous[indices.last!] >= 0 { indices.append(previous[indices.last!]) }
      indices.reverse()
      let path =
        [anchors[indices.first!]!] + indices.map { points[$0] } + [anchors[indices.last!]!]
      return Way(points: path, corners: indices.compactMap { corners[$0] }, cost: cost)
    }
  }
}
