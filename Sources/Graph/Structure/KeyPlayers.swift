import Basics

/// What a set of key players is good for.
public enum KeyPlayerGoal: String, Sendable, CaseIterable {
  /// To reach: the share of vertices in the set or one step from it.
  case reach
  /// To reach soon: the sum over all vertices of 1 over their distance from the set, 1 for its own,
  /// over *n*; 1 when every other vertex is one step away.
  case nearness
  /// To break up: the share of pairs of the others that are not connected without the set.
  case fragmentation
  /// To hold up: 1 less the mean over pairs of the others of 1 over their distance without the set.
  case distance
}

/// A set of vertices that serves a goal best.
public struct KeyPlayers: Sendable, Equatable {
  /// Ascending.
  public let vertices: [Int]
  /// What the goal measures, 0…1.
  public let value: Double
  /// What it measures without any set: 0 for a goal of reaching.
  public let before: Double
  /// Whether all sets were tried; otherwise it is a set that no exchange of one vertex betters.
  public let isExact: Bool
}

extension Network {
  /// Returns the set of `size` vertices that together reach the others best, or whose loss breaks the
  /// network up most.
  ///
  /// The best set is not made of the best single vertices: two that reach the same others are worth
  /// one. With *K* the set, `.reach` is the share of vertices within one step of *K*, `.nearness`
  /// (1/*n*) Σ 1 / d(*K*, *v*); on what is left without *K*, `.fragmentation` is 1 − Σ *s*(*s* − 1) /
  /// *r*(*r* − 1) over components of *s* of the *r* vertices, `.distance` 1 − Σ (1 / d(*u*, *v*)) /
  /// *r*(*r* − 1) over ordered pairs.
  ///
  ///     try Network(edges: [("a", "b"), ("b", "c")], directed: false)
  ///       .keyPlayers(1, for: .fragmentation).vertices  // [1]
  ///
  /// Reaching goes along arcs, and distances are hops along arcs; `.fragmentation` ignores
  /// direction. Loops, parallel edges and strengths change nothing; an isolated vertex counts among
  /// those to be reached. Of sets equally good it is the first by its vertices. NetworkX and igraph
  /// have no counterpart; Borgatti's program KeyPlayer and the R package keyplayer have.
  ///
  /// - Parameters:
  ///   - size: 1 … *n*.
  ///   - effort: About how many arcs are looked at: all sets are tried when that suffices, else the
  ///     best single vertices are added one by one, then exchanged while that helps.
  /// - Throws: `MeasureError.gaveUp` when even that is more than `effort`.
  /// - Complexity: O(*effort*); one set costs O(*n + m*), by `.distance` O(*n·m*).
  /// - SeeAlso: S. P. Borgatti, "Identifying sets of key players in a social network",
  ///   *Computational & Mathematical Organization Theory* 12, 2006, eqs. 4, 9, 14.
  ///   [doi](https://doi.org/10.1007/s10588-006-7084-x)
  public func keyPlayers(
    _ size: Int, for goal: KeyPlayerGoal, effort: Int = 2_000_000_000
  ) throws(MeasureError) -> KeyPlayers {
    precondition(
      size >= 1 && size <= vertexCount, "\(size) key players among \(vertexCount) vertices")
    let search = KeyPlayerSearch(self, goal)
    let costOfOne = (vertexCount + arcCount) * (goal == .distance ? vertexCount : 1)
    if binomial(vertexCount, size, atMost: effort / max(1, costOfOne)) != nil {
      let best = search.best(ofAll: size), before = search.value([])
      return KeyPlayers(vertices: best.set, value: best.value, before: before, isExact: true)
    }
    // Adding takes n sets a vertex, a round of exchanges n for each of the set.
    guard 4 * size * vertexCount <= effort / max(1, costOfOne) else {
      throw .gaveUp(what: "key players for \(goal.rawValue)", limit: effort)
    }
    let best = search.climb(size), before = search.value([])
    return KeyPlayers(vertices: best.set, value: best.value, before: before, isExact: false)
  }
}

/// The number of sets of `k` of `n`; nil when above `most`.
private func binomial(_ n: Int, _ k: Int, atMost most: Int) -> Int? {
  var count = 1
  for i in 0..<min(k, n - k) {
    let (product, overflows) = count.multipliedReportingOverflow(by: n - i)
    if overflows { return nil }
    count = product / (i + 1)
    if count > most { return nil }
  }
  return count <= most ? count : nil
}

private struct KeyPlayerSearch: Sendable {
  let network: Network
  let goal: KeyPlayerGoal
  private let ties: Adjacency

  init(_ network: Network, _ goal: KeyPlayerGoal) {
    self.network = network
    self.goal = goal
    ties = goal == .fragmentation ? network.symmetricAdjacency() : network.adjacency(.out)
  }

