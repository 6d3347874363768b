extension Network {
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
    let graph = GroupGraph(
      symmetricAdjacency(), quality, isWeighted: weighting == .strength)
    return Partition(labels: ContiguousArray(louvainGroups(graph, using: &random)))
  }
}

func louvainGroups(
  _ whole: GroupGraph, using random: inout some RandomNumberGenerator
) -> [UInt32] {
  var graph = whole
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
  guard var (_, groups) = levels.popLast() else { return (0..<UInt32(whole.count)).map { $0 } }
  for (graph, above) in levels.reversed() {
    groups = above.map { groups[Int($0)] }
    _ = graph.moveNodes(&groups, using: &random)
  }
  return groups
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
