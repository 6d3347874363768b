extension Network {
  /// Returns the `count` shortest paths that visit all `required` vertices, in any order.
  ///
  /// A path visits no vertex twice, so a way that would have to turn back is none.
  ///
  ///     try network.shortestPaths(from: 0, to: 3, through: [2], count: 1)
  ///
  /// Paths are ordered as by `shortestPath`. NetworkX and igraph have no such search; filter
  /// `shortest_simple_paths` for the same answer.
  ///
  /// - Parameters:
  ///   - required: At most 12 vertices; the ends of the path do not matter.
  ///   - limit: How many beginnings of paths are looked at.
  /// - Throws: `MeasureError.gaveUp` beyond `limit`: the question is NP-hard, and only hard where
  ///   the shortest ways through the required vertices cross themselves again and again.
  /// - Complexity: O(*q*·(*m* + *n* log *n*)) for *q* required vertices, then O(degree·*q*) for
  ///   each beginning looked at; the shortest alone are extended (A* with exact walk distances).
  public func shortestPaths(
    from source: Int, to target: Int, through required: [Int], count: Int,
    by rule: PathRule = .hops, avoiding avoided: Set<Int> = [], limit: Int = 200_000
  ) throws(MeasureError) -> [Path] {
    requireVertex(source)
    requireVertex(target)
    for v in required { requireVertex(v) }
    let stops = Set(required).subtracting([source, target]).sorted()
    precondition(stops.count <= 12, "\(stops.count) required vertices; at most 12 are allowed")
    if stops.isEmpty {
      return shortestPaths(
        from: source, to: target, count: count, by: rule, avoiding: avoided)
    }
    if rule == .widest {
      return try bestPathsFiltered(
        from: source, to: target, through: stops, count: count, avoiding: avoided, limit: limit)
    }
    let constraints = PathConstraints(self, avoiding: avoided)
    let isBarred = constraints.isBarred
    guard !isBarred[source], !isBarred[target], source != target else { return [] }
    let walks = WalkDistances(self, stops: stops, target: target, constraints, by: rule)
    var found: [Path] = []
    var queue = BeginningQueue(order: PathOrder(self, rule))
    let all = (1 << stops.count) - 1
    let bound = walks.bound(from: source, stops: all)
    guard bound.isFinite else { return [] }
    queue.push(
      Beginning(vertices: [source], cost: rule.start, bound: bound, weakest: .infinity, stops: all))
    var looked = 0
    while found.count < count, let beginning = queue.pop() {
      let v = beginning.vertices.last!
      if v == target {
        found.append(path(along: beginning.vertices, by: rule))
        continue
      }
      looked += 1
      guard looked <= limit else {
        throw .gaveUp(what: "paths through \(stops.count) vertices", limit: limit)
      }
      for arc in arcs(from: v) {
        let w = Int(targets[arc])
        guard !isBarred[w], !beginning.vertices.contains(w) else { continue }
        var left = beginning.stops
        if let stop = stops.firstIndex(of: w) { left &= ~(1 << stop) }
        if w == target, left != 0 { continue }
        let cost = rule.extend(beginning.cost, by: strengths[arc])
        let rest = walks.bound(from: w, stops: left)
        guard rest.isFinite else { continue }
        queue.push(
          Beginning(
            vertices: beginning.vertices + [w], cost: cost, bound: rule.join(cost, rest),
            weakest: min(beginning.weakest, strengths[arc]), stops: left))
      }
    }
    return found
  }

  /// By `.widest` no bound orders beginnings: the paths are listed, best first, and sieved.
  private func bestPathsFiltered(
    from source: Int, to target: Int, through stops: [Int], count: Int, avoiding avoided: Set<Int>,
    limit: Int
  ) throws(MeasureError) -> [Path] {
    let limit = min(limit, 4096)
    var listed = 64
    while true {
      let paths = shortestPaths(
        from: source, to: target, count: listed, by: .widest, avoiding: avoided)
      let found = paths.filter { path in stops.allSatisfy(path.vertices.contains) }
      if found.count >= count || paths.count < listed { return Array(found.prefix(count)) }
      guard listed < limit else {
        throw .gaveUp(what: "widest paths through \(stops.count) vertices", limit: limit)
      }
      listed *= 4
    }
  }
}

/// The lengths of the shortest walks through stops to a target: what a path costs at least.
private struct WalkDistances {
  /// By stop (the target last), the distance of each vertex to it.
  private var toStop: [[Double]] = []
  /// By set of stops left, then stop stood on: the shortest walk through the rest to the target.
  private var onward: [[Double]] = []
  private let count: Int
  private let rule: PathRule

  init(
    _ network: Network, stops: [Int], target: Int, _ constraints: PathConstraints,
    by rule: PathRule
  ) {
    count = stops.count
    self.rule = rule
    for goal in stops + [target] {
      let search = PathSearch(network, to: goal, by: rule)
      toStop.append(search.lengths(constraints, from: nil).lengths)
    }
    onward = Array(repeating: Array(repeating: .infinity, count: count), count: 1 << count)
    for left in 0..<(1 << count) {
      for stop in 0..<count where left & (1 << stop) == 0 {
        onward[left][stop] = bound(from: stops[stop], stops: left)
      }
    }
  }

  /// The shortest walk from a vertex through the stops in the set to the target.
  func bound(from v: Int, stops left: Int) -> Double {
    if left == 0 { return toStop[count][v] }
    var least = Double.infinity
    for stop in 0..<count where left & (1 << stop) != 0 {
      least = min(
        least, rule.join(toStop[stop][v], onward[left & ~(1 << stop)][stop]))
    }
    return least
  }
}

/// The first part of a path.
private struct Beginning {
  let vertices: [Int]
  let cost: Double
  /// The least a whole path that begins so can cost.
  let bound: Double
  let weakest: Double
  /// The stops still to be visited, one bit each.
  let stops: Int
}

/// A binary heap of beginnings in the order of paths. A beginning precedes all that it can become:
/// extending it raises the bound, lowers the weakest arc and lengthens the list of vertices.
private struct BeginningQueue {
  let order: PathOrder
  private var heap: [Beginning] = []

  init(order: PathOrder) { self.order = order }

  private func precedes(_ a: Beginning, _ b: Beginning) -> Bool {
    if !costsAreEqual(a.bound, b.bound) { return a.bound < b.bound }
    if a.weakest != b.weakest { return a.weakest > b.weakest }
    return a.vertices.lexicographicallyPrecedes(b.vertices) { order.place[$0] < order.place[$1] }
  }

  mutating func push(_ beginning: Beginning) {
    heap.append(beginning)
    var child = heap.count - 1
    while child > 0, precedes(heap[child], heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Beginning? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && precedes(heap[child], heap[least]) {
        least = child
      }
      if least == parent { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
