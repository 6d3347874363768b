import Graph
import Testing

@Suite struct ClosenessTests {
  /// Krackhardt (1990): Fernando and Garth are closest, with a distance sum of 14.
  @Test func krackhardtKite() {
    expectClose(
      Network.krackhardtKite.closeness(),
      [9 / 17, 9 / 17, 9 / 18, 9 / 15, 9 / 18, 9 / 14, 9 / 14, 9 / 15, 9 / 21, 9 / 29])
  }

  /// Jackson (2008), section 2.2.4: the Medici are closest; their distances sum to 25.
  @Test func florentineFamilies() throws {
    let scores = Network.florentineFamilies.closeness()
    #expect(abs(try scores["Medici"] - 0.56) < 1e-12)
    #expect(scores.top(1)[0].key == "Medici")
  }

  @Test(arguments: 0..<UInt64(300)) func agreesWithTheDefinition(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 12)
    for distance in Distance.allCases {
      for direction in Direction.allCases {
        let expected = Oracle.closeness(plain, distance, direction)
        let note = "seed \(seed) \(distance) \(direction)"
        expectClose(
          network.closeness(scale: .raw, direction: direction, by: distance), expected.raw, note)
        expectClose(
          network.closeness(direction: direction, by: distance), expected.corrected, note)
        expectClose(network.harmonic(direction: direction, by: distance), expected.harmonic, note)
      }
    }
  }

  @Test func nothingReachesAnIsolatedVertex() {
    let network = Network(edges: [("a", "b")], directed: true, isolated: ["c"])
    let both = network.closenessAndHarmonic()
    #expect(both.closeness.values == [0, 0.5, 0])
    #expect(both.harmonic.values == [0, 1, 0])
  }

  /// More sources than one batch of a search at once.
  @Test(arguments: [511, 512, 513, 1100]) func longCycle(count: Int) {
    let half = count / 2
    let sum = count.isMultiple(of: 2) ? half * half : half * (half + 1)
    let scores = Network.cycle(count).closeness()
    expectClose(scores, Array(repeating: Double(count - 1) / Double(sum), count: count))
  }
}
