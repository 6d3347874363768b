extension Network {
  /// Returns the shortest path from one vertex to another; nil when there is none.
  ///
  /// A path's cost is its number of arcs, by `.cost` the sum of 1 / strength; by `.widest` its
  /// weakest arc is as strong as can be, by `.reliable` the product of *s* / (1 + *s*) as large as
  /// can be. Of paths equally good it is the one whose weakest arc has the most strength, and of
  /// those the first by the keys of its vertices: the same answer on any machine and for any order
  /// of input.
  ///
  ///     let path = network.shortestPath(from: 0, to: 2)
  ///     path?.vertices  // [0, 1, 2]
  ///
  /// Arcs are walked along their direction; strengths decide ties by hops and lengths by `.cost`;
  /// a vertex reaches itself by a path of no arcs; what cannot be reached gives nil, and
  /// `nearestTruth(from:to:)` says why. NetworkX's `shortest_path` and igraph's return any of the
  /// paths equally short.
  ///
  /// - Parameters:
  ///   - avoided: Vertices the path may not visit; an end that is among them gives nil.
  /// - Complexity: O(*n + m*) by hops, else O(*m* + *n* log *n*).
  /// - SeeAlso: E. W. Dijkstra, "A note on two problems in connexion with graphs", *Numerische
  ///   Mathematik* 1, 1959. [doi](https://doi.org/10.1007/BF01386390)
  public func shortestPath(
    from source: Int, to target: Int, by rule: PathRule = .hops, avoiding avoided: Set<Int> = []
  ) -> Path? {
    requireVertex(source)
    requireVertex(target)
    let search = PathSearch(self, to: target, by: rule)
    let constraints = PathConstraints(self, avoiding: avoided)
    guard !constraints.isBarred[source], !constraints.isBarred[target] else { return nil }
    guard let vertices = search.bestPath(from: source, constraints, weakestSoFar: .infinity)
    else { return nil }
    return path(along: vertices, by: rule)
  }

  /// Returns every shortest path from one vertex to another, in the order `shortestPath` prefers.
  ///
  ///     network.allShortestPaths(from: 0, to: 3).map(\.vertices)  // [[0, 1, 3], [0, 2, 3]]
  ///
  /// - Parameter limit: Their number can grow exponentially; more than this throws.
  /// - Throws: `MeasureError.gaveUp` when there are more than `limit`.
  /// - Complexity: as `shortestPath`, and O(length) for each path.
  public func allShortestPaths(
    from source: Int, to target: Int, by rule: PathRule = .hops,
    avoiding avoided: Set<Int> = [], limit: Int = 100_000
  ) throws(MeasureError) -> [Path] {
    requireVertex(source)
    requireVertex(target)
    let search = PathSearch(self, to: target, by: rule)
    let constraints = PathConstraints(self, avoiding: avoided)
    guard !constraints.isBarred[source], !constraints.isBarred[target] else { return [] }
    guard
      let reach = search.reach(from: source, constraints, weakestSoFar: .infinity)
    else { return [] }
    var found: [Path] = []
    var vertices = [source]
    var next = [offsets[source]]
    while let v = vertices.last {
      if v == target {
        guard found.count < limit else { throw .gaveUp(what: "all shortest paths", limit: limit) }
        found.append(path(along: vertices, by: rule))
      }
      var arc = next[next.count - 1]
      while arc < offsets[v + 1], !search.isOnBestPath(arc, from: v, reach) { arc += 1 }
      if v == target || arc == offsets[v + 1] {
        vertices.removeLast()
        next.removeLast()
      } else {
        next[next.count - 1] = arc + 1
        vertices.append(Int(targets[arc]))
        next.append(offsets[vertices.last!])
      }
    }
    return found.sorted(by: search.order.precedes)
  }
}
