extension Network {
  /// Returns how surprising the strength of each arc is, given how its ends spread theirs.
  ///
  /// An end with *k* ties that spread its strength at random gives a tie a share of *p* or more with
  /// probability (1 − *p*)^(*k* − 1). The score of an arc is the smaller of that of its source's
  /// outgoing and of its target's incoming arcs; of both ends when undirected.
  ///
  ///     network.disparity()  // by arc: small where a tie stands out
  ///
  /// An end with one tie has no spread: it gives 1. There is no counterpart in NetworkX.
  ///
  /// - Returns: One probability per arc.
  /// - Complexity: O(*m* log *k*).
  /// - SeeAlso: M. Á. Serrano, M. Boguñá, A. Vespignani, "Extracting the multiscale backbone of
  ///   complex weighted networks", *PNAS* 106(16), 2009.
  ///   [doi](https://doi.org/10.1073/pnas.0808904106)
  public func disparity() -> [Double] {
    let out = outStrength().values, into = inStrength().values
    var scores = [Double](repeating: 1, count: arcCount)
    for v in 0..<vertexCount {
      for arc in arcs(from: v) {
        let w = Int(targets[arc])
        scores[arc] = min(
          chance(share: strengths[arc] / out[v], ties: outDegree(of: v)),
          chance(share: strengths[arc] / into[w], ties: inDegree(of: w)))
      }
    }
    return scores
  }

  /// Returns the network of the arcs whose disparity is below `significance`; all vertices stay.
  ///
  /// - Parameter significance: Such as 0.05: of ties spread at random, one in twenty would stay.
  public func backbone(significance: Double = 0.05) -> Network {
    precondition(
      significance > 0 && significance <= 1, "the significance \(significance) is outside 0...1")
    let scores = disparity()
    return filtered { scores[$0] < significance }
  }

  /// (1 − share)^(ties − 1) by squaring: the same bits on any machine, which `pow` does not give.
  private func chance(share: Double, ties: Int) -> Double {
    var base = max(0, 1 - share), exponent = ties - 1, power = 1.0
    while exponent > 0 {
      if exponent & 1 == 1 { power *= base }
      base *= base
      exponent >>= 1
    }
    return power
  }
}
