/// The best tree over scored arcs, with exactly one child of the root.
///
/// - SeeAlso: Y. J. Chu and T. H. Liu 1965; J. Edmonds, "Optimum branchings", *J. Res. NBS* 71B,
///   1967. [doi](https://doi.org/10.6028/jres.071B.032)
struct SpanningTree {
  /// The score of an arc that must not be.
  static let never: Float = -1e6

  /// Head of each vertex of the last tree; vertex 0 is the root and has -1.
  private(set) var heads: [Int] = []

  /// Finds the tree of `scores[dependent * stride + head]` with the highest sum.
  ///
  /// Most sentences need no more than each word's best head. Otherwise cycles are contracted on
  /// scores in 1/65536ths, with root arcs so dear that a tree uses one only.
  ///
  /// - Complexity: O(*n²*) without a cycle, else O(*n³*) for *n* vertices.
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
    var matrix = [Int](repeating: Int.min / 4, count: count * count)
    let rootCost = 1 << 40
    for dependent in 1..<max(1, count) {
      for head in 0..<count where head != dependent {
        let score = max(-60000, min(60000, scores[dependent * stride + head]))
        matrix[dependent * count + head] = Int(score * 65536) - (head == 0 ? rootCost : 0)
      }
    }
    heads = SpanningTree.edmonds(matrix, count)
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

  private static func edmonds(_ scores: [Int], _ count: Int) -> [Int] {
    var heads = [-1]
    for dependent in 1..<max(1, count) {
      var best = 0
      for head in 1..<count
      where scores[dependent * count + head] > scores[dependent * count + best] {
        best = head
      }
      heads.append(best)
    }
    guard let cycle = cycle(in: heads) else { return heads }
    var inside = [Bool](repeating: false, count: count)
    for vertex in cycle { inside[vertex] = true }
    let rest = (0..<count).filter { !inside[$0] }
    let whole = rest.count  // the cycle as one vertex
    let size = whole + 1
    var small = [Int](repeating: Int.min / 4, count: size * size)
    var enter = [Int](repeating: 0, count: size)
    var leave = enter
    for (at, vertex) in rest.enumerated() {
      for (other, head) in rest.enumerated() where vertex > 0 && vertex != head {
        small[at * size + other] = scores[vertex * count + head]
      }
      var out = cycle[0]
      var into = cycle[0]
      func gain(_ member: Int) -> Int {
        scores[member * count + vertex] - scores[member * count + heads[member]]
      }
      for member in cycle.dropFirst() {
        if scores[vertex * count + member] > scores[vertex * count + out] { out = member }
        if gain(member) > gain(into) { into = member }
      }
      if vertex > 0 { small[at * size + whole] = scores[vertex * count + out] }
      small[whole * size + at] = gain(into)
      leave[at] = out
      enter[at] = into
    }
    let solution = edmonds(small, size)
    for (at, vertex) in rest.enumerated() where vertex > 0 {
      heads[vertex] = solution[at] == whole ? leave[at] : rest[solution[at]]
    }
    heads[enter[solution[whole]]] = rest[solution[whole]]
    return heads
  }
}
