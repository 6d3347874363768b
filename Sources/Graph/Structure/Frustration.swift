/// How many signed ties must change sign, or go, before the network falls into two camps of friends
/// who are each other's enemies.
public struct Frustration: Sendable, Equatable {
  /// Bounds on the number of ties; equal when `isExact`.
  public let atLeast: Int, atMost: Int
  /// The camp, 0 or 1, of each vertex in the best division found; vertices without signed ties 0.
  public let camps: [Int]
  public var isExact: Bool { atLeast == atMost }
}

extension Network {
  /// Returns the frustration index: the least number of ties that any division into two camps
  /// leaves frustrated (friends in different camps, enemies in one).
  ///
  /// Ties and their signs are those of `balance`; their strengths do not count. A balanced network
  /// has 0. NetworkX has no counterpart.
  ///
  /// - Parameter limit: How many steps of the exact search are taken; the problem is NP-hard. Beyond
  ///   it the two bounds may differ: below, triads without a tie in common that are not balanced;
  ///   above, the best division found.
  /// - Complexity: O(*limit* · ties) at most, O(*n + m*) when balanced.
  /// - SeeAlso: S. Aref, A. J. Mason, M. C. Wilson, "Computing the line index of balance using
  ///   integer programming optimisation", 2018. [doi](https://doi.org/10.1007/978-3-319-94830-0_3)
  public func frustration(limit: Int = 200_000) -> Frustration {
    let ties = signedTies().ties
    let signs = ties.map { $0.map { ($0.0, $0.1 > 0 ? 0 : 1) } }
    // Most ties first: mistakes show early.
    let order = ties.indices.filter { !ties[$0].isEmpty }.sorted {
      ties[$0].count != ties[$1].count ? ties[$0].count > ties[$1].count : $0 < $1
    }
    var camps = greedyCamps(signs)
    var best = frustrated(camps, signs)
    let below = disjointFrustratedTriads(signs)

    // Depth first over the vertices' camps, cut where the ties frustrated so far are as many as the
    // best division has. The first vertex's camp is 0: exchanging the camps changes nothing.
    var placed = [Int](repeating: -1, count: vertexCount)
    var costs = [Int](repeating: 0, count: order.count + 1)
    var tried = [Int](repeating: -1, count: order.count)
    var depth = 0, steps = 0
    while depth >= 0, best > below, steps < limit {
      if depth == order.count {
        best = costs[depth]
        for v in order { camps[v] = placed[v] }
        depth -= 1
        continue
      }
      let v = order[depth]
      steps += 1
      tried[depth] += 1
      // The better camp first.
      let clashes = [0, 1].map { camp in
        signs[v].count { placed[$0.0] >= 0 && placed[$0.0] ^ camp != $0.1 }
      }
      let preferred = clashes[0] <= clashes[1] ? 0 : 1
      let choices = depth == 0 ? 1 : 2
      guard tried[depth] < choices else {
        tried[depth] = -1
        placed[v] = -1
        depth -= 1
        if depth >= 0 { placed[order[depth]] = -1 }
        continue
      }
      let camp = tried[depth] == 0 ? preferred : 1 - preferred
      guard costs[depth] + clashes[camp] < best else {
        placed[v] = -1
        continue
      }
      placed[v] = camp
      costs[depth + 1] = costs[depth] + clashes[camp]
      depth += 1
    }
    let isExact = best == below || depth < 0
    return Frustration(atLeast: isExact ? best : below, atMost: best, camps: camps)
  }

  private func frustrated(_ camps: [Int], _ signs: [[(Int, Int)]]) -> Int {
    var count = 0
    for (v, row) in signs.enumerated() {
      count += row.count { $0.0 > v && camps[v] ^ camps[$0.0] != $0.1 }
    }
    return count
  }

  /// Camps by walking along ties, then moving single vertices while that helps.
  private func greedyCamps(_ signs: [[(Int, Int)]]) -> [Int] {
    var camps = [Int](repeating: 0, count: signs.count)
    var isPlaced = [Bool](repeating: false, count: signs.count)
    for root in signs.indices where !isPlaced[root] {
      isPlaced[root] = true
      var queue = [root], next = 0
      while next < queue.count {
        let v = queue[next]
        next += 1
        for (w, sign) in signs[v] where !isPlaced[w] {
          isPlaced[w] = true
          camps[w] = camps[v] ^ sign
          queue.append(w)
        }
      }
    }
    var improves = true
    while improves {
      improves = false
      for v in signs.indices {
        let clashes = signs[v].count { camps[v] ^ camps[$0.0] != $0.1 }
        if 2 * clashes > signs[v].count {
          camps[v] = 1 - camps[v]
          improves = true
        }
      }
    }
    return camps
  }

  /// Each triad that is not balanced costs a tie of its own, if no two share one.
  private func disjointFrustratedTriads(_ signs: [[(Int, Int)]]) -> Int {
    var used: Set<Biconnectivity.Edge> = []
    var count = 0
    for (a, row) in signs.enumerated() {
      for (place, (b, first)) in row.enumerated() where b > a && !used.contains(.init(a, b)) {
        for (c, second) in row[(place + 1)...] where !used.contains(.init(a, c)) {
          guard let third = signs[b].first(where: { $0.0 == c })?.1,
            (first + second + third) % 2 == 1, !used.contains(.init(b, c))
          else { continue }
          used.formUnion([.init(a, b), .init(a, c), .init(b, c)])
          count += 1
          break
        }
      }
    }
    return count
  }
}
