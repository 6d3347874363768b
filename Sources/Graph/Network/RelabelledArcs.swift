/// The arcs of both directions with vertices renumbered, those of most arcs first: the busy ones
/// share cache lines, and sources that are tried together are alike.
struct RelabelledArcs: Sendable {
  /// The vertex of each place.
  let vertices: ContiguousArray<UInt32>
  let out: Adjacency
  let into: Adjacency

  /// - Parameter isSymmetric: Every arc has its like the other way: then one direction is both.
  init(_ arcs: Adjacency, keepsWeights: Bool = false, isSymmetric: Bool) {
    let n = arcs.vertexCount
    let degrees = (0..<n).map { arcs.offsets[$0 + 1] - arcs.offsets[$0] }
    var inDegrees = degrees
    if !isSymmetric {
      inDegrees = [Int](repeating: 0, count: n)
      for target in arcs.targets { inDegrees[Int(target)] += 1 }
    }
    // Counting sort: descending by number of arcs, then ascending by vertex.
    let total = (0..<n).map { degrees[$0] + inDegrees[$0] }
    let most = total.max() ?? 0
    var starts = [Int](repeating: 0, count: most + 2)
    for degree in total { starts[most - degree + 1] += 1 }
    for place in 0...most { starts[place + 1] += starts[place] }
    var vertices = ContiguousArray<UInt32>(repeating: 0, count: n), places = vertices
    for v in 0..<n {
      let place = starts[most - total[v]]
      starts[most - total[v]] = place + 1
      vertices[place] = UInt32(v)
      places[v] = UInt32(place)
    }
    var outOffsets = ContiguousArray<Int>(repeating: 0, count: n + 1), inOffsets = outOffsets
    for place in 0..<n {
      outOffsets[place + 1] = outOffsets[place] + degrees[Int(vertices[place])]
      inOffsets[place + 1] = inOffsets[place] + inDegrees[Int(vertices[place])]
    }
    var inTargets = ContiguousArray<UInt32>(repeating: 0, count: arcs.targets.count)
    var inWeights = ContiguousArray<Double>(
      repeating: 0, count: keepsWeights ? arcs.targets.count : 0)
    // Sources in order of place, so that every vertex's incoming arcs ascend; its outgoing ones
    // are placed by going over the incoming ones in the same way.
    var nextPlaces = inOffsets
    do {
      let offsets = arcs.offsets.span, targets = arcs.targets.span, strengths = arcs.weights.span
      let places = places.span
      var target = inTargets.mutableSpan, weight = inWeights.mutableSpan
      var next = nextPlaces.mutableSpan
      for place in 0..<n {
        let v = Int(vertices[place])
        for arc in offsets[v]..<offsets[v + 1] {
          let w = Int(places[Int(targets[arc])])
          target[next[w]] = UInt32(truncatingIfNeeded: place)
          if keepsWeights { weight[next[w]] = strengths[arc] }
          next[w] += 1
        }
      }
    }
    self.vertices = vertices
    into = Adjacency(offsets: inOffsets, targets: inTargets, weights: inWeights)
    if isSymmetric {
      out = into
      return
    }
    var outTargets = ContiguousArray<UInt32>(repeating: 0, count: arcs.targets.count)
    var outWeights = ContiguousArray<Double>(
      repeating: 0, count: keepsWeights ? arcs.targets.count : 0)
    nextPlaces = outOffsets
    do {
      let sources = inTargets.span, strengths = inWeights.span
      var target = outTargets.mutableSpan, weight = outWeights.mutableSpan
      var next = nextPlaces.mutableSpan
      for w in 0..<n {
        for arc in inOffsets[w]..<inOffsets[w + 1] {
          let place = Int(sources[arc])
          target[next[place]] = UInt32(truncatingIfNeeded: w)
          if keepsWeights { weight[next[place]] = strengths[arc] }
          next[place] += 1
        }
      }
    }
    out = Adjacency(offsets: outOffsets, targets: outTargets, weights: outWeights)
  }
}
