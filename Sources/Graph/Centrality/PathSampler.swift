/// Draws pairs of vertices and a random one of each pair's shortest paths; returns how many of the
/// paths have each vertex inside.
///
/// A search from either end goes a level at a time, on the side whose next level has fewer arcs,
/// until the two meet: a small part of the network. A path is drawn in proportion to the number of
/// shortest paths: first where it crosses, then back to either end.
func samplePaths(
  _ arcs: RelabelledArcs, count: Int, using random: inout some RandomNumberGenerator
) -> [UInt32] {
  let n = arcs.vertices.count
  var counts = [UInt32](repeating: 0, count: n)
  var ahead = HalfSearch(vertexCount: n), behind = HalfSearch(vertexCount: n)
  var crossings: [(from: UInt32, to: UInt32, paths: Double)] = []
  for _ in 0..<count {
    let s = random.below(n)
    var t = random.below(n - 1)
    if t >= s { t += 1 }
    ahead.start(at: s, arcs.out)
    behind.start(at: t, arcs.into)
    crossings.removeAll(keepingCapacity: true)
    while crossings.isEmpty, !ahead.isDone, !behind.isDone {
      if ahead.nextArcs <= behind.nextArcs {
        ahead.grow(arcs.out, until: behind) { crossings.append(($0, $1, $2)) }
      } else {
        behind.grow(arcs.into, until: ahead) { crossings.append(($1, $0, $2)) }
      }
    }
    if !crossings.isEmpty {
      let total = crossings.reduce(0.0) { $0 + $1.paths }
      var left = random.unit() * total
      var chosen = crossings[crossings.count - 1]
      for crossing in crossings {
        if left < crossing.paths {
          chosen = crossing
          break
        }
        left -= crossing.paths
      }
      ahead.walkBack(from: Int(chosen.from), arcs.into, &counts, using: &random)
      behind.walkBack(from: Int(chosen.to), arcs.out, &counts, using: &random)
    }
    ahead.clear()
    behind.clear()
  }
  return counts
}

/// Breadth-first search from one end, a level at a time.
private struct HalfSearch {
  /// The level of each vertex; -1 when it was not reached.
  private var depth: ContiguousArray<Int32>
  /// The number of shortest paths from the end to each vertex reached.
  private var sigma: ContiguousArray<Double>
  private var order: ContiguousArray<UInt32> = []
  /// Where the last level begins in `order`.
  private var last = 0
  /// The number of arcs that leave the last level.
  private(set) var nextArcs = 0

  init(vertexCount: Int) {
    depth = ContiguousArray(repeating: -1, count: vertexCount)
    sigma = ContiguousArray(repeating: 0, count: vertexCount)
  }

  var isDone: Bool { last == order.count }

  mutating func start(at v: Int, _ arcs: Adjacency) {
    depth[v] = 0
    sigma[v] = 1
    order.append(UInt32(v))
    last = 0
    nextArcs = arcs.offsets[v + 1] - arcs.offsets[v]
  }

  /// Goes one level on. Where an arc leads to a vertex the other search has reached, `crossing` is
  /// told of the arc and of the number of paths across it; all of them are of one length, for the
  /// other search's last level is the only one an arc of this level can meet first.
  mutating func grow(
    _ arcs: Adjacency, until other: HalfSearch,
    crossing: (_ from: UInt32, _ to: UInt32, _ paths: Double) -> Void
  ) {
    let end = order.count
    nextArcs = 0
    var met = false
    for place in last..<end {
      let v = Int(order[place])
      let deeper = depth[v] + 1
      for arc in arcs.offsets[v]..<arcs.offsets[v + 1] {
        let w = Int(arcs.targets[arc])
        if other.depth[w] >= 0 {
          met = true
          crossing(UInt32(v), UInt32(w), sigma[v] * other.sigma[w])
        }
        if depth[w] < 0 {
          depth[w] = deeper
          order.append(UInt32(w))
          nextArcs += arcs.offsets[w + 1] - arcs.offsets[w]
        }
        if depth[w] == deeper { sigma[w] += sigma[v] }
      }
    }
    if !met { last = end }
  }

  /// Counts a random shortest path from this search's end to `v`, the end not counted.
  func walkBack(
    from start: Int, _ arcs: Adjacency, _ counts: inout [UInt32],
    using random: inout some RandomNumberGenerator
  ) {
    var v = start
    while depth[v] > 0 {
      counts[v] += 1
      var left = random.unit() * sigma[v]
      var next = -1
      for arc in arcs.offsets[v]..<arcs.offsets[v + 1] {
        let w = Int(arcs.targets[arc])
        guard depth[w] == depth[v] - 1 else { continue }
        next = w
        if left < sigma[w] { break }
        left -= sigma[w]
      }
      v = next
    }
  }

  mutating func clear() {
    for v in order {
      depth[Int(v)] = -1
      sigma[Int(v)] = 0
    }
    order.removeAll(keepingCapacity: true)
  }
}
