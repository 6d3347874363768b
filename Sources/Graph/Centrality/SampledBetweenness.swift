import Basics
import Glibc

/// Betweenness from a sample of shortest paths, with what it promises.
public struct SampledBetweenness: Sendable {
  /// The share of sampled pairs whose path passed through each vertex: betweenness over the
  /// *n*(*n* − 1) ordered pairs.
  public let scores: Scores
  /// With probability 1 − `failure` no score is off by more than this.
  public let error: Double
  public let failure: Double
  public let samples: Int
}

extension Network {
  /// Returns betweenness by hops within a stated error, from sampled shortest paths.
  ///
  /// Ordered pairs of vertices are drawn at random, and one of each pair's shortest paths; the score
  /// of a vertex is the share of them with the vertex inside. Sampling ends when bounds on all
  /// scores hold at once, at the latest after a number that the longest shortest path gives.
  ///
  ///     network.sampledBetweenness(error: 0.01, seed: 1).scores.top(10)
  ///
  /// The expected score is exact betweenness over *n*(*n* − 1), for directed networks too: NetworKit's
  /// `KadabraBetweenness` (which refuses directed graphs). NetworkX's scale divides by
  /// (*n* − 1)(*n* − 2). The same seed gives the same bits on any number of cores.
  ///
  /// - Parameters:
  ///   - error: The largest error, in the unit of the scores (0…1).
  ///   - failure: The probability that some score is off by more.
  /// - Complexity: about 1 / `error`² searches at most, each from both ends to the middle.
  /// - SeeAlso: M. Borassi, E. Natale, "KADABRA is an ADaptive Algorithm for Betweenness via Random
  ///   Approximation", *ACM J. Exp. Algorithmics* 24, 2019. [doi](https://doi.org/10.1145/3284359)
  public func sampledBetweenness(
    error: Double = 0.01, failure: Double = 0.1, seed: UInt64 = 1
  ) -> SampledBetweenness {
    precondition(error > 0 && error < 1, "the error \(error) is outside 0..<1")
    precondition(failure > 0 && failure < 1, "the probability \(failure) is outside 0..<1")
    let n = vertexCount
    guard n > 2 else {
      let none = Scores([Double](repeating: 0, count: n), of: self)
      return SampledBetweenness(scores: none, error: error, failure: failure, samples: 0)
    }
    let arcs = RelabelledArcs(adjacency(.out), isSymmetric: !isDirected)
    let inside = max(1, longestPathBound() - 1)  // at most so many vertices inside a shortest path
    let most =
      0.5 / (error * error)
      * (log2(Double(inside)).rounded(.down) + 1 + log(2 / failure))
    var counts = [Int](repeating: 0, count: n)
    var taken = 0, round: UInt64 = 0
    var bounds: SamplingBounds?
    // First a hundredth of the most to see where the scores are, then half as many again each round.
    var batch = max(320, Int(most / 100))
    while Double(taken) < most {
      let size = batch
      // Sixteen streams of random numbers, two to a task, which makes its room for searches once.
      let parts = fixedParts(of: size, parts: 16)
      let number = round
      let partials = parallelMap(fixedParts(of: parts.count, parts: 8)) { own in
        var sampler = PathSampler(arcs)
        for part in own {
          var random = SeededRandom(seed: seed, stream: number << 16 | UInt64(part))
          sampler.sample(parts[part].count, using: &random)
        }
        return sampler.counts
      }
      for partial in partials {
        for v in 0..<n { counts[v] += Int(partial[v]) }
      }
      taken += size
      round += 1
      if bounds == nil {
        bounds = SamplingBounds(
          counts: counts, samples: taken, most: most, error: error, failure: failure / 2)
      } else if bounds!.hold(counts: counts, samples: taken) {
        break
      }
      batch = max(320, taken / 2)
    }
    var values = [Double](repeating: 0, count: n)
    for place in 0..<n { values[Int(arcs.vertices[place])] = Double(counts[place]) / Double(taken) }
    return SampledBetweenness(
      scores: Scores(values, of: self), error: error, failure: failure, samples: taken)
  }

