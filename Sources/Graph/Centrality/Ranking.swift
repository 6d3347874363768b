/// The vertices in order of their scores, with ranks 1 2 2 4.
///
/// Scores within 1e-12 of their size are equal: they differ by rounding only, and share a rank.
/// Equal scores are ordered by key (by number where the keys are the vertices' numbers). Vertices
/// whose score is NaN share the last rank.
public struct Ranking: Sendable, Equatable {
  public struct Row: Sendable, Equatable, CustomStringConvertible {
    /// From 1; one more than the number of vertices with a better score.
    public let rank: Int
    public let vertex: Int
    public let key: String
    public let value: Double

    public var description: String { "\(rank) \(key) \(value)" }
  }

  public let rows: [Row]

  /// - Complexity: O(*n* log *n*).
  public init(_ scores: Scores) {
    let values = scores.values, keys = scores.keys
    // Larger is better for the sort; what is not defined comes last.
    let merits = values.map { value in
      value.isNaN ? -.infinity : scores.order == .highestFirst ? value : -value
    }
    let place = Ranking.keyOrder(keys)
    var order = Array(values.indices)
    order.sort { merits[$0] != merits[$1] ? merits[$0] > merits[$1] : place[$0] < place[$1] }
    var rows: [Row] = []
    rows.reserveCapacity(order.count)
    var first = 0
    while first < order.count {
      // A group is measured against its best score, so it does not creep down a long slope.
      var end = first + 1
      while end < order.count, Ranking.areEqual(merits[order[first]], merits[order[end]]) {
        end += 1
      }
      for vertex in order[first..<end].sorted(by: { place[$0] < place[$1] }) {
        rows.append(
          Row(rank: first + 1, vertex: vertex, key: keys[vertex], value: values[vertex]))
      }
      first = end
    }
    self.rows = rows
  }

  /// Whether two scores share a rank.
  package static func areEqual(_ a: Double, _ b: Double) -> Bool {
    a == b
      || (a - b).magnitude <= 1e-12 * min(max(a.magnitude, b.magnitude), .greatestFiniteMagnitude)
  }

  /// The place of each vertex in the order of keys; the vertex itself where keys are the numbers.
  package static func keyOrder(_ keys: [String]) -> [Int] {
    let ascend = zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }
    if ascend || keys.enumerated().allSatisfy({ String($0) == $1 }) { return Array(keys.indices) }
    var place = [Int](repeating: 0, count: keys.count)
    for (number, vertex) in keys.indices.sorted(by: { keys[$0] < keys[$1] }).enumerated() {
      place[vertex] = number
    }
    return place
  }
}
