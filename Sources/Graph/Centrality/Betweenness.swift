import Basics

extension Network {
  /// Returns how much of the shortest-path traffic between other vertices passes through each.
  ///
  /// The raw score of *v* is the sum over pairs *s ≠ v ≠ t* of σ(s,t|v) / σ(s,t), where σ(s,t)
  /// counts the shortest paths from *s* to *t* and σ(s,t|v) those with *v* strictly inside.
  ///
  ///     let path = Network(vertexCount: 3, edges: [(0, 1), (1, 2)], directed: false)
  ///     path.betweenness(scale: .raw)  // 0 1 0
  ///
  /// Directed networks count ordered pairs along the arcs, undirected ones unordered pairs. Loops
  /// change nothing; parallel edges are one arc; strengths matter by `.cost` only; a pair with no
  /// path adds nothing, so an isolated vertex has 0. The result is the same, bit for bit, on any
  /// number of cores. `.normalized` divides by the number of pairs that leave the vertex out, so
  /// the hub of a star has 1: NetworkX's default. igraph's default and `.raw` agree; NetworKit's
  /// undirected scores are twice `.raw`. NetworkX compares sums of costs exactly, so two paths
  /// that differ by rounding alone count as one there and as two here.
  ///
  /// - Parameters:
  ///   - scale: `.raw` to compare vertices of one network, `.normalized` to compare networks.
  ///   - distance: `.hops`, or `.cost` to prefer strong ties.
  ///   - pivots: Paths that begin at these vertices alone are counted; nil for all.
  /// - Returns: One score per vertex, indexed by vertex, none negative.
  /// - Complexity: O(*n·m*) time by hops, and by cost where costs differ by less than 30,000
  ///   times, else O(*n·m* + *n²* log *n*); O(*n + m*) space, for
  ///   *n* vertices and *m* arcs.
  /// - SeeAlso: U. Brandes, "A faster algorithm for betweenness centrality", *J. Math. Sociology*
  ///   25(2), 2001, Algorithm 1. [doi](https://doi.org/10.1080/0022250X.2001.9990249)
  public func betweenness(
    scale: Scale = .normalized, by distance: Distance = .hops, from pivots: [Int]? = nil
  ) -> Scores {
    let arcs = RelabelledArcs(
      distance == .hops ? adjacency(.out) : costAdjacency(.out), keepsWeights: distance == .cost,
      isSymmetric: !isDirected)
    for pivot in pivots ?? [] { requireVertex(pivot) }
    let chosen = pivots.map { Set($0) }
    let sources = arcs.sourcesInOrder().filter {
      chosen?.contains(Int(arcs.vertices[Int($0)])) ?? true
    }
    // Eight sources are one batch; parts are too many for a small network's few batches.
    let batches = (sources.count + 7) / 8
    let work = vertexCount * (vertexCount + arcCount)
    let parts = fixedParts(of: batches, parts: max(1, min(32, work / 2_000_000)))
    let partials = parallelMap(parts) { part in
      let own = Array(sources[(part.lowerBound * 8)..<min(sources.count, part.upperBound * 8)])
      return distance == .hops
        ? dependenciesByHops(in: arcs, from: own)
        : dependenciesByCost(in: arcs.out, from: own)
    }
    var sums = [Double](repeating: 0, count: vertexCount)
    for partial in partials {  // in part order, so that rounding does not depend on the cores
      for place in sums.indices { sums[Int(arcs.vertices[place])] += partial[place] }
    }
    let factor = betweennessFactor(scale)
    return Scores(sums.map { $0 * factor }, of: self)
  }

  /// What a sum over ordered pairs is multiplied by.
  private func betweennessFactor(_ scale: Scale) -> Double {
    switch scale {
    case .raw: return isDirected ? 1 : 0.5
    case .normalized:
      let n = Double(vertexCount)
      return n > 2 ? 1 / ((n - 1) * (n - 2)) : 1
    }
  }
}
