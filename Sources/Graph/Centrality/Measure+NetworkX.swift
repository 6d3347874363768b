extension Measure {
  /// The NetworkX expression that gives the same scores, up to rounding.
  ///
  /// `G` is the exported network: `nx.DiGraph` when directed, else `nx.Graph`, with the strength
  /// as `weight` and 1 / strength as `cost`.
  public func networkXCall(options: MeasureOptions = MeasureOptions(), isDirected: Bool) -> String {
    let isRaw = options.scale == .raw
    // NetworkX walks incoming arcs; the other way is the same on the reversed graph.
    let graph = isDirected && options.direction == .out ? "G.reverse()" : "G"
    let byCost = options.distance == .cost
    switch self {
    case .degree: return isRaw ? "dict(G.degree)" : "nx.degree_centrality(G)"
    case .inDegree: return Measure.sided("in", isRaw: isRaw, isDirected: isDirected)
    case .outDegree: return Measure.sided("out", isRaw: isRaw, isDirected: isDirected)
    case .strength: return "dict(G.degree(weight='weight'))"
    case .inStrength: return "dict(G.\(isDirected ? "in_" : "")degree(weight='weight'))"
    case .outStrength: return "dict(G.\(isDirected ? "out_" : "")degree(weight='weight'))"
    case .betweenness:
      return "nx.betweenness_centrality(G" + (byCost ? ", weight='cost'" : "")
        + (isRaw ? ", normalized=False)" : ")")
    case .closeness:
      return "nx.closeness_centrality(\(graph)" + (byCost ? ", distance='cost'" : "")
        + (isRaw ? ", wf_improved=False)" : ")")
    case .harmonic:
      return "nx.harmonic_centrality(\(graph)" + (byCost ? ", distance='cost')" : ")")
    case .pageRank:
      let weight = options.weighting == .one ? "None" : "'weight'"
      return "nx.pagerank(\(graph), alpha=0.85, weight=\(weight), max_iter=1000, tol=1e-14)"
    case .eigenvector:
      let weight = options.weighting == .strength ? "'weight'" : "None"
      return "nx.eigenvector_centrality(\(graph), weight=\(weight), max_iter=100000, tol=1e-14)"
    }
  }

  private static func sided(_ side: String, isRaw: Bool, isDirected: Bool) -> String {
    guard isDirected else { return isRaw ? "dict(G.degree)" : "nx.degree_centrality(G)" }
    return isRaw ? "dict(G.\(side)_degree)" : "nx.\(side)_degree_centrality(G)"
  }
}
