import Graph
import Testing

@Suite struct NetworkTests {
  @Test func parallelEdgesAddUpAndLoopsAreCounted() throws {
    let network = try Network(
      edges: [("b", "a", 1), ("a", "b", 2), ("a", "b", 0.5), ("a", "a", 9)], directed: true,
      isolated: ["z"])
    #expect(network.keys == ["a", "b", "z"])
    #expect(network.edgeCount == 2 && network.loopCount == 1)
    #expect(network.strength(ofArc: network.arc(from: 0, to: 1)!) == 2.5)
    #expect(network.strength(ofArc: network.arc(from: 1, to: 0)!) == 1)
    #expect(network.arc(from: 0, to: 2) == nil && network.arcs(from: 2).isEmpty)
    #expect(network.vertex("z") == 2 && network.vertex("y") == nil)
  }

  @Test func undirectedEdgesStandBothWays() throws {
    let network = try Network(
      edges: [("b", "a", 1), ("a", "b", 2), ("b", "c", 1)], directed: false)
    #expect(network.edgeCount == 2 && network.arcCount == 4)
    #expect(network.strength(ofArc: network.arc(from: 1, to: 0)!) == 3)
    #expect(network.strength(ofArc: network.arc(from: 0, to: 1)!) == 3)
  }

  @Test func badWeightsThrow() {
    for weight in [0.0, -1, .nan, .infinity] {
      #expect(throws: Network.EdgeError.self) {
        try Network(edges: [("a", "b", weight)], directed: true)
      }
    }
  }

  /// Against a dictionary, on random multigraphs in shuffled order.
  @Test(arguments: 0..<UInt64(100)) func agreesWithADictionary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let n = Int.random(in: 0...12, using: &random)
    let directed = Bool.random(using: &random)
    var edges: [(Int, Int, Double)] = []
    if n > 0 {
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        edges.append(
          (
            Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n, using: &random),
            Double(Int.random(in: 1...8, using: &random)) / 8
          ))
      }
    }
    var expected: [[Int]: Double] = [:]
    for (s, t, w) in edges where s != t {
      expected[[s, t], default: 0] += w
      if !directed { expected[[t, s], default: 0] += w }
    }
    let network = Network(
      vertexCount: n, edges: edges.shuffled(using: &random), directed: directed)
    var found: [[Int]: Double] = [:]
    for v in 0..<n {
      for arc in network.arcs(from: v) {
        found[[v, network.target(ofArc: arc)]] = network.strength(ofArc: arc)
      }
    }
    #expect(found == expected)
    #expect(network.loopCount == edges.count { $0.0 == $0.1 })
  }
}
