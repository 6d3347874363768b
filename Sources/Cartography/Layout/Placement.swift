/// Places for boxes such that none overlap, on a page of a pleasant shape.
struct Placement {
  /// Pairs of boxes that a line joins, each once.
  struct Pair: Hashable {
    var a: Int
    var b: Int
  }

  /// Room between boxes: for lines that pass; and where a line joins the two, for its head and its
  /// words, which are wider than high.
  static let gap = Size(50, 42), joinedGap = Size(104, 50)
  /// The wanted width of a page in heights of it.
  static let aspect = 1.45

  /// Returns the upper left corners' rectangles of the boxes, from the origin; components are laid
  /// out one by one and packed.
  ///
  /// - Parameter seed: Another seed gives another drawing; the same gives the same.
  static func place(
    _ sizes: [Size], _ pairs: [Pair], engine: LayoutEngine, seed: Int
  ) throws(CartographyError) -> [Rect] {
    var rects = sizes.map { Rect(0, 0, $0.width, $0.height) }
    var blocks: [(members: [Int], rects: [Rect])] = []
    for members in components(sizes.count, pairs) {
      let numbers = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
      let inner = pairs.compactMap { pair -> Pair? in
        guard let a = numbers[pair.a], let b = numbers[pair.b] else { return nil }
        return Pair(a: a, b: b)
      }
      let placed = try placeConnected(
        members.map { sizes[$0] }, inner, engine: engine, seed: seed)
      blocks.append((members, placed))
    }
    let places = pack(blocks.map { bounds($0.rects) })
    for (block, place) in zip(blocks, places) {
      for (member, rect) in zip(block.members, block.rects) {
        rects[member] = rect.moved(by: place)
      }
    }
    return rects
  }

  private static func placeConnected(
    _ sizes: [Size], _ pairs: [Pair], engine: LayoutEngine, seed: Int
  ) throws(CartographyError) -> [Rect] {
    guard sizes.count > 1 else { return sizes.map { Rect(0, 0, $0.width, $0.height) } }
    var attributes: [[String]]
    switch engine {
    case .dot:
      // Without limits its network simplex takes half a minute for 50 boxes with 1,191 lines.
      let isDense = pairs.count > 120
      attributes = [
        ["ranksep", "0.9"], ["nodesep", "0.7"], ["rankdir", seed % 2 == 0 ? "LR" : "TB"],
        ["nslimit", isDense ? "0.2" : "1"], ["nslimit1", isDense ? "0.2" : "1"],
        ["mclimit", isDense ? "0.1" : "0.5"],
      ]
    case .sfdp, .fdp:
      attributes = [["overlap", "prism"], ["sep", "+18"], ["start", String(seed)]]
    default:
      attributes = [["start", String(seed)], ["maxiter", "400"]]
      if sizes.count > 60 || engine != .neato {
        attributes += [["overlap", "prism"], ["sep", "+18"]]
      }
    }
    // Lines find their way later, between boxes that have their final places.
    attributes.append(["splines", "line"])
    let links = pairs.map { pair in
      let a = sizes[pair.a], b = sizes[pair.b]
      return LayoutRequest.Link(
        pair.a, pair.b, length: (a.width + a.height + b.width + b.height) / 4 + 90)
    }
    let result = try Graphviz.layout(
      LayoutRequest(boxes: sizes, links: links, engine: engine, attributes: attributes))
    var centers = result.centers
    if engine == .neato || engine == .fdp || engine == .sfdp { centers = leveled(centers) }
    if engine == .neato, sizes.count <= 60 {
      centers = Refinement.refined(centers, sizes: sizes, pairs: pairs)
    }
    return separated(zip(centers, sizes).map { Rect(center: $0, size: $1) }, joined: Set(pairs))
  }

