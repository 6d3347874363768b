extension Network {
  /// Returns the distance from one vertex to each; infinite where there is no way.
  ///
  ///     Network(edges: [("a", "b")], directed: true).distances(from: 0)  // 0 1
  ///
  /// - Complexity: O(*n + m*) by hops, and by cost where costs differ by less than 30,000 times,
  ///   else O(*m* log *n*).
  public func distances(from source: Int, by distance: Distance = .hops) -> Scores {
    requireVertex(source)
    return Scores(
      distance == .hops
        ? LevelSearch(self, from: source, .out).distances(vertexCount: vertexCount)
        : distancesByCost(from: source),
      of: self, order: .lowestFirst)
  }

  private func distancesByCost(from source: Int) -> [Double] {
    var distances = [Double](repeating: .infinity, count: vertexCount)
    distances[source] = 0
    let offsetArray = offsets, targetArray = targets, strengthArray = strengths
    let offsets = offsetArray.span, targets = targetArray.span, strengths = strengthArray.span
    var reached = distances.mutableSpan
    var strongest = 0.0, weakest = Double.infinity
    for arc in 0..<strengths.count {
      strongest = max(strongest, strengths[arc])
      weakest = min(weakest, strengths[arc])
    }
    if var queue = CostBuckets(smallest: 1 / strongest, largest: 1 / weakest) {
      var isSettledArray = [Bool](repeating: false, count: vertexCount)
      var isSettled = isSettledArray.mutableSpan
      queue.push(source, cost: 0)
      while var entry = queue.popBucket() {
        while entry >= 0 {
          let v: Int
          (v, entry) = queue.entry(entry)
          if isSettled[v] { continue }
          isSettled[v] = true
          let d = reached[v]
          for arc in offsets[v]..<offsets[v + 1] {
            let w = Int(targets[arc]), through = d + 1 / strengths[arc]
            guard through < reached[w] else { continue }
            reached[w] = through
            queue.push(w, cost: through)
          }
        }
      }
    } else {
      var heap = VertexHeap(vertexCount: vertexCount)
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
    return distances
  }
}
