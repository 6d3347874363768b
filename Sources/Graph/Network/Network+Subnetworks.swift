extension Network {
  /// The network of some of the arcs, between the same vertices.
  ///
  /// - Parameter keeps: Whether an arc stays; when undirected it must answer alike for both arcs of
  ///   an edge.
  /// - Complexity: O(*n + m*).
  public func filtered(_ keeps: (_ arc: Int) -> Bool) -> Network {
    var newOffsets = ContiguousArray<Int>([0]), newTargets = ContiguousArray<UInt32>()
    newOffsets.reserveCapacity(vertexCount + 1)
    var kept = ContiguousArray<Int>()
    for v in 0..<vertexCount {
      for arc in arcs(from: v) where keeps(arc) {
        kept.append(arc)
        newTargets.append(targets[arc])
      }
      newOffsets.append(newTargets.count)
    }
    var newRecordOffsets = ContiguousArray<Int>(), newRecords = ContiguousArray<UInt32>()
    if !recordOffsets.isEmpty {
      newRecordOffsets.append(0)
      for arc in kept {
        newRecords += records[recordOffsets[arc]..<recordOffsets[arc + 1]]
        newRecordOffsets.append(newRecords.count)
      }
    }
    return Network(
      isDirected: isDirected, keys: keys, loopCount: loopCount, offsets: newOffsets,
      targets: newTargets, strengths: ContiguousArray(kept.map { strengths[$0] }),
      positive: positive.isEmpty ? [] : ContiguousArray(kept.map { positive[$0] }),
      negative: negative.isEmpty ? [] : ContiguousArray(kept.map { negative[$0] }),
      recordOffsets: newRecordOffsets, records: newRecords)
  }

  /// The same arcs with other strengths, each a finite number above 0.
  package func withStrengths(_ strengths: ContiguousArray<Double>) -> Network {
    precondition(strengths.count == arcCount, "\(strengths.count) strengths for \(arcCount) arcs")
    var copy = self
    copy.replaceStrengths(strengths)
    return copy
  }
}
