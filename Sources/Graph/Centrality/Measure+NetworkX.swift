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
    case .katz:
      let weight = options.weighting == .strength ? "'weight'" : "None"
      return "nx.katz_centrality_numpy(\(graph), alpha=0.85 / max(1, max(abs("
        + "nx.adjacency_spectrum(G, weight=\(weight))))), weight=\(weight)"
        + (isRaw ? ", normalized=False)" : ")")
    case .hitsHub, .hitsAuthority:
      let plain = isDirected ? "nx.DiGraph(G.edges)" : "nx.Graph(G.edges)"
      let call =
        "nx.hits(\(options.weighting == .one ? plain : "G"))[\(self == .hitsHub ? 0 : 1)]"
      return isRaw
        ? "(lambda h: {v: x / sum(y * y for y in h.values()) ** 0.5 for v, x in h.items()})(\(call))"
        : call
    case .core: return "nx.core_number(nx.Graph(G))"
    case .triangles: return "nx.triangles(nx.Graph(G))"
    case .clustering: return "nx.clustering(nx.Graph(G))"
    case .constraint: return "nx.constraint(G\(Measure.weight(options)))"
    case .effectiveSize: return "nx.effective_size(G, nodes=list(G)\(Measure.weight(options)))"
    case .efficiency:
      return "{v: x / max(1, len(set(nx.all_neighbors(G, v)))) for v, x in "
        + "nx.effective_size(G, nodes=list(G)\(Measure.weight(options))).items()}"
    }
  }

  private static func weight(_ options: MeasureOptions) -> String {
    options.weighting == .strength ? ", weight='weight'" : ""
  }

  private static func sided(_ side: String, isRaw: Bool, isDirected: Bool) -> String {
    guard isDirected else { return isRaw ? "dict(G.degree)" : "nx.degree_centrality(G)" }
    return isRaw ? "dict(G.\(side)_degree)" : "nx.\(side)_degree_centrality(G)"
  }
}
