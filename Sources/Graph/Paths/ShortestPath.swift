extension Network {
  /// Returns the shortest path from one vertex to another; nil when there is none.
  ///
  /// A path's cost is its number of arcs, or by `.cost` the sum of 1 / strength. Of paths equally
  /// short it is the one whose weakest arc has the most strength, and of those the first by the
  /// keys of its vertices: the same answer on any machine and for any order of input.
  ///
  ///     let path = network.shortestPath(from: 0, to: 2)
  ///     path?.vertices  // [0, 1, 2]
  ///
  /// Arcs are walked along their direction; strengths decide ties by hops and lengths by `.cost`;
  /// a vertex reaches itself by a path of no arcs; what cannot be reached gives nil, and
  /// `nearestTruth(from:to:)` says why. NetworkX's `shortest_path` and igraph's return any of the
  /// paths equally short.
  ///
  /// - Parameters:
  ///   - avoided: Vertices the path may not visit; an end that is among them gives nil.
  /// - Complexity: O(*n + m*) by hops, O(*m* + *n* log *n*) by cost.
  /// - SeeAlso: E. W. Dijkstra, "A note on two problems in connexion with graphs", *Numerische
  ///   Mathematik* 1, 1959. [doi](https://doi.org/10.1007/BF01386390)
  public func shortestPath(
    from source: Int, to target: Int, by distance: Distance = .hops, avoiding avoided: Set<Int> = []
  ) -> Path? {
    requireVertex(source)
    requireVertex(target)
    let search = PathSearch(self, to: target, by: distance)
    let constraints = PathConstraints(self, avoiding: avoided)
    guard !constraints.isBarred[source], !constraints.isBarred[target] else { return nil }
    guard let vertices = search.bestPath(from: source, constraints, weakestSoFar: .infinity)
    else { return nil }
    return path(along: vertices, by: distance)
  }

  /// Returns every shortest path from one vertex to another, in the order `shortestPath` prefers.
  ///
  ///     network.allShortestPaths(from: 0, to: 3).map(\.vertices)  // [[0, 1, 3], [0, 2, 3]]
  ///
  /// - Parameter limit: Their number can grow exponentially; more than this throws.
  /// - Throws: `MeasureError.gaveUp` when there are more than `limit`.
  /// - Complexity: as `shortestPath`, and O(length) for each path.
  public func allShortestPaths(
    from source: Int, to target: Int, by distance: Distance = .hops,
    avoiding avoided: Set<Int> = [], limit: Int = 100_000
  ) throws(MeasureError) -> [Path] {
    requireVertex(source)
    requireVertex(target)
    let search = PathSearch(self, to: target, by: distance)
    let constraints = PathConstraints(self, avoiding: avoided)
    guard !constraints.isBarred[source], !constraints.isBarred[target] else { return [] }
    let distances = search.distances(constraints, from: source)
    guard distances[source].isFinite else { return [] }
    var found: [Path] = []
    var vertices = [source]
    var next = [offsets[source]]
    while let v = vertices.last {
      if v == target {
        guard found.count < limit else { throw .gaveUp(what: "all shortest paths", limit: limit) }
        found.append(path(along: vertices, by: distance))
      }
      var arc = next[next.count - 1]
      while arc < offsets[v + 1], !search.isOnShortestPath(arc, from: v, distances) { arc += 1 }
      if v == target || arc == offsets[v + 1] {
        vertices.removeLast()
        next.removeLast()
      } else {
        next[next.count - 1] = arc + 1
        vertices.append(Int(targets[arc]))
        next.append(offsets[vertices.last!])
      }
    }
    let order = PathOrder(self)
    return found.sorted(by: order.precedes)
  }
}

/// Searches towards one target, backwards along incoming arcs.
struct PathSearch: Sendable {
  let network: Network
  let target: Int
  let distance: Distance
  let order: PathOrder

  init(_ network: Network, to target: Int, by distance: Distance) {
    self.network = network
    self.target = target
    self.distance = distance
    order = PathOrder(network)
  }

