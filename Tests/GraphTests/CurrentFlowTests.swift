import Graph
import Testing

@Suite struct CurrentFlowTests {
  /// Kirchhoff's laws pair by pair: potentials with the target grounded, currents, throughputs.
  private func byDefinition(_ plain: PlainGraph, _ weighting: Weighting) -> (
    betweenness: [Double], resistance: [Double]
  ) {
    let n = plain.count
    func conductance(_ u: Int, _ v: Int) -> Double {
      let there = plain.strength[u][v], back = plain.isDirected ? plain.strength[v][u] : nil
      guard there != nil || back != nil, u != v else { return 0 }
      return weighting == .one ? 1 : (there ?? 0) + (back ?? 0)
    }
    func component(of s: Int) -> [Int] {
      var found = [s]
      while let next = (0..<n).first(where: { v in
        !found.contains(v) && found.contains { conductance($0, v) > 0 }
      }) { found.append(next) }
      return found.sorted()
    }
    var betweenness = [Double](repeating: 0, count: n), resistance = betweenness
    for s in 0..<n {
      let rest = component(of: s)
      for t in rest where t > s {
        let free = rest.filter { $0 != t }
        let matrix = free.map { u in
          free.map { v in
            u == v ? rest.map { conductance(u, $0) }.reduce(0, +) : -conductance(u, v)
          }
        }
        let solved = Oracle.solve(matrix, free.map { $0 == s ? 1 : 0 })
        var potential = [Double](repeating: 0, count: n)
        for (place, v) in free.enumerated() { potential[v] = solved[place] }
        resistance[s] += potential[s]
        resistance[t] += potential[s]
        for v in rest where v != s && v != t {
          betweenness[v] +=
            rest.map { abs(conductance(v, $0) * (potential[v] - potential[$0])) }.reduce(0, +) / 2
        }
      }
    }
    return (betweenness, resistance)
  }

  @Test(arguments: 0..<UInt64(300)) func agreesWithKirchhoff(seed: UInt64) throws {
    let (network, plain) = Network.random(seed: seed, maxVertices: 7)
    for weighting in Weighting.allCases {
      let expected = byDefinition(plain, weighting)
      expectClose(
        try network.currentFlowBetweenness(scale: .raw, weighting: weighting),
        expected.betweenness, "seed \(seed) \(weighting)")
      expectClose(
        try network.currentFlowCloseness(weighting: weighting),
        expected.resistance.map { $0 == 0 ? 0 : 1 / $0 }, "seed \(seed) \(weighting)")
    }
  }

  /// On a tree there is one way: current flows where shortest paths lead.
  @Test func onATreeItIsBetweenness() throws {
    let forked = Network(
      vertexCount: 5, edges: [(0, 1), (1, 2), (1, 3), (3, 4)], directed: false)
    for tree in [Network.star(6), forked] {
      expectClose(
        try tree.currentFlowBetweenness(scale: .raw), tree.betweenness(scale: .raw).values)
    }
    expectClose(
      try Network.star(6).currentFlowBetweenness(), [1] + [Double](repeating: 0, count: 6))
  }

  /// Between neighbours on a square 3/4 takes the short way, 1/4 the two others; between opposite
  /// corners half each: 1/4 + 1/4 + 1/2 for each corner.
  @Test func square() throws {
    expectClose(try Network.cycle(4).currentFlowBetweenness(scale: .raw), [1, 1, 1, 1])
    // Resistances 3/4, 3/4, 1.
    expectClose(try Network.cycle(4).currentFlowCloseness(), [0.4, 0.4, 0.4, 0.4])
  }

  /// In a complete network of n the resistance between any two is 2/n.
  @Test func complete() throws {
    expectClose(
      try Network.complete(6).currentFlowCloseness(), Array(repeating: 1 / (5.0 * 2 / 6), count: 6))
  }

  @Test func tooLarge() {
    let network = Network.cycle(9)
    #expect(
      throws: MeasureError.tooLarge(
        measure: "current-flow-betweenness", vertices: 9, limit: 8)
    ) { try network.currentFlowBetweenness(limit: 8) }
  }

  @Test func smallNetworks() throws {
    for n in 0...2 {
      let empty = Network(vertexCount: n, edges: [(Int, Int)](), directed: true)
      #expect(try empty.currentFlowBetweenness().values == [Double](repeating: 0, count: n))
      #expect(try empty.currentFlowCloseness().values == [Double](repeating: 0, count: n))
    }
  }
}
