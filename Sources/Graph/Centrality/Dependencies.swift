/// Brandes' δ summed over `sources`, every arc of length 1.
///
/// Comparing depths replaces the paper's lists of predecessors: a successor of *v* on a shortest
/// path is a neighbour one step deeper. Path counts are Double: an Int64 overflows on a 36 × 36 grid.
func dependenciesByHops(in arcs: Adjacency, from sources: Range<Int>) -> [Double] {
  let n = arcs.vertexCount
  var sums = [Double](repeating: 0, count: n)
  var sigmas = sums, deltas = sums
  var depths = [Int32](repeating: -1, count: n)
  var orders = [UInt32](repeating: 0, count: n)
  let offsetArray = arcs.offsets, targetArray = arcs.targets
  let offsets = offsetArray.span, targets = targetArray.span
  var sum = sums.mutableSpan, sigma = sigmas.mutableSpan, delta = deltas.mutableSpan
  var depth = depths.mutableSpan, order = orders.mutableSpan
  for s in sources {
    order[0] = UInt32(truncatingIfNeeded: s)
    depth[s] = 0
    sigma[s] = 1
    var count = 1, next = 0
    while next < count {
      let v = Int(order[next])
      next += 1
      let deeper = depth[v] + 1, paths = sigma[v]
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc])
        if depth[w] < 0 {
          depth[w] = deeper
          order[count] = UInt32(truncatingIfNeeded: w)
          count += 1
        }
        if depth[w] == deeper { sigma[w] += paths }
      }
    }
    // Farthest first, so that every successor's delta is final; what was touched is cleared.
    for place in stride(from: count - 1, through: 0, by: -1) {
      let v = Int(order[place])
      let deeper = depth[v] + 1
      var share = 0.0
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc])
        if depth[w] == deeper { share += delta[w] }
      }
      let dependency = sigma[v] * share
      if place > 0 { sum[v] += dependency }  // a source ends its own paths; it is not inside them
      delta[v] = (1 + dependency) / sigma[v]
    }
    for place in 0..<count {
      let v = Int(order[place])
      depth[v] = -1
      sigma[v] = 0
      delta[v] = 0
    }
  }
  return sums
}

/// Brandes' δ summed over `sources`, arcs as long as their weights say.
///
/// Vertices are settled by Dijkstra's algorithm; then an arc lies on a shortest path when the
/// distances of its ends differ by its cost (`costsAreEqual`) and it leads to a vertex settled
/// later. The second condition keeps the paths free of cycles where a cost is below rounding.
func dependenciesByCost(in arcs: Adjacency, from sources: Range<Int>) -> [Double] {
  let n = arcs.vertexCount
  var sums = [Double](repeating: 0, count: n)
  var sigmas = sums, deltas = sums
  var distances = [Double](repeating: .infinity, count: n)
  var orders = [UInt32](repeating: 0, count: n), settledArray = [Int32](repeating: -1, count: n)
  let offsetArray = arcs.offsets, targetArray = arcs.targets, costArray = arcs.weights
  let offsets = offsetArray.span, targets = targetArray.span, costs = costArray.span
  var sum = sums.mutableSpan, sigma = sigmas.mutableSpan, delta = deltas.mutableSpan
  var distance = distances.mutableSpan, order = orders.mutableSpan
  var settled = settledArray.mutableSpan
  var heap = VertexHeap(vertexCount: n)
  for s in sources {
    distance[s] = 0
    heap.push(s, cost: 0)
    var count = 0
    while let (v, d) = heap.pop() {
      order[count] = UInt32(truncatingIfNeeded: v)
      settled[v] = Int32(truncatingIfNeeded: count)
      count += 1
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc]), through = d + costs[arc]
        if through < distance[w], settled[w] < 0 {
          distance[w] = through
          heap.push(w, cost: through)
        }
      }
    }
    sigma[s] = 1
    for place in 0..<count {
      let v = Int(order[place])
      let d = distance[v], paths = sigma[v]
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc])
        if settled[w] > settled[v], costsAreEqual(d + costs[arc], distance[w]) {
          sigma[w] += paths
        }
      }
    }
    for place in stride(from: count - 1, through: 0, by: -1) {
      let v = Int(order[place])
      let d = distance[v]
      var share = 0.0
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc])
        if settled[w] > settled[v], costsAreEqual(d + costs[arc], distance[w]) {
          share += delta[w]
        }
      }
      let dependency = sigma[v] * share
      if place > 0 { sum[v] += dependency }
      delta[v] = (1 + dependency) / sigma[v]
    }
    for place in 0..<count {
      let v = Int(order[place])
      distance[v] = .infinity
      settled[v] = -1
      sigma[v] = 0
      delta[v] = 0
    }
  }
  return sums
}
