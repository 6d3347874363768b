extension Network {
  /// Returns the length of the shortest path from one vertex to another, searching from both ends;
  /// nil when there is none.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c")], directed: true).distance(from: 0, to: 2)  // 2
  ///
  /// Two searches, one along the arcs from the source and one against them from the target, meet in
  /// the middle: where paths are short and hubs many, far less is looked at than from one end. The
  /// smaller frontier grows first. Loops change nothing; strengths matter by `.cost` only; a vertex
  /// is at 0 from itself. NetworkX's `bidirectional_shortest_path` and `bidirectional_dijkstra`.
  ///
  /// - Parameter avoided: Vertices the path may not visit; an end that is among them gives nil.
  /// - Returns: The number of arcs, or by `.cost` the sum of 1 / strength.
  /// - Complexity: O(*n + m*) by hops and O(*m* + *n* log *n*) by cost at worst.
  /// - SeeAlso: I. Pohl, "Bi-directional search", *Machine Intelligence* 6, 1971.
  public func distance(
    from source: Int, to target: Int, by distance: Distance = .hops, avoiding avoided: Set<Int> = []
  ) -> Double? {
    requireVertex(source)
    requireVertex(target)
    let isBarred = PathConstraints(self, avoiding: avoided).isBarred
    guard !isBarred[source], !isBarred[target] else { return nil }
    if source == target { return 0 }
    switch distance {
    case .hops: return hopsFromBothEnds(source, target, isBarred)
    case .cost: return costFromBothEnds(source, target, isBarred)
    }
  }

  /// Whole levels at a time: the first level that meets the other side gives the least sum.
  private func hopsFromBothEnds(_ source: Int, _ target: Int, _ isBarred: [Bool]) -> Double? {
    // Steps from the source above 0, from the target below; 0 where nobody was. Both begin at 1.
    var steps = [Int32](repeating: 0, count: vertexCount)
    steps[source] = 1
    steps[target] = -1
    var ahead = [source], behind = [target]
    while !ahead.isEmpty, !behind.isEmpty {
      var next: [Int] = [], least: Int32?
      let isAhead = ahead.count <= behind.count
      for v in isAhead ? ahead : behind {
        let neighbours =
          isAhead ? targets[offsets[v]..<offsets[v + 1]] : sources[inOffsets[v]..<inOffsets[v + 1]]
        for other in neighbours {
          let w = Int(other)
          if steps[w] == 0 {
            if isBarred[w] { continue }
            steps[w] = steps[v] + (isAhead ? 1 : -1)
            next.append(w)
          } else if (steps[w] > 0) != isAhead {
            let met = abs(steps[v]) + abs(steps[w]) - 1
            least = min(least ?? met, met)
          }
        }
      }
      if let least { return Double(least) }
      if isAhead { ahead = next } else { behind = next }
    }
    return nil
  }

  /// Each side settles its nearest vertex; done when no way can be shorter than the best that met.
  private func costFromBothEnds(_ source: Int, _ target: Int, _ isBarred: [Bool]) -> Double? {
    var ahead = SearchSide(from: source, costAdjacency(.out))
    var behind = SearchSide(from: target, costAdjacency(.in))
    var best = Double.infinity
    // A side that has nothing left to settle knows its lengths to all it reaches.
    while ahead.settled + behind.settled < best,
      ahead.settleNext(isBarred, &best, other: behind),
      ahead.settled + behind.settled < best,
      behind.settleNext(isBarred, &best, other: ahead)
    {}
    return best.isFinite ? best : nil
  }
}

/// Dijkstra's search from one of two ends.
private struct SearchSide: ~Copyable {
  private let arcs: Adjacency
  private var reached: [Double]
  private var heap: VertexHeap
  /// The length of the way to the vertex settled last.
  private(set) var settled = 0.0

  init(from vertex: Int, _ arcs: Adjacency) {
    self.arcs = arcs
    reached = [Double](repeating: .infinity, count: arcs.vertexCount)
    heap = VertexHeap(vertexCount: arcs.vertexCount)
    reached[vertex] = 0
    heap.push(vertex, cost: 0)
  }

  /// Settles the nearest vertex; `best` is the shortest way that meets the other side.
  mutating func settleNext(
    _ isBarred: [Bool], _ best: inout Double, other: borrowing SearchSide
  ) -> Bool {
    guard let (v, d) = heap.pop() else { return false }
    settled = d
    for arc in arcs.offsets[v]..<arcs.offsets[v + 1] {
      let w = Int(arcs.targets[arc]), through = d + arcs.weights[arc]
      guard !isBarred[w], through < reached[w] else { continue }
      reached[w] = through
      heap.push(w, cost: through)
      best = min(best, through + other.reached[w])
    }
    return true
  }
}
