/// Brandes' δ summed over `sources`, arcs as long as their weights say.
///
/// An arc lies on a shortest path when the distances of its ends differ by its cost
/// (`costsAreEqual`) and it leads to a vertex settled later; the second condition keeps the paths
/// free of cycles where a cost is below rounding. Arcs that may are noted when they are looked at,
/// so every arc is looked at once. Sums go to each vertex's predecessors in the reverse order of
/// settling. Vertices are settled from buckets, and from a heap where costs differ too much for them.
func dependenciesByCost(in arcs: Adjacency, from sources: [UInt32]) -> [Double] {
  let n = arcs.vertexCount
  var nodes = SettledNodes(vertexCount: n)
  var sums = [Double](repeating: 0, count: n)
  let offsets = arcs.offsets.span, targets = arcs.targets.span, costs = arcs.weights.span
  guard let smallest = arcs.weights.min(), let largest = arcs.weights.max() else { return sums }
  var sum = sums.mutableSpan
  if var queue = CostBuckets(smallest: smallest, largest: largest) {
    for source in sources {
      nodes.begin(at: Int(source))
      queue.push(Int(source), cost: 0)
      while var entry = queue.popBucket() {
        while entry >= 0 {
          let v: Int
          (v, entry) = queue.entry(entry)
          guard let d = nodes.settle(v) else { continue }
          for arc in offsets[v]..<offsets[v + 1] {
            let w = Int(targets[arc]), through = d + costs[arc]
            if nodes.reach(w, at: through, from: v) { queue.push(w, cost: through) }
          }
        }
      }
      nodes.passBack { sum[$0] += $1 }
    }
    return sums
  }
  var heap = VertexHeap(vertexCount: n)
  for source in sources {
    nodes.begin(at: Int(source))
    heap.push(Int(source), cost: 0)
    while let (v, d) = heap.pop() {
      _ = nodes.settle(v)
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc]), through = d + costs[arc]
        if nodes.reach(w, at: through, from: v, looksWhetherSettled: true) {
          heap.push(w, cost: through)
        }
      }
    }
    nodes.passBack { sum[$0] += $1 }
  }
  return sums
}

/// What a search knows of each vertex, side by side so that one look fetches all.
///
/// Unsafe storage: the search looks at vertices in no order at all, and checks of bounds and of who
/// shares an array were a third of its time. Invariant: vertices are below `vertexCount`.
private struct SettledNodes: ~Copyable {
  private struct Node {
    var distance = Double.infinity
    /// The number of shortest paths; 0 until the vertex is settled.
    var sigma = 0.0
    var delta = 0.0
    /// The last way noted that may be a shortest path's end; −1 for none.
    var way: Int32 = -1
  }

  private struct Way {
    var length: Double
    var from: UInt32
    var before: Int32
  }

  private let nodes: UnsafeMutablePointer<Node>
  private let vertexCount: Int
  private let order: UnsafeMutablePointer<UInt32>
  private var settledCount = 0
  private var ways: UnsafeMutablePointer<Way>
  private var wayCapacity = 1024, wayCount = 0

  init(vertexCount: Int) {
    self.vertexCount = vertexCount
    nodes = .allocate(capacity: max(1, vertexCount))
    nodes.initialize(repeating: Node(), count: max(1, vertexCount))
    order = .allocate(capacity: max(1, vertexCount))
    ways = .allocate(capacity: wayCapacity)
  }

  deinit {
    nodes.deallocate()
    order.deallocate()
    ways.deallocate()
  }

  mutating func begin(at source: Int) {
    precondition(source < vertexCount, "vertex \(source) is outside 0..<\(vertexCount)")
    nodes[source].distance = 0
  }

  /// The distance of a vertex, which is final now; nil when it was settled before.
  @inline(__always) mutating func settle(_ v: Int) -> Double? {
    guard nodes[v].sigma == 0 else { return nil }
    let distance = nodes[v].distance
    var sigma = settledCount == 0 ? 1.0 : 0, way = nodes[v].way
    while way >= 0 {
      let one = ways[Int(way)]
      if costsAreEqual(one.length, distance) { sigma += nodes[Int(one.from)].sigma }
      way = one.before
    }
    nodes[v].sigma = sigma
    order[settledCount] = UInt32(truncatingIfNeeded: v)
    settledCount += 1
    return distance
  }

  /// Notes a way to a vertex; whether it is shorter than all before.
  ///
  /// From buckets nobody need ask whether the vertex is settled: a way to one that is is longer than
  /// its distance by half the cheapest arc at least, far more than what counts as equal.
  @inline(__always) mutating func reach(
    _ w: Int, at length: Double, from v: Int, looksWhetherSettled: Bool = false
  ) -> Bool {
    let known = nodes[w].distance
    // Twice of what counts as equal: only ways that cannot be shortest are passed over here.
    if length > known * (1 + 2e-12) { return false }
    // After the lengths were compared: of most ways that tells enough.
    if looksWhetherSettled, nodes[w].sigma != 0 { return false }
    if wayCount == wayCapacity { grow() }
    ways[wayCount] = Way(
      length: length, from: UInt32(truncatingIfNeeded: v), before: nodes[w].way)
    nodes[w].way = Int32(truncatingIfNeeded: wayCount)
    wayCount += 1
    guard length < known else { return false }
    nodes[w].distance = length
    return true
  }

  /// Tells `add` of every vertex's dependency but the source's, and clears what was touched.
  mutating func passBack(_ add: (Int, Double) -> Void) {
    for place in stride(from: settledCount - 1, through: 0, by: -1) {
      let v = Int(order[place]), node = nodes[v]
      let share = (1 + node.delta) / node.sigma
      var way = node.way
      while way >= 0 {
        let one = ways[Int(way)], u = Int(one.from)
        if costsAreEqual(one.length, node.distance) { nodes[u].delta += nodes[u].sigma * share }
        way = one.before
      }
      if place > 0 { add(v, node.delta) }
      nodes[v] = Node()
    }
    settledCount = 0
    wayCount = 0
  }

  private mutating func grow() {
    precondition(wayCapacity < Int(Int32.max) / 2, "more than 2³⁰ ways were noted")
    let larger = UnsafeMutablePointer<Way>.allocate(capacity: wayCapacity * 2)
    larger.moveInitialize(from: ways, count: wayCount)
    ways.deallocate()
    ways = larger
    wayCapacity *= 2
  }
}
