/// What makes a division into groups good.
public enum GroupQuality: Sendable, Hashable {
  /// The share of strength inside groups above what the strengths of the vertices would give by
  /// chance, times `resolution`: more than 1 makes smaller groups.
  case modularity(resolution: Double = 1)
  /// Strength inside groups above `resolution` for each pair of vertices in one group (the constant
  /// Potts model): groups tied more densely than that.
  case constantPotts(resolution: Double)
}

extension Network {
  /// Returns what `quality` says of a division into groups: its modularity, or for the constant Potts
  /// model the strength inside groups less `resolution` for each pair of vertices in one group.
  ///
  /// igraph's `community_leiden` makes the same numbers as large as it can.
  ///
  /// - Complexity: O(*n + m*).
  /// - SeeAlso: V. A. Traag, P. Van Dooren, Y. Nesterov, "Narrow scope for resolution-limit-free
  ///   community detection", *Phys. Rev. E* 84, 2011.
  ///   [doi](https://doi.org/10.1103/PhysRevE.84.016114)
  public func quality(
    of partition: Partition, _ quality: GroupQuality, weighting: Weighting = .strength
  ) -> Double {
    switch quality {
    case .modularity(let resolution):
      return modularity(of: partition, resolution: resolution, weighting: weighting)
    case .constantPotts(let resolution):
      precondition(
        partition.groups.count == vertexCount,
        "\(partition.groups.count) vertices in groups, \(vertexCount) in the network")
      let ties = symmetricAdjacency()
      var inside = 0.0
      for v in 0..<vertexCount {
        for place in ties.offsets[v]..<ties.offsets[v + 1]
        where partition.groups[Int(ties.targets[place])] == partition.groups[v] {
          inside += weighting == .strength ? ties.weights[place] : 1
        }
      }
      let pairs = partition.sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
      return inside / 2 - resolution * pairs
    }
  }

  /// Returns the modularity of a division into groups.
  ///
  /// With *w* the strength of all ties, *w*(c) that inside group *c* and *s*(c) the sum of the
  /// strengths of its vertices, it is Σ (*w*(c) / *w* − γ (*s*(c) / 2*w*)²).
  ///
  ///     network.modularity(of: network.leiden(using: &random))
  ///
  /// Direction is ignored: the strengths of both arcs of a pair are added. NetworkX's `modularity`
  /// of the undirected graph with `weight="weight"`; its directed variant is another measure. 0
  /// without ties.
  ///
  /// - Parameter weighting: `.one` counts a pair once, whatever the arcs between them.
  /// - Complexity: O(*n + m*).
  /// - SeeAlso: M. E. J. Newman, "Analysis of weighted networks", *Phys. Rev. E* 70, 2004.
  ///   [doi](https://doi.org/10.1103/PhysRevE.70.056131)
  public func modularity(
    of partition: Partition, resolution: Double = 1, weighting: Weighting = .strength
  ) -> Double {
    precondition(
      partition.groups.count == vertexCount,
      "\(partition.groups.count) vertices in groups, \(vertexCount) in the network")
    let ties = symmetricAdjacency()
    var inside = [Double](repeating: 0, count: partition.groupCount), sums = inside
    for v in 0..<vertexCount {
      let group = partition.groups[v]
      for place in ties.offsets[v]..<ties.offsets[v + 1] {
        let weight = weighting == .strength ? ties.weights[place] : 1
        sums[group] += weight
        if partition.groups[Int(ties.targets[place])] == group { inside[group] += weight }
      }
    }
    let total = sums.reduce(0, +)
    guard total > 0 else { return 0 }
    return zip(inside, sums).reduce(0) {
      $0 + $1.0 / total - resolution * ($1.1 / total) * ($1.1 / total)
    }
  }
}
