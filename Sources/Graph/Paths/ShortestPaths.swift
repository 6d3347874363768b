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
    let free = PathConstraints(self, avoiding: avoided)
    guard count > 0, !free.isBarred[source], !free.isBarred[target] else { return [] }
    var spurs = Spurs(self, from: source, to: target, by: rule, free)
    var candidates: [Candidate] = []
    spurs.addCandidate(Candidate(beginning: [source], notNext: [], weakest: .infinity), &candidates)
    var found: [Path] = []
    while found.count < count, let candidate = spurs.takeBest(of: &candidates) {
      let path = candidate.path!
      found.append(path)
      guard found.count < count else { break }
      // Lawler: what leaves before the deviation was tried when the path's parent was found.
      let first = candidate.beginning.count - 1
      var weakest = path.arcs[..<first].reduce(.infinity) { min($0, strengths[$1]) }
      // The paths found that begin as this one does, up to the place.
      var alike = found.filter { $0.vertices.starts(with: candidate.beginning) }
      for place in first..<path.hops {
        alike.removeAll {
          $0.vertices.count <= place + 1 || $0.vertices[place] != path.vertices[place]
        }
        spurs.addCandidate(
          Candidate(
            beginning: Array(path.vertices[...place]),
            notNext: alike.map { $0.vertices[place + 1] },
            weakest: weakest), &candidates)
        weakest = min(weakest, strengths[path.arcs[place]])
      }
    }
    return found
  }
}

/// The best path of those that begin alike and then do not go on as others do.
private struct Candidate {
  let beginning: [Int]
  /// Vertices that do not follow the beginning.
  let notNext: [Int]
  /// The weakest arc of the beginning.
  let weakest: Double
  /// Its length by the rule, or what it cannot be below as long as the path is not searched for.
  var length = 0.0
  var path: Path?
}

/// The searches for what leaves a path, guided where the rule adds lengths up.
///
/// A candidate is searched for when none that is known is better than it could be: most never are.
/// After A. Al Zoobi, D. Coudert, N. Nisse, "Space and time trade-off for the *k* shortest simple
/// paths problem", *SEA* 2020. [doi](https://doi.org/10.4230/LIPIcs.SEA.2020.18)
private struct Spurs: ~Copyable {
  private var guided: SpurSearch?
  private let plain: PathSearch
  private let free: PathConstraints
  private let order: PathOrder

  init(
    _ network: Network, from source: Int, to target: Int, by rule: PathRule,
    _ free: PathConstraints
  ) {
    guided = rule == .widest ? nil : SpurSearch(network, from: source, to: target, by: rule, free)
    plain = PathSearch(network, to: target, by: rule)
    order = plain.order
    self.free = free
  }

  /// Adds a candidate, unless there is no such path.
  mutating func addCandidate(_ candidate: Candidate, _ candidates: inout [Candidate]) {
    var candidate = candidate
    if guided != nil {
      guard
        let rest = guided!.leastLength(
          after: candidate.beginning[...], notFirst: candidate.notNext)
      else { return }
      let rule = plain.rule, network = plain.network
      let beginning = zip(candidate.beginning, candidate.beginning.dropFirst()).reduce(rule.start) {
        rule.extend($0, by: network.strengths[network.arc(from: $1.0, to: $1.1)!])
      }
      candidate.length = rule.join(beginning, rest)
    } else if !searchFor(&candidate) {
      return
    }
    candidates.append(candidate)
  }

  /// Takes the best of all candidates out, with its path.
  mutating func takeBest(of candidates: inout [Candidate]) -> Candidate? {
    while true {
      var best: Int?, nearest: Int?
      for (number, candidate) in candidates.enumerated() {
        if let path = candidate.path {
          if let chosen = best, !order.precedes(path, candidates[chosen].path!) { continue }
          best = number
        } else if nearest.map({ candidate.length < candidates[$0].length }) ?? true {
          nearest = number
        }
      }
      if let nearest {
        let length = candidates[nearest].length
        let known = best.map { candidates[$0].length } ?? .infinity
        if length <= known || costsAreEqual(length, known) {
          if !searchFor(&candidates[nearest]) { candidates.remove(at: nearest) }
          continue
        }
      }
      return best.map { candidates.remove(at: $0) }
    }
  }

  /// Finds a candidate's path; false when there is none.
  private mutating func searchFor(_ candidate: inout Candidate) -> Bool {
    let network = plain.network, beginning = candidate.beginning
    let rest: [Int]?
    if guided != nil {
      rest = guided!.bestRest(
        after: beginning[...], notFirst: candidate.notNext, weakestSoFar: candidate.weakest)
    } else {
      var constraints = free
      for v in beginning.dropLast() { constraints.isBarred[v] = true }
      constraints.barredFirstArcs = Set(
        candidate.notNext.map { network.arc(from: beginning.last!, to: $0)! })
      rest = plain.bestPath(
        from: beginning.last!, constraints, weakestSoFar: candidate.weakest)
    }
    guard let rest else { return false }
    let path = network.path(along: beginning.dropLast() + rest, by: plain.rule)
    candidate.length = plain.rule == .reliable ? 1 / path.cost : path.cost
    candidate.path = path
    return true
  }
}