  /// No shortest path has more arcs than this.
  ///
  /// Within a strong component a path has at most as many arcs as lead to a pivot and from it; paths
  /// through several add up along the order of the components.
  private func longestPathBound() -> Int {
    let partition = strongComponents()
    let members = partition.members
    var inner = [Int](repeating: 0, count: partition.groupCount)
    let out = adjacency(.out, isWeighted: false), into = adjacency(.in, isWeighted: false)
    var isReached = [Bool](repeating: false, count: vertexCount)
    for (component, vertices) in members.enumerated() where vertices.count > 1 {
      let pivot = vertices.max {
        let a = outDegree(of: $0) + inDegree(of: $0), b = outDegree(of: $1) + inDegree(of: $1)
        return a != b ? a < b : $0 > $1
      }!
      inner[component] =
        farthest(from: pivot, in: out, partition, &isReached)
        + farthest(from: pivot, in: into, partition, &isReached)
    }
    // No edge leads from one component to another.
    guard isDirected else { return min(inner.max() ?? 0, vertexCount - 1) }
    // Longest way through the components, by taking away those that nothing leads to.
    var waiting = [Int](repeating: 0, count: partition.groupCount)
    for v in 0..<vertexCount {
      for arc in arcs(from: v) {
        let to = partition.groups[target(ofArc: arc)]
        if to != partition.groups[v] { waiting[to] += 1 }
      }
    }
    var longest = inner, ready = waiting.indices.filter { waiting[$0] == 0 }, most = 0
    while let component = ready.popLast() {
      most = max(most, longest[component])
      for v in members[component] {
        for arc in arcs(from: v) {
          let to = partition.groups[target(ofArc: arc)]
          guard to != component else { continue }
          longest[to] = max(longest[to], longest[component] + 1 + inner[to])
          waiting[to] -= 1
          if waiting[to] == 0 { ready.append(to) }
        }
      }
    }
    return min(most, vertexCount - 1)
  }

  /// The number of steps from the pivot to what is farthest from it in its component.
  ///
  /// - Parameter isReached: False for all vertices, before and after.
  private func farthest(
    from pivot: Int, in arcs: Adjacency, _ partition: Partition, _ isReached: inout [Bool]
  ) -> Int {
    let component = partition.groups[pivot]
    var queue = [pivot], first = 0, depth = -1
    isReached[pivot] = true
    while first < queue.count {
      depth += 1
      let end = queue.count
      for place in first..<end {
        let v = queue[place]
        for arc in arcs.offsets[v]..<arcs.offsets[v + 1] {
          let w = Int(arcs.targets[arc])
          if isReached[w] || partition.groups[w] != component { continue }
          isReached[w] = true
          queue.append(w)
        }
      }
      first = end
    }
    for v in queue { isReached[v] = false }
    return depth
  }
}

/// KADABRA's stopping rule: how the probability of failure is shared out among the vertices, and
/// whether every score's bounds are within the error.
private struct SamplingBounds {
  /// By vertex, ln of 1 over its share of the probability, on either side.
  let logs: [Double]
  let most: Double, error: Double

  /// - Parameter counts: From the first samples: a vertex of high score needs more of the
  ///   probability, for its bounds are wider.
  init(counts: [Int], samples: Int, most: Double, error: Double, failure: Double) {
    self.most = most
    self.error = error
    let n = Double(counts.count)
    // A thousandth is shared out evenly, so that no vertex has none.
    let even = 0.001 * failure / n
    let shares = counts.map { max(Double($0), 1) / Double(samples) }
    // Most vertices were met never or seldom: equal shares are added up as one.
    var verticesOfShare: [Double: Double] = [:]
    for share in shares { verticesOfShare[share, default: 0] += 1 }
    let distinct = verticesOfShare.sorted { $0.key < $1.key }
    func total(_ c: Double) -> Double {
      distinct.reduce(0) { $0 + $1.value * exp(-c * error * error / $1.key) } * 2
    }
    var low = 0.0, high = 1 / (error * error)
    while total(high) > 0.999 * failure { high *= 2 }
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if total(middle) > 0.999 * failure { low = middle } else { high = middle }
    }
    logs = shares.map { -log(exp(-high * error * error / $0) + even / 2) }
  }

  func hold(counts: [Int], samples: Int) -> Bool {
    let tau = Double(samples)
    for (v, count) in counts.enumerated() {
      let score = Double(count) / tau
      let lower = 1.0 / 3 - most / tau, upper = 1.0 / 3 + most / tau
      let spread = 2 * score * most / logs[v]
      let below = logs[v] / tau * (lower + (lower * lower + spread).squareRoot())
      let above = logs[v] / tau * (upper + (upper * upper + spread).squareRoot())
      if below > error || above > error { return false }
    }
    return true
  }
}
