extension Network {
  /// Returns the `count` shortest paths that visit no vertex twice, shortest first.
  ///
  /// Paths are ordered as by `shortestPath`: by cost, then the one whose weakest arc has more
  /// strength, then by keys, so the list of 3 is the beginning of the list of 10.
  ///
  ///     network.shortestPaths(from: 0, to: 3, count: 10, by: .cost)
  ///
  /// Arcs are walked along their direction; fewer paths come back where there are no more, none
  /// where there is no way. NetworkX's `shortest_simple_paths` and igraph's `get_k_shortest_paths`
  /// give the same costs, and ties in any order.
  ///
  /// - Complexity: One search as `shortestPath` from all vertices to the target, then at most *k·l*
  ///   guided ones (A*) for *k* paths of *l* arcs, fewer by Lawler's rule; by `.widest` not guided.
  /// - SeeAlso: J. Y. Yen, "Finding the *K* shortest loopless paths in a network", *Management
  ///   Science* 17(11), 1971. [doi](https://doi.org/10.1287/mnsc.17.11.712) · E. L. Lawler, "A
  ///   procedure for computing the *K* best solutions …", *Management Science* 18(7), 1972.
  ///   [doi](https://doi.org/10.1287/mnsc.18.7.401)
  public func shortestPaths(
    from source: Int, to target: Int, count: Int, by rule: PathRule = .hops,
    avoiding avoided: Set<Int> = []
  ) -> [Path] {
    requireVertex(source)
    requireVertex(target)
    precondition(count >= 0, "the count \(count) is below 0")
    var search = PathSearch(self, to: target, by: rule)
    let free = PathConstraints(self, avoiding: avoided)
    if count > 1 { search.prepare(free) }
    guard count > 0, !free.isBarred[source], !free.isBarred[target],
      let first = search.bestPath(from: source, free, weakestSoFar: .infinity)
    else { return [] }

    var found: [Path] = []
    var candidates = [Candidate(path: path(along: first, by: rule), deviation: 0)]
    while found.count < count, !candidates.isEmpty {
      let best = candidates.indices.dropFirst().reduce(0) {
        search.order.precedes(candidates[$1].path, candidates[$0].path) ? $1 : $0
      }
      let candidate = candidates.remove(at: best)
      found.append(candidate.path)
      guard found.count < count else { break }
      // Lawler: what leaves before the deviation was tried when the path's parent was found.
      candidates += deviations(
        from: candidate, found: found, search, free, by: rule)
    }
    return found
  }

  private struct Candidate {
    let path: Path
    /// The place on the path where it leaves the path it was made from.
    let deviation: Int
  }

  /// The best path for each place to leave `candidate` at, from its deviation on.
  private func deviations(
    from candidate: Candidate, found: [Path], _ search: PathSearch, _ free: PathConstraints,
    by rule: PathRule
  ) -> [Candidate] {
    let root = candidate.path
    var constraints = free
    var weakest = Double.infinity
    var made: [Candidate] = []
    for place in 0..<root.hops {
      let v = root.vertices[place]
      if place >= candidate.deviation {
        let beginning = root.vertices[...place]
        constraints.barredFirstArcs = []
        for path in found where path.vertices.starts(with: beginning) && path.hops > place {
          constraints.barredFirstArcs.insert(path.arcs[place])
        }
        if let rest = search.bestPath(from: v, constraints, weakestSoFar: weakest) {
          let vertices = root.vertices[..<place] + rest
          made.append(
            Candidate(path: path(along: Array(vertices), by: rule), deviation: place))
        }
      }
      constraints.isBarred[v] = true
      weakest = min(weakest, strengths[root.arcs[place]])
    }
    return made
  }
}
