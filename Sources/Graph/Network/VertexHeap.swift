/// A heap of vertices by cost, four children a node, that can lower a cost in place.
///
/// Each vertex is in it at most once; equal costs come out by vertex, so the order of settling does
/// not depend on the order of pushing. Unsafe storage: with arrays, whose every write asks whether
/// they are shared, Dijkstra's algorithm took twice the time. Invariants: `count` ≤ `capacity`,
/// `places[v]` is the place of *v* in `nodes` or −1, and vertices are below `capacity`.
package struct VertexHeap: ~Copyable {
  private struct Node {
    var cost: Double
    var vertex: UInt32

    @inline(__always) func precedes(_ other: Node) -> Bool {
      cost < other.cost || (cost == other.cost && vertex < other.vertex)
    }
  }

  private let nodes: UnsafeMutablePointer<Node>
  private let places: UnsafeMutablePointer<Int32>
  private let capacity: Int
  private var count = 0

  package init(vertexCount: Int) {
    capacity = vertexCount
    nodes = .allocate(capacity: max(1, vertexCount))
    places = .allocate(capacity: max(1, vertexCount))
    places.initialize(repeating: -1, count: max(1, vertexCount))
  }

  deinit {
    nodes.deallocate()
    places.deallocate()
  }

  /// Adds a vertex, or lowers its cost.
  @inline(__always) package mutating func push(_ vertex: Int, cost: Double) {
    precondition(vertex >= 0 && vertex < capacity, "vertex \(vertex) is outside 0..<\(capacity)")
    var place = Int(places[vertex])
    if place < 0 {
      place = count
      count += 1
    }
    let node = Node(cost: cost, vertex: UInt32(truncatingIfNeeded: vertex))
    while place > 0 {
      let parent = (place - 1) >> 2
      if !node.precedes(nodes[parent]) { break }
      put(nodes[parent], at: place)
      place = parent
    }
    put(node, at: place)
  }

  /// Takes the vertex of least cost out.
  @inline(__always) package mutating func pop() -> (vertex: Int, cost: Double)? {
    guard count > 0 else { return nil }
    let top = nodes[0]
    places[Int(top.vertex)] = -1
    count -= 1
    if count > 0 {
      let last = nodes[count]
      var place = 0
      while true {
        let first = place << 2 + 1
        if first >= count { break }
        var least = first
        let end = min(first + 4, count)
        var child = first + 1
        while child < end {
          if nodes[child].precedes(nodes[least]) { least = child }
          child += 1
        }
        if last.precedes(nodes[least]) { break }
        put(nodes[least], at: place)
        place = least
      }
      put(last, at: place)
    }
    return (Int(top.vertex), top.cost)
  }

  package mutating func removeAll() {
    for place in 0..<count { places[Int(nodes[place].vertex)] = -1 }
    count = 0
  }

  @inline(__always) private func put(_ node: Node, at place: Int) {
    nodes[place] = node
    places[Int(node.vertex)] = Int32(truncatingIfNeeded: place)
  }
}
