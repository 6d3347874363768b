extension Network {
  /// Returns the distance from one vertex to each; infinite where there is no way.
  ///
  ///     Network(edges: [("a", "b")], directed: true).distances(from: 0)  // 0 1
  ///
  /// - Complexity: O(*n + m*) by hops, O(*m* + *n* log *n*) by cost.
  public func distances(from source: Int, by distance: Distance = .hops) -> Scores {
    requireVertex(source)
    let n = vertexCount
    var distances = [Double](repeating: .infinity, count: n)
    distances[source] = 0
    let offsetArray = offsets, targetArray = targets, strengthArray = strengths
    let offsets = offsetArray.span, targets = targetArray.span, strengths = strengthArray.span
    switch distance {
    case .hops:
      var queues = [UInt32](repeating: 0, count: n)
      var queue = queues.mutableSpan, reached = distances.mutableSpan
      queue[0] = UInt32(source)
      var count = 1, next = 0
      while next < count {
        let v = Int(queue[next])
        next += 1
        let farther = reached[v] + 1
        for arc in offsets[v]..<offsets[v + 1] {
          let w = Int(targets[arc])
          guard reached[w] == .infinity else { continue }
          reached[w] = farther
          queue[count] = UInt32(truncatingIfNeeded: w)
          count += 1
        }
      }
    case .cost:
      var reached = distances.mutableSpan
      var heap = VertexHeap(vertexCount: n)
      heap.push(source, cost: 0)
      while let (v, d) = heap.pop() {
        for arc in offsets[v]..<offsets[v + 1] {
          let w = Int(targets[arc]), through = d + 1 / strengths[arc]
          guard through < reached[w] else { continue }
          reached[w] = through
          heap.push(w, cost: through)
        }
      }
    }
    return Scores(distances, of: self, order: .lowestFirst)
  }
}
