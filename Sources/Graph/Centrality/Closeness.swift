import Basics

extension Network {
  /// Returns how near each vertex is to those that reach it, and to how many.
  ///
  /// With *r* vertices that reach *v* (itself not counted) and *S* the sum of their distances to
  /// *v*, the raw score is *r / S* and the normalized one (*r / S*) · (*r* / (*n* − 1)), the
  /// correction of Wasserman and Faust; both are 0 when nothing reaches *v*.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c")], directed: false).closeness()  // 2/3 1 2/3
  ///
  /// Loops change nothing; parallel edges are one arc; strengths matter by `.cost` only. The raw
  /// score of a vertex reached by one neighbour alone is 1 by hops, the best there is: prefer
  /// `.normalized`, NetworkX's default. `.raw` is NetworkX's `wf_improved=False` and igraph's
  /// `closeness(mode="in")`, which has NaN where we have 0. NetworKit walks outgoing arcs.
  ///
  /// - Parameters:
  ///   - direction: `.in` measures the ways that lead to the vertex, as NetworkX does.
  ///   - distance: `.hops`, or `.cost` to count strong ties as short.
  /// - Returns: One score per vertex; normalized by hops it lies in 0…1.
  /// - Complexity: O(*n·m*) by hops, many sources at once; O(*n·m* + *n²* log *n*) by cost.
  /// - SeeAlso: S. Wasserman, K. Faust, *Social Network Analysis*, 1994, eq. 5.22.
  ///   [doi](https://doi.org/10.1017/CBO9780511815478)
  public func closeness(
    scale: Scale = .normalized, direction: Direction = .in, by distance: Distance = .hops
  ) -> Scores {
    closeness(scale: scale, sums: distanceSums(direction, by: distance))
  }

  /// Returns the sum of the inverse distances from all others to each vertex.
  ///
  /// The score of *v* is the sum over *u ≠ v* of 1 / d(*u*, *v*), where no path adds 0.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c")], directed: false).harmonic()  // 1.5 2 1.5
  ///
  /// Loops change nothing; parallel edges are one arc; strengths matter by `.cost` only; an
  /// isolated vertex has 0. NetworkX does not divide this sum, so both scales are the sum;
  /// igraph's default divides it by *n* − 1.
  ///
  /// - Parameters:
  ///   - direction: `.in` measures the ways that lead to the vertex, as NetworkX does.
  ///   - distance: `.hops`, or `.cost` to count strong ties as short.
  /// - Returns: One score per vertex; by hops at most *n* − 1.
  /// - Complexity: as `closeness`.
  /// - SeeAlso: P. Boldi, S. Vigna, "Axioms for centrality", *Internet Mathematics* 10, 2014.
  ///   [doi](https://doi.org/10.1080/15427951.2013.865686)
  public func harmonic(direction: Direction = .in, by distance: Distance = .hops) -> Scores {
    Scores(distanceSums(direction, by: distance).inverse, of: self)
  }

  /// Returns closeness and harmonic centrality from one run over all distances.
  public func closenessAndHarmonic(
    scale: Scale = .normalized, direction: Direction = .in, by distance: Distance = .hops
  ) -> (closeness: Scores, harmonic: Scores) {
    let sums = distanceSums(direction, by: distance)
    return (closeness(scale: scale, sums: sums), Scores(sums.inverse, of: self))
  }

  private func closeness(scale: Scale, sums: DistanceSums) -> Scores {
    let others = Double(vertexCount - 1)
    return Scores(
      (0..<vertexCount).map { v in
        guard sums.reached[v] > 0 else { return 0 }
        let reached = Double(sums.reached[v])
        let nearness = reached / sums.total[v]
        return scale == .raw ? nearness : nearness * (reached / others)
      }, of: self)
  }
}
