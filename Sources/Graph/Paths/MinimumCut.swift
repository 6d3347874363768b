/// The least that must go before nothing leads from one vertex to another.
public struct Cut: Sendable, Equatable {
  /// The arcs to take away, ascending; their records are the relations that form the cut.
  public let arcs: [Int]
  /// The sum of their strengths, or their number.
  public let value: Double
  /// The vertices that the source still reaches without those arcs, ascending.
  public let sourceSide: [Int]
}

extension Network {
  /// Returns the arcs of least total strength that part `target` from `source`.
  ///
  /// By Ford and Fulkerson's theorem their strength is the most that can flow from source to target
  /// when no arc carries more than its strength. Of several such cuts it is the one nearest the
  /// source.
  ///
  ///     try Network(edges: [("a", "b", 2), ("b", "c", 1)], directed: true)
  ///       .minimumCut(from: 0, to: 2).value  // 1
  ///
  /// Arcs are walked along their direction; an edge of an undirected network is listed by the arc
  /// that leaves the source's side. Where nothing leads to the target the cut is empty. NetworkX's
  /// `minimum_cut(G, s, t, capacity="weight")`.
  ///
  /// - Parameter weighting: `.strength`, or `.one` for the least number of ties.
  /// - Complexity: O(*n²m*) at worst, near O(*m*) rounds of O(*m*) in practice.
  /// - SeeAlso: E. A. Dinic, "Algorithm for solution of a problem of maximum flow in networks with
  ///   power estimation", *Soviet Math. Doklady* 11, 1970.
  public func minimumCut(
    from source: Int, to target: Int, weighting: Weighting = .strength
  ) -> Cut {
    requireVertex(source)
    requireVertex(target)
    precondition(source != target, "vertex \(source) cannot be cut from itself")
    let capacity = (0..<arcCount).map { weighting == .strength ? strengths[$0] : 1 }
    // What an arc can still carry. Flow against an arc is taken back from it; what is left below
    // rounding of the whole counts as nothing.
    var flow = [Double](repeating: 0, count: arcCount)
    let nothing = 1e-12 * capacity.reduce(0, +)
    while true {
      let levels = residualLevels(from: source, capacity, flow, nothing)
      guard levels[target] >= 0 else {
        let side = levels.indices.filter { levels[$0] >= 0 }
        let cut = side.flatMap { v in arcs(from: v).filter { levels[Int(targets[$0])] < 0 } }
        return Cut(
          arcs: cut, value: cut.reduce(0) { $0 + capacity[$1] }, sourceSide: side)
      }
      block(from: source, to: target, levels, capacity, &flow, nothing)
    }
  }

  /// Steps from the source along arcs that can carry more; -1 where none lead.
  private func residualLevels(
    from source: Int, _ capacity: [Double], _ flow: [Double], _ nothing: Double
  ) -> [Int] {
    var levels = [Int](repeating: -1, count: vertexCount)
    levels[source] = 0
    var queue = [source], next = 0
    while next < queue.count {
      let v = queue[next]
      next += 1
      for arc in arcs(from: v) where capacity[arc] - flow[arc] > nothing {
        let w = Int(targets[arc])
        if levels[w] < 0 {
          levels[w] = levels[v] + 1
          queue.append(w)
        }
      }
      for place in inOffsets[v]..<inOffsets[v + 1] where flow[Int(inArcs[place])] > nothing {
        let w = Int(sources[place])
        if levels[w] < 0 {
          levels[w] = levels[v] + 1
          queue.append(w)
        }
      }
    }
    return levels
  }

  /// Sends flow along ways of rising level until each is blocked.
  private func block(
    from source: Int, to target: Int, _ levels: [Int], _ capacity: [Double],
    _ flow: inout [Double], _ nothing: Double
  ) {
    // The next step to try at each vertex: its arcs, then its incoming ones backwards.
    var next = [Int](repeating: 0, count: vertexCount)
    var way: [(vertex: Int, arc: Int, isBack: Bool)] = []
    var v = source
    while true {
      if v == target {
        let most = way.reduce(Double.infinity) {
          min($0, $1.isBack ? flow[$1.arc] : capacity[$1.arc] - flow[$1.arc])
        }
        for step in way { flow[step.arc] += step.isBack ? -most : most }
        way.removeAll()
        v = source
        continue
      }
      let out = outDegree(of: v), all = out + inDegree(of: v)
      var advanced = false
      while next[v] < all, !advanced {
        let isBack = next[v] >= out
        let place = isBack ? inOffsets[v] + next[v] - out : offsets[v] + next[v]
        let arc = isBack ? Int(inArcs[place]) : place
        let w = Int(isBack ? sources[place] : targets[arc])
        let left = isBack ? flow[arc] : capacity[arc] - flow[arc]
        if left > nothing, levels[w] == levels[v] + 1 {
          way.append((v, arc, isBack))
          v = w
          advanced = true
        } else {
          next[v] += 1
        }
      }
      if advanced { continue }
      guard let last = way.popLast() else { return }
      next[last.vertex] += 1
      v = last.vertex
    }
  }
}
