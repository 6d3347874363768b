@testable import Graph
import Testing

@Suite struct BetweennessTests {
  /// Krackhardt (1990), ASQ 35(2), figure 1; the same in NetworkX 3.6.1 and igraph 1.0.0.
  @Test func krackhardtKite() {
    expectClose(
      Network.krackhardtKite.betweenness(scale: .raw),
      [5 / 6, 5 / 6, 0, 11 / 3, 0, 25 / 3, 25 / 3, 14, 8, 0])
  }

  /// Jackson, *Social and Economic Networks* (2008), section 1.2.1: Medici .522, Strozzi .103,
  /// Guadagni .255; the fractions by counting paths.
  @Test func florentineFamilies() throws {
    let scores = Network.florentineFamilies.betweenness()
    #expect(abs(try scores["Medici"] - 47.5 / 91) < 1e-12)
    #expect(abs(try scores["Guadagni"] - 0.255) < 5e-4)
    #expect(abs(try scores["Strozzi"] - 0.103) < 5e-4)
    #expect(scores.top(2).map(\.key) == ["Medici", "Guadagni"])
  }

  @Test(arguments: 0..<UInt64(300)) func agreesWithTheDefinition(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 7)
    for distance in Distance.allCases {
      expectClose(
        network.betweenness(scale: .raw, by: distance), Oracle.betweenness(plain, distance),
        "seed \(seed) by \(distance)")
    }
  }

  @Test func hubOfAStarScoresOne() {
    #expect(Network.star(6).betweenness().values == [1, 0, 0, 0, 0, 0, 0])
  }

  @Test func smallNetworks() {
    for n in 0...2 {
      let empty = Network(vertexCount: n, edges: [(Int, Int)](), directed: true)
      #expect(empty.betweenness().values == [Double](repeating: 0, count: n))
    }
  }

  /// 1/3 + 1/3 and 2/3 differ in their last bit, and are the same length.
  @Test func costsThatDifferByRoundingAreEqual() {
    let network = Network(
      vertexCount: 4, edges: [(0, 1, 10.0), (1, 3, 5), (0, 2, 10 / 3.0)], directed: false)
    #expect(network.betweenness(scale: .raw, by: .cost)[0] == 2)
    // 0.1 + 0.2 against 0.15 + 0.15, both ways round a square from 0 to 3.
    let square = Network(
      vertexCount: 4, edges: [(0, 1, 10.0), (1, 3, 5), (0, 2, 1 / 0.15), (2, 3, 1 / 0.15)],
      directed: false)
    expectClose(square.betweenness(scale: .raw, by: .cost), [1, 0.5, 0.5, 0])
  }

  @Test func strongTiesAreShortByCost() {
    let network = Network(
      vertexCount: 3, edges: [(0, 1, 4.0), (1, 2, 4), (0, 2, 1)], directed: true)
    #expect(network.betweenness(scale: .raw, by: .hops).values == [0, 0, 0])
    #expect(network.betweenness(scale: .raw, by: .cost).values == [0, 1, 0])
  }
}

@Suite struct DependencyKernelTests {
  /// Eight lanes in C and one search after the other in Swift give the same bits.
  @Test(arguments: 0..<UInt64(60)) func twinsAgreeBitForBit(seed: UInt64) {
    let network = Network.random(seed: seed, maxVertices: 90).network
    let arcs = RelabelledArcs(network.adjacency(.out), isSymmetric: !network.isDirected)
    let sources = arcs.sourcesInOrder()
    #expect(
      dependenciesByHops(in: arcs, from: sources)
        == dependenciesOneByOne(in: arcs, from: sources), "seed \(seed)")
  }
}
