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
    var authorities = [Double](repeating: 1, count: vertexCount)
    var hubs = authorities
    var change = arcCount == 0 ? 0 : Double.infinity
    if arcCount == 0 { authorities = authorities.map { _ in 0 } }
    for _ in 0..<20_000 where change >= tolerance {
      multiply(outgoing, authorities, into: &hubs, isWeighted: isWeighted)
      scaleToUnitNorm(&hubs)
      let last = authorities
      multiply(incoming, hubs, into: &authorities, isWeighted: isWeighted)
      scaleToUnitNorm(&authorities)
      var difference = 0.0
      for v in last.indices {
        difference += (authorities[v] - last[v]) * (authorities[v] - last[v])
      }
      let newChange = difference.squareRoot()
      let isFloor = newChange < 1e-13 && newChange >= change
      change = newChange
      if isFloor { break }
    }
    multiply(outgoing, authorities, into: &hubs, isWeighted: isWeighted)
    scaleToUnitNorm(&hubs)
    func scaled(_ values: [Double]) -> Scores {
      let sum = values.reduce(0, +)
      return Scores(scale == .raw || sum == 0 ? values : values.map { $0 / sum }, of: self)
    }
    return (scaled(hubs), scaled(authorities))
  }
}

/// *y* = *A x*, each sum in the order of the row.
func multiply(_ arcs: Adjacency, _ vector: [Double], into result: inout [Double], isWeighted: Bool)
{
  let offsetArray = arcs.offsets, targetArray = arcs.targets, weightArray = arcs.weights
  let offsets = offsetArray.span, targets = targetArray.span, weights = weightArray.span
  let x = vector.span
  var y = result.mutableSpan
  for v in 0..<y.count {
    y[v] = rowSum(x, targets, offsets[v]..<offsets[v + 1], weights, isWeighted: isWeighted)
  }
}

private func scaleToUnitNorm(_ vector: inout [Double]) {
  let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  guard norm > 0 else { return }
  for v in vector.indices { vector[v] /= norm }
}
