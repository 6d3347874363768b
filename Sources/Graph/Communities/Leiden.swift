extension Network {
  /// Returns groups within which ties are stronger than chance, by the Leiden algorithm.
  ///
  /// Nodes move to the group that gains most; each group is refined into parts that hang together;
  /// the parts become the nodes of the next round, until nothing moves. Rounds over the whole are
  /// repeated until none gains, so the result is a local optimum for moves of vertices and of parts.
  ///
  ///     var random = SeededRandom(seed: 1)
  ///     network.leiden(using: &random).sizes
  ///
  /// Direction is ignored: the strengths of both arcs of a pair are added, or the pair counts 1 by
  /// `.one`. An isolated vertex is a group of its own. Equal seeds give equal groups; other seeds
  /// may give others of like quality: see `consensusCommunities`. igraph's
  /// `community_leiden(objective_function="modularity", n_iterations=-1)`.
  ///
  /// - Returns: Groups numbered by size, then by smallest vertex.
  /// - Complexity: O(*m*) a round in practice, with a few rounds.
  /// - SeeAlso: V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing
  ///   well-connected communities", *Scientific Reports* 9, 2019.
  ///   [doi](https://doi.org/10.1038/s41598-019-41695-z)
  public func leiden(
    quality: GroupQuality = .modularity(), weighting: Weighting = .strength,
    using random: inout some RandomNumberGenerator
  ) -> Partition {
    let graph = GroupGraph(
      symmetricAdjacency(), quality, isWeighted: weighting == .strength)
    return Partition(labels: ContiguousArray(leidenGroups(graph, using: &random)))
  }

  /// Returns groups within which ties are stronger than chance, by the Louvain algorithm.
  ///
  /// Nodes move to the group that gains most, groups become the nodes of the next level, until
  /// nothing moves; then, from the coarsest level back to the vertices, nodes move once more with all
  /// that the levels above have found (Rotta and Noack). Faster than `leiden`, and a group may fall
  /// apart inside. NetworkX's `louvain_communities` and igraph's `community_multilevel` do not come
  /// back down the levels, and end with less modularity.
  ///
  /// - SeeAlso: V. D. Blondel et al., "Fast unfolding of communities in large networks", *J. Stat.
  ///   Mech.*, 2008. [doi](https://doi.org/10.1088/1742-5468/2008/10/P10008) · R. Rotta, A. Noack,
  ///   "Multilevel local search algorithms for modularity clustering", *J. Experimental Algorithmics*
  ///   16, 2011. [doi](https://doi.org/10.1145/1963190.1970376)
  public func louvain(
    quality: GroupQuality = .modularity(), weighting: Weighting = .strength,
    using random: inout some RandomNumberGenerator
  ) -> Partition {
    var graph = GroupGraph(
      symmetricAdjacency(), quality, isWeighted: weighting == .strength)
    // The graph of each level, and the node above that each of its nodes becomes.
    var levels: [(graph: GroupGraph, above: [UInt32])] = []
    while true {
      var groups = (0..<UInt32(graph.count)).map { $0 }
      guard graph.moveNodes(&groups, using: &random) else { break }
      let count = renumber(&groups)
      levels.append((graph, groups))
      if count == graph.count { break }
      graph = graph.aggregated(by: groups, count: count)
    }
    guard var (_, groups) = levels.popLast() else {
      return Partition(labels: ContiguousArray(0..<UInt32(vertexCount)))
    }
    for (graph, above) in levels.reversed() {
      groups = above.map { groups[Int($0)] }
      _ = graph.moveNodes(&groups, using: &random)
    }
    return Partition(labels: ContiguousArray(groups))
  }
}

private func leidenGroups(
  _ whole: GroupGraph, using random: inout some RandomNumberGenerator
) -> [UInt32] {
  var best = (0..<UInt32(whole.count)).map { $0 }
  for _ in 0..<20 {
    var graph = whole
    // The node of each vertex, and the group of each node.
    var nodeOfVertex = (0..<UInt32(whole.count)).map { $0 }
    var groups = best
    _ = renumber(&groups)
    var gained = false
    while true {
      let moved = graph.moveNodes(&groups, using: &random)
      gained = gained || moved
      var count = renumber(&groups)
      if count == graph.count { break }
      var parts = graph.refined(groups, using: &random)
      var partCount = renumber(&parts)
      if partCount == graph.count {
        // Nothing could be joined: the groups themselves become the nodes, or there is no progress.
        parts = groups
        partCount = count
      }
      var groupOfPart = [UInt32](repeating: 0, count: partCount)
      for v in 0..<graph.count { groupOfPart[Int(parts[v])] = groups[v] }
      for v in nodeOfVertex.indices { nodeOfVertex[v] = parts[Int(nodeOfVertex[v])] }
      graph = graph.aggregated(by: parts, count: partCount)
      groups = groupOfPart
      count = partCount
    }
    for v in best.indices { best[v] = groups[Int(nodeOfVertex[v])] }
    if !gained { break }
  }
  return best
}

/// Numbers the groups 0, 1, … in the order of their first node; returns how many there are.
func renumber(_ groups: inout [UInt32]) -> Int {
  var number = [UInt32](repeating: .max, count: groups.count)
  var count: UInt32 = 0
  for v in groups.indices {
    let group = Int(groups[v])
    if number[group] == .max {
      number[group] = count
      count += 1
    }
    groups[v] = number[group]
  }
  return Int(count)
}
