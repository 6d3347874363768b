/// The centralities, by the names NetworkX gives them.
///
///     try network.scores(for: .betweenness).top(10)
public enum Measure: String, Sendable, CaseIterable {
  case degree
  case inDegree = "in-degree"
  case outDegree = "out-degree"
  case strength
  case inStrength = "in-strength"
  case outStrength = "out-strength"
  case betweenness
  case closeness
  case harmonic
  case eccentricity
  case currentFlowBetweenness = "current-flow-betweenness"
  case currentFlowCloseness = "current-flow-closeness"
  case pageRank = "pagerank"
  case eigenvector
  case katz
  case hitsHub = "hits-hub"
  case hitsAuthority = "hits-authority"
  case core
  case triangles
  case clustering
  case constraint
  case effectiveSize = "effective-size"
  case efficiency
  case pn

  /// What a high score says, in one sentence.
  public var abstract: String {
    switch self {
    case .degree: "how many ties an actor has"
    case .inDegree: "how many actors act on it"
    case .outDegree: "on how many actors it acts"
    case .strength: "the sum of the strengths of its ties"
    case .inStrength: "the sum of the strengths of what is done to it"
    case .outStrength: "the sum of the strengths of what it does"
    case .betweenness: "how much of the shortest-path traffic between others passes through it"
    case .closeness: "how near it is to those that reach it, and to how many"
    case .harmonic: "the sum of the inverse distances from all others to it"
    case .eccentricity: "how many hops away the farthest is that it reaches"
    case .currentFlowBetweenness: "how much of the current between others flows through it"
    case .currentFlowCloseness: "how little resistance there is between it and the others"
    case .pageRank: "where a reader who follows arcs at random is found"
    case .eigenvector: "the sum of the scores of those who act on it, in proportion"
    case .katz: "how many walks lead to it, longer ones counting less"
    case .hitsHub: "how much it acts on those that good hubs act on"
    case .hitsAuthority: "how much good hubs act on it"
    case .core: "the largest k for which it has k ties to others that have k such ties"
    case .triangles: "how many pairs of its neighbours are tied"
    case .clustering: "the share of pairs of its neighbours that are tied"
    case .constraint: "how much its contacts know each other; the lowest is the broker"
    case .effectiveSize: "how many of its contacts are not redundant"
    case .efficiency: "the share of its contacts that are not redundant"
    case .pn: "friends among the well liked raise it, enemies lower it"
    }
  }
}

/// How a centrality is computed; each default is NetworkX's.
public struct MeasureOptions: Sendable, Hashable {
  public var scale: Scale
  /// For measures that walk: closeness, harmonic, pagerank, eigenvector, katz, pn.
  public var direction: Direction
  /// For measures of distance: betweenness, closeness, harmonic.
  public var distance: Distance
  /// For measures that follow arcs: nil is NetworkX's default, strength for pagerank and hits, 1
  /// for eigenvector, katz, current-flow, constraint, effective-size, efficiency.
  public var weighting: Weighting?
  /// For pagerank: the probability of following an arc, 0 ≤ damping < 1.
  public var damping = 0.85
  /// For pagerank: where the reader starts afresh, a weight per vertex; nil for all alike.
  public var restart: [Double]?
  /// For betweenness: the vertices where paths begin and end; nil for all.
  public var sources: [Int]?
  public var targets: [Int]?

  public init(
    scale: Scale = .normalized, direction: Direction = .in, distance: Distance = .hops,
    weighting: Weighting? = nil
  ) {
    self.scale = scale
    self.direction = direction
    self.distance = distance
    self.weighting = weighting
  }
}

extension Network {
  /// The scores of any centrality, as its own function gives them.
  public func scores(
    for measure: Measure, options: MeasureOptions = MeasureOptions()
  ) throws(MeasureError) -> Scores {
    let scale = options.scale, direction = options.direction, distance = options.distance
    switch measure {
    case .degree: return degree(scale: scale)
    case .inDegree: return inDegree(scale: scale)
    case .outDegree: return outDegree(scale: scale)
    case .strength: return strength()
    case .inStrength: return inStrength()
    case .outStrength: return outStrength()
    case .betweenness:
      guard options.sources != nil || options.targets != nil else {
        return betweenness(scale: scale, by: distance)
      }
      let all = Array(0..<vertexCount)
      return betweenness(
        from: options.sources ?? all, to: options.targets ?? all, scale: scale, by: distance)
    case .closeness: return closeness(scale: scale, direction: direction, by: distance)
    case .harmonic: return harmonic(direction: direction, by: distance)
    case .eccentricity: return eccentricity()
    case .currentFlowBetweenness:
      return try currentFlowBetweenness(scale: scale, weighting: options.weighting ?? .one)
    case .currentFlowCloseness:
      return try currentFlowCloseness(weighting: options.weighting ?? .one)
    case .pageRank:
      return pageRank(
        damping: options.damping, restart: options.restart,
        weighting: options.weighting ?? .strength, direction: direction)
    case .eigenvector:
      return try eigenvector(weighting: options.weighting ?? .one, direction: direction)
    case .katz:
      return try katz(
        scale: scale, weighting: options.weighting ?? .one, direction: direction)
    case .hitsHub: return hits(scale: scale, weighting: options.weighting ?? .strength).hubs
    case .hitsAuthority:
      return hits(scale: scale, weighting: options.weighting ?? .strength).authorities
    case .core: return coreNumbers()
    case .triangles: return triangles()
    case .clustering: return clustering()
    case .constraint: return constraint(weighting: options.weighting ?? .one)
    case .effectiveSize: return effectiveSize(weighting: options.weighting ?? .one)
    case .efficiency: return efficiency(weighting: options.weighting ?? .one)
    case .pn: return try pn(direction: direction)
    }
  }
}
