/// Why a measure has no answer.
public enum MeasureError: Error, Equatable, Sendable, CustomStringConvertible {
  case unknownVertex(String)
  /// A measure that follows arcs round cycles, on a network without a cycle.
  case noCycle(measure: String)
  case notConverged(measure: String, iterations: Int, change: Double)
  /// Katz' attenuation is not below 1 / λ.
  case attenuationTooLarge(Double, limit: Double)
  /// A measure that needs a matrix of all pairs, on more vertices than fit.
  case tooLarge(measure: String, vertices: Int, limit: Int)
  /// A search that would not end in reasonable time.
  case gaveUp(what: String, limit: Int)

  public var description: String {
    switch self {
    case .unknownVertex(let key): "no vertex is named \"\(key)\""
    case .noCycle(let measure):
      "\(measure) is not defined here: following the arcs never comes back to where it began, so "
        + "every score would be 0; use katz or pagerank, or ignore direction"
    case .notConverged(let measure, let iterations, let change):
      "\(measure) has not settled after \(iterations) rounds (last change \(change)): the leading "
        + "eigenvalue of this network is not alone; use katz or pagerank"
    case .attenuationTooLarge(let alpha, let limit):
      "katz needs an alpha below \(limit) (1 over the largest eigenvalue); got \(alpha)"
    case .tooLarge(let measure, let vertices, let limit):
      "\(measure): \(vertices) connected vertices are more than \(limit), and a matrix of all pairs "
        + "is held; thin the network, or use betweenness or closeness"
    case .gaveUp(let what, let limit): "\(what): gave up after \(limit) steps"
    }
  }
}
