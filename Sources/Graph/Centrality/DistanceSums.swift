import Basics

/// For each vertex, over the others that reach it (or that it reaches).
struct DistanceSums: Sendable {
  /// How many there are.
  var reached: [Int]
  /// The sum of their distances.
  var total: [Double]
  /// The sum of 1 / distance.
  var inverse: [Double]

  init(vertexCount: Int) {
    reached = [Int](repeating: 0, count: vertexCount)
    total = [Double](repeating: 0, count: vertexCount)
    inverse = total
  }
}

extension Network {
  func distanceSums(_ direction: Direction, by distance: Distance) -> DistanceSums {
    switch distance {
    case .hops: distanceSumsByHops(in: adjacency(direction))
    case .cost: distanceSumsByCost(in: costAdjacency(direction))
    }
  }
}

/// One search per vertex against the direction of measuring, so that each vertex's sums are made by
/// one search in the order of distance.
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

private func distanceSumsByHops(in arcs: Adjacency) -> DistanceSums {
  let n = arcs.vertexCount
  let parts = parallelMap(fixedParts(of: n)) { vertices in
    var sums = DistanceSums(vertexCount: vertices.count)
    var depths = [Int32](repeating: -1, count: n)
    var orders = [UInt32](repeating: 0, count: n)
    let offsets = arcs.offsets.span, targets = arcs.targets.span
    var depth = depths.mutableSpan, order = orders.mutableSpan
    for s in vertices {
      depth[s] = 0
      order[0] = UInt32(truncatingIfNeeded: s)
      var count = 1, next = 0, total = 0, inverse = 0.0
      while next < count {
        let v = Int(order[next])
        next += 1
        let deeper = depth[v] + 1
        if deeper > 1 {
          total += Int(depth[v])
          inverse += 1 / Double(depth[v])
        }
        for arc in offsets[v]..<offsets[v + 1] {
          let w = Int(targets[arc])
          guard depth[w] < 0 else { continue }
          depth[w] = deeper
          order[count] = UInt32(truncatingIfNeeded: w)
          count += 1
        }
      }
      sums.reached[s - vertices.lowerBound] = count - 1
      sums.total[s - vertices.lowerBound] = Double(total)
      sums.inverse[s - vertices.lowerBound] = inverse
      for place in 0..<count { depth[Int(order[place])] = -1 }
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
