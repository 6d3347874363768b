extension Network {
  /// Returns hubs, which act on good authorities, and authorities, acted on by good hubs.
  ///
  /// The scores are the leading singular vectors of the adjacency matrix: *h* ∝ *A a*, *a* ∝ *Aᵀh*.
  ///
  ///     Network(edges: [("a", "c"), ("b", "c")], directed: true).hits().authorities  // 0 0 1
  ///
  /// Loops make no arc; an arc counts 1, or its strength by `.strength`; when undirected hubs and
  /// authorities are equal; an isolated vertex has 0, and without any arc all have. `.normalized`
  /// sums to 1, NetworkX's default; `.raw` has Σ*x*² = 1. Where several parts share the leading
  /// singular value the scores are the limit of rounds that began with all vertices alike.
  ///
  /// - Complexity: O(*n + m*) a round; rounds grow with log(1e-15) / log(σ₂² / σ₁²).
  /// - SeeAlso: J. M. Kleinberg, "Authoritative sources in a hyperlinked environment", *J. ACM* 46(5),
  ///   1999. [doi](https://doi.org/10.1145/324133.324140)
  public func hits(
    scale: Scale = .normalized, weighting: Weighting = .one, tolerance: Double = 1e-15
  ) -> (hubs: Scores, authorities: Scores) {
    let isWeighted = weighting == .strength
    let outgoing = adjacency(.out, isWeighted: isWeighted)
    let incoming = adjacency(.in, isWeighted: isWeighted)
    let toAuthorities = SlicedRows(
      outgoing, isWeighted: isWeighted, columns: SlicedRows.places(incoming))
    let toHubs = SlicedRows(incoming, isWeighted: isWeighted, columns: toAuthorities.places)
    var authorities = toHubs.byPlace(
      [Double](repeating: arcCount == 0 ? 0 : 1, count: vertexCount))
    var hubs = authorities
    var change = arcCount == 0 ? 0 : Double.infinity
    for _ in 0..<20_000 where change >= tolerance {
      toAuthorities.multiply(authorities, into: &hubs)
      scaleToUnitNorm(&hubs)
      var new = authorities
      toHubs.multiply(hubs, into: &new)
      let newChange = scaleToUnitNorm(&new, from: authorities)
      authorities = new
      let isFloor = newChange < 1e-13 && newChange >= change
      change = newChange
      if isFloor { break }
    }
    toAuthorities.multiply(authorities, into: &hubs)
    scaleToUnitNorm(&hubs)
    func scaled(_ values: [Double]) -> Scores {
      let sum = values.reduce(0, +)
      return Scores(scale == .raw || sum == 0 ? values : values.map { $0 / sum }, of: self)
    }
    return (scaled(toAuthorities.byVertex(hubs)), scaled(toHubs.byVertex(authorities)))
  }
}

private func scaleToUnitNorm(_ vector: inout [Double]) {
  let norm = sumOfSquares(vector).squareRoot()
  guard norm > 0 else { return }
  for slice in 0..<vector.count / 8 { vector[slice: slice] = vector[slice: slice] / norm }
}

/// Scales a vector to norm 1; returns the norm of its difference from another.
private func scaleToUnitNorm(_ vector: inout [Double], from other: [Double]) -> Double {
  let norm = sumOfSquares(vector).squareRoot()
  guard norm > 0 else { return 0 }
  var differences = SIMD8<Double>.zero
  for slice in 0..<vector.count / 8 {
    let scaled = vector[slice: slice] / norm
    let difference = scaled - other[slice: slice]
    differences += difference * difference
    vector[slice: slice] = scaled
  }
  return differences.sum().squareRoot()
}
