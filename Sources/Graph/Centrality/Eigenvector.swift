extension Network {
  /// Returns scores proportional to the sum of the scores of those who act on each vertex.
  ///
  /// The scores are the vector *x* ≥ 0 with *Aᵀx = λx*, λ the largest eigenvalue of the adjacency
  /// matrix *A*, scaled to Σ*x*² = 1.
  ///
  ///     try Network(edges: [("a", "b"), ("b", "c")], directed: false).eigenvector()  // .5 .707 .5
  ///
  /// Loops make no arc; an arc counts 1, or its strength by `.strength`; an isolated vertex has 0,
  /// and so has, when directed, a vertex that no cycle of the leading part reaches. Where several
  /// parts share the leading eigenvalue (equal components, say) the scores are the limit of rounds
  /// that began with all vertices alike. NetworkX stops at a change of 1e-6·*n*: compare with
  /// `tol=1e-14`; igraph scales the largest score to 1.
  ///
  /// - Parameters:
  ///   - direction: `.in`: those acted on by high scores score high, as in NetworkX.
  ///   - tolerance: Rounds end when the 2-norm of a round's change is less.
  /// - Returns: One score per vertex, in 0…1.
  /// - Throws: `MeasureError.noCycle` when directed and nothing leads back to where it began (every
  ///   score would be 0), or when there is no arc at all; `.notConverged` when parts that share the
  ///   leading eigenvalue feed each other, where the rounds creep.
  /// - Complexity: O(*n + m*) a round; rounds grow with log(1e-13) / log(λ₂ / λ₁).
  /// - SeeAlso: P. Bonacich, "Power and centrality: a family of measures", *Am. J. Sociology* 92(5),
  ///   1987. [doi](https://doi.org/10.1086/228631)
  public func eigenvector(
    weighting: Weighting = .one, direction: Direction = .in, tolerance: Double = 1e-15
  ) throws(MeasureError) -> Scores {
    guard vertexCount > 0 else { return Scores([], of: self) }
    guard hasCycle else { throw .noCycle(measure: "eigenvector") }
    let result = leadingVector(
      of: adjacency(direction, isWeighted: weighting == .strength),
      isWeighted: weighting == .strength, rounds: 20_000, tolerance: tolerance)
    guard result.change < max(1e-12, tolerance) else {
      throw .notConverged(
        measure: "eigenvector", iterations: result.rounds, change: result.change)
    }
    return Scores(result.vector, of: self)
  }

  /// Whether some walk along arcs comes back to its start (an undirected edge does).
  package var hasCycle: Bool {
    guard isDirected else { return arcCount > 0 }
    // Take away vertices nothing leads to, again and again; a cycle is what stays.
    var left = (0..<vertexCount).map { inDegree(of: $0) }
    var free = (0..<vertexCount).filter { left[$0] == 0 }
    var taken = 0
    while let v = free.popLast() {
      taken += 1
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc])
        left[w] -= 1
        if left[w] == 0 { free.append(w) }
      }
    }
    return taken < vertexCount
  }
}

/// The leading eigenvector of *A* (rows pull from `targets`) by power iteration on *A + sI*.
///
/// The shift *s*, half the current estimate of λ, keeps a bipartite network, whose −λ is as large
/// as λ, from swinging for ever. Norm 2 is 1.
func leadingVector(
  of arcs: Adjacency, isWeighted: Bool, rounds limit: Int, tolerance: Double = 1e-15
) -> (vector: [Double], eigenvalue: Double, change: Double, rounds: Int) {
  let n = arcs.vertexCount
  var vector = [Double](repeating: 1 / Double(n).squareRoot(), count: n)
  var product = vector
  let offsetArray = arcs.offsets, targetArray = arcs.targets, weightArray = arcs.weights
  let offsets = offsetArray.span, targets = targetArray.span, weights = weightArray.span
  var x = vector.mutableSpan, y = product.mutableSpan
  var eigenvalue = 0.0, change = Double.infinity, rounds = 0
  while rounds < limit, change >= tolerance {
    rounds += 1
    var norm = 0.0
    for v in 0..<n {
      let sum = rowSum(
        x.span, targets, offsets[v]..<offsets[v + 1], weights, isWeighted: isWeighted)
      y[v] = sum
      norm += sum * sum
    }
    eigenvalue = norm.squareRoot()  // of a vector of norm 1
    let shift = eigenvalue / 2
    norm = 0
    for v in 0..<n {
      y[v] += shift * x[v]
      norm += y[v] * y[v]
    }
    let scale = 1 / norm.squareRoot()
    var difference = 0.0
    for v in 0..<n {
      let new = y[v] * scale
      difference += (new - x[v]) * (new - x[v])
      x[v] = new
    }
    let newChange = difference.squareRoot()
    // Rounding's floor: below it changes no longer shrink.
    if newChange < 1e-13, newChange >= change { change = newChange; break }
    change = newChange
  }
  return (vector, eigenvalue, change, rounds)
}
