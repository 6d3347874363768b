import Basics

extension Network {
  /// Returns how much of the shortest-path traffic from some vertices to others passes through each.
  ///
  /// The raw score of *v* is the sum over sources *s* and targets *t*, *s ≠ v ≠ t ≠ s*, of
  /// σ(s,t|v) / σ(s,t), as in `betweenness`: who stands between these and those.
  ///
  ///     let path = Network(edges: [("a", "b"), ("b", "c")], directed: true)
  ///     path.betweenness(from: [0], to: [2])  // 0 1 0
  ///
  /// Loops change nothing; parallel edges are one arc; strengths matter by `.cost` only; a pair with
  /// no path adds nothing. Undirected scores are halved, as in NetworkX: a pair of a source and a
  /// target counts 1/2, one of two that are both counts 1; so all sources and targets give
  /// `betweenness`. NetworkX's `betweenness_centrality_subset`, whose default scale is `.raw`.
  ///
  /// - Parameters:
  ///   - sources: Vertices where paths begin; a repeated one counts once.
  ///   - targets: Vertices where they end.
  ///   - scale: `.normalized` divides by the pairs of the whole network, so that scores are shares
  ///     of what `betweenness` divides by.
  /// - Returns: One score per vertex, none negative.
  /// - Complexity: O(*q*(*m* + *n* log *n*)) time for *q* sources.
  /// - SeeAlso: U. Brandes, "On variants of shortest-path betweenness centrality", *Social Networks*
  ///   30(2), 2008, section 3.1. [doi](https://doi.org/10.1016/j.socnet.2007.11.001)
  public func betweenness(
    from sources: [Int], to targets: [Int], scale: Scale = .raw, by distance: Distance = .hops
  ) -> Scores {
    let sums = subsetDependencies(from: sources, to: targets, by: distance).vertices
    let n = Double(vertexCount)
    let factor =
      scale == .raw || vertexCount < 3 ? (isDirected ? 1 : 0.5) : 1 / ((n - 1) * (n - 2))
    return Scores(sums.map { $0 * factor }, of: self)
  }

  /// Returns how much of the shortest-path traffic from some vertices to others passes along each
  /// arc; as `betweenness(from:to:scale:by:)`.
  ///
  /// NetworkX's `edge_betweenness_centrality_subset`.
  ///
  /// - Returns: One score per arc; undirected, both arcs of an edge have its score.
  public func edgeBetweenness(
    from sources: [Int], to targets: [Int], scale: Scale = .raw, by distance: Distance = .hops
  ) -> [Double] {
    perEdge(subsetDependencies(from: sources, to: targets, by: distance).arcs, scale)
  }

  private func subsetDependencies(
    from sources: [Int], to targets: [Int], by distance: Distance
  ) -> (vertices: [Double], arcs: [Double]) {
    for v in sources + targets { requireVertex(v) }
    let sources = Set(sources).sorted()
    var marks = [Bool](repeating: false, count: vertexCount)
    for v in targets { marks[v] = true }
    let isTarget = marks
    let arcs = distance == .hops ? adjacency(.out) : costAdjacency(.out)
    let partials = parallelMap(fixedParts(of: sources.count, parts: 8)) {
      dependencies(in: arcs, from: Array(sources[$0]), to: isTarget, by: distance)
    }
    var inside = [Double](repeating: 0, count: vertexCount)
    var along = [Double](repeating: 0, count: arcCount)
    for partial in partials {  // in part order, so that rounding does not depend on the cores
      for v in inside.indices { inside[v] += partial.vertices[v] }
      for arc in along.indices { along[arc] += partial.arcs[arc] }
    }
    return (inside, along)
  }
}
