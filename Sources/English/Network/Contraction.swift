/// The best spanning tree by contracting cycles, on a path that grows from head to head.
///
/// Scores are in 1/65536ths, with arcs from the root so dear that a tree uses one only. A node is a
/// vertex or a contracted cycle; its row says, for every head outside, what entering it there gains
/// over its members' own heads, and at which vertex it is entered.
///
/// - SeeAlso: R. E. Tarjan, "Finding optimum branchings", *Networks* 7(1), 1977
///   ([doi](https://doi.org/10.1002/net.3230070103)), in its form for dense graphs.
struct Contraction {
  private static let rootCost = 1 << 40
  private static let never = Int.min / 4

  private var count = 0
  /// Row of a node × head: the gain, and the vertex where the arc enters.
  private var gains: [Int] = []
  private var entries: [Int] = []
  /// The outermost node that holds each vertex.
  private var nodeOf: [Int] = []
  // Of each node: its row, the node it was contracted into, its arc, whether it leads to the root.
  private var rowOf: [Int] = []
  private var parentOf: [Int] = []
  private var arcs: [(head: Int, entry: Int)] = []
  private var isDone: [Bool] = []
  private var isOnPath: [Bool] = []

  /// Sets `heads[1...]` to the best tree over `scores[dependent * stride + head]` in which the root
  /// has one child.
  ///
  /// - Complexity: O(*n²*): each contraction takes a node away, and every node is scanned once.
  mutating func solve(
    _ scores: UnsafePointer<Float>, count: Int, stride: Int, _ heads: inout [Int]
  ) {
    prepare(scores, count, stride)
    var path: [Int] = []
    for vertex in 1..<max(1, count) {
      var node = nodeOf[vertex]
      while !isDone[node] {
        if !isOnPath[node] {
          isOnPath[node] = true
          path.append(node)
        }
        chooseArc(node)
        let next = nodeOf[arcs[node].head]
        if !isDone[next], isOnPath[next] {
          node = contract(&path, from: next)
        } else {
          node = next
        }
      }
      for node in path { isDone[node] = true }
      path.removeAll(keepingCapacity: true)
    }
    expand(&heads)
  }

  private mutating func prepare(_ scores: UnsafePointer<Float>, _ count: Int, _ stride: Int) {
    self.count = count
    gains = [Int](repeating: Contraction.never, count: count * count)
    entries = [Int](repeating: 0, count: count * count)
    for dependent in 1..<max(1, count) {
      for head in 0..<count {
        entries[dependent * count + head] = dependent
        guard head != dependent else { continue }
        let score = max(-60000, min(60000, scores[dependent * stride + head]))
        gains[dependent * count + head] =
          Int(score * 65536) - (head == 0 ? Contraction.rootCost : 0)
      }
    }
    nodeOf = Array(0..<count)
    rowOf = nodeOf
    parentOf = [Int](repeating: -1, count: count)
    arcs = Array(repeating: (-1, 0), count: count)
    isDone = Array(repeating: false, count: count)
    isOnPath = isDone
    if count > 0 { isDone[0] = true }
  }

  /// The arc from outside that gains most; of equal ones that of the first head.
  private mutating func chooseArc(_ node: Int) {
    let row = rowOf[node] * count
    var best = -1
    for head in 0..<count
    where nodeOf[head] != node && (best < 0 || gains[row + head] > gains[row + best]) {
      best = head
    }
    arcs[node] = (best, entries[row + best])
  }

  /// Makes one node of the path's end, from `first` on; its row is that of `first`.
  private mutating func contract(_ path: inout [Int], from first: Int) -> Int {
    let start = path.lastIndex(of: first) ?? 0
    let whole = rowOf.count
    let target = rowOf[first] * count
    for (index, member) in path[start...].enumerated() {
      parentOf[member] = whole
      let row = rowOf[member] * count
      let own = gains[row + arcs[member].head]
      for head in 0..<count {
        let gain = gains[row + head] - own
        if index == 0 || gain > gains[target + head] {
          gains[target + head] = gain
          entries[target + head] = entries[row + head]
        }
      }
    }
    let members = Set(path[start...])
    for vertex in nodeOf.indices where members.contains(nodeOf[vertex]) { nodeOf[vertex] = whole }
    path.removeSubrange(start...)
    rowOf.append(rowOf[first])
    parentOf.append(-1)
    arcs.append((-1, 0))
    isDone.append(false)
    isOnPath.append(false)
    return whole
  }

  /// From the outermost nodes inwards: an arc into a node is the arc of the member it enters.
  private mutating func expand(_ heads: inout [Int]) {
    for node in rowOf.indices.reversed() where node >= count {
      var member = arcs[node].entry
      while parentOf[member] != node { member = parentOf[member] }
      arcs[member] = arcs[node]
    }
    for vertex in 1..<max(1, count) { heads[vertex] = arcs[vertex].head }
  }
}
