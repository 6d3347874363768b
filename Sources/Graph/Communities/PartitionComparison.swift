import Glibc

extension Partition {
  /// How much two divisions of the same vertices tell about each other: mutual information over the
  /// mean of the two entropies, 1 when equal, 0 when independent; 1 when both are of one group.
  ///
  /// scikit-learn's `normalized_mutual_info_score`; igraph's `compare_communities(method="nmi")`.
  ///
  /// - Complexity: O(*n*).
  public func normalizedMutualInformation(with other: Partition) -> Double {
    let n = Double(groups.count)
    func entropy(_ sizes: some Sequence<Int>) -> Double {
      sizes.reduce(0) { $0 - Double($1) / n * log(Double($1) / n) }
    }
    let mine = entropy(sizes), theirs = entropy(other.sizes)
    guard mine + theirs > 0 else { return 1 }
    let together = entropy(overlaps(with: other))
    return max(0, min(1, 2 * (mine + theirs - together) / (mine + theirs)))
  }

  /// How many pairs of vertices two divisions agree on, above chance: 1 when equal, about 0 when
  /// independent.
  ///
  /// scikit-learn's `adjusted_rand_score`.
  ///
  /// - Complexity: O(*n*).
  /// - SeeAlso: L. Hubert, P. Arabie, "Comparing partitions", *J. Classification* 2, 1985.
  ///   [doi](https://doi.org/10.1007/BF01908075)
  public func adjustedRandIndex(with other: Partition) -> Double {
    func pairs(_ sizes: some Sequence<Int>) -> Double {
      Double(sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 })
    }
    let all = pairs([groups.count])
    let together = pairs(overlaps(with: other)), mine = pairs(sizes), theirs = pairs(other.sizes)
    guard all > 0 else { return 1 }
    let expected = mine * theirs / all, most = (mine + theirs) / 2
    return most == expected ? 1 : (together - expected) / (most - expected)
  }

  /// The sizes of the sets that are in one group of each division, in a fixed order.
  private func overlaps(with other: Partition) -> [Int] {
    precondition(
      groups.count == other.groups.count,
      "divisions of \(groups.count) and of \(other.groups.count) vertices")
    var counts: [Int: Int] = [:]
    for (a, b) in zip(groups, other.groups) { counts[a * other.groupCount + b, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map(\.value)
  }
}
