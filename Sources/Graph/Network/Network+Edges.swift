extension Network {
  /// What is wrong with an edge from outside.
  public enum EdgeError: Error, Equatable, Sendable, CustomStringConvertible {
    private static let signedHint =
      "; give a negative tie to a NetworkBuilder by its kind, and ask pn, balance or frustration"

    case badWeight(source: String, target: String, Double)

    public var description: String {
      switch self {
      case .badWeight(let source, let target, let weight):
        "the edge from \"\(source)\" to \"\(target)\" has the weight \(weight); "
          + "a weight is a finite number above 0" + (weight < 0 ? Self.signedHint : "")
      }
    }
  }

  /// A network of plain edges with string keys and no relations.
  ///
  ///     let network = try Network(edges: [("a", "b", 2.0)], directed: true)
  ///
  /// Vertices are numbered in the order of their keys, so the network does not depend on the order
  /// of the edges. Weights of parallel edges add up; loops make no arc and are counted.
  ///
  /// - Parameter isolated: Keys of vertices that need not have an edge.
  /// - Throws: `EdgeError.badWeight` for a weight that is not a finite number above 0.
  /// - Complexity: O(*m* log *n*) for sorting the keys, else O(*n + m*).
  public init(
    edges: [(String, String, Double)], directed: Bool, isolated: [String] = []
  ) throws(EdgeError) {
    var numbers: [String: UInt32] = [:]
    let keys = Set(edges.lazy.flatMap { [$0.0, $0.1] }).union(isolated).sorted()
    for (number, key) in keys.enumerated() { numbers[key] = UInt32(number) }
    var builder = NetworkBuilder(directed: directed)
    builder.reserveCapacity(edges.count)
    for (source, target, weight) in edges {
      guard weight > 0, weight.isFinite else {
        throw .badWeight(source: source, target: target, weight)
      }
      builder.add(source: numbers[source]!, target: numbers[target]!, weight: weight)
    }
    self = builder.network(keys: keys)
  }

  /// A network of unweighted edges with string keys.
  public init(edges: [(String, String)], directed: Bool, isolated: [String] = []) {
    // A weight of 1 is never refused.
    try! self.init(
      edges: edges.map { ($0.0, $0.1, 1) }, directed: directed, isolated: isolated)
  }

  /// A network of numbered vertices; keys are the numbers.
  public init(vertexCount: Int, edges: [(Int, Int)], directed: Bool) {
    self.init(vertexCount: vertexCount, edges: edges.map { ($0.0, $0.1, 1) }, directed: directed)
  }

  /// A network of numbered vertices with weights, each a finite number above 0.
  public init(vertexCount: Int, edges: [(Int, Int, Double)], directed: Bool) {
    var builder = NetworkBuilder(directed: directed)
    builder.reserveCapacity(edges.count)
    for (source, target, weight) in edges {
      precondition(
        (0..<vertexCount).contains(source) && (0..<vertexCount).contains(target),
        "the edge (\(source), \(target)) names a vertex outside 0..<\(vertexCount)")
      builder.add(source: UInt32(source), target: UInt32(target), weight: weight)
    }
    self = builder.network(keys: (0..<vertexCount).map(String.init))
  }
}
