extension Network {
  /// Each pair of neighbours once, whatever the direction between them, weighed by the sum of both
  /// arcs' strengths; the neighbours of each vertex ascend.
  ///
  /// An undirected network's own arcs.
  package func symmetricAdjacency() -> Adjacency {
    guard isDirected else { return adjacency(.out) }
    let n = vertexCount
    var symmetricOffsets = ContiguousArray<Int>()
    symmetricOffsets.reserveCapacity(n + 1)
    symmetricOffsets.append(0)
    var neighbours = ContiguousArray<UInt32>(), weights = ContiguousArray<Double>()
    neighbours.reserveCapacity(2 * arcCount)
    weights.reserveCapacity(2 * arcCount)
    for v in 0..<n {
      var arc = offsets[v], place = inOffsets[v]
      let arcEnd = offsets[v + 1], placeEnd = inOffsets[v + 1]
      while arc < arcEnd || place < placeEnd {
        let there = arc < arcEnd ? targets[arc] : UInt32.max
        let back = place < placeEnd ? sources[place] : UInt32.max
        var weight = 0.0
        // The smaller vertex's arc first: the sum has the same bits seen from either end.
        if there == back {
          let mine = strengths[arc], theirs = strengths[Int(inArcs[place])]
          weight = UInt32(v) < there ? mine + theirs : theirs + mine
        } else {
          weight = there < back ? strengths[arc] : strengths[Int(inArcs[place])]
        }
        neighbours.append(min(there, back))
        weights.append(weight)
        if there <= back { arc += 1 }
        if back <= there { place += 1 }
      }
      symmetricOffsets.append(neighbours.count)
    }
    return Adjacency(offsets: symmetricOffsets, targets: neighbours, weights: weights)
  }
}
