import Graph
import Testing

@Suite struct ScoresTests {
  @Test func ranksAreOneTwoTwoFour() {
    let scores = Scores(values: [1, 3, 2, 2], keys: ["d", "a", "c", "b"])
    #expect(scores.ranking.rows.map(\.rank) == [1, 2, 2, 4])
    #expect(scores.ranking.rows.map(\.key) == ["a", "b", "c", "d"])
  }

  @Test func scoresThatDifferByRoundingShareARank() {
    let scores = Scores(values: [0.1 + 0.2, 0.3, 0.1], keys: ["b", "a", "c"])
    #expect(scores.ranking.rows.map { "\($0.rank) \($0.key)" } == ["1 a", "1 b", "3 c"])
  }

  @Test func whatIsNotDefinedComesLast() {
    let scores = Scores(values: [.nan, 2, 1], keys: ["a", "b", "c"], order: .lowestFirst)
    #expect(scores.ranking.rows.map(\.key) == ["c", "b", "a"])
  }

  @Test func tiesOfNumberedVerticesGoByNumber() {
    let scores = Network.cycle(12).degree(scale: .raw)
    #expect(scores.ranking.rows.map(\.vertex) == Array(0..<12))
    #expect(scores.top(3).count == 3)
  }

  @Test func byKey() throws {
    let degree = Network(edges: [("b", "a"), ("b", "c")], directed: true).degree(scale: .raw)
    #expect(try degree["b"] == 2)
    #expect(throws: MeasureError.unknownVertex("x")) { try degree["x"] }
  }

  @Test func degreesAndStrengths() throws {
    let network = try Network(
      edges: [("a", "b", 2), ("b", "a", 1), ("a", "c", 0.5), ("a", "a", 9)], directed: true)
    #expect(network.degree(scale: .raw).values == [3, 2, 1])
    #expect(network.inDegree(scale: .raw).values == [1, 1, 1])
    #expect(network.outDegree(scale: .raw).values == [2, 1, 0])
    #expect(network.degree().values == [1.5, 1, 0.5])
    #expect(network.strength().values == [3.5, 3, 0.5])
    #expect(network.inStrength().values == [1, 2, 0.5])
    #expect(network.outStrength().values == [2.5, 1, 0])
    #expect(network.loopCount == 1)
  }

  /// Numbering the vertices otherwise permutes the scores and does nothing else; a vertex without
  /// ties changes no raw score.
  @Test(arguments: Measure.allCases, 0..<UInt64(20))
  func relabellingPermutes(measure: Measure, seed: UInt64) throws {
    let (network, plain) = Network.random(seed: seed, maxVertices: 10)
    let n = plain.count
    guard n > 0 else { return }
    var random = SeededGenerator(seed: seed + 1)
    let new = Array(0..<n).shuffled(using: &random)
    var edges: [(Int, Int, Double)] = []
    for u in 0..<n {
      for arc in network.arcs(from: u) where plain.isDirected || u < network.target(ofArc: arc) {
        edges.append((new[u], new[network.target(ofArc: arc)], network.strength(ofArc: arc)))
      }
    }
    edges.shuffle(using: &random)
    let other = Network(vertexCount: n, edges: edges, directed: plain.isDirected)
    let options = MeasureOptions(scale: .raw, distance: .cost)
    guard let scores = try? network.scores(for: measure, options: options) else { return }
    let others = try other.scores(for: measure, options: options)
    expectClose((0..<n).map { others[new[$0]] }, scores.values, tolerance: 1e-9, "seed \(seed)")
  }
}

@Suite struct OrderTests {
  /// The bits of every score are the same for any order of the edges.
  @Test(arguments: Measure.allCases, 0..<UInt64(6))
  func shufflingChangesNoBit(measure: Measure, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var edges = (0..<90).map { _ in
      (
        Int.random(in: 0..<30, using: &random), Int.random(in: 0..<30, using: &random),
        Double.random(in: 0.1...3, using: &random)
      )
    }
    func bits(_ distance: Distance) -> [UInt64]? {
      let network = Network(vertexCount: 30, edges: edges, directed: seed % 2 == 0)
      let options = MeasureOptions(distance: distance, weighting: .strength)
      return try? network.scores(for: measure, options: options).values.map(\.bitPattern)
    }
    let before = Distance.allCases.map(bits)
    edges.shuffle(using: &random)
    #expect(Distance.allCases.map(bits) == before)
  }
}
