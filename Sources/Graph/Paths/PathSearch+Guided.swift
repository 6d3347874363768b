extension PathSearch {
  /// `lengths`, for the vertices on best paths from `source` only, by a search from the source that
  /// the unconstrained lengths lead straight to the target (A*).
  ///
  /// All vertices are settled whose best whole path is as good as the best (within rounding), so no
  /// tie is lost; then lengths to the target are made from the target back, along arcs on which the
  /// search found no detour.
  ///
  /// - SeeAlso: P. E. Hart, N. J. Nilsson, B. Raphael, "A formal basis for the heuristic
  ///   determination of minimum cost paths", *IEEE Trans. SSC* 4(2), 1968.
  ///   [doi](https://doi.org/10.1109/TSSC.1968.300136)
  func reachGuided(
    by potentials: [Double], from source: Int, _ constraints: PathConstraints
  ) -> Reach {
    let n = network.vertexCount
    var reach = Reach(
      lengths: [Double](repeating: .infinity, count: n), ranks: [Int32](repeating: -1, count: n))
    guard potentials[source].isFinite else { return reach }
    // From the source; settled vertices in the order of the bound on the whole path. Most neighbours
    // of a hub lead far off: they wait outside the heap until nothing nearer is left.
    var behind = [Double](repeating: .infinity, count: n)
    var isSettled = [Bool](repeating: false, count: n)
    var settled: [(vertex: Int, behind: Double)] = []
    var heap = VertexHeap(vertexCount: n)
    var waiting: [(vertex: Int, bound: Double)] = []
    let first = rule.join(rule.start, potentials[source])
    var horizon = first + 1e-12 * first
    behind[source] = rule.start
    heap.push(source, cost: first)
    while true {
      guard let (v, bound) = heap.pop() else {
        waiting.removeAll { isSettled[$0.vertex] }
        guard let nearest = waiting.lazy.map(\.bound).min() else { break }
        let best = behind[target]
        if isSettled[target], nearest > best, !costsAreEqual(nearest, best) { break }
        // Half as far again each time, so that few are looked at often.
        horizon = nearest + max(1e-12 * nearest, (nearest - first) / 2)
        for (w, bound) in waiting
        where bound <= horizon && bound == rule.join(behind[w], potentials[w]) {
          heap.push(w, cost: bound)
        }
        waiting.removeAll { $0.bound <= horizon }
        continue
      }
      let best = behind[target]
      if bound > best, !costsAreEqual(bound, best) { break }
      isSettled[v] = true
      settled.append((v, behind[v]))
      if v == target { continue }
      for arc in network.offsets[v]..<network.offsets[v + 1] {
        let w = Int(network.targets[arc])
        guard !isSettled[w], !constraints.isBarred[w], potentials[w].isFinite,
          v != source || !constraints.barredFirstArcs.contains(arc)
        else { continue }
        let through = rule.extend(behind[v], by: network.strengths[arc])
        if through < behind[w] {
          behind[w] = through
          let bound = rule.join(through, potentials[w])
          if bound <= horizon {
            heap.push(w, cost: bound)
          } else {
            waiting.append((w, bound))
          }
        }
      }
    }
    guard isSettled[target] else { return reach }
    // Farthest from the source first; what was settled later first where a cost is below rounding.
    let backwards = settled.enumerated().sorted {
      $0.element.behind != $1.element.behind
        ? $0.element.behind > $1.element.behind : $0.offset > $1.offset
    }
    reach.lengths[target] = rule.start
    reach.ranks[target] = 0
    var rank: Int32 = 1
    for (_, (v, far)) in backwards where v != target {
      for arc in network.arcs(from: v) {
        let w = Int(network.targets[arc])
        guard reach.ranks[w] >= 0, v != source || !constraints.barredFirstArcs.contains(arc),
          costsAreEqual(rule.extend(far, by: network.strengths[arc]), behind[w])
        else { continue }
        reach.lengths[v] = min(
          reach.lengths[v], rule.extend(reach.lengths[w], by: network.strengths[arc]))
      }
      if reach.lengths[v].isFinite {
        reach.ranks[v] = rank
        rank += 1
      }
    }
    return reach
  }
}
