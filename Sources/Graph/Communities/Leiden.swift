import Basics

extension Network {
  /// Returns groups within which ties are stronger than chance, by the Leiden algorithm.
  ///
  /// Nodes move to the group that gains most; each group is refined into parts that hang together;
  /// the parts become the nodes of the next level, until nothing moves: a round. Rounds over the
  /// whole are repeated until one gains less than `tolerance`, so the result is nearly a local
  /// optimum for moves of vertices and of parts.
  ///
  ///     var random = SeededRandom(seed: 1)
  ///     network.leiden(using: &random).sizes
  ///
  /// The rounds go out from Louvain's groups. Where these show that there are clear groups, there are
  /// three such divisions from three seeds: vertices that all three put together are one node, the
  /// graph of these nodes is divided, and the rounds go out from there (core groups, Ovelgönne and
  /// Geyer-Schulz). That ends with more modularity than rounds from single vertices, in half the time.
  ///
  /// Direction is ignored: the strengths of both arcs of a pair are added, or the pair counts 1 by
  /// `.one`. An isolated vertex is a group of its own. Equal seeds give equal groups; other seeds
  /// may give others of like quality: see `consensusCommunities`. igraph's
  /// `community_leiden(objective_function="modularity", n_iterations=-1)` has a tolerance of 0.
  ///
  /// - Parameter tolerance: The least that a round must gain for another to follow, as a share of all
  ///   strength (of modularity: its points); 0 goes on until nothing moves, at most 20 rounds.
  /// - Returns: Groups numbered by size, then by smallest vertex.
  /// - Complexity: O(*m*) a round in practice, with a few rounds.
  /// - SeeAlso: V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing
  ///   well-connected communities", *Scientific Reports* 9, 2019.
  ///   [doi](https://doi.org/10.1038/s41598-019-41695-z) · M. Ovelgönne, A. Geyer-Schulz, "An ensemble
  ///   learning strategy for graph clustering", *Graph Partitioning and Graph Clustering*, 2013.
  ///   [doi](https://doi.org/10.1090/conm/588/11701)
  public func leiden(
    quality: GroupQuality = .modularity(), weighting: Weighting = .strength,
    tolerance: Double = 5e-4, using random: inout some RandomNumberGenerator
  ) -> Partition {
    let graph = GroupGraph(
      symmetricAdjacency(), quality, isWeighted: weighting == .strength)
    var groups = louvainGroups(graph, using: &random)
    // Newman finds groups worth the name where modularity is above about 0.3.
    let share = graph.share(of: groups)
    if share > 0.3 {
      groups = coreGroups(graph, with: groups, using: &random)
      graph.improve(&groups, tolerance: tolerance, using: &random)
    } else {
      graph.improve(&groups, settledAt: share, tolerance: tolerance, using: &random)
    }
    return Partition(labels: ContiguousArray(groups))
  }
}

/// Divides the graph of the vertices that several Louvain divisions all keep together.
private func coreGroups(
  _ graph: GroupGraph, with first: [UInt32], using random: inout some RandomNumberGenerator
) -> [UInt32] {
  let seeds = (0..<2).map { _ in random.next() }
  let others = parallelMap(seeds) { seed in
    var random = SeededRandom(seed: seed)
    return louvainGroups(graph, using: &random)
  }
  var core = first, count = renumber(&core)
  for var other in others {
    count = overlap(&core, count, &other)
  }
  let coarse = graph.aggregated(by: core, count: count)
  var groups = (0..<UInt32(count)).map { $0 }
  coarse.improve(&groups, tolerance: 0, using: &random)
  return core.map { groups[Int($0)] }
}

/// Numbers anew by the groups of both divisions; returns how many there are.
private func overlap(_ groups: inout [UInt32], _ count: Int, _ others: inout [UInt32]) -> Int {
  let otherCount = renumber(&others)
  var number: [Int: UInt32] = [:]
  // A table of all pairs is faster, where it is small.
  var table = [UInt32]()
  if count * otherCount <= 8 * groups.count {
    table = [UInt32](repeating: .max, count: count * otherCount)
  }
  var next: UInt32 = 0
  for v in groups.indices {
    let pair = Int(groups[v]) * otherCount + Int(others[v])
    let known = table.isEmpty ? number[pair] ?? .max : table[pair]
    if known == .max {
      if table.isEmpty { number[pair] = next } else { table[pair] = next }
      groups[v] = next
      next += 1
    } else {
      groups[v] = known
    }
  }
  return Int(next)
}

extension GroupGraph {
  /// Leiden's rounds, from a division on, until one gains less than a share of all weight.
  ///
  /// - Parameter settled: The division's share, where no single node would gain by moving.
  fileprivate func improve(
    _ best: inout [UInt32], settledAt settled: Double? = nil, tolerance: Double,
    using random: inout some RandomNumberGenerator
  ) {
    var share = settled ?? (tolerance > 0 ? self.share(of: best) : 0)
    for turn in 0..<20 {
      let isSettled = turn == 0 && settled != nil
      guard round(&best, isSettled: isSettled, using: &random) else { return }
      if tolerance > 0 {
        let now = self.share(of: best)
        if now - share < tolerance { return }
        share = now
      }
    }
  }

  /// One of Leiden's rounds over all levels; false when nothing moved.
  private func round(
    _ best: inout [UInt32], isSettled: Bool, using random: inout some RandomNumberGenerator
  ) -> Bool {
    var graph = self
    // The node of each vertex, and the group of each node.
    var nodeOfVertex = (0..<UInt32(count)).map { $0 }
    var groups = best
    _ = renumber(&groups)
    var gained = false
    var mayMove = !isSettled
    while true {
      let moved = mayMove && graph.moveNodes(&groups, using: &random)
      mayMove = true
      gained = gained || moved
      let groupCount = renumber(&groups)
      if groupCount == graph.count { break }
      var parts = graph.refined(groups, using: &random)
      var partCount = renumber(&parts)
      if partCount == graph.count {
        // Nothing could be joined: the groups themselves become the nodes, or there is no progress.
        parts = groups
        partCount = groupCount
      }
      var groupOfPart = [UInt32](repeating: 0, count: partCount)
      for v in 0..<graph.count { groupOfPart[Int(parts[v])] = groups[v] }
      for v in nodeOfVertex.indices { nodeOfVertex[v] = parts[Int(nodeOfVertex[v])] }
      graph = graph.aggregated(by: parts, count: partCount)
      groups = groupOfPart
    }
    for v in best.indices { best[v] = groups[Int(nodeOfVertex[v])] }
    return gained
  }
}