  /// The distance of each vertex to the target; infinite where there is no way. What lies farther
  /// than `source`, where one is given, may be left infinite.
  ///
  /// The constraints bar vertices; barred first arcs concern the source alone, which no other
  /// vertex's way needs to pass (a path to the target through the source would visit it twice).
  func distances(_ constraints: PathConstraints, from source: Int?) -> [Double] {
    let n = network.vertexCount
    var distances = [Double](repeating: .infinity, count: n)
    distances[target] = 0
    if distance == .hops {
      var queue = [target], next = 0
      while next < queue.count {
        let v = queue[next]
        next += 1
        if v == source { break }
        let farther = distances[v] + 1
        for place in network.inOffsets[v]..<network.inOffsets[v + 1] {
          let u = Int(network.sources[place])
          guard distances[u] == .infinity, !constraints.isBarred[u],
            u != source || !constraints.barredFirstArcs.contains(Int(network.inArcs[place]))
          else { continue }
          distances[u] = farther
          queue.append(u)
        }
      }
      return distances
    }
    var heap = VertexHeap(vertexCount: n)
    heap.push(target, cost: 0)
    // Vertices at the source's own distance (within rounding) are settled too: ties are not lost.
    while let (v, d) = heap.pop() {
      if let source, d > distances[source], !costsAreEqual(d, distances[source]) { break }
      if v == source { continue }
      for place in network.inOffsets[v]..<network.inOffsets[v + 1] {
        let u = Int(network.sources[place]), arc = Int(network.inArcs[place])
        guard !constraints.isBarred[u], u != source || !constraints.barredFirstArcs.contains(arc)
        else { continue }
        let through = d + 1 / network.strengths[arc]
        if through < distances[u] {
          distances[u] = through
          heap.push(u, cost: through)
        }
      }
    }
    return distances
  }

  /// Whether an arc from *v* lies on a shortest path from *v* to the target.
  func isOnShortestPath(_ arc: Int, from v: Int, _ distances: [Double]) -> Bool {
    let w = Int(network.targets[arc])
    // The nearer end first: a cost below rounding must not close a cycle.
    guard distances[w] < distances[v] else { return false }
    return costsAreEqual(
      distances[w] + network.length(ofArc: arc, by: distance), distances[v])
  }

  /// The vertices of the best path from `source`, by cost, weakest arc and keys.
  ///
  /// - Parameter weakestSoFar: The weakest arc of what precedes the source on the whole path; arcs
  ///   as strong as that do not matter to the order.
  func bestPath(
    from source: Int, _ constraints: PathConstraints, weakestSoFar: Double
  ) -> [Int]? {
    let distances = distances(constraints, from: source)
    guard distances[source].isFinite else { return nil }
    let widest = widths(from: source, distances, constraints)
    let enough = min(weakestSoFar, widest[source] ?? .infinity)
    var vertices = [source], v = source
    while v != target {
      var best: Int?
      for arc in network.arcs(from: v)
      where (v != source || !constraints.barredFirstArcs.contains(arc))
        && isOnShortestPath(arc, from: v, distances)
      {
        let w = Int(network.targets[arc])
        guard !constraints.isBarred[w], network.strengths[arc] >= enough,
          widest[w] ?? 0 >= enough
        else { continue }
        if let chosen = best, order.place[chosen] < order.place[w] { continue }
        best = w
      }
      v = best!  // an arc of the widest way is always there
      vertices.append(v)
    }
    return vertices
  }

  /// For each vertex on a shortest path from the source, the most that the weakest arc of a
  /// shortest path from it to the target can have.
  private func widths(
    from source: Int, _ distances: [Double], _ constraints: PathConstraints
  ) -> [Int: Double] {
    // What lies on shortest paths, nearest to the target last.
    var isSeen: Set<Int> = [source], reached = [source], next = 0
    while next < reached.count {
      let v = reached[next]
      next += 1
      for arc in network.arcs(from: v)
      where (v != source || !constraints.barredFirstArcs.contains(arc))
        && isOnShortestPath(arc, from: v, distances)
      {
        let w = Int(network.targets[arc])
        if !constraints.isBarred[w], isSeen.insert(w).inserted { reached.append(w) }
      }
    }
    reached.sort { distances[$0] < distances[$1] }
    var widths: [Int: Double] = [target: .infinity]
    for v in reached where v != target {
      var widest = 0.0
      for arc in network.arcs(from: v)
      where (v != source || !constraints.barredFirstArcs.contains(arc))
        && isOnShortestPath(arc, from: v, distances)
      {
        let w = Int(network.targets[arc])
        guard !constraints.isBarred[w] else { continue }
        widest = max(widest, min(network.strengths[arc], widths[w] ?? 0))
      }
      widths[v] = widest
    }
    return widths
  }
}
