extension Network {
  /// Returns the sets of vertices that are all tied to each other and that no other vertex can join.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")], directed: false)
  ///       .cliques(minimumSize: 3)  // [[0, 1, 2]]
  ///
  /// Direction and strength are ignored: a pair with an arc either way is tied. Loops change
  /// nothing; an isolated vertex is a clique of one. NetworkX's `find_cliques(nx.Graph(G))` and
  /// igraph's `maximal_cliques` give the same sets in any order.
  ///
  /// - Parameters:
  ///   - minimumSize: Smaller cliques are left out.
  ///   - limit: Their number can grow exponentially; more than this throws.
  /// - Returns: Each clique ascending; the largest first, then by vertices.
  /// - Throws: `MeasureError.gaveUp` when there are more than `limit`.
  /// - Complexity: O(*d·n*·3^(*d*/3)) for *d* the largest core number.
  /// - SeeAlso: D. Eppstein, M. Löffler, D. Strash, "Listing all maximal cliques in large sparse
  ///   real-world graphs", *J. Experimental Algorithmics* 18, 2013.
  ///   [doi](https://doi.org/10.1145/2543629)
  public func cliques(
    minimumSize: Int = 1, limit: Int = 1_000_000
  ) throws(MeasureError) -> [[Int]] {
    let ties = symmetricAdjacency()
    var search = CliqueSearch(ties, minimumSize: minimumSize, limit: limit)
    // In the order of core numbers every vertex has few later neighbours: those are its candidates.
    let order = degeneracyOrder(ties)
    var place = [Int](repeating: 0, count: vertexCount)
    for (number, v) in order.enumerated() { place[v] = number }
    for v in order {
      let neighbours = ties.targets[ties.offsets[v]..<ties.offsets[v + 1]].map { Int($0) }
      try search.extend(
        [v], candidates: neighbours.filter { place[$0] > place[v] },
        excluded: neighbours.filter { place[$0] < place[v] })
    }
    return search.found.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }

  /// Vertices in the order in which the least connected is taken away again and again.
  private func degeneracyOrder(_ ties: Adjacency) -> [Int] {
    var left = (0..<vertexCount).map { ties.offsets[$0 + 1] - ties.offsets[$0] }
    var buckets = [[Int]](repeating: [], count: (left.max() ?? 0) + 1)
    for v in left.indices.reversed() { buckets[left[v]].append(v) }
    var isTaken = [Bool](repeating: false, count: vertexCount)
    var order: [Int] = [], least = 0
    while order.count < vertexCount {
      guard let v = buckets[least].popLast() else {
        least += 1
        continue
      }
      // A vertex waits in the bucket of each number it had; only the last is true.
      if isTaken[v] || left[v] != least { continue }
      isTaken[v] = true
      order.append(v)
      for arc in ties.offsets[v]..<ties.offsets[v + 1] {
        let w = Int(ties.targets[arc])
        if isTaken[w] { continue }
        left[w] -= 1
        buckets[left[w]].append(w)
        least = min(least, left[w])
      }
    }
    return order
  }
}

/// Bron and Kerbosch's search with Tomita's pivot.
private struct CliqueSearch {
  let ties: Adjacency
  let minimumSize: Int
  let limit: Int
  var found: [[Int]] = []

  init(_ ties: Adjacency, minimumSize: Int, limit: Int) {
    self.ties = ties
    self.minimumSize = minimumSize
    self.limit = limit
  }

  /// Lists the maximal cliques that hold `clique` and some of `candidates`, and none of `excluded`
  /// (which are tied to all of `clique`, and whose cliques were listed before). All ascend.
  mutating func extend(
    _ clique: [Int], candidates: [Int], excluded: [Int]
  ) throws(MeasureError) {
    if candidates.isEmpty {
      guard excluded.isEmpty, clique.count >= minimumSize else { return }
      guard found.count < limit else { throw .gaveUp(what: "cliques", limit: limit) }
      found.append(clique.sorted())
      return
    }
    if clique.count + candidates.count < minimumSize { return }
    // The vertex tied to most candidates: one of those it is not tied to is in every other clique.
    var pivot = candidates[0], most = -1
    for v in candidates + excluded {
      let count = tied(v, candidates).count
      if count > most { (pivot, most) = (v, count) }
    }
    let covered = Set(tied(pivot, candidates))
    var candidates = candidates, excluded = excluded
    for v in candidates where !covered.contains(v) {
      try extend(
        clique + [v], candidates: tied(v, candidates), excluded: tied(v, excluded))
      candidates.removeAll { $0 == v }
      excluded.insert(v, at: excluded.firstIndex { $0 > v } ?? excluded.count)
    }
  }

  /// Those of some ascending vertices that are tied to *v*.
  private func tied(_ v: Int, _ others: [Int]) -> [Int] {
    var result: [Int] = []
    var low = ties.offsets[v]
    let end = ties.offsets[v + 1]
    // A hub's row is searched by halving, a short row is walked.
    if end - low > 16 * others.count {
      for other in others {
        var high = end
        while low < high {
          let middle = (low + high) / 2
          if Int(ties.targets[middle]) < other { low = middle + 1 } else { high = middle }
        }
        if low < end, Int(ties.targets[low]) == other { result.append(other) }
      }
      return result
    }
    for other in others {
      while low < end, Int(ties.targets[low]) < other { low += 1 }
      if low == end { break }
      if Int(ties.targets[low]) == other { result.append(other) }
    }
    return result
  }
}
