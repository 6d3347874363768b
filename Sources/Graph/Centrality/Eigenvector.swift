import Basics

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

/// The vector that rounds of *x* → *A x* + *x*·λ/4, scaled to norm 1, come to from all entries alike.
///
/// The quarter keeps rounds from swinging between the two sides of a bipartite network. When changes
/// shrink by the same factor ρ round after round, what is still to come is their geometric series:
/// the round's change is taken ρ / (1 − ρ) times more (Aitken's extrapolation), unless that was seen
/// not to help.
func leadingVector(
  of arcs: Adjacency, isWeighted: Bool, rounds limit: Int, tolerance: Double = 1e-15
) -> (vector: [Double], eigenvalue: Double, change: Double, rounds: Int) {
  let n = arcs.vertexCount
  let rows = SlicedRows(arcs, isWeighted: isWeighted)
  let x = SliceVector(
    rows.byPlace([Double](repeating: 1 / Double(n).squareRoot(), count: n)))
  let y = SliceVector([Double](repeating: 0, count: x.count))
  var eigenvalue = 0.0, length = 1.0, change = Double.infinity, rounds = 0
  var jump = Extrapolation()
  while rounds < limit, change >= tolerance {
    rounds += 1
    // By the round before: to know this one's first would take a pass more.
    let shift = eigenvalue / 4
    var squares = SIMD8<Double>.zero, norms = squares
    for part in multiply(rows, x, shift: shift, into: y) {
      squares += part.squares
      norms += part.norms
    }
    eigenvalue = squares.sum().squareRoot() / length
    let scale = 1 / norms.sum().squareRoot(), oldScale = 1 / length
    let factor = jump.factor
    var differences = SIMD8<Double>.zero, lengths = differences
    for slice in 0..<rows.sliceCount {
      let new = y[slice] * scale
      let difference = new - x[slice] * oldScale
      differences += difference * difference
      let next = new + factor * difference
      lengths += next * next
      x[slice] = next
    }
    length = lengths.sum().squareRoot()
    let newChange = differences.sum().squareRoot()
    // Rounding's floor: below it changes no longer shrink.
    let isFloor = newChange < 1e-13 && newChange >= change
    jump.note(newChange, after: change)
    change = newChange
    if isFloor { break }
  }
  // Extrapolation can leave a trace below 0 of what tends to 0.
  return (rows.byVertex(x.array).map { max(0, $0 / length) }, eigenvalue, change, rounds)
}

/// *y* = *A x* + shift · *x*, part by part.
///
/// - Returns: For each part the sums of the squares of *A x* and of *y*.
private func multiply(
  _ rows: SlicedRows, _ x: borrowing SliceVector, shift: Double, into y: borrowing SliceVector
) -> [(squares: SIMD8<Double>, norms: SIMD8<Double>)] {
  // Unsafe: every part writes its own slices of y, and none of x.
  nonisolated(unsafe) let from = x.slices, to = y.slices
  return rows.read { reader in
    nonisolated(unsafe) let reader = reader
    return parallelMap(rows.parts) { slices in
      var squares = SIMD8<Double>.zero, norms = squares
      for slice in slices {
        let sum = reader.sums(slice, from.values)
        squares += sum * sum
        let shifted = sum + shift * from[slice]
        norms += shifted * shifted
        to[slice] = shifted
      }
      return (squares, norms)
    }
  }
}

/// When to jump ahead in a series of changes, and how far.
private struct Extrapolation {
  /// What the next round's change is taken more by; 0 for no jump.
  private(set) var factor = 0.0
  private var lastRatio = 0.0, sinceJump = 0, expected = Double.infinity, failures = 0

  mutating func note(_ change: Double, after before: Double) {
    let ratio = change / before
    sinceJump = factor > 0 ? 0 : sinceJump + 1
    if sinceJump == 3 {
      // Three rounds without a jump would have come to this.
      if change >= expected { failures += 1 }
      expected = .infinity
    }
    let isSteady = abs(ratio - lastRatio) < 0.02 && ratio > 0.2 && ratio < 0.97
    lastRatio = ratio
    if factor == 0, isSteady, sinceJump >= 4, failures < 2, change > 1e-12 {
      factor = ratio / (1 - ratio)
      expected = change * ratio * ratio * ratio * ratio
    } else {
      factor = 0
    }
  }
}
