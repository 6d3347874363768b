import Graph
import Testing

@Suite struct CommunityTests {
  /// Six cliques of five, each tied to the next by one edge.
  private let cliques: Network = {
    var edges: [(Int, Int)] = []
    for clique in 0..<6 {
      for u in 0..<5 { for v in 0..<u { edges.append((5 * clique + u, 5 * clique + v)) } }
      edges.append((5 * clique, (5 * clique + 6) % 30))
    }
    return Network(vertexCount: 30, edges: edges, directed: false)
  }()

  @Test func findsCliques() {
    let expected = Partition(labels: (0..<30).map { $0 / 5 })
    var random = SeededRandom(seed: 5)
    #expect(cliques.leiden(using: &random) == expected)
    #expect(cliques.louvain(using: &random) == expected)
    #expect(
      cliques.leiden(quality: .constantPotts(resolution: 0.5), using: &random) == expected)
    #expect(cliques.consensusCommunities().partition == expected)
    #expect(cliques.consensusCommunities().certainty.allSatisfy { $0 > 0.99 })
    #expect(cliques.labelPropagation(using: &random).groupCount <= 6)
  }

  /// 0.4198 is the highest modularity of the karate club (Brandes et al. 2008, proved optimal by
  /// integer programming); Louvain comes near it.
  @Test func karateClub() throws {
    let karate = try #require(NetworkXReference.all["karate"]).network
    var best = 0.0
    for seed in 0..<UInt64(10) {
      var random = SeededRandom(seed: seed)
      let q = karate.modularity(
        of: karate.leiden(weighting: .one, using: &random), weighting: .one)
      best = max(best, q)
      #expect(q > 0.40)
      let louvain = karate.louvain(weighting: .one, using: &random)
      #expect(karate.modularity(of: louvain, weighting: .one) > 0.38)
    }
    #expect(abs(best - 0.4197896) < 1e-6)
  }

  /// The definition, pair by pair: Σ (A − k k / 2m) / 2m over pairs in one group.
  @Test(arguments: 0..<UInt64(100)) func modularityByPairs(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, directed: false)
    let n = plain.count
    let partition = Partition(labels: (0..<n).map { $0 % 3 })
    let k = plain.strength.map { $0.compactMap { $0 }.reduce(0, +) }
    let total = k.reduce(0, +)
    var q = 0.0
    for u in 0..<n {
      for v in 0..<n where u % 3 == v % 3 && total > 0 {
        q += ((plain.strength[u][v] ?? 0) - 1.5 * k[u] * k[v] / total) / total
      }
    }
    expectClose([network.modularity(of: partition, resolution: 1.5)], [q], "seed \(seed)")
  }

  /// The constant Potts model, pair by pair.
  @Test(arguments: 0..<UInt64(100)) func pottsQualityByPairs(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, directed: false)
    let n = plain.count
    let partition = Partition(labels: (0..<n).map { $0 % 3 })
    var quality = 0.0
    for u in 0..<n {
      for v in 0..<u where u % 3 == v % 3 { quality += (plain.strength[u][v] ?? 0) - 0.7 }
    }
    expectClose(
      [network.quality(of: partition, .constantPotts(resolution: 0.7))], [quality], "seed \(seed)")
  }

  /// By any method the best of many runs finds six cliques; certainty is of the method's runs.
  @Test(arguments: [CommunityMethod.leiden, .louvain]) func consensus(method: CommunityMethod) {
    for quality in [GroupQuality.modularity(), .constantPotts(resolution: 0.5)] {
      let found = cliques.consensusCommunities(runs: 5, method: method, quality: quality)
      #expect(found.partition == Partition(labels: (0..<30).map { $0 / 5 }))
      expectClose([found.quality], [cliques.quality(of: found.partition, quality)])
    }
  }

  /// Leiden's promise: every group hangs together; and no single move gains.
  @Test(arguments: 0..<UInt64(60)) func groupsHangTogether(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 40, directed: false)
    var random = SeededRandom(seed: seed)
    let partition = network.leiden(using: &random)
    for members in partition.members {
      let inside = Set(members)
      var reached: Set<Int> = [members[0]], queue = [members[0]]
      while let v = queue.popLast() {
        for w in inside where plain.strength[v][w] != nil && reached.insert(w).inserted {
          queue.append(w)
        }
      }
      #expect(reached == inside, "seed \(seed)")
    }
    let q = network.modularity(of: partition)
    for v in 0..<plain.count {
      for group in 0..<partition.groupCount {
        var labels = partition.groups
        labels[v] = group
        #expect(network.modularity(of: Partition(labels: labels)) <= q + 1e-9, "seed \(seed)")
      }
    }
  }

  /// Hubert and Arabie's example is of these sizes; values from scikit-learn's documentation.
  @Test func comparison() {
    let a = Partition(labels: [0, 0, 1, 1]), b = Partition(labels: [1, 1, 0, 0])
    #expect(a.adjustedRandIndex(with: b) == 1)
    #expect(a.normalizedMutualInformation(with: b) == 1)
    let c = Partition(labels: [0, 0, 1, 2])
    expectClose([c.adjustedRandIndex(with: a)], [4 / 7])
    let apart = Partition(labels: [0, 1, 2, 3]), one = Partition(labels: [0, 0, 0, 0])
    #expect(one.normalizedMutualInformation(with: apart) == 0)
    #expect(one.adjustedRandIndex(with: apart) == 0)
  }

  @Test func numberedBySizeThenVertex() {
    let partition = Partition(labels: [9, 4, 4, 7, 7, 2])
    #expect(partition.groups == [2, 0, 0, 1, 1, 3])
    #expect(partition.sizes == [2, 2, 1, 1])
  }
}
