/// A heap of vertices by cost, four children a node, that can lower a cost in place.
///
/// Each vertex is in it at most once; equal costs come out by vertex, so the order of settling does
/// not depend on the order of pushing.
package struct VertexHeap: ~Copyable {
  private var vertices: ContiguousArray<UInt32> = []
  private var costs: ContiguousArray<Double> = []
  /// The place of each vertex in `vertices`; -1 when it is not in the heap.
  private var places: ContiguousArray<Int32>

  package init(vertexCount: Int) {
    places = ContiguousArray(repeating: -1, count: vertexCount)
  }

  package var isEmpty: Bool { vertices.isEmpty }
  /// The least cost; the heap is not empty.
  package var leastCost: Double { costs[0] }

  /// Adds a vertex, or lowers its cost.
  package mutating func push(_ vertex: Int, cost: Double) {
    var place = Int(places[vertex])
    if place < 0 {
      place = vertices.count
      vertices.append(UInt32(truncatingIfNeeded: vertex))
      costs.append(cost)
    }
    rise(UInt32(truncatingIfNeeded: vertex), cost, from: place)
  }

  /// Takes the vertex of least cost out.
  package mutating func pop() -> (vertex: Int, cost: Double)? {
    guard let vertex = vertices.first else { return nil }
    let cost = costs[0]
    places[Int(vertex)] = -1
    let last = vertices.removeLast(), lastCost = costs.removeLast()
    if !vertices.isEmpty { sink(last, lastCost) }
    return (Int(vertex), cost)
  }

  package mutating func removeAll() {
    for vertex in vertices { places[Int(vertex)] = -1 }
    vertices.removeAll(keepingCapacity: true)
    costs.removeAll(keepingCapacity: true)
  }

  private mutating func rise(_ vertex: UInt32, _ cost: Double, from start: Int) {
    var place = start
    while place > 0 {
      let parent = (place - 1) >> 2
      let above = costs[parent]
      if above < cost || (above == cost && vertices[parent] < vertex) { break }
      costs[place] = above
      vertices[place] = vertices[parent]
      places[Int(vertices[place])] = Int32(truncatingIfNeeded: place)
      place = parent
    }
    costs[place] = cost
    vertices[place] = vertex
    places[Int(vertex)] = Int32(truncatingIfNeeded: place)
  }

  private mutating func sink(_ vertex: UInt32, _ cost: Double) {
    let count = vertices.count
    var place = 0
    while true {
      let first = place << 2 + 1
      guard first < count else { break }
      var least = first
      for child in (first + 1)..<max(first + 1, min(first + 4, count))
      where costs[child] < costs[least]
        || (costs[child] == costs[least] && vertices[child] < vertices[least])
      {
        least = child
      }
      if cost < costs[least] || (cost == costs[least] && vertex < vertices[least]) { break }
      costs[place] = costs[least]
      vertices[place] = vertices[least]
      places[Int(vertices[place])] = Int32(truncatingIfNeeded: place)
      place = least
    }
    costs[place] = cost
    vertices[place] = vertex
    places[Int(vertex)] = Int32(truncatingIfNeeded: place)
  }
}
