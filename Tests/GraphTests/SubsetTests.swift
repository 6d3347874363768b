import Graph
import Testing

@Suite struct SubsetBetweennessTests {
  @Test(arguments: 0..<UInt64(300)) func agreesWithTheDefinition(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 7)
    var random = SeededGenerator(seed: seed + 9)
    let n = plain.count
    let sources = (0..<n).filter { _ in Bool.random(using: &random) }
    let targets = (0..<n).filter { _ in Bool.random(using: &random) }
    for distance in Distance.allCases {
      var vertices = [Double](repeating: 0, count: n)
      var ties = Array(repeating: vertices, count: n)
      for s in sources {
        for t in targets where s != t {
          let paths = plain.simplePaths(s, t)
          let lengths = paths.map { path in
            zip(path, path.dropFirst()).map { plain.length($0, $1, distance)! }.reduce(0, +)
          }
          guard let least = lengths.min() else { continue }
          let shortest = zip(paths, lengths).filter { abs($1 - least) < 1e-9 }.map(\.0)
          for path in shortest {
            let share = (plain.isDirected ? 1 : 0.5) / Double(shortest.count)
            for v in path.dropFirst().dropLast() { vertices[v] += share }
            for (u, v) in zip(path, path.dropFirst()) {
              ties[u][v] += share
              if !plain.isDirected { ties[v][u] += share }
            }
          }
        }
      }
      expectClose(
        network.betweenness(from: sources, to: targets, by: distance), vertices,
        "seed \(seed) \(distance)")
      let scores = network.edgeBetweenness(from: sources, to: targets, by: distance)
      for u in 0..<n {
        for arc in network.arcs(from: u) {
          expectClose([scores[arc]], [ties[u][network.target(ofArc: arc)]], "seed \(seed)")
        }
      }
    }
  }

  /// All sources and all targets are betweenness.
  @Test func allOfThem() {
    for network in [Network.krackhardtKite, .florentineFamilies] {
      let all = Array(0..<network.vertexCount)
      for scale in Scale.allCases {
        expectClose(
          network.betweenness(from: all, to: all, scale: scale),
          network.betweenness(scale: scale).values)
        expectClose(
          network.edgeBetweenness(from: all, to: all, scale: scale),
          network.edgeBetweenness(scale: scale))
      }
    }
  }
}

@Suite struct BidirectionalSearchTests {
  @Test(arguments: 0..<UInt64(300)) func agreesWithAllDistances(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 12)
    for distance in Distance.allCases {
      let d = plain.distances(distance)
      for s in 0..<plain.count {
        for t in 0..<plain.count {
          let found = network.distance(from: s, to: t, by: distance)
          if d[s][t].isFinite {
            expectClose([found ?? .infinity], [d[s][t]], "seed \(seed) \(s) → \(t)")
          } else {
            #expect(found == nil, "seed \(seed) \(s) → \(t)")
          }
        }
      }
    }
  }

  @Test func avoiding() {
    let square = Network.cycle(4, directed: true)
    #expect(square.distance(from: 0, to: 2) == 2)
    #expect(square.distance(from: 0, to: 2, avoiding: [1]) == nil)
    #expect(square.distance(from: 0, to: 2, by: .cost, avoiding: [1]) == nil)
    #expect(square.distance(from: 0, to: 2, avoiding: [2]) == nil)
  }
}
