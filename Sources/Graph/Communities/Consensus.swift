import Basics

/// Groups, and how sure each vertex's place in them is.
public struct Communities: Sendable, Equatable {
  public let partition: Partition
  /// By vertex, 0…1: how much its group stays the same from run to run (the mean of the Jaccard
  /// index of its group and its group in each run); 1 when it is always the same.
  public let certainty: [Double]
  /// Of the partition.
  public let modularity: Double
  /// What the method made as large as it could: the modularity, or the constant Potts quality.
  public let quality: Double
}

/// How groups are found.
public enum CommunityMethod: String, Sendable, CaseIterable {
  case leiden, louvain
  case labelPropagation = "label-propagation"
}

extension Network {
  /// Returns the best of many runs of `leiden` (or another method), with each vertex's certainty.
  ///
  ///     network.consensusCommunities(runs: 20, seed: 1).certainty
  ///
  /// The best run is the one of the highest quality, for label propagation of the highest
  /// modularity; of equally good ones the first. Direction is ignored; an isolated vertex is a group
  /// of its own with certainty 1.
  ///
  /// - Complexity: `runs` times the method.
  /// - SeeAlso: A. Lancichinetti, S. Fortunato, "Consensus clustering in complex networks",
  ///   *Scientific Reports* 2, 2012. [doi](https://doi.org/10.1038/srep00336) (they cluster the
  ///   agreement of the runs; we take the run of highest modularity, and measure the agreement).
  public func consensusCommunities(
    runs: Int = 20, seed: UInt64 = 1, method: CommunityMethod = .leiden,
    quality: GroupQuality = .modularity(), weighting: Weighting = .strength
  ) -> Communities {
    precondition(runs > 0, "\(runs) runs")
    let results = parallelMap(Array(0..<UInt64(runs))) { run in
      var random = SeededRandom(seed: seed, stream: run)
      let partition =
        switch method {
        case .leiden: leiden(quality: quality, weighting: weighting, using: &random)
        case .louvain: louvain(quality: quality, weighting: weighting, using: &random)
        case .labelPropagation: labelPropagation(weighting: weighting, using: &random)
        }
      return (
        partition,
        self.quality(
          of: partition, method == .labelPropagation ? .modularity() : quality,
          weighting: weighting)
      )
    }
    // The first of the best, so that equal runs do not make a difference.
    let best = results.indices.reduce(0) { results[$1].1 > results[$0].1 ? $1 : $0 }
    let partition = results[best].0
    var certainty = [Double](repeating: 0, count: vertexCount)
    for (other, _) in results {
      var shared: [Int: Int] = [:]
      for v in 0..<vertexCount {
        shared[partition.groups[v] * other.groupCount + other.groups[v], default: 0] += 1
      }
      for v in 0..<vertexCount {
        let a = partition.groups[v], b = other.groups[v]
        let both = shared[a * other.groupCount + b]!
        certainty[v] += Double(both) / Double(partition.sizes[a] + other.sizes[b] - both)
      }
    }
    return Communities(
      partition: partition, certainty: certainty.map { $0 / Double(runs) },
      modularity: modularity(of: partition, weighting: weighting), quality: results[best].1)
  }
}
