extension Network {
  /// Returns every path of at most `maxLength` arcs that visits no vertex twice.
  ///
  ///     try network.simplePaths(from: 0, to: 2, maxLength: 3)
  ///
  /// Paths are ordered as by `shortestPath` of the given rule. The length that is limited is
  /// the number of arcs by any rule. NetworkX's `all_simple_paths(G, s, t, cutoff=…)`,
  /// which gives no path from a vertex to itself where we give the one of no arcs.
  ///
  /// - Parameter limit: Their number can grow exponentially; more than this throws.
  /// - Throws: `MeasureError.gaveUp` when there are more than `limit`.
  /// - Complexity: O(*n + m*) for the distances to the target, then O(*m*) for each path at worst:
  ///   no step is taken from which the target is too far.
  public func simplePaths(
    from source: Int, to target: Int, maxLength: Int, by rule: PathRule = .hops,
    avoiding avoided: Set<Int> = [], limit: Int = 100_000
  ) throws(MeasureError) -> [Path] {
    requireVertex(source)
    requireVertex(target)
    let free = PathConstraints(self, avoiding: avoided)
    guard !free.isBarred[source], !free.isBarred[target] else { return [] }
    if source == target { return [path(along: [source], by: rule)] }
    var constraints = free
    let hops = hopsTo(target, constraints)
    var found: [Path] = []
    var vertices = [source]
    var next = [offsets[source]]
    constraints.isBarred[source] = true
    while let v = vertices.last {
      let arc = next[next.count - 1]
      guard arc < offsets[v + 1] else {
        constraints.isBarred[v] = false
        vertices.removeLast()
        next.removeLast()
        continue
      }
      next[next.count - 1] = arc + 1
      let w = Int(targets[arc])
      guard !constraints.isBarred[w], hops[w] >= 0, vertices.count + hops[w] <= maxLength
      else { continue }
      if w == target {
        guard found.count < limit else { throw .gaveUp(what: "simple paths", limit: limit) }
        found.append(path(along: vertices + [w], by: rule))
        continue
      }
      constraints.isBarred[w] = true
      vertices.append(w)
      next.append(offsets[w])
    }
    let order = PathOrder(self, rule)
    return found.sorted(by: order.precedes)
  }

  /// The number of arcs from each vertex to `target`; -1 where there is no way.
  private func hopsTo(_ target: Int, _ constraints: PathConstraints) -> [Int] {
    var hops = [Int](repeating: -1, count: vertexCount)
    hops[target] = 0
    var queue = [target], next = 0
    while next < queue.count {
      let v = queue[next]
      next += 1
      for place in inOffsets[v]..<inOffsets[v + 1] {
        let u = Int(sources[place])
        guard hops[u] < 0, !constraints.isBarred[u] else { continue }
        hops[u] = hops[v] + 1
        queue.append(u)
      }
    }
    return hops
  }
}
