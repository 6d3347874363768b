/// What is true where no path was found.
public enum NearestTruth: Sendable, Equatable, CustomStringConvertible {
  /// The vertices are joined when the avoided ones may be visited; the shortest such path.
  case byAvoided(Path)
  /// The vertices are joined when arcs may be walked backwards; the shortest such way.
  case ignoringDirection(Path)
  /// Nothing joins them: how many vertices each one's weak component has.
  case apart(sourceComponent: Int, targetComponent: Int)

  public var description: String {
    switch self {
    case .byAvoided(let path): "\(hops(path)) if nothing is avoided"
    case .ignoringDirection(let path): "\(hops(path)) if direction is ignored"
    case .apart(let source, let target):
      "no connection at all: they are in separate components of \(source) and \(target)"
    }
  }

  private func hops(_ path: Path) -> String { path.hops == 1 ? "1 hop" : "\(path.hops) hops" }
}

extension Network {
  /// Returns what is true where `shortestPath` found nothing; nil where there is a path.
  ///
  ///     let network = Network(edges: [("a", "b")], directed: true)
  ///     network.nearestTruth(from: 1, to: 0)!.description  // "1 hop if direction is ignored"
  ///
  /// Looked for in this order: a path through the avoided vertices, a way that ignores direction
  /// (its arcs are the stronger of each pair's two), the sizes of the two weak components.
  ///
  /// - Complexity: O(*n + m*).
  public func nearestTruth(
    from source: Int, to target: Int, avoiding avoided: Set<Int> = []
  ) -> NearestTruth? {
    if distance(from: source, to: target, avoiding: avoided) != nil { return nil }
    if !avoided.isEmpty, let path = shortestPath(from: source, to: target) {
      return .byAvoided(path)
    }
    if isDirected, let path = shortestPathIgnoringDirection(from: source, to: target) {
      return .ignoringDirection(path)
    }
    return .apart(
      sourceComponent: weakComponentSize(of: source),
      targetComponent: weakComponentSize(of: target))
  }

  /// The shortest way by hops when every arc may be walked both ways.
  private func shortestPathIgnoringDirection(from source: Int, to target: Int) -> Path? {
    var builder = NetworkBuilder(directed: false)
    builder.reserveCapacity(arcCount)
    for v in 0..<vertexCount {
      for arc in arcs(from: v) {
        // One unit for both arcs of a pair: the stronger counts.
        builder.add(
          source: UInt32(v), target: targets[arc], weight: strengths[arc], unit: 0)
      }
    }
    let undirected = builder.network(keys: keys)
    guard let path = undirected.shortestPath(from: source, to: target) else { return nil }
    let arcs = zip(path.vertices, path.vertices.dropFirst()).map { u, v -> Int in
      guard let there = arc(from: u, to: v) else { return arc(from: v, to: u)! }
      guard let back = arc(from: v, to: u) else { return there }
      return strengths[back] > strengths[there] ? back : there
    }
    return Path(vertices: path.vertices, arcs: arcs, cost: path.cost, weakest: path.weakest)
  }

  /// How many vertices hang together with `vertex` when direction is ignored.
  private func weakComponentSize(of vertex: Int) -> Int {
    var isSeen = [Bool](repeating: false, count: vertexCount)
    isSeen[vertex] = true
    var queue = [vertex], next = 0
    while next < queue.count {
      let v = queue[next]
      next += 1
      for arc in arcs(from: v) where !isSeen[Int(targets[arc])] {
        isSeen[Int(targets[arc])] = true
        queue.append(Int(targets[arc]))
      }
      for place in inOffsets[v]..<inOffsets[v + 1] where !isSeen[Int(sources[place])] {
        isSeen[Int(sources[place])] = true
        queue.append(Int(sources[place]))
      }
    }
    return queue.count
  }
}
