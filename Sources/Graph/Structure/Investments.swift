extension Network {
  /// For each vertex the sum over its contacts *j* of (p(v,j) + Σ p(v,q) p(q,j))², where p(v,j) is the
  /// share of *v*'s ties that goes to *j*, and *q* is a contact of both; NaN without contacts.
  ///
  /// What goes by way of *q* is found where it is: each triangle adds to the six pairs of its corners.
  /// Triangles are listed by rank of degree, so that hubs are not walked over for each neighbour.
  func squaredInvestments(_ weighting: Weighting) -> [Double] {
    let ties = weighting == .strength ? symmetricAdjacency() : symmetricArcCounts()
    let n = vertexCount
    let ranked = RankedNeighbours(ties)
    var pairs = SharesOfPairs(ties, ranked)
    pairs.addTriangles(ranked)
    var sums = [Double](repeating: 0, count: n)
    for rank in 0..<n {
      for place in ranked.offsets[rank]..<ranked.offsets[rank + 1] {
        let (up, down) = pairs.investments(place)
        sums[Int(ranked.vertices[rank])] += up * up
        sums[Int(ranked.vertices[Int(ranked.higher[place])])] += down * down
      }
    }
    return (0..<n).map { ties.offsets[$0] == ties.offsets[$0 + 1] ? .nan : sums[$0] }
  }
}

/// For each pair of neighbours, by its place among `RankedNeighbours`, the shares each way: up to the
/// one of higher rank, and down.
private struct SharesOfPairs {
  private struct Pair {
    var up: Double, down: Double
    /// By way of third vertices.
    var upByWay = 0.0, downByWay = 0.0
  }
  private var pairs: ContiguousArray<Pair> = []

  init(_ ties: Adjacency, _ ranked: RankedNeighbours) {
    let n = ties.vertexCount
    var totals = [Double](repeating: 0, count: n), ranks = [UInt32](repeating: 0, count: n)
    for rank in 0..<n {
      let v = Int(ranked.vertices[rank])
      ranks[v] = UInt32(rank)
      totals[v] = ties.weights[ties.offsets[v]..<ties.offsets[v + 1]].reduce(0, +)
    }
    pairs.reserveCapacity(ranked.higher.count)
    for rank in 0..<n {
      let v = Int(ranked.vertices[rank])
      // The ties that `RankedNeighbours` kept, in its order.
      for tie in ties.offsets[v]..<ties.offsets[v + 1] {
        let w = Int(ties.targets[tie])
        guard ranks[w] > UInt32(rank) else { continue }
        pairs.append(
          Pair(up: ties.weights[tie] / totals[v], down: ties.weights[tie] / totals[w]))
      }
    }
  }

  func investments(_ place: Int) -> (up: Double, down: Double) {
    let pair = pairs[place]
    return (pair.up + pair.upByWay, pair.down + pair.downByWay)
  }

  mutating func addTriangles(_ ranked: RankedNeighbours) {
    let n = ranked.offsets.count - 1
    // 1 + the place of the pair of the vertex in hand and each other; 0 for none.
    var marks = [UInt32](repeating: 0, count: n)
    let offsets = ranked.offsets.span, higher = ranked.higher.span
    var mark = marks.mutableSpan, pair = pairs.mutableSpan
    for u in 0..<n {
      for place in offsets[u]..<offsets[u + 1] { mark[Int(higher[place])] = UInt32(place + 1) }
      for uv in offsets[u]..<offsets[u + 1] {
        let v = Int(higher[uv])
        for vw in offsets[v]..<offsets[v + 1] {
          let uw = Int(mark[Int(higher[vw])]) - 1
          if uw < 0 { continue }
          let a = pair[uv], b = pair[vw], c = pair[uw]
          pair[uv].upByWay += c.up * b.down
          pair[uv].downByWay += b.up * c.down
          pair[uw].upByWay += a.up * b.up
          pair[uw].downByWay += b.down * a.down
          pair[vw].upByWay += a.down * c.up
          pair[vw].downByWay += c.down * a.up
        }
      }
      for place in offsets[u]..<offsets[u + 1] { mark[Int(higher[place])] = 0 }
    }
  }
}
