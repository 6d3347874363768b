/// Draws pairs of vertices and a random one of each pair's shortest paths.
///
/// A search from either end goes a level at a time, on the side whose next level has fewer arcs,
/// until the two meet: a small part of the network. A path is drawn in proportion to the number of
/// shortest paths: first where it crosses, then back to either end.
struct PathSampler: ~Copyable {
  /// How many of the paths have each vertex inside.
  private(set) var counts: [UInt32]
  private let arcs: RelabelledArcs
  private var ahead: HalfSearch, behind: HalfSearch
  private var crossings: [(from: UInt32, to: UInt32, paths: Double)] = []

  init(_ arcs: RelabelledArcs) {
    let n = arcs.vertices.count
    self.arcs = arcs
    counts = [UInt32](repeating: 0, count: n)
    ahead = HalfSearch(vertexCount: n)
    behind = HalfSearch(vertexCount: n)
  }

  mutating func sample(_ count: Int, using random: inout some RandomNumberGenerator) {
    for _ in 0..<count { sampleOne(using: &random) }
  }

  private mutating func sampleOne(using random: inout some RandomNumberGenerator) {
    let n = arcs.vertices.count
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
}

/// Breadth-first search from one end, a level at a time.
///
/// Unsafe storage, a vertex's depth and count side by side: a sample looks at a few hundred vertices
/// in no order, and asking who shares an array for each was half the time. Invariant: vertices are
/// below the count that storage was made for, and `order` holds each once.
private struct HalfSearch: ~Copyable {
  struct Node {
    /// The number of shortest paths from the end to the vertex.
    var sigma = 0.0
    /// The level of the vertex; −1 when it was not reached.
    var depth: Int32 = -1
  }

  fileprivate let nodes: UnsafeMutablePointer<Node>
  private let order: UnsafeMutablePointer<UInt32>
  /// Where the last level begins and ends in `order`.
  private var last = 0, end = 0
  /// The number of arcs that leave the last level.
  private(set) var nextArcs = 0

  init(vertexCount: Int) {
    nodes = .allocate(capacity: vertexCount)
    nodes.initialize(repeating: Node(), count: vertexCount)
    order = .allocate(capacity: vertexCount)
  }

  deinit {
    nodes.deallocate()
    order.deallocate()
  }

  var isDone: Bool { last == end }

  mutating func start(at v: Int, _ arcs: Adjacency) {
    nodes[v] = Node(sigma: 1, depth: 0)
    order[0] = UInt32(v)
    last = 0
    end = 1
    nextArcs = arcs.offsets[v + 1] - arcs.offsets[v]
  }

  /// Goes one level on. Where an arc leads to a vertex the other search has reached, `crossing` is
  /// told of the arc and of the number of paths across it; all of them are of one length, for the
  /// other search's last level is the only one an arc of this level can meet first.
  mutating func grow(
    _ arcs: Adjacency, until other: borrowing HalfSearch,
    crossing: (_ from: UInt32, _ to: UInt32, _ paths: Double) -> Void
  ) {
    let offsets = arcs.offsets.span, targets = arcs.targets.span
    let first = last, levelEnd = end
    nextArcs = 0
    var met = false
    for place in first..<levelEnd {
      let v = Int(order[place]), mine = nodes[v], deeper = mine.depth + 1
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc]), theirs = other.nodes[w]
        if theirs.depth >= 0 {
          met = true
          crossing(UInt32(truncatingIfNeeded: v), targets[arc], mine.sigma * theirs.sigma)
        }
        // Once the two have met no level follows: what is new is of no use.
        if met { continue }
        let known = nodes[w].depth
        if known < 0 {
          nodes[w] = Node(sigma: mine.sigma, depth: deeper)
          order[end] = targets[arc]
          end += 1
          nextArcs += offsets[w + 1] - offsets[w]
        } else if known == deeper {
          nodes[w].sigma += mine.sigma
        }
      }
    }
    if !met { last = levelEnd }
  }

  /// Counts a random shortest path from this search's end to `v`, the end not counted.
  func walkBack(
    from start: Int, _ arcs: Adjacency, _ counts: inout [UInt32],
    using random: inout some RandomNumberGenerator
  ) {
    var v = start
    while nodes[v].depth > 0 {
      counts[v] += 1
      var left = random.unit() * nodes[v].sigma
      var next = -1
      for arc in arcs.offsets[v]..<arcs.offsets[v + 1] {
        let w = Int(arcs.targets[arc])
        guard nodes[w].depth == nodes[v].depth - 1 else { continue }
        next = w
        if left < nodes[w].sigma { break }
        left -= nodes[w].sigma
      }
      v = next
    }
  }

  mutating func clear() {
    for place in 0..<end { nodes[Int(order[place])] = Node() }
    end = 0
    last = 0
  }
}
