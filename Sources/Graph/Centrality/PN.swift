extension Network {
  /// Returns the centrality of each vertex in a network of friends and enemies.
  ///
  /// With *a*(u,v) = 1 for a positive tie and −2 for a negative one, the scores of an undirected
  /// network solve *x* = 1 + *A x* / (2*n* − 2): positive ties to those who score high raise a score,
  /// negative ones lower it, and an enemy's enemies help. A directed network has the scores
  /// (*I* − *A Aᵀ* / 4(*n* − 1)²)⁻¹ (*I* + *A* / 2(*n* − 1)) 1 by `.out`, those of *Aᵀ* by `.in`.
  ///
  ///     network.pn()  // 1 for an isolated vertex, above it for friends, below it for enemies
  ///
  /// A tie is positive where its positive strength is larger than its negative one, and the other
  /// way round; unsigned relations and ties as strong on either side do not count, nor does how
  /// strong a tie is. Loops change nothing; an isolated vertex has 1. Unsigned measures leave the
  /// sign out: use this one where conflict counts. NetworkX and igraph have no counterpart; the R
  /// package signnet's `pn_index` is equal.
  ///
  /// - Parameter direction: Of a directed network `.in` scores what is done to a vertex.
  /// - Returns: One score per vertex: 2 where all are each other's friends, 1/2 where enemies.
  /// - Throws: `MeasureError.notConverged` where rounding keeps the system from being solved. Two
  ///   vertices that are each other's enemies have many solutions; they get 1/2 each.
  /// - Complexity: O(*n + m*) a round, with few rounds where ties are few.
  /// - SeeAlso: M. G. Everett, S. P. Borgatti, "Networks containing negative ties", *Social Networks*
  ///   38, 2014, section 5. [doi](https://doi.org/10.1016/j.socnet.2014.03.005)
  public func pn(direction: Direction = .in) throws(MeasureError) -> Scores {
    guard vertexCount > 1 else {
      return Scores([Double](repeating: 1, count: vertexCount), of: self)
    }
    let signs = signedAdjacency(direction)
    let scale = 1 / (2 * Double(vertexCount - 1))
    let ones = [Double](repeating: 1, count: vertexCount)
    // Both systems are symmetric and positive definite: conjugate gradients.
    if !isDirected {
      return Scores(
        try conjugateGradients(ones) { x in
          zip(x, signs.product(x)).map { $0 - scale * $1 }
        }, of: self)
    }
    let back = signedAdjacency(direction == .in ? .out : .in)
    let right = zip(ones, signs.product(ones)).map { $0 + scale * $1 }
    return Scores(
      try conjugateGradients(right) { x in
        zip(x, signs.product(back.product(x))).map { $0 - scale * scale * $1 }
      }, of: self)
  }

  /// Arcs with 1 where they are positive and −2 where negative, others left out.
  private func signedAdjacency(_ direction: Direction) -> Adjacency {
    var offsets: ContiguousArray<Int> = [0], targets: ContiguousArray<UInt32> = []
    var signs: ContiguousArray<Double> = []
    for v in 0..<vertexCount {
      let ends =
        direction == .out
        ? arcs(from: v).map { ($0, self.targets[$0]) }
        : (inOffsets[v]..<inOffsets[v + 1]).map { (Int(inArcs[$0]), sources[$0]) }
      for (arc, other) in ends {
        let balance = strength(ofArc: arc, sign: .positive) - strength(ofArc: arc, sign: .negative)
        if balance == 0 { continue }
        targets.append(other)
        signs.append(balance > 0 ? 1 : -2)
      }
      offsets.append(targets.count)
    }
    return Adjacency(offsets: offsets, targets: targets, weights: signs)
  }
}

extension Adjacency {
  /// The matrix of the weights times a vector.
  fileprivate func product(_ x: [Double]) -> [Double] {
    (0..<vertexCount).map { v in
      var sum = 0.0
      for arc in offsets[v]..<offsets[v + 1] { sum += weights[arc] * x[Int(targets[arc])] }
      return sum
    }
  }
}

/// Solves *A x* = *b* for a symmetric positive definite *A*; the residual's norm ends at 1e-14 of
/// *b*'s.
///
/// - SeeAlso: M. R. Hestenes, E. Stiefel, "Methods of conjugate gradients for solving linear
///   systems", *J. Res. NBS* 49(6), 1952. [doi](https://doi.org/10.6028/jres.049.044)
private func conjugateGradients(
  _ right: [Double], _ product: ([Double]) -> [Double]
) throws(MeasureError) -> [Double] {
  func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
  var x = right
  var residual = zip(right, product(x)).map { $0 - $1 }
  var step = residual
  var norm = dot(residual, residual)
  let enough = 1e-28 * dot(right, right)
  let limit = 10 * right.count + 100
  var rounds = 0
  while norm > enough {
    let image = product(step), curve = dot(step, image)
    guard rounds < limit, curve > 1e-14 * dot(step, step) else {
      throw .notConverged(measure: "pn", iterations: rounds, change: norm.squareRoot())
    }
    let length = norm / curve
    for v in x.indices {
      x[v] += length * step[v]
      residual[v] -= length * image[v]
    }
    let next = dot(residual, residual)
    for v in x.indices { step[v] = residual[v] + next / norm * step[v] }
    norm = next
    rounds += 1
  }
  return x
}
