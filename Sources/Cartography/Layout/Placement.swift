/// Places for boxes such that none overlap, on a page of a pleasant shape.
struct Placement {
  /// Pairs of boxes that a line joins, each once.
  struct Pair: Hashable {
    var a: Int
    var b: Int
    /// The room between the two, for heads and words of the lines.
    var gap = joinedGap
  }

  /// Room between boxes: for lines that pass; and where a line joins the two, for its head and its
  /// words, which are wider than high.
  static let gap = Size(50, 42), joinedGap = Size(104, 50)

  /// The room between two boxes whose lines have words of this size.
  static func gap(words: Size) -> Size {
    Size(max(joinedGap.width, min(96, words.width) + 36), max(joinedGap.height, words.height + 34))
  }

  /// The wanted width of a page in heights of it.
  static let aspect = 1.45

  let engine: LayoutEngine
  /// Another seed gives another drawing; the same gives the same.
  let seed: Int
  let runner: LayoutRunner
  let deadline: ContinuousClock.Instant?

  /// Returns the rectangles of the boxes; components are laid out one by one and packed.
  ///
  /// - Parameter pins: Per box where its centre has to be, or nil; the others find their places
  ///   among these. Empty: anywhere.
  /// - Returns: Nil where the deadline passed first.
  func place(
    _ sizes: [Size], _ pairs: [Pair], pins: [Point?] = []
  ) throws(CartographyError) -> [Rect]? {
    var rects = sizes.map { Rect(0, 0, $0.width, $0.height) }
    var blocks: [(members: [Int], rects: [Rect])] = []
    var fixed = [Bool](repeating: false, count: sizes.count)
    for members in Self.components(sizes.count, pairs) {
      let numbers = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
      let inner = pairs.compactMap { pair -> Pair? in
        guard let a = numbers[pair.a], let b = numbers[pair.b] else { return nil }
        return Pair(a: a, b: b, gap: pair.gap)
      }
      let own = pins.isEmpty ? [] : members.map { pins[$0] }
      let isPinned = own.contains { $0 != nil }
      let placed = try placeConnected(
        members.map { sizes[$0] }, inner, pins: isPinned ? own : [])
      guard let placed else { return nil }
      if isPinned {
        for (member, rect) in zip(members, placed) {
          rects[member] = rect
          fixed[member] = pins[member] != nil
        }
      } else {
        blocks.append((members, placed))
      }
    }
    // What is tied to nothing pinned goes below what is.
    let isPinned = Set(rects.indices).subtracting(blocks.flatMap(\.members))
    let above = isPinned.isEmpty ? nil : Self.bounds(isPinned.sorted().map { rects[$0] })
    let corner = above.map { Point($0.x, $0.maxY + Self.gap.height) } ?? Point(0, 0)
    let places = Self.pack(blocks.map { Self.bounds($0.rects) }, width: above?.width)
    for (block, place) in zip(blocks, places) {
      for (member, rect) in zip(block.members, block.rects) {
        rects[member] = rect.moved(by: place + corner)
      }
    }
    guard !isPinned.isEmpty else { return rects }
    return Self.separated(rects, joined: pairs, fixed: fixed)
  }

  private func placeConnected(
    _ sizes: [Size], _ pairs: [Pair], pins: [Point?]
  ) throws(CartographyError) -> [Rect]? {
    let isPinned = !pins.isEmpty
    guard sizes.count > 1 else {
      return [Rect(center: pins.first.flatMap(\.self) ?? Point(0, 0), size: sizes[0])]
    }
    if isPinned, !pins.contains(nil) { return zip(pins, sizes).map { Rect(center: $0!, size: $1) } }
    let engine = isPinned ? .neato : engine
    let links = pairs.map { pair in
      let a = sizes[pair.a], b = sizes[pair.b]
      return LayoutRequest.Link(
        pair.a, pair.b, length: (a.width + a.height + b.width + b.height) / 4 + 40 + pair.gap.height
      )
    }
    let request = LayoutRequest(
      boxes: sizes, links: links, engine: engine,
      attributes: attributes(engine, sizes.count, pairs.count, isPinned: isPinned), pins: pins)
    guard let result = try runner.layout(request, by: deadline) else { return nil }
    var centers = result.centers
    if isPinned {
      // Graphviz moves the whole to the origin; back, by the first that is pinned.
      let first = pins.firstIndex { $0 != nil }!
      let shift = pins[first]! - centers[first]
      centers = zip(centers, pins).map { $1 ?? $0 + shift }
    } else if engine == .neato || engine == .fdp || engine == .sfdp {
      centers = Self.leveled(centers)
      if engine == .neato, sizes.count <= 60 {
        centers = Refinement.refined(centers, sizes: sizes, pairs: pairs)
      }
    }
    return Self.separated(
      zip(centers, sizes).map { Rect(center: $0, size: $1) }, joined: pairs,
      fixed: isPinned ? pins.map { $0 != nil } : nil)
  }

