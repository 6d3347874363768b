extension Network {
  /// Returns the largest *k* for which each vertex is in the *k*-core.
  ///
  /// The *k*-core is what is left when vertices with fewer than *k* neighbours left are taken away
  /// until there are none.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")], directed: false)
  ///       .coreNumbers()  // 2 2 2 1
  ///
  /// Direction and strength are ignored: a pair with arcs both ways is one tie. An isolated vertex
  /// has 0. NetworkX's `core_number` counts such a pair twice in a `DiGraph`: give it `nx.Graph(G)`.
  ///
  /// - Returns: One whole number per vertex.
  /// - Complexity: O(*n + m*).
  /// - SeeAlso: V. Batagelj, M. Zaveršnik, "An O(m) algorithm for cores decomposition of networks",
  ///   2003. [arXiv](https://arxiv.org/abs/cs/0310049)
  public func coreNumbers() -> Scores {
    let arcs = symmetricAdjacency()
    let n = vertexCount
    guard n > 0 else { return Scores([], of: self) }
    let offsetArray = arcs.offsets, targetArray = arcs.targets
    var degrees = [Int32](repeating: 0, count: n)
    var most = 0
    for v in 0..<n {
      degrees[v] = Int32(offsetArray[v + 1] - offsetArray[v])
      most = max(most, Int(degrees[v]))
    }
    // Vertices in order of degree; `starts[d]` is where those of degree d begin.
    var starts = [Int32](repeating: 0, count: most + 2)
    for degree in degrees { starts[Int(degree) + 1] += 1 }
    for d in 0...most { starts[d + 1] += starts[d] }
    var fill = starts
    var orders = [UInt32](repeating: 0, count: n), places = [Int32](repeating: 0, count: n)
    for v in 0..<n {
      let d = Int(degrees[v])
      places[v] = fill[d]
      orders[Int(fill[d])] = UInt32(v)
      fill[d] += 1
    }
    let offsets = offsetArray.span, targets = targetArray.span
    var degree = degrees.mutableSpan, start = starts.mutableSpan
    var order = orders.mutableSpan, place = places.mutableSpan
    for step in 0..<n {
      let v = Int(order[step]), mine = degree[v]
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc]), theirs = degree[w]
        guard theirs > mine else { continue }
        // w moves to the front of its degree, and the front moves on: it has one neighbour less.
        let front = start[Int(theirs)], u = order[Int(front)], at = place[w]
        order[Int(front)] = UInt32(truncatingIfNeeded: w)
        order[Int(at)] = u
        place[Int(u)] = at
        place[w] = front
        start[Int(theirs)] = front + 1
        degree[w] = theirs - 1
      }
    }
    return Scores(degrees.map { Double($0) }, of: self)
  }
}
