import Graph
import Testing

@Suite struct PathTests {
  /// All simple paths in our order, from the list of all: by the rule, weakest arc, numbers.
  private func allPaths(
    _ plain: PlainGraph, _ s: Int, _ t: Int, _ rule: PathRule
  ) -> [(vertices: [Int], badness: Double, weakest: Double)] {
    plain.simplePaths(s, t).map { path in
      let strengths = zip(path, path.dropFirst()).map { plain.strength[$0][$1]! }
      let weakest = strengths.min() ?? .infinity
      let badness =
        switch rule {
        case .hops: Double(strengths.count)
        case .cost: strengths.map { 1 / $0 }.reduce(0, +)
        case .widest: -weakest
        case .reliable: -strengths.map { $0 / (1 + $0) }.reduce(1, *)
        }
      return (path, badness, weakest)
    }.sorted { a, b in
      if a.1 != b.1, !(abs(a.1 - b.1) < 1e-9) { return a.1 < b.1 }
      if rule == .widest, a.0.count != b.0.count { return a.0.count < b.0.count }
      if a.2 != b.2 { return a.2 > b.2 }
      return a.0.lexicographicallyPrecedes(b.0)
    }
  }

  @Test(arguments: 0..<UInt64(300)) func agreesWithTheListOfAllPaths(seed: UInt64) throws {
    let (network, plain) = Network.random(seed: seed, maxVertices: 7)
    guard plain.count > 0 else { return }
    var random = SeededGenerator(seed: seed + 7)
    let s = Int.random(in: 0..<plain.count, using: &random)
    let t = Int.random(in: 0..<plain.count, using: &random)
    for rule in PathRule.allCases {
      let expected = allPaths(plain, s, t, rule)
      let note = Comment("seed \(seed), \(s) to \(t) by \(rule)")
      let first = network.shortestPath(from: s, to: t, by: rule)
      #expect(first?.vertices == expected.first?.vertices, note)
      #expect(first?.weakest == expected.first?.weakest, note)
      for count in [1, 3, 1000] {
        let found = network.shortestPaths(from: s, to: t, count: count, by: rule)
        #expect(found.map(\.vertices) == expected.prefix(count).map(\.vertices), note)
      }
      let simple = try network.simplePaths(from: s, to: t, maxLength: 3, by: rule)
      #expect(
        simple.map(\.vertices) == expected.filter { $0.vertices.count <= 4 }.map(\.vertices), note)
      let shortest = try network.allShortestPaths(from: s, to: t, by: rule)
      let best = expected.prefix {
        abs($0.badness - expected[0].badness) < 1e-9
          || $0.badness == expected[0].badness
      }.prefix { rule != .widest || $0.vertices.count == expected[0].vertices.count }
      #expect(shortest.map(\.vertices) == best.map(\.vertices), note)
      for path in network.shortestPaths(from: s, to: t, count: 5, by: rule) {
        #expect(
          zip(path.arcs, path.vertices.dropFirst()).allSatisfy { network.target(ofArc: $0) == $1 })
      }
    }
  }

  /// Hubs whose arcs are more than a search lists at once, ties by length and by weakest arc, ways
  /// back: source 0 → 20 others → 4 → target 25.
  @Test(arguments: 0..<UInt64(40)) func pathsByHubsAgreeWithTheListOfAllPaths(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var builder = NetworkBuilder(directed: true)
    var plain = PlainGraph(
      count: 26, isDirected: true,
      strength: Array(repeating: Array(repeating: nil, count: 26), count: 26))
    func add(_ u: Int, _ v: Int) {
      guard u != v, plain.strength[u][v] == nil else { return }
      let strength = Double([1, 2, 2, 4, 1000].randomElement(using: &random)!)
      builder.add(source: UInt32(u), target: UInt32(v), weight: strength)
      plain.strength[u][v] = strength
    }
    for middle in 1...20 {
      add(0, middle)
      if Int.random(in: 0..<2, using: &random) == 0 {
        add(middle, Int.random(in: 21...24, using: &random))
      }
    }
    for late in 21...24 where late == 21 || Int.random(in: 0..<2, using: &random) == 0 {
      add(late, 25)
    }
    for _ in 0..<8 {
      add(Int.random(in: 0...25, using: &random), Int.random(in: 0...25, using: &random))
    }
    let network = builder.network(keys: (0..<26).map { String($0) })
    for rule in PathRule.allCases {
      let expected = allPaths(plain, 0, 25, rule).map(\.vertices)
      for count in [2, 10, 60] {
        #expect(
          network.shortestPaths(from: 0, to: 25, count: count, by: rule).map(\.vertices)
            == Array(expected.prefix(count)), "seed \(seed), \(count) by \(rule)")
      }
    }
  }

  @Test(arguments: 0..<UInt64(200)) func throughAndAvoiding(seed: UInt64) throws {
    let (network, plain) = Network.random(seed: seed, maxVertices: 7)
    guard plain.count > 3 else { return }
    for rule in PathRule.allCases {
      let all = allPaths(plain, 0, 1, rule).map(\.vertices)
      let note = Comment("seed \(seed) by \(rule)")
      #expect(
        try network.shortestPaths(from: 0, to: 1, through: [2, 3], count: 4, by: rule)
          .map(\.vertices) == all.filter { $0.contains(2) && $0.contains(3) }.prefix(4).map { $0 },
        note)
      #expect(
        network.shortestPaths(from: 0, to: 1, count: 4, by: rule, avoiding: [2]).map(\.vertices)
          == all.filter { !$0.contains(2) }.prefix(4).map { $0 }, note)
    }
  }

  @Test func tiesGoToThePathWhoseWeakestHopIsStrongest() throws {
    let network = try Network(
      edges: [("a", "b", 9), ("b", "d", 1), ("a", "c", 2), ("c", "d", 2)], directed: true)
    let path = try #require(network.shortestPath(from: 0, to: 3))
    #expect(path.vertices.map { network.keys[$0] } == ["a", "c", "d"])
    #expect(path.weakest == 2)
    #expect(path.cost == 2)
  }

  @Test func fromAVertexToItself() {
    let path = Network.cycle(4).shortestPath(from: 2, to: 2)
    #expect(path?.vertices == [2])
    #expect(path?.cost == 0)
    #expect(path?.arcs.isEmpty == true)
  }

  @Test func nearestTruths() throws {
    let network = Network(
      edges: [("a", "b"), ("c", "b"), ("x", "y")], directed: true, isolated: ["z"])
    func truth(_ from: String, _ to: String, avoiding: [String] = []) -> String? {
      network.nearestTruth(
        from: network.vertex(from)!, to: network.vertex(to)!,
        avoiding: Set(avoiding.map { network.vertex($0)! }))?.description
    }
    #expect(truth("a", "b") == nil)
    #expect(truth("b", "a") == "1 hop if direction is ignored")
    #expect(truth("a", "c") == "2 hops if direction is ignored")
    #expect(
      truth("a", "x") == "no connection at all: they are in separate components of 3 and 2")
    #expect(
      truth("z", "x") == "no connection at all: they are in separate components of 1 and 2")
    #expect(truth("a", "b", avoiding: ["b"]) == "1 hop if nothing is avoided")
  }

  @Test func tooManyPathsIsSaid() {
    #expect(throws: MeasureError.gaveUp(what: "simple paths", limit: 10)) {
      try Network.complete(8).simplePaths(from: 0, to: 1, maxLength: 7, limit: 10)
    }
  }
}
