/// A breadth-first search level by level, along the arcs or against them.
///
/// A level is pushed along the arcs that leave it, or, where those are many, pulled by each vertex
/// that is still to be reached, which stops at the first neighbour in the level. After S. Beamer,
/// K. Asanović, D. Patterson, "Direction-optimizing breadth-first search", *SC* 2012, with their
/// two thresholds.
///
/// Who was reached is a bit a vertex, so that the marks of a whole network lie near the processor,
/// and the inner loop of a push has no branch: whether a neighbour is new cannot be foretold.
struct LevelSearch {
  /// The vertices reached, in the order of their distance.
  private(set) var order: ContiguousArray<UInt32>
  /// Where the levels end in `order`: the vertices at distance *d* end at `ends[d]`.
  private(set) var ends: [Int] = []

  /// - Parameters:
  ///   - direction: `.out` walks along arcs, `.in` against them.
  ///   - isBarred: Vertices not walked on; empty when there are none.
  ///   - goal: The search ends with the level that holds this vertex.
  init(
    _ network: Network, from source: Int, _ direction: Direction, isBarred: [Bool] = [],
    until goal: Int? = nil
  ) {
    let n = network.vertexCount
    let isOut = direction == .out
    let ways = Ways(
      offsets: isOut ? network.offsets : network.inOffsets,
      neighbours: isOut ? network.targets : network.sources,
      backOffsets: isOut ? network.inOffsets : network.offsets,
      backNeighbours: isOut ? network.sources : network.targets)
    // One more place than there are vertices: a push writes before it knows whether to keep.
    order = ContiguousArray(repeating: 0, count: n + 1)
    var seen = ContiguousArray<UInt64>(repeating: 0, count: n >> 6 + 1)
    for v in isBarred.indices where isBarred[v] { seen[v >> 6] |= 1 << UInt64(v & 63) }
    seen[source >> 6] |= 1 << UInt64(source & 63)
    order[0] = UInt32(source)
    ends.append(1)
    var first = 0, end = 1
    var arcs = ways.offsets[source + 1] - ways.offsets[source], arcsLeft = network.arcCount
    while first < end {
      if let goal, seen[goal >> 6] & 1 << UInt64(goal & 63) != 0 { break }
      arcsLeft -= arcs
      if arcs > arcsLeft / 15, end - first > n / 64 {
        (first, end) = pull(ways, first, end, &seen, until: goal)
      } else {
        (first, end) = (end, push(ways, first, end, &seen))
        if end > first { ends.append(end) }
      }
      arcs = order[first..<end].reduce(0) { $0 + ways.offsets[Int($1) + 1] - ways.offsets[Int($1)] }
    }
    order.removeLast(order.count - (ends.last ?? 0))
  }

  /// The arcs as the search walks them, and as it would come back.
  private struct Ways {
    let offsets: ContiguousArray<Int>
    let neighbours: ContiguousArray<UInt32>
    let backOffsets: ContiguousArray<Int>
    let backNeighbours: ContiguousArray<UInt32>
  }

  /// Returns where the next level ends.
  private mutating func push(
    _ ways: Ways, _ first: Int, _ end: Int, _ seen: inout ContiguousArray<UInt64>
  ) -> Int {
    let offsets = ways.offsets.span, neighbours = ways.neighbours.span
    var marks = seen.mutableSpan, places = order.mutableSpan
    var next = end
    for place in first..<end {
      let v = Int(places[unchecked: place])
      for arc in offsets[v]..<offsets[v + 1] {
        let w = neighbours[unchecked: arc]
        let word = Int(w >> 6), bit: UInt64 = 1 << UInt64(w & 63)
        let before = marks[word]
        places[next] = w
        marks[word] = before | bit
        next += before & bit == 0 ? 1 : 0
      }
    }
    return next
  }

  /// Levels as long as they are large; returns the place of the last.
  private mutating func pull(
    _ ways: Ways, _ first: Int, _ end: Int, _ seen: inout ContiguousArray<UInt64>,
    until goal: Int?
  ) -> (Int, Int) {
    let n = ways.offsets.count - 1
    let offsets = ways.backOffsets.span, neighbours = ways.backNeighbours.span
    var fronts = ContiguousArray<UInt64>(repeating: 0, count: seen.count), nexts = fronts
    for place in first..<end { fronts[Int(order[place]) >> 6] |= 1 << UInt64(order[place] & 63) }
    var first = first, end = end
    while true {
      var next = end
      do {
        let front = fronts.span
        var reached = nexts.mutableSpan, places = order.mutableSpan
        var marks = seen.mutableSpan
        for word in 0..<reached.count {
          var found: UInt64 = 0
          var unseen = ~marks[word]
          while unseen != 0 {
            let bit = unseen.trailingZeroBitCount
            let v = word << 6 | bit
            if v >= n { break }
            unseen &= unseen - 1
            for place in offsets[v]..<offsets[v + 1] {
              let u = neighbours[unchecked: place]
              if front[unchecked: Int(u >> 6)] & 1 << UInt64(u & 63) == 0 { continue }
              found |= 1 << UInt64(bit)
              places[next] = UInt32(truncatingIfNeeded: v)
              next += 1
              break
            }
          }
          reached[word] = found
        }
        for word in 0..<reached.count { marks[word] |= reached[word] }
      }
      let before = end - first
      (first, end) = (end, next)
      if first == end { return (first, end) }
      ends.append(end)
      if let goal, seen[goal >> 6] & 1 << UInt64(goal & 63) != 0 { return (first, end) }
      if end - first < n / 18, end - first < before { return (first, end) }
      swap(&fronts, &nexts)
    }
  }

  /// The distance of each vertex in steps; `unreached` where there is no way.
  func distances(vertexCount: Int, unreached: Double = .infinity) -> [Double] {
    var distances = [Double](repeating: unreached, count: vertexCount)
    var reached = distances.mutableSpan
    var first = 0
    for (depth, end) in ends.enumerated() {
      for place in first..<end { reached[Int(order[place])] = Double(depth) }
      first = end
    }
    return distances
  }
}
