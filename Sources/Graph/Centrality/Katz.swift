extension Network {
  /// Returns how many walks lead to each vertex, longer ones counting less.
  ///
  /// The scores are the solution of *x* = α *Aᵀx* + 1: every vertex has 1 of its own and α times
  /// the scores of those who act on it.
  ///
  ///     try Network(edges: [("a", "b")], directed: true).katz(alpha: 0.5, scale: .raw)  // 1 1.5
  ///
  /// Loops make no arc; an arc counts 1, or its strength by `.strength`; an isolated vertex has 1
  /// before scaling. `.normalized` scales to Σ*x*² = 1, NetworkX's default. NetworKit's scores are
  /// those of *x* = α *Aᵀ*(1 + *x*) + 1.
  ///
  /// - Parameters:
  ///   - alpha: Below 1 / λ, λ the largest eigenvalue; nil for 0.85 / max(1, λ). NetworkX's default,
  ///     0.1, has no solution on networks of more than about a hundred ties.
  ///   - direction: `.in` counts walks that lead to the vertex, as NetworkX does.
  ///   - tolerance: Rounds end when no score changes by more than this times the largest.
  /// - Throws: `MeasureError.attenuationTooLarge`.
  /// - Complexity: O(*n + m*) a round, about log(1e-16) / log(αλ) rounds (230 for the default).
  /// - SeeAlso: L. Katz, "A new status index derived from sociometric analysis", *Psychometrika* 18,
  ///   1953. [doi](https://doi.org/10.1007/BF02289026)
  public func katz(
    alpha: Double? = nil, scale: Scale = .normalized, weighting: Weighting = .one,
    direction: Direction = .in, tolerance: Double = 1e-16
  ) throws(MeasureError) -> Scores {
    let isWeighted = weighting == .strength
    let arcs = adjacency(direction, isWeighted: isWeighted)
    let factor = alpha ?? 0.85 / max(1, largestEigenvalue(isWeighted: isWeighted))
    let rows = SlicedRows(arcs, isWeighted: isWeighted)
    let ones = rows.byPlace([Double](repeating: 1, count: vertexCount))
    let values = SliceVector(ones), starts = SliceVector(ones)
    var change = Double.infinity, largest = 1.0, changeBefore = Double.infinity
    for round in 1...100_000 where change > tolerance * largest {
      // Changes that do not shrink are the sign of a factor too large: to look for the eigenvalue
      // before it is in doubt would take longer than the scores.
      if alpha != nil, round & 15 == 0 {
        if change >= changeBefore {
          let eigenvalue = largestEigenvalue(isWeighted: isWeighted)
          guard factor * eigenvalue < 1 else {
            throw .attenuationTooLarge(factor, limit: 1 / eigenvalue)
          }
        }
        changeBefore = change
      }
      (change, largest) = katzRound(rows, values, ones: starts, factor: factor)
    }
    let scores = rows.byVertex(values.array)
    guard scale == .normalized else { return Scores(scores, of: self) }
    let norm = scores.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return Scores(scores.map { $0 / norm }, of: self)
  }

  /// The largest eigenvalue of the adjacency matrix; 0 without a cycle.
  ///
  /// It is the largest of those of the strong components, each of which has one Perron vector, so
  /// the rounds settle where they creep on the whole.
  func largestEigenvalue(isWeighted: Bool) -> Double {
    var largest = 0.0
    for component in strongComponents().members where component.count > 1 {
      let arcs = adjacency(within: component)
      // No eigenvalue is above the largest sum of a row.
      let bound = (0..<component.count).reduce(0.0) { bound, v in
        let row = arcs.offsets[v]..<arcs.offsets[v + 1]
        return max(bound, isWeighted ? arcs.weights[row].reduce(0, +) : Double(row.count))
      }
      guard bound > largest else { continue }
      largest = max(
        largest, leadingVector(of: arcs, isWeighted: isWeighted, rounds: 20_000).eigenvalue)
    }
    return largest
  }

  /// The outgoing arcs among some vertices, renumbered in their order.
  func adjacency(within vertices: [Int]) -> Adjacency {
    var number = [Int](repeating: -1, count: vertexCount)
    for (place, v) in vertices.enumerated() { number[v] = place }
    var offsets: ContiguousArray<Int> = [0], targets = ContiguousArray<UInt32>()
    var weights = ContiguousArray<Double>()
    for v in vertices {
      for arc in arcs(from: v) where number[Int(self.targets[arc])] >= 0 {
        targets.append(UInt32(number[Int(self.targets[arc])]))
        weights.append(strengths[arc])
      }
      offsets.append(targets.count)
    }
    return Adjacency(offsets: offsets, targets: targets, weights: weights)
  }
}

/// A round in which each slice sees what those before it have come to (Gauss and Seidel's way).
///
/// - Returns: The largest change, and the largest score.
private func katzRound(
  _ rows: SlicedRows, _ values: borrowing SliceVector, ones: borrowing SliceVector, factor: Double
) -> (change: Double, largest: Double) {
  var changes = SIMD8<Double>.zero, largest = SIMD8(repeating: 1.0)
  rows.read { reader in
    for slice in 0..<rows.sliceCount {
      let new = ones[slice] + factor * reader.sums(slice, values.values)
      let change = magnitude(new - values[slice])
      values[slice] = new
      for lane in 0..<8 {
        changes[lane] = max(changes[lane], change[lane])
        largest[lane] = max(largest[lane], new[lane])
      }
    }
  }
  return (changes.max(), largest.max())
}
