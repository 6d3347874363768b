import Basics

/// For each vertex, over the others that reach it (or that it reaches).
struct DistanceSums: Sendable {
  /// How many there are.
  var reached: [Int]
  /// The sum of their distances.
  var total: [Double]
  /// The largest of their distances, in whole arcs; 0 by cost.
  var farthest: [Int]
  /// The sum of 1 / distance.
  var inverse: [Double]

  init(vertexCount: Int) {
    reached = [Int](repeating: 0, count: vertexCount)
    farthest = reached
    total = [Double](repeating: 0, count: vertexCount)
    inverse = total
  }
}

extension Network {
  func distanceSums(_ direction: Direction, by distance: Distance) -> DistanceSums {
    switch distance {
    case .hops:
      // The kernel counts at the end of the ways it walks, so it walks them as they are measured.
      distanceSumsByHops(
        along: adjacency(direction == .in ? .out : .in), isSymmetric: !isDirected)
    case .cost: distanceSumsByCost(in: costAdjacency(direction))
    }
  }
}

/// One search per vertex, against the direction of measuring: each vertex's sums are made by one
/// search, in the order of distance.
private func distanceSumsByCost(in arcs: Adjacency) -> DistanceSums {
  let n = arcs.vertexCount
  let parts = parallelMap(fixedParts(of: n)) { vertices in
    var sums = DistanceSums(vertexCount: vertices.count)
    var distances = [Double](repeating: .infinity, count: n)
    var isSettled = [Bool](repeating: false, count: n)
    var orders = [UInt32](repeating: 0, count: n)
    let offsets = arcs.offsets.span, targets = arcs.targets.span, costs = arcs.weights.span
    var distance = distances.mutableSpan, settled = isSettled.mutableSpan
    var order = orders.mutableSpan
    var heap = VertexHeap(vertexCount: n)
    for s in vertices {
      distance[s] = 0
      heap.push(s, cost: 0)
      var count = 0, total = 0.0, inverse = 0.0
      while let (v, d) = heap.pop() {
        order[count] = UInt32(truncatingIfNeeded: v)
        settled[v] = true
        count += 1
        if v != s {
          total += d
          inverse += 1 / d
        }
        for arc in offsets[v]..<offsets[v + 1] {
          let w = Int(targets[arc]), through = d + costs[arc]
          if through < distance[w], !settled[w] {
            distance[w] = through
            heap.push(w, cost: through)
          }
        }
      }
      sums.reached[s - vertices.lowerBound] = count - 1
      sums.total[s - vertices.lowerBound] = total
      sums.inverse[s - vertices.lowerBound] = inverse
      for place in 0..<count {
        let v = Int(order[place])
        distance[v] = .infinity
        settled[v] = false
      }
    }
    return sums
  }
  var all = DistanceSums(vertexCount: 0)
  for part in parts {
    all.reached += part.reached
    all.total += part.total
    all.inverse += part.inverse
  }
  return all
}
