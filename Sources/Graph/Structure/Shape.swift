import Basics

/// Whom a vertex reaches along arcs.
public struct VertexReach: Sendable, Equatable {
  /// How many other vertices.
  public let count: Int
  /// Hops to the farthest of them, and on average.
  public let farthest: Int, mean: Double
}

extension Network {
  /// Returns the share of possible ties that are there: arcs over *n*(*n* − 1) when directed, edges
  /// over half of that when undirected; 0 below two vertices. NetworkX's `density`.
  public func density() -> Double {
    let n = Double(vertexCount)
    return vertexCount < 2 ? 0 : Double(arcCount) / (n * (n - 1))
  }

  /// Returns the share of arcs whose way back is an arc too; 1 when undirected, 0 without arcs.
  /// NetworkX's `overall_reciprocity`.
  ///
  /// - Complexity: O(*n + m*).
  public func reciprocity() -> Double {
    guard arcCount > 0 else { return 0 }
    guard isDirected else { return 1 }
    return Double(2 * arcCount - symmetricAdjacency().targets.count) / Double(arcCount)
  }

  /// Returns the correlation, over arcs, of the degrees at their two ends: above 0 where the well
  /// connected are tied to the well connected.
  ///
  /// When directed it is the out-degree of the source with the in-degree of the target; when
  /// undirected each edge counts both ways. NaN where all degrees at one end are equal. NetworkX's
  /// `degree_assortativity_coefficient`.
  ///
  /// - Complexity: O(*n + m*).
  /// - SeeAlso: M. E. J. Newman, "Mixing patterns in networks", *Phys. Rev. E* 67, 2003, eq. 21.
  ///   [doi](https://doi.org/10.1103/PhysRevE.67.026126)
  public func assortativity() -> Double {
    // Whole numbers, so that nothing is rounded before the division.
    var x = 0.0, y = 0.0, xx = 0.0, yy = 0.0, xy = 0.0
    for v in 0..<vertexCount {
      let a = Double(outDegree(of: v))
      for arc in arcs(from: v) {
        let b = Double(inDegree(of: target(ofArc: arc)))
        x += a
        y += b
        xx += a * a
        yy += b * b
        xy += a * b
      }
    }
    let m = Double(arcCount)
    let spread = (m * xx - x * x) * (m * yy - y * y)
    return spread > 0 ? (m * xy - x * y) / spread.squareRoot() : .nan
  }

  /// Returns the number of arcs from each vertex to the farthest it reaches; 0 where it reaches
  /// none. NetworkX's `eccentricity` refuses networks in which some vertex is out of reach.
  ///
  /// - Complexity: O(*n·m*) bit operations, 512 vertices at once.
  public func eccentricity() -> Scores {
    Scores(distanceSums(.out, by: .hops).farthest.map { Double($0) }, of: self)
  }

  /// Returns for each vertex how many others it reaches, how far the farthest is, and how far they
  /// are on average.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c")], directed: true).reaches()[0].mean  // 1.5
  ///
  /// Along arcs, in hops. Those out of reach do not count; a vertex that reaches none has NaN.
  ///
  /// - Complexity: as `eccentricity`.
  public func reaches() -> [VertexReach] {
    let sums = distanceSums(.out, by: .hops)
    return (0..<vertexCount).map { v in
      VertexReach(
        count: sums.reached[v], farthest: sums.farthest[v],
        mean: sums.total[v] / Double(sums.reached[v]))
    }
  }

  /// Returns the mean over all ordered pairs of 1 over their distance in hops, where no path gives 0;
  /// 1 when all are tied to all. NetworkX's `global_efficiency`, which refuses directed graphs; NaN
  /// below two vertices.
  ///
  /// - Complexity: as `eccentricity`.
  /// - SeeAlso: V. Latora, M. Marchiori, "Efficient behavior of small-world networks", *Phys. Rev.
  ///   Lett.* 87, 2001. [doi](https://doi.org/10.1103/PhysRevLett.87.198701)
  public func globalEfficiency() -> Double {
    let n = Double(vertexCount)
    return distanceSums(.out, by: .hops).inverse.reduce(0, +) / (n * (n - 1))
  }

  /// Returns the longest of all shortest paths between vertices that reach each other, in arcs.
  /// igraph's `diameter`; NetworkX's refuses networks in pieces.
  public func diameter() -> Int { distanceSums(.out, by: .hops).farthest.max() ?? 0 }

  /// Returns the mean number of arcs from one vertex to another it reaches; NaN without arcs.
  /// igraph's `average_path_length`.
  public func averageDistance() -> Double {
    let sums = distanceSums(.out, by: .hops)
    return sums.total.reduce(0, +) / Double(sums.reached.reduce(0, +))
  }
}
