/// The best tree over scored arcs, with exactly one child of the root.
///
/// - SeeAlso: Y. J. Chu and T. H. Liu 1965; J. Edmonds, "Optimum branchings", *J. Res. NBS* 71B,
///   1967. [doi](https://doi.org/10.6028/jres.071B.032)
struct SpanningTree {
  /// The score of an arc that must not be.
  static let never: Float = -1e6

  /// Head of each vertex of the last tree; vertex 0 is the root and has -1.
  private(set) var heads: [Int] = []
  private var contraction = Contraction()

  /// Finds the tree of `scores[dependent * stride + head]` with the highest sum.
  ///
  /// Most sentences need no more than each word's best head; otherwise ``Contraction`` is asked.
  ///
  /// - Complexity: O(*n²*) for *n* vertices.
  mutating func solve(_ scores: UnsafePointer<Float>, count: Int, stride: Int) {
    heads.removeAll(keepingCapacity: true)
    heads.append(-1)
    var roots = 0
    for dependent in 1..<max(1, count) {
      let row = scores + dependent * stride
      var best = dependent == 1 ? 0 : 1
      for head in 0..<count where head != dependent && row[head] > row[best] { best = head }
      if best == dependent { best = 0 }
      heads.append(best)
      roots += best == 0 ? 1 : 0
    }
    if roots == 1, SpanningTree.cycle(in: heads) == nil { return }
    contraction.solve(scores, count: count, stride: stride, &heads)
  }

  /// A cycle among the vertices, if their heads make one.
  static func cycle(in heads: [Int]) -> [Int]? {
    var seen = [Int](repeating: 0, count: heads.count)
    for start in 1..<max(1, heads.count) where seen[start] == 0 {
      var vertex = start
      while vertex > 0, seen[vertex] == 0 {
        seen[vertex] = start
        vertex = heads[vertex]
      }
      guard vertex > 0, seen[vertex] == start else { continue }
      var cycle = [vertex]
      var next = heads[vertex]
      while next != vertex {
        cycle.append(next)
        next = heads[next]
      }
      return cycle
    }
    return nil
  }
}