  private func attributes(
    _ engine: LayoutEngine, _ boxes: Int, _ pairs: Int, isPinned: Bool
  ) -> [[String]] {
    var attributes: [[String]]
    switch engine {
    case .dot:
      // Without limits its network simplex takes half a minute for 50 boxes with 1,191 lines.
      let isDense = pairs > 120
      attributes = [
        ["ranksep", "0.9"], ["nodesep", "0.7"], ["rankdir", seed % 2 == 0 ? "LR" : "TB"],
        ["nslimit", isDense ? "0.2" : "1"], ["nslimit1", isDense ? "0.2" : "1"],
        ["mclimit", isDense ? "0.1" : "0.5"],
      ]
    case .sfdp, .fdp:
      attributes = [["overlap", "prism"], ["sep", "+18"], ["start", String(seed)]]
    default:
      attributes = [["start", String(seed)], ["maxiter", "400"]]
      // Removing overlaps would move what is pinned.
      if boxes > 60 || engine != .neato, !isPinned {
        attributes += [["overlap", "prism"], ["sep", "+18"]]
      }
    }
    // Lines find their way later, between boxes that have their final places.
    return attributes + [["splines", "line"]]
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
  ///
  /// - Parameter fixed: Per rectangle whether it stays where it is.
  static func separated(_ rects: [Rect], joined: [Pair], fixed: [Bool]? = nil) -> [Rect] {
    var rects = rects
    let count = rects.count
    var gaps = [Size](repeating: gap, count: count * count)
    for pair in joined { gaps[max(pair.a, pair.b) * count + min(pair.a, pair.b)] = pair.gap }
    for _ in 0..<600 {
      var isDone = true
      for i in rects.indices {
        for j in 0..<i {
          let a = rects[i], b = rects[j]
          let gap = gaps[i * count + j]
          let dx = a.x + a.width / 2 - b.x - b.width / 2
          let needX = (a.width + b.width) / 2 + gap.width - abs(dx)
          guard needX > 0.5 else { continue }
          let dy = a.y + a.height / 2 - b.y - b.height / 2
          let needY = (a.height + b.height) / 2 + gap.height - abs(dy)
          guard needY > 0.5 else { continue }
          let stays = (fixed?[i] ?? false, fixed?[j] ?? false)
          if stays == (true, true) { continue }
          isDone = false
          let shares = stays.0 ? (0.0, 1.0) : stays.1 ? (1.0, 0.0) : (0.5, 0.5)
          if needX < needY {
            let way = dx < 0 ? -needX : needX
            rects[i].x += way * shares.0
            rects[j].x -= way * shares.1
          } else {
            let way = dy < 0 ? -needY : needY
            rects[i].y += way * shares.0
            rects[j].y -= way * shares.1
          }
        }
      }
      if isDone { break }
    }
    return rects
  }

  /// Returns where each block goes: rows from the top, the tallest block first, about as wide as the
  /// page's shape asks.
  private static func pack(_ blocks: [Rect], width: Double?) -> [Point] {
    let area = blocks.reduce(0) { $0 + ($1.width + gap.width) * ($1.height + gap.height) }
    let limit = max(width ?? (area * aspect).squareRoot(), blocks.map(\.width).max() ?? 0)
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
