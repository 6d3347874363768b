/// One number per vertex of a network.
///
///     let scores = Network(edges: [("a", "b"), ("b", "c")], directed: false).betweenness(scale: .raw)
///     scores[1]               // 1.0, by vertex
///     try scores["b"]         // 1.0, by key
///     scores.top(1)           // [1 b 1.0]
public struct Scores: Sendable, Equatable {
  /// Which end of the scale comes first in a ranking.
  public enum Order: String, Sendable { case highestFirst, lowestFirst }

  /// By vertex. NaN where the measure is not defined for a vertex.
  public let values: [Double]
  /// The vertices' names, by vertex.
  public let keys: [String]
  public let order: Order

  public init(values: [Double], keys: [String], order: Order = .highestFirst) {
    precondition(values.count == keys.count, "\(values.count) values for \(keys.count) vertices")
    self.values = values
    self.keys = keys
    self.order = order
  }

  package init(_ values: [Double], of network: Network, order: Order = .highestFirst) {
    self.init(values: values, keys: network.keys, order: order)
  }

  public var count: Int { values.count }

  /// The score of a vertex.
  public subscript(vertex: Int) -> Double {
    precondition(values.indices.contains(vertex), "vertex \(vertex) is outside 0..<\(count)")
    return values[vertex]
  }

  /// The score of the vertex named `key`.
  ///
  /// - Throws: `MeasureError.unknownVertex`.
  /// - Complexity: O(*n*).
  public subscript(key: String) -> Double {
    get throws(MeasureError) {
      guard let vertex = keys.firstIndex(of: key) else { throw .unknownVertex(key) }
      return values[vertex]
    }
  }

  /// All vertices, best first.
  public var ranking: Ranking { Ranking(self) }

  /// The first `count` rows of the ranking.
  public func top(_ count: Int) -> [Ranking.Row] { Array(ranking.rows.prefix(count)) }
}
