import Basics

extension Network {
  /// Returns how many triangles each vertex is a corner of.
  ///
  /// A triangle is three vertices of which each pair is tied; direction and strength are ignored.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c"), ("c", "a")], directed: false).triangles()  // 1 1 1
  ///
  /// NetworkX's `triangles(nx.Graph(G))`. Their sum is three times the number of triangles.
  ///
  /// - Complexity: O(*m*^1.5): each tie is looked at from the end with fewer neighbours.
  /// - SeeAlso: N. Chiba, T. Nishizeki, "Arboricity and subgraph listing algorithms", *SIAM J.
  ///   Computing* 14(1), 1985. [doi](https://doi.org/10.1137/0214017)
  public func triangles() -> Scores {
    Scores(triangleCounts(symmetricAdjacency()).map { Double($0) }, of: self)
  }

  /// Returns the share of each vertex's pairs of neighbours that are tied.
  ///
  /// With *k* neighbours and *t* triangles the coefficient of *v* is *t* / (*k* (*k* − 1) / 2); 0
  /// below two neighbours.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")], directed: false)
  ///       .clustering()  // 1 1 1/3 0
  ///
  /// Direction and strength are ignored. NetworkX's `clustering(nx.Graph(G))`; its directed variant
  /// is another measure. igraph gives NaN below two neighbours.
  ///
  /// - Complexity: as `triangles`.
  /// - SeeAlso: D. J. Watts, S. H. Strogatz, "Collective dynamics of 'small-world' networks",
  ///   *Nature* 393, 1998. [doi](https://doi.org/10.1038/30918)
  public func clustering() -> Scores {
    let arcs = symmetricAdjacency()
    return Scores(
      triangleCounts(arcs).enumerated().map { v, count in
        let k = Double(arcs.offsets[v + 1] - arcs.offsets[v])
        return k < 2 ? 0 : Double(count) / (k * (k - 1) / 2)
      }, of: self)
  }

  /// Returns the share of connected triples that are closed: three times the number of triangles
  /// over the number of paths of two ties; 0 where there is no such path.
  ///
  /// Direction and strength are ignored. NetworkX's `transitivity(nx.Graph(G))`.
  ///
  /// - Complexity: as `triangles`.
  public func transitivity() -> Double {
    let arcs = symmetricAdjacency()
    let closed = triangleCounts(arcs).reduce(0, +)
    let triples = (0..<vertexCount).reduce(0) { sum, v in
      let k = arcs.offsets[v + 1] - arcs.offsets[v]
      return sum + k * (k - 1) / 2
    }
    return triples == 0 ? 0 : Double(closed) / Double(triples)
  }
}

/// The triangles at each vertex.
///
/// Vertices are ranked by degree and each keeps its neighbours of higher rank: none has more than
/// √(2m) of those, which makes the hubs cheap. A triangle is found once, at its lowest corner.
func triangleCounts(_ arcs: Adjacency) -> [Int] {
  let n = arcs.vertexCount
  let ranked = RankedNeighbours(arcs)
  let partials = parallelMap(ranked.parts) { ranks in
    var counts = [Int32](repeating: 0, count: n)
    var marks = [UInt32](repeating: 0, count: n)
    let offsets = ranked.offsets.span, higher = ranked.higher.span
    var count = counts.mutableSpan, mark = marks.mutableSpan
    for u in ranks {
      let stamp = UInt32(truncatingIfNeeded: u + 1)
      for place in offsets[u]..<offsets[u + 1] { mark[Int(higher[place])] = stamp }
      var mine: Int32 = 0
      for place in offsets[u]..<offsets[u + 1] {
        let v = Int(higher[place])
        var both: Int32 = 0
        for next in offsets[v]..<offsets[v + 1] {
          let w = Int(higher[next])
          // 1 where w is a neighbour of u too: arithmetic, for the branch is a coin toss.
          let closes: Int32 = mark[w] == stamp ? 1 : 0
          count[w] &+= closes
          both &+= closes
        }
        count[v] &+= both
        mine &+= both
      }
      count[u] &+= mine
    }
    return counts
  }
  var byRank = [Int](repeating: 0, count: n)
  for partial in partials {
    for rank in 0..<n { byRank[rank] += Int(partial[rank]) }
  }
  var counts = [Int](repeating: 0, count: n)
  for rank in 0..<n { counts[Int(ranked.vertices[rank])] = byRank[rank] }
  return counts
}

/// Each vertex's neighbours of higher rank, all by rank; ranks ascend with degree.
struct RankedNeighbours: Sendable {
  /// The vertex of each rank.
  private(set) var vertices: ContiguousArray<UInt32>
  private(set) var offsets: ContiguousArray<Int>
  private(set) var higher: ContiguousArray<UInt32>

  init(_ arcs: Adjacency) {
    let n = arcs.vertexCount
    let degrees = (0..<n).map { arcs.offsets[$0 + 1] - arcs.offsets[$0] }
    let most = degrees.max() ?? 0
    var starts = [Int](repeating: 0, count: most + 2)
    for degree in degrees { starts[degree + 1] += 1 }
    for degree in 0...most { starts[degree + 1] += starts[degree] }
    vertices = ContiguousArray(repeating: 0, count: n)
    var ranks = ContiguousArray<UInt32>(repeating: 0, count: n)
    for v in 0..<n {
      ranks[v] = UInt32(starts[degrees[v]])
      vertices[starts[degrees[v]]] = UInt32(v)
      starts[degrees[v]] += 1
    }
    offsets = ContiguousArray(repeating: 0, count: n + 1)
    higher = []
    higher.reserveCapacity(arcs.targets.count / 2)
    for rank in 0..<n {
      let v = Int(vertices[rank])
      for arc in arcs.offsets[v]..<arcs.offsets[v + 1] {
        let other = ranks[Int(arcs.targets[arc])]
        if other > UInt32(rank) { higher.append(other) }
      }
      offsets[rank + 1] = higher.count
    }
  }

  /// Ranges of ranks with about equal numbers of ties; they depend on the network only.
  var parts: [Range<Int>] {
    let n = offsets.count - 1
    var parts: [Range<Int>] = [], start = 0
    let share = max(1, higher.count / 16)
    for rank in 0..<n where offsets[rank + 1] - offsets[start] >= share || rank == n - 1 {
      parts.append(start..<rank + 1)
      start = rank + 1
    }
    return parts
  }
}
