extension Network {
  /// Returns groups that form when each vertex again and again takes the label that most of its ties
  /// have.
  ///
  /// Vertices take turns in random order until each has a label that no other outweighs; of labels
  /// that weigh alike it keeps its own, or takes one at random.
  ///
  /// Direction is ignored. Fast and rough: on dense networks one group may take all. NetworkX's
  /// `asyn_lpa_communities`.
  ///
  /// - Parameter weighting: Whether ties count their strength or 1.
  /// - Complexity: O(*m*) a round; at most 100 rounds.
  /// - SeeAlso: U. N. Raghavan, R. Albert, S. Kumara, "Near linear time algorithm to detect community
  ///   structures in large-scale networks", *Phys. Rev. E* 76, 2007.
  ///   [doi](https://doi.org/10.1103/PhysRevE.76.036106)
  public func labelPropagation(
    weighting: Weighting = .strength, using random: inout some RandomNumberGenerator
  ) -> Partition {
    let ties = symmetricAdjacency()
    let n = vertexCount
    var labels = (0..<UInt32(n)).map { $0 }, order = labels
    var weightOf = [Double](repeating: 0, count: n)
    var touched: [UInt32] = [], bests: [UInt32] = []
    for _ in 0..<100 {
      random.shuffle(&order)
      var changed = false
      for node in order {
        let v = Int(node)
        for place in ties.offsets[v]..<ties.offsets[v + 1] {
          let label = labels[Int(ties.targets[place])]
          if weightOf[Int(label)] == 0 { touched.append(label) }
          weightOf[Int(label)] += weighting == .strength ? ties.weights[place] : 1
        }
        var most = 0.0
        for label in touched { most = max(most, weightOf[Int(label)]) }
        if !touched.isEmpty, weightOf[Int(labels[v])] < most {
          for label in touched where weightOf[Int(label)] == most { bests.append(label) }
          bests.sort()
          labels[v] = bests[random.below(bests.count)]
          bests.removeAll(keepingCapacity: true)
          changed = true
        }
        for label in touched { weightOf[Int(label)] = 0 }
        touched.removeAll(keepingCapacity: true)
      }
      if !changed { break }
    }
    return Partition(labels: labels.map { Int($0) })
  }
}
