import Basics

extension Network {
  /// Returns how much of the current between other vertices flows through each, ties being wires.
  ///
  /// For a pair *s*, *t* a unit of current enters at *s* and leaves at *t*, and spreads over all ways
  /// as in a circuit whose ties conduct 1 (or their strength). The throughput of *v* is half the sum
  /// of the currents on its ties, less what enters or leaves at it; the raw score is the sum of the
  /// throughputs over unordered pairs. Where betweenness sees shortest paths alone, this sees all.
  ///
  ///     let path = Network(edges: [("a", "b"), ("b", "c")], directed: false)
  ///     try path.currentFlowBetweenness()  // 0 1 0
  ///
  /// Direction is ignored: a pair with arcs both ways is one wire, which conducts the sum of the two
  /// strengths by `.strength`. Loops change nothing; pairs in different components add nothing, so
  /// an isolated vertex has 0. `.normalized` divides by the number of pairs that leave the vertex
  /// out, in the whole network. NetworkX's `current_flow_betweenness_centrality` is equal, and
  /// refuses directed graphs and graphs in pieces; igraph has none.
  ///
  /// - Parameters:
  ///   - scale: `.raw` to compare vertices of one network, `.normalized` to compare networks.
  ///   - weighting: Whether a wire conducts 1 (NetworkX's default) or the strength of the tie.
  ///   - limit: The largest component that is solved: its matrix is held as a whole.
  /// - Returns: One score per vertex, none negative; normalized it lies in 0…1.
  /// - Throws: `MeasureError.tooLarge` when a component has more than `limit` vertices.
  /// - Complexity: O(*k³* + *m·k* log *k*) time and O(*k²*) space for a component of *k* vertices.
  /// - SeeAlso: U. Brandes, D. Fleischer, "Centrality measures based on current flow", *STACS* 2005,
  ///   Algorithm 1. [doi](https://doi.org/10.1007/978-3-540-31856-9_44) · M. E. J. Newman, "A measure
  ///   of betweenness centrality based on random walks", *Social Networks* 27(1), 2005.
  ///   [doi](https://doi.org/10.1016/j.socnet.2004.11.009)
  public func currentFlowBetweenness(
    scale: Scale = .normalized, weighting: Weighting = .one, limit: Int = 4_000
  ) throws(MeasureError) -> Scores {
    var scores = [Double](repeating: 0, count: vertexCount)
    for circuit in try circuits(weighting, limit, measure: "current-flow-betweenness") {
      let flows = circuit.flows()
      let others = Double(circuit.vertices.count - 1)
      for (place, vertex) in circuit.vertices.enumerated() {
        // As source or target of its *k* − 1 pairs it passes nothing on. Rounding may go below 0.
        scores[vertex] = max(0, (flows[place] - others) / 2)
      }
    }
    let n = Double(vertexCount)
    let factor = scale == .raw || vertexCount < 3 ? 1 : 2 / ((n - 1) * (n - 2))
    return Scores(scores.map { $0 * factor }, of: self)
  }

  /// Returns how little resistance there is between each vertex and the others, ties being wires.
  ///
  /// The score of *v* is 1 over the sum of its resistances to the other vertices of its component,
  /// where a tie conducts 1 (or its strength) and current takes all ways at once. Stephenson and
  /// Zelen's information centrality is *n* times this.
  ///
  ///     let path = Network(edges: [("a", "b"), ("b", "c")], directed: false)
  ///     try path.currentFlowCloseness()  // 1/3 1/2 1/3
  ///
  /// Direction is ignored as in `currentFlowBetweenness`; loops change nothing. An isolated vertex
  /// has 0; a vertex of a small component is near all there are, so compare within one component.
  /// NetworkX's `current_flow_closeness_centrality` (also `information_centrality`) is equal, and
  /// refuses directed graphs and graphs in pieces; igraph has none. There is one scale.
  ///
  /// - Returns: One score per vertex, none negative.
  /// - Throws: `MeasureError.tooLarge` when a component has more than `limit` vertices.
  /// - Complexity: O(*k³*) time and O(*k²*) space for a component of *k* vertices.
  /// - SeeAlso: K. Stephenson, M. Zelen, "Rethinking centrality: methods and examples", *Social
  ///   Networks* 11(1), 1989. [doi](https://doi.org/10.1016/0378-8733(89)90016-6)
  public func currentFlowCloseness(
    weighting: Weighting = .one, limit: Int = 4_000
  ) throws(MeasureError) -> Scores {
    var scores = [Double](repeating: 0, count: vertexCount)
    for circuit in try circuits(weighting, limit, measure: "current-flow-closeness") {
      for (place, resistance) in circuit.resistanceSums().enumerated() {
        scores[circuit.vertices[place]] = 1 / resistance
      }
    }
    return Scores(scores, of: self)
  }

  /// The components of two vertices or more.
  private func circuits(
    _ weighting: Weighting, _ limit: Int, measure: String
  ) throws(MeasureError) -> [Circuit] {
    let components = weakComponents().members.filter { $0.count > 1 }
    if let largest = components.first, largest.count > limit {
      throw .tooLarge(measure: measure, vertices: largest.count, limit: limit)
    }
    let ties = symmetricAdjacency()
    var circuits: [Circuit] = []
    for component in components {
      circuits.append(Circuit(component, ties, isWeighted: weighting == .strength))
    }
    return circuits
  }
}