  /// Larger than rounding.
  static func isBetter(_ a: Double, _ b: Double) -> Bool { a > b + 1e-12 }

  /// All sets, those with the same first vertex side by side.
  func best(ofAll size: Int) -> (set: [Int], value: Double) {
    let n = network.vertexCount
    let results = parallelMap(Array(0...(n - size))) { first in
      var set = Array(first..<(first + size))
      var best = (set: set, value: value(set))
      while true {
        // The next set by the last place that can move on.
        guard let place = set.indices.dropFirst().last(where: { set[$0] < n - size + $0 }) else {
          return best
        }
        set[place] += 1
        for later in set.indices[(place + 1)...] { set[later] = set[later - 1] + 1 }
        let value = value(set)
        if KeyPlayerSearch.isBetter(value, best.value) { best = (set, value) }
      }
    }
    return results.dropFirst().reduce(results[0]) {
      KeyPlayerSearch.isBetter($1.value, $0.value) ? $1 : $0
    }
  }

  /// Adds the best vertex until there are enough, then exchanges one for another while that helps.
  func climb(_ size: Int) -> (set: [Int], value: Double) {
    var set: [Int] = [], current = 0.0
    while set.count < size {
      let base = set
      let found = bestChange((0..<network.vertexCount).filter { !base.contains($0) }) {
        base + [$0]
      }
      (set, current) = found
    }
    var improves = true
    while improves {
      improves = false
      for place in set.indices {
        let base = set
        let found = bestChange((0..<network.vertexCount).filter { !base.contains($0) }) { v in
          var changed = base
          changed[place] = v
          return changed
        }
        if KeyPlayerSearch.isBetter(found.value, current) {
          (set, current) = found
          improves = true
        }
      }
    }
    return (set.sorted(), current)
  }

  private func bestChange(
    _ candidates: [Int], _ change: @Sendable (Int) -> [Int]
  ) -> (set: [Int], value: Double) {
    let values = parallelMap(candidates) { value(change($0)) }
    guard let first = values.first else { return ([], 0) }
    var best = 0, most = first
    for (place, value) in values.enumerated() where KeyPlayerSearch.isBetter(value, most) {
      (best, most) = (place, value)
    }
    return (change(candidates[best]), most)
  }

  /// What the goal measures of a set.
  func value(_ set: [Int]) -> Double {
    let n = network.vertexCount
    switch goal {
    case .reach, .nearness:
      let steps = steps(from: set, upTo: goal == .reach ? 1 : n, isGone: [])
      return steps.reduce(0) { $0 + ($1 < 0 ? 0 : 1 / Double(max(1, $1))) } / Double(n)
    case .fragmentation, .distance:
      let left = n - set.count
      guard left > 1 else { return 1 }
      var isGone = [Bool](repeating: false, count: n)
      for v in set { isGone[v] = true }
      let pairs = Double(left) * Double(left - 1)
      return 1
        - (goal == .fragmentation ? connectedPairs(isGone) : inverseDistances(isGone)) / pairs
    }
  }

  private func connectedPairs(_ isGone: [Bool]) -> Double {
    var isSeen = isGone, queue: [Int] = [], sum = 0.0
    for root in isSeen.indices where !isSeen[root] {
      isSeen[root] = true
      queue.append(root)
      var size = 0.0
      while let v = queue.popLast() {
        size += 1
        for place in ties.offsets[v]..<ties.offsets[v + 1] {
          let w = Int(ties.targets[place])
          if isSeen[w] { continue }
          isSeen[w] = true
          queue.append(w)
        }
      }
      sum += size * (size - 1)
    }
    return sum
  }

  private func inverseDistances(_ isGone: [Bool]) -> Double {
    var sum = 0.0
    for v in isGone.indices where !isGone[v] {
      for step in steps(from: [v], upTo: isGone.count, isGone: isGone) where step > 0 {
        sum += 1 / Double(step)
      }
    }
    return sum
  }

  /// Steps from the nearest of some vertices to each; −1 beyond `limit`.
  private func steps(from set: [Int], upTo limit: Int, isGone: [Bool]) -> [Int32] {
    var steps = [Int32](repeating: -1, count: network.vertexCount)
    for v in set { steps[v] = 0 }
    var queue = set, next = 0
    while next < queue.count {
      let v = queue[next]
      next += 1
      if steps[v] >= limit { break }
      for place in ties.offsets[v]..<ties.offsets[v + 1] {
        let w = Int(ties.targets[place])
        guard steps[w] < 0, isGone.isEmpty || !isGone[w] else { continue }
        steps[w] = steps[v] + 1
        queue.append(w)
      }
    }
    return steps
  }
}
