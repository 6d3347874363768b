/// How far each vertex is from the target of a search.
struct Reach: Sendable {
  /// By vertex; infinite where there is no way or where it was not needed.
  var lengths: [Double]
  /// The order in which vertices were settled, nearest first; -1 for those that were not. Paths lead
  /// from higher to lower ranks, so none closes a cycle where a cost is below rounding.
  var ranks: [Int32]
  /// Arcs weaker than this are not walked.
  var minimum = 0.0
}

/// Searches towards one target, backwards along incoming arcs.
struct PathSearch: Sendable {
  let network: Network
  let target: Int
  let rule: PathRule
  let order: PathOrder

  init(_ network: Network, to target: Int, by rule: PathRule) {
    self.network = network
    self.target = target
    self.rule = rule
    order = PathOrder(network, rule)
  }

  /// What the best paths from `source` are found with; nil when there is no way.
  ///
  /// - Parameter weakestSoFar: The weakest arc of what precedes the source on the whole path; more
  ///   than that does not matter to its weakest arc.
  func reach(
    from source: Int, _ constraints: PathConstraints, weakestSoFar: Double
  ) -> Reach? {
    var minimum = 0.0
    if rule == .widest {
      minimum = min(weakestSoFar, width(from: source, constraints))
      if minimum == 0 { return nil }
      if source == target { minimum = 0 }
    }
    let reach = lengths(constraints, from: source, minimum: minimum)
    return reach.lengths[source].isFinite ? reach : nil
  }

  /// The length of the best path from each vertex to the target.
  ///
  /// Barred first arcs concern the source alone, which no other vertex's way needs to pass: such a
  /// path would visit the source twice. Without a source, all vertices are settled.
  func lengths(
    _ constraints: PathConstraints, from source: Int?, minimum: Double = 0
  ) -> Reach {
    let n = network.vertexCount
    var reach = Reach(
      lengths: [Double](repeating: .infinity, count: n),
      ranks: [Int32](repeating: -1, count: n), minimum: minimum)
    reach.lengths[target] = rule.start
    switch rule {
    case .hops, .widest: settleByHops(&reach, constraints, from: source)
    case .cost, .reliable: settleByLength(&reach, constraints, from: source)
    }
    return reach
  }

  private func settleByHops(
    _ reach: inout Reach, _ constraints: PathConstraints, from source: Int?
  ) {
    var queue = [UInt32(target)], next = 0
    while next < queue.count {
      let v = Int(queue[next])
      reach.ranks[v] = Int32(next)
      next += 1
      if v == source { return }
      let farther = reach.lengths[v] + 1
      for place in network.inOffsets[v]..<network.inOffsets[v + 1] {
        let u = Int(network.sources[place]), arc = Int(network.inArcs[place])
        guard reach.lengths[u] == .infinity, !constraints.isBarred[u],
          network.strengths[arc] >= reach.minimum,
          u != source || !constraints.barredFirstArcs.contains(arc)
        else { continue }
        reach.lengths[u] = farther
        queue.append(UInt32(u))
      }
    }
  }

  private func settleByLength(
    _ reach: inout Reach, _ constraints: PathConstraints, from source: Int?
  ) {
    var heap = VertexHeap(vertexCount: network.vertexCount)
    heap.push(target, cost: rule.start)
    var rank: Int32 = 0
    while let (v, d) = heap.pop() {
      reach.ranks[v] = rank
      rank += 1
      if v == source { return }
      for place in network.inOffsets[v]..<network.inOffsets[v + 1] {
        let u = Int(network.sources[place]), arc = Int(network.inArcs[place])
        guard reach.ranks[u] < 0, !constraints.isBarred[u],
          u != source || !constraints.barredFirstArcs.contains(arc)
        else { continue }
        let through = rule.extend(d, by: network.strengths[arc])
        if through < reach.lengths[u] {
          reach.lengths[u] = through
          heap.push(u, cost: through)
        }
      }
    }
  }

  /// The most that the weakest arc of a path from `source` can have; 0 when there is no way.
  private func width(from source: Int, _ constraints: PathConstraints) -> Double {
    var widths = [Double](repeating: 0, count: network.vertexCount)
    widths[target] = .infinity
    var heap = VertexHeap(vertexCount: network.vertexCount)
    heap.push(target, cost: 0)
    while let (v, _) = heap.pop() {
      if v == source { break }
      for place in network.inOffsets[v]..<network.inOffsets[v + 1] {
        let u = Int(network.sources[place]), arc = Int(network.inArcs[place])
        guard !constraints.isBarred[u], u != source || !constraints.barredFirstArcs.contains(arc)
        else { continue }
        let width = min(widths[v], network.strengths[arc])
        if width > widths[u] {
          widths[u] = width
          heap.push(u, cost: 1 / width)
        }
      }
    }
    return widths[source]
  }

  /// Whether an arc from *v* begins a best path from *v* to the target.
  func isOnBestPath(_ arc: Int, from v: Int, _ reach: Reach) -> Bool {
    let w = Int(network.targets[arc])
    guard reach.ranks[w] >= 0, reach.ranks[w] < reach.ranks[v],
      network.strengths[arc] >= reach.minimum
    else { return false }
    return costsAreEqual(
      rule.extend(reach.lengths[w], by: network.strengths[arc]), reach.lengths[v])
  }

  /// The vertices of the best path from `source`, by rule, weakest arc and keys.
  func bestPath(
    from source: Int, _ constraints: PathConstraints, weakestSoFar: Double
  ) -> [Int]? {
    guard let reach = reach(from: source, constraints, weakestSoFar: weakestSoFar)
    else { return nil }
    let widths = widths(from: source, reach, constraints)
    let enough = min(weakestSoFar, widths[source] ?? .infinity)
    var vertices = [source], v = source
    while v != target {
      var best: Int?
      for arc in nextArcs(from: v, source: source, reach, constraints) {
        let w = Int(network.targets[arc])
        guard network.strengths[arc] >= enough, widths[w] ?? 0 >= enough else { continue }
        if let chosen = best, order.place[chosen] < order.place[w] { continue }
        best = w
      }
      v = best!  // an arc of the widest way is always there
      vertices.append(v)
    }
    return vertices
  }

  /// The arcs from *v* that lie on best paths.
  private func nextArcs(
    from v: Int, source: Int, _ reach: Reach, _ constraints: PathConstraints
  ) -> [Int] {
    network.arcs(from: v).filter {
      isOnBestPath($0, from: v, reach)
        && (v != source || !constraints.barredFirstArcs.contains($0))
    }
  }

  /// For each vertex on a best path from the source, the most that the weakest arc of such a path
  /// from it to the target can have.
  private func widths(
    from source: Int, _ reach: Reach, _ constraints: PathConstraints
  ) -> [Int: Double] {
    var isSeen: Set<Int> = [source], found = [source], next = 0
    while next < found.count {
      let v = found[next]
      next += 1
      for arc in nextArcs(from: v, source: source, reach, constraints)
      where isSeen.insert(Int(network.targets[arc])).inserted {
        found.append(Int(network.targets[arc]))
      }
    }
    found.sort { reach.ranks[$0] < reach.ranks[$1] }
    var widths: [Int: Double] = [target: .infinity]
    for v in found where v != target {
      var widest = 0.0
      for arc in nextArcs(from: v, source: source, reach, constraints) {
        widest = max(
          widest, min(network.strengths[arc], widths[Int(network.targets[arc])] ?? 0))
      }
      widths[v] = widest
    }
    return widths
  }
}