  /// The groups of boxes that lines connect, the largest first, members in order.
  static func components(_ count: Int, _ pairs: [Pair]) -> [[Int]] {
    var parent = Array(0..<count)
    func root(_ x: Int) -> Int {
      var x = x
      while parent[x] != x {
        parent[x] = parent[parent[x]]
        x = parent[x]
      }
      return x
    }
    for pair in pairs {
      let a = root(pair.a), b = root(pair.b)
      parent[max(a, b)] = min(a, b)
    }
    var groups: [[Int]] = Array(repeating: [], count: count)
    for index in 0..<count { groups[root(index)].append(index) }
    return groups.filter { !$0.isEmpty }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0]
    }
  }

  /// The places turned so that they spread widest from left to right, and stretched towards the
  /// page's shape.
  static func leveled(_ centers: [Point]) -> [Point] {
    let count = Double(centers.count)
    let middle = centers.reduce(Point(0, 0), +) * (1 / count)
    var xx = 0.0, xy = 0.0, yy = 0.0
    for center in centers {
      let d = center - middle
      xx += d.x * d.x
      xy += d.x * d.y
      yy += d.y * d.y
    }
    // The eigenvector of the larger eigenvalue of the covariance.
    let half = (xx - yy) / 2
    let root = (half * half + xy * xy).squareRoot()
    var axis = Point(half + root, xy)
    if axis.length < 1e-9 { axis = Point(half >= 0 ? 1 : 0, half >= 0 ? 0 : 1) }
    axis = axis.unit
    if axis.x < 0 { axis = axis * -1 }
    var turned = centers.map { center in
      let d = center - middle
      return Point(d.x * axis.x + d.y * axis.y, d.y * axis.x - d.x * axis.y)
    }
    let extent = bounds(turned.map { Rect($0.x, $0.y, 0, 0) })
    guard extent.width > 1, extent.height > 1 else { return turned }
    let stretch = min(1.7, max(0.6, (aspect * extent.height / extent.width).squareRoot()))
    for index in turned.indices {
      turned[index] = Point(turned[index].x * stretch, turned[index].y / stretch)
    }
    return turned
  }

  /// The rectangles pushed apart, as little as need be, until the gap is between any two.
  static func separated(_ rects: [Rect], joined: Set<Pair>) -> [Rect] {
    var rects = rects
    for _ in 0..<600 {
      var isDone = true
      for i in rects.indices {
        for j in 0..<i {
          let a = rects[i], b = rects[j]
          let d = a.center - b.center
          let gap = joined.contains(Pair(a: j, b: i)) ? joinedGap : gap
          let needX = (a.width + b.width) / 2 + gap.width - abs(d.x)
          let needY = (a.height + b.height) / 2 + gap.height - abs(d.y)
          guard needX > 0.5, needY > 0.5 else { continue }
          isDone = false
          if needX < needY {
            let push = needX / 2 * (d.x != 0 ? (d.x < 0 ? -1 : 1) : 1)
            rects[i].x += push
            rects[j].x -= push
          } else {
            let push = needY / 2 * (d.y != 0 ? (d.y < 0 ? -1 : 1) : 1)
            rects[i].y += push
            rects[j].y -= push
          }
        }
      }
      if isDone { break }
    }
    return rects
  }

  /// Returns where each block goes: rows from the top, the tallest block first, about as wide as the
  /// page's shape asks.
  private static func pack(_ blocks: [Rect]) -> [Point] {
    let area = blocks.reduce(0) { $0 + ($1.width + gap.width) * ($1.height + gap.height) }
    let limit = max((area * aspect).squareRoot(), blocks.map(\.width).max() ?? 0)
    var places = blocks.map { _ in Point(0, 0) }
    var x = 0.0, y = 0.0, rowHeight = 0.0
    let order = blocks.indices.sorted {
      blocks[$0].height != blocks[$1].height ? blocks[$0].height > blocks[$1].height : $0 < $1
    }
    for index in order {
      let block = blocks[index]
      if x > 0, x + block.width > limit {
        y += rowHeight + gap.height
        x = 0
        rowHeight = 0
      }
      places[index] = Point(x - block.x, y - block.y)
      x += block.width + gap.width
      rowHeight = max(rowHeight, block.height)
    }
    return places
  }

  static func bounds(_ rects: [Rect]) -> Rect {
    rects.dropFirst().reduce(rects.first ?? Rect(0, 0, 0, 0)) { $0.union($1) }
  }
}
