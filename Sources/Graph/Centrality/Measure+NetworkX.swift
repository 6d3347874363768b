extension Measure {
  /// The NetworkX expression that gives the same scores, up to rounding.
  ///
  /// `G` is the exported network: `nx.DiGraph` when directed, else `nx.Graph`, with the strength
  /// as `weight` and 1 / strength as `cost`.
  /// With `pn` = 1 for a positive and −2 for a negative arc, where signs matter.
  public func networkXCall(
    options: MeasureOptions = MeasureOptions(), of network: Network
  ) -> String {
    let isDirected = network.isDirected, isRaw = options.scale == .raw
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
      let weight = byCost ? ", weight='cost'" : ""
      if options.sources != nil || options.targets != nil {
        let ends = [options.sources, options.targets].map { network.pythonList($0) }
        return "nx.betweenness_centrality_subset(G, \(ends.joined(separator: ", "))"
          + (isRaw ? "" : ", normalized=True") + weight + ")"
      }
      return "nx.betweenness_centrality(G" + weight + (isRaw ? ", normalized=False)" : ")")
    case .closeness:
      return "nx.closeness_centrality(\(graph)" + (byCost ? ", distance='cost'" : "")
        + (isRaw ? ", wf_improved=False)" : ")")
    case .harmonic:
      return "nx.harmonic_centrality(\(graph)" + (byCost ? ", distance='cost')" : ")")
    case .eccentricity:
      return "{v: max(nx.single_source_shortest_path_length(G, v).values()) for v in G}"
    case .currentFlowBetweenness, .currentFlowCloseness:
      return currentFlowCall(options, network)
    case .pageRank:
      let weight = options.weighting == .one ? "None" : "'weight'"
      return "nx.pagerank(\(graph), alpha=\(options.damping), weight=\(weight)"
        + (options.restart.map { ", personalization=\(network.pythonDictionary($0))" } ?? "")
        + ", max_iter=1000, tol=1e-14)"
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
    case .pn:
      let a = "nx.to_numpy_array(\(graph), weight='pn')"
      let system =
        isDirected
        ? "(lambda A, s: numpy.linalg.solve(numpy.eye(len(A)) - s * s * A.T @ A, "
          + "1 + s * A.sum(axis=0)))"
        : "(lambda A, s: numpy.linalg.solve(numpy.eye(len(A)) - s * A, numpy.ones(len(A))))"
      return "dict(zip(G, \(system)(\(a), 1 / (2 * len(G) - 2))))"
    }
  }

  /// NetworkX takes connected undirected graphs only: the parts are asked one by one.
  private func currentFlowCall(_ options: MeasureOptions, _ network: Network) -> String {
    let isBetweenness = self == .currentFlowBetweenness
    let isWeighted = options.weighting == .strength
    // nx.Graph(DiGraph) keeps one arc's weight of two: the sum is made of the matrices.
    let graph =
      !network.isDirected
      ? "G"
      : isWeighted
        ? "(lambda A: nx.relabel_nodes(nx.from_scipy_sparse_array(A + A.T), dict(enumerate(G))))"
          + "(nx.to_scipy_sparse_array(G, dtype=float))" : "nx.Graph(G)"
    let call = "nx.current_flow_\(isBetweenness ? "betweenness" : "closeness")_centrality"
    let weight = isWeighted ? ", weight='weight'" : ""
    if network.weakComponents().groupCount == 1, network.vertexCount > 1 {
      let raw = isBetweenness && options.scale == .raw ? ", normalized=False" : ""
      return "\(call)(\(graph)\(raw)\(weight))"
    }
    let raw = isBetweenness ? ", normalized=False" : ""
    let value =
      isBetweenness && options.scale == .normalized
      ? "x * 2 / max(1, (len(G) - 1) * (len(G) - 2))" : "x"
    return
      "(lambda H: {v: 0 for v in G} | {v: \(value) for c in nx.connected_components(H) if len(c) > 1 "
      + "for v, x in \(call)(H.subgraph(c)\(raw)\(weight)).items()})(\(graph))"
  }

  private static func weight(_ options: MeasureOptions) -> String {
    options.weighting == .strength ? ", weight='weight'" : ""
  }

  private static func sided(_ side: String, isRaw: Bool, isDirected: Bool) -> String {
    guard isDirected else { return isRaw ? "dict(G.degree)" : "nx.degree_centrality(G)" }
    return isRaw ? "dict(G.\(side)_degree)" : "nx.\(side)_degree_centrality(G)"
  }
}

extension Network {
  /// The NetworkX expression that gives `edgeBetweenness`, by pair of keys.
  public func edgeBetweennessCall(options: MeasureOptions = MeasureOptions()) -> String {
    let weight = options.distance == .cost ? ", weight='cost'" : ""
    let isRaw = options.scale == .raw
    if options.sources != nil || options.targets != nil {
      let ends = [options.sources, options.targets].map { pythonList($0) }
      return "nx.edge_betweenness_centrality_subset(G, \(ends.joined(separator: ", "))"
        + (isRaw ? "" : ", normalized=True") + weight + ")"
    }
    return "nx.edge_betweenness_centrality(G" + (isRaw ? ", normalized=False" : "") + weight + ")"
  }

  /// The keys of some vertices (nil: all) as Python writes a list.
  fileprivate func pythonList(_ vertices: [Int]?) -> String {
    guard let vertices else { return "list(G)" }
    return "[\(vertices.map { pythonString(keys[$0]) }.joined(separator: ", "))]"
  }

  /// Weights above 0 by key, as Python writes a dictionary.
  fileprivate func pythonDictionary(_ weights: [Double]) -> String {
    let pairs = weights.indices.filter { weights[$0] > 0 }.map {
      "\(pythonString(keys[$0])): \(weights[$0])"
    }
    return "{\(pairs.joined(separator: ", "))}"
  }

  private func pythonString(_ text: String) -> String {
    var quoted = "'"
    for character in text.unicodeScalars {
      if character == "'" || character == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "'"
  }
}
