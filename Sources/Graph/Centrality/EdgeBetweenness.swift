import Basics

extension Network {
  /// Returns how much of the shortest-path traffic passes along each arc.
  ///
  /// The raw score of an arc is the sum over pairs *s*, *t* of the share of the shortest paths from
  /// *s* to *t* that it lies on.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c")], directed: false)
  ///       .edgeBetweenness(scale: .raw)  // 2 for each edge, on both its arcs
  ///
  /// Pairs are ordered when directed, unordered when undirected, where both arcs of an edge have
  /// the edge's score. Strengths matter by `.cost` only. `.normalized` divides by the number of
  /// pairs, NetworkX's default for `edge_betweenness_centrality`.
  ///
  /// - Returns: One score per arc, indexed by arc.
  /// - Complexity: as `betweenness`, and a vector of *m* numbers for each of at most 32 parts.
  /// - SeeAlso: U. Brandes, "On variants of shortest-path betweenness centrality", *Social Networks*
  ///   30(2), 2008, section 3.7. [doi](https://doi.org/10.1016/j.socnet.2007.11.001)
  public func edgeBetweenness(
    scale: Scale = .normalized, by distance: Distance = .hops
  ) -> [Double] {
    let arcs = distance == .hops ? adjacency(.out) : costAdjacency(.out)
    // Fewer parts where arcs are many: each part holds a number per arc.
    let parts = max(2, min(32, 16_000_000 / max(1, arcCount)))
    let partials = parallelMap(fixedParts(of: vertexCount, parts: parts)) {
      dependencies(in: arcs, from: Array($0), to: nil, by: distance).arcs
    }
    var sums = [Double](repeating: 0, count: arcCount)
    for partial in partials {
      for arc in sums.indices { sums[arc] += partial[arc] }
    }
    return perEdge(sums, scale)
  }

  /// Sums over ordered pairs by arc, on a scale; undirected, both arcs of an edge have its sum.
  func perEdge(_ sums: [Double], _ scale: Scale) -> [Double] {
    let n = Double(vertexCount)
    let factor = scale == .raw || vertexCount < 2 ? 1 : (isDirected ? 1 : 2) / (n * (n - 1))
    guard !isDirected else { return sums.map { $0 * factor } }
    var both = sums
    for v in 0..<vertexCount {
      for arc in self.arcs(from: v) where v < target(ofArc: arc) {
        let back = self.arc(from: target(ofArc: arc), to: v)!
        both[arc] = (sums[arc] + sums[back]) / 2 * factor
        both[back] = both[arc]
      }
    }
    return both
  }
}

/// Brandes' accumulation kept per vertex and per arc, over ordered pairs of a source and a target
/// (nil: all); the invariants are those of `dependenciesByCost`.
func dependencies(
  in arcs: Adjacency, from sources: [Int], to isTarget: [Bool]?, by rule: Distance
) -> (vertices: [Double], arcs: [Double]) {
  let n = arcs.vertexCount
  var sums = [Double](repeating: 0, count: arcs.targets.count)
  let offsets = arcs.offsets, targets = arcs.targets, costs = arcs.weights
  var distance = [Double](repeating: .infinity, count: n)
  var sigma = [Double](repeating: 0, count: n), delta = sigma, inside = sigma
  var rank = [Int32](repeating: -1, count: n)
  var order: [Int] = []
  var heap = VertexHeap(vertexCount: n)
  for s in sources {
    distance[s] = 0
    heap.push(s, cost: 0)
    while let (v, d) = heap.pop() {
      rank[v] = Int32(order.count)
      order.append(v)
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc]), through = d + (rule == .hops ? 1 : costs[arc])
        if through < distance[w], rank[w] < 0 {
          distance[w] = through
          heap.push(w, cost: through)
        }
      }
    }
    func isOnPath(_ arc: Int, _ v: Int, _ w: Int) -> Bool {
      rank[w] > rank[v]
        && costsAreEqual(distance[v] + (rule == .hops ? 1 : costs[arc]), distance[w])
    }
    sigma[s] = 1
    for v in order {
      for arc in offsets[v]..<offsets[v + 1] where isOnPath(arc, v, Int(targets[arc])) {
        sigma[Int(targets[arc])] += sigma[v]
      }
    }
    for v in order.reversed() {
      var share = 0.0
      for arc in offsets[v]..<offsets[v + 1] where isOnPath(arc, v, Int(targets[arc])) {
        sums[arc] += sigma[v] * delta[Int(targets[arc])]
        share += delta[Int(targets[arc])]
      }
      let dependency = sigma[v] * share
      // A source ends its own paths; it is not inside them.
      if v != s { inside[v] += dependency }
      delta[v] = ((isTarget?[v] ?? true ? 1 : 0) + dependency) / sigma[v]
    }
    for v in order {
      distance[v] = .infinity
      rank[v] = -1
      sigma[v] = 0
      delta[v] = 0
    }
    order.removeAll(keepingCapacity: true)
  }
  return (inside, sums)
}
