/// Whether a measure is given as counted or on NetworkX's default scale.
public enum Scale: String, Sendable, CaseIterable {
  /// The sum the definition speaks of; compares vertices of one network.
  case raw
  /// What NetworkX gives by default; compares networks of different size.
  case normalized
}

extension Network {
  /// Returns how many ties each vertex has.
  ///
  /// The degree of *v* is the number of arcs that leave it plus, when directed, the number that
  /// lead to it; a pair with arcs both ways counts twice when directed, once when undirected.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c")], directed: false).degree(scale: .raw)  // 1 2 1
  ///
  /// Loops make no arc and do not count; parallel edges are one arc; strengths do not matter; an
  /// isolated vertex has 0. `.normalized` divides by *n* − 1, so the hub of an undirected star has
  /// 1 and a directed degree lies in 0…2; in a network of one vertex it is 1, as in NetworkX.
  /// NetworkX's `G.degree` and igraph's `degree` are `.raw`, and count a loop twice.
  ///
  /// - Returns: One score per vertex, indexed by vertex.
  /// - Complexity: O(*n*).
  /// - SeeAlso: L. C. Freeman, "Centrality in social networks: conceptual clarification", *Social
  ///   Networks* 1(3), 1978. [doi](https://doi.org/10.1016/0378-8733(78)90021-7)
  public func degree(scale: Scale = .normalized) -> Scores {
    degree(scale) { outDegree(of: $0) + (isDirected ? inDegree(of: $0) : 0) }
  }

  /// Returns how many vertices act on each vertex: `degree` of incoming arcs only.
  ///
  ///     Network(edges: [("a", "b")], directed: true).inDegree(scale: .raw)  // 0 1
  ///
  /// Equal to `degree` when undirected, where NetworkX refuses. Else as `degree`.
  public func inDegree(scale: Scale = .normalized) -> Scores { degree(scale, inDegree(of:)) }

  /// Returns on how many vertices each vertex acts: `degree` of outgoing arcs only.
  ///
  ///     Network(edges: [("a", "b")], directed: true).outDegree(scale: .raw)  // 1 0
  ///
  /// Equal to `degree` when undirected, where NetworkX refuses. Else as `degree`.
  public func outDegree(scale: Scale = .normalized) -> Scores { degree(scale, outDegree(of:)) }

  /// Returns the sum of the strengths of each vertex's ties.
  ///
  /// The strength of *v* is the sum of the strengths of the arcs that leave it plus, when
  /// directed, of those that lead to it.
  ///
  ///     try Network(edges: [("a", "b", 2), ("c", "b", 3)], directed: true).strength()  // 2 5 3
  ///
  /// Loops do not count, parallel edges add up, an isolated vertex has 0. NetworkX's
  /// `G.degree(weight="weight")`; igraph's `strength`. There is one scale.
  ///
  /// - Returns: One score per vertex, in the unit of the strengths (articles, say).
  /// - Complexity: O(*n + m*).
  /// - SeeAlso: A. Barrat et al., "The architecture of complex weighted networks", *PNAS* 101(11),
  ///   2004. [doi](https://doi.org/10.1073/pnas.0400087101)
  public func strength() -> Scores {
    let out = strengthSums(.out)
    guard isDirected else { return Scores(out, of: self) }
    return Scores(zip(strengthSums(.in), out).map { $0 + $1 }, of: self)
  }

  /// Returns the sum of the strengths of the arcs that lead to each vertex; else as `strength`.
  ///
  ///     try Network(edges: [("a", "b", 2)], directed: true).inStrength()  // 0 2
  public func inStrength() -> Scores { Scores(strengthSums(.in), of: self) }

  /// Returns the sum of the strengths of the arcs that leave each vertex; else as `strength`.
  ///
  ///     try Network(edges: [("a", "b", 2)], directed: true).outStrength()  // 2 0
  public func outStrength() -> Scores { Scores(strengthSums(.out), of: self) }

  /// The number of arcs that leave a vertex.
  @inlinable public func outDegree(of vertex: Int) -> Int { offsets[vertex + 1] - offsets[vertex] }
  /// The number of arcs that lead to a vertex.
  @inlinable public func inDegree(of vertex: Int) -> Int {
    inOffsets[vertex + 1] - inOffsets[vertex]
  }

  private func degree(_ scale: Scale, _ count: (Int) -> Int) -> Scores {
    let values = (0..<vertexCount).map { Double(count($0)) }
    guard scale == .normalized else { return Scores(values, of: self) }
    guard vertexCount > 1 else { return Scores(values.map { _ in 1 }, of: self) }
    return Scores(values.map { $0 / Double(vertexCount - 1) }, of: self)
  }

  /// Sums of strengths per vertex, added in the order of the vertices at the other end.
  private func strengthSums(_ direction: Direction) -> [Double] {
    var sums = [Double](repeating: 0, count: vertexCount)
    for v in 0..<vertexCount {
      var sum = 0.0
      switch direction {
      case .out: for arc in offsets[v]..<offsets[v + 1] { sum += strengths[arc] }
      case .in:
        for place in inOffsets[v]..<inOffsets[v + 1] { sum += strengths[Int(inArcs[place])] }
      }
      sums[v] = sum
    }
    return sums
  }
}
