import Graph
import Testing

@Suite struct StructureTests {
  /// Which vertices reach which, by Warshall.
  private func reach(_ plain: PlainGraph, ignoringDirection: Bool) -> [[Bool]] {
    let n = plain.count
    var reach = (0..<n).map { u in
      (0..<n).map { v in
        u == v || plain.strength[u][v] != nil
          || (ignoringDirection && plain.strength[v][u] != nil)
      }
    }
    for k in 0..<n {
      for i in 0..<n where reach[i][k] {
        for j in 0..<n where reach[k][j] { reach[i][j] = true }
      }
    }
    return reach
  }

  @Test(arguments: 0..<UInt64(300)) func components(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 12)
    let weak = network.weakComponents(), strong = network.strongComponents()
    let undirected = reach(plain, ignoringDirection: true)
    let directed = reach(plain, ignoringDirection: false)
    for u in 0..<plain.count {
      for v in 0..<plain.count {
        #expect((weak.groups[u] == weak.groups[v]) == undirected[u][v], "seed \(seed)")
        #expect(
          (strong.groups[u] == strong.groups[v]) == (directed[u][v] && directed[v][u]),
          "seed \(seed)")
      }
    }
    #expect(weak.sizes == weak.sizes.sorted(by: >))
    #expect(strong.sizes.reduce(0, +) == plain.count)
  }

  /// Taking a vertex or an edge away and counting components.
  @Test(arguments: 0..<UInt64(200)) func bridgesAndArticulationPoints(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 9)
    func groups(_ graph: PlainGraph, without lost: Int? = nil) -> Int {
      let reach = reach(graph, ignoringDirection: true)
      return (0..<graph.count).filter { $0 != lost }
        .count { v in !(0..<v).contains { $0 != lost && reach[v][$0] } }
    }
    let before = groups(plain)
    let result = network.biconnectivity()
    for v in 0..<plain.count {
      var less = plain
      for u in 0..<plain.count {
        less.strength[u][v] = nil
        less.strength[v][u] = nil
      }
      let isIsolated = (0..<plain.count).allSatisfy {
        plain.strength[v][$0] == nil && plain.strength[$0][v] == nil
      }
      let after = groups(less, without: v)
      #expect(
        result.articulationPoints.contains(v) == (after > before - (isIsolated ? 1 : 0)),
        "seed \(seed)")
    }
    for u in 0..<plain.count {
      for v in 0..<u where plain.strength[u][v] != nil || plain.strength[v][u] != nil {
        var less = plain
        less.strength[u][v] = nil
        less.strength[v][u] = nil
        #expect(
          result.bridges.contains(.init(u, v)) == (groups(less) > before), "seed \(seed) \(u) \(v)")
      }
    }
    // Every tie is in exactly one component: two components share one vertex at most.
    for (place, component) in result.components.enumerated() {
      for other in result.components[(place + 1)...] {
        #expect(Set(component).intersection(other).count <= 1, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<UInt64(200)) func coresAndTriangles(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 12)
    let n = plain.count
    func tied(_ u: Int, _ v: Int) -> Bool {
      u != v && (plain.strength[u][v] != nil || plain.strength[v][u] != nil)
    }
    var cores = [Double](repeating: 0, count: n)
    for k in 1...12 {
      var left = Set(0..<n)
      while let weak = left.first(where: { v in left.count { tied(v, $0) } < k }) {
        left.remove(weak)
      }
      for v in left { cores[v] = Double(k) }
    }
    expectClose(network.coreNumbers(), cores, "seed \(seed)")
    let triangles = (0..<n).map { v in
      Double(
        (0..<n).reduce(0) { sum, u in
          sum + (0..<u).count { tied(v, u) && tied(v, $0) && tied(u, $0) }
        })
    }
    expectClose(network.triangles(), triangles, "seed \(seed)")
  }

  /// Every set of three, by hand: mutual, one-way and missing ties by their numbers.
  @Test(arguments: 0..<UInt64(100)) func triadCensusCountsAllTriads(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 10, directed: true)
    let n = plain.count
    var expected: [String: Int] = [:]
    for a in 0..<n {
      for b in 0..<a {
        for c in 0..<b {
          let ties = [(a, b), (a, c), (b, c)].map { u, v in
            (plain.strength[u][v] == nil ? 0 : 1) + (plain.strength[v][u] == nil ? 0 : 1)
          }
          let name = "\(ties.count { $0 == 2 })\(ties.count { $0 == 1 })\(ties.count { $0 == 0 })"
          expected[name, default: 0] += 1
        }
      }
    }
    var counted: [String: Int] = [:]
    for (type, count) in network.triadCensus() where count > 0 {
      counted[String(type.rawValue.prefix(3)), default: 0] += count
    }
    #expect(counted == expected, "seed \(seed)")
  }

  /// The cut parts the two, and no set of arcs of less strength does.
  @Test(arguments: 0..<UInt64(150)) func minimumCut(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 7)
    guard plain.count > 1 else { return }
    let cut = network.minimumCut(from: 0, to: 1)
    var least = Double.infinity
    for side in 0..<(1 << plain.count) where side & 1 == 1 && side & 2 == 0 {
      var value = 0.0
      for u in 0..<plain.count where side & (1 << u) != 0 {
        for v in 0..<plain.count where side & (1 << v) == 0 { value += plain.strength[u][v] ?? 0 }
      }
      least = min(least, value)
    }
    expectClose([cut.value], [least], "seed \(seed)")
    let gone = Set(cut.arcs)
    let left = network.filtered { arc in !gone.contains(arc) }
    if network.isDirected { #expect(left.shortestPath(from: 0, to: 1) == nil, "seed \(seed)") }
  }

  /// Two countries: 0, 1 of one, 2 of another, 3 of none.
  @Test func brokerage() {
    let network = Network(
      vertexCount: 4, edges: [(0, 1), (1, 2), (2, 0), (3, 1), (1, 3)], directed: true)
    let roles = network.brokerage(groups: [7, 7, 8, nil])
    // 0→1→2 no arc 0→2: represents; 0→1→3: represents; 3→1→2: liaison.
    #expect(roles[1].representative == 2)
    #expect(roles[1].liaison == 1)
    #expect(roles[1].total == 3)
    // 1→2→0: 1 and 0 of one country, the broker of another.
    #expect(roles[2].consultant == 1)
    // 2→0→1: the broker lets in.
    #expect(roles[0].gatekeeper == 1)
  }

  /// Every ordered triple, by the definition; and the numbers of the whole.
  @Test(arguments: 0..<UInt64(300)) func brokerageByTriples(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 9)
    let n = plain.count
    let groups = (0..<n).map { $0 % 4 == 3 ? nil : $0 % 3 }
    func same(_ u: Int, _ v: Int) -> Bool { groups[u] != nil && groups[u] == groups[v] }
    var expected = [BrokerageRoles](repeating: BrokerageRoles(), count: n)
    for a in 0..<n {
      for v in 0..<n where v != a && plain.strength[a][v] != nil {
        for c in 0..<n where c != a && c != v && plain.strength[v][c] != nil {
          if plain.strength[a][c] != nil { continue }
          if same(a, v), same(v, c) {
            expected[v].coordinator += 1
          } else if same(a, v) {
            expected[v].representative += 1
          } else if same(v, c) {
            expected[v].gatekeeper += 1
          } else if same(a, c) {
            expected[v].consultant += 1
          } else {
            expected[v].liaison += 1
          }
        }
      }
    }
    #expect(network.brokerage(groups: groups) == expected, "seed \(seed)")
  }

  /// Whom each reaches and how far, from all distances.
  @Test(arguments: 0..<UInt64(300)) func reaches(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 9)
    let n = plain.count, d = plain.distances(.hops)
    var efficiency = 0.0
    for (v, reach) in network.reaches().enumerated() {
      let others = (0..<n).filter { $0 != v && d[v][$0].isFinite }.map { d[v][$0] }
      #expect(reach.count == others.count && Double(reach.farthest) == others.max() ?? 0)
      expectClose(
        [reach.mean], [others.reduce(0, +) / Double(others.count)], "seed \(seed)")
      for distance in others { efficiency += 1 / distance }
    }
    expectClose(
      [network.globalEfficiency()], [efficiency / Double(n * (n - 1))], "seed \(seed)")
  }

  @Test func hierarchyOfAStarIsEvenAndOfOneContactFull() {
    expectClose(Network.star(5).hierarchy(), [0, 1, 1, 1, 1, 1])
    expectClose(Network.star(5).effectiveSize(), [5, 1, 1, 1, 1, 1])
    expectClose(Network.complete(4).efficiency(), [1 / 3, 1 / 3, 1 / 3, 1 / 3])
  }
}

@Suite struct BalanceTests {
  private func network(_ ties: [(Int, Int, Int)], count: Int) -> Network {
    var builder = NetworkBuilder(directed: false)
    for (u, v, sign) in ties {
      builder.add(
        source: UInt32(u), target: UInt32(v),
        kind: sign > 0 ? .cooperation : sign < 0 ? .conflict : .influence)
    }
    return builder.network(keys: (0..<count).map(String.init))
  }

  /// Heider: the enemy of my enemy is my friend.
  @Test func triads() {
    let result = network(
      [(0, 1, 1), (1, 2, -1), (0, 2, -1), (2, 3, 1), (1, 3, 1), (0, 3, 0)], count: 4
    ).balance()
    #expect(result.counts == [0, 1, 1, 0])
    #expect(result.unbalancedTriads == [result.triads[1]])
    #expect(result.triads[1].vertices == [1, 2, 3])
    #expect(result.unsignedTies == 1)
    #expect(result.balancedShare == 0.5)
  }

  /// Every division into two camps, by trying all.
  @Test(arguments: 0..<UInt64(150)) func frustration(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let n = Int.random(in: 1...9, using: &random)
    var ties: [(Int, Int, Int)] = []
    for u in 0..<n {
      for v in 0..<u where Int.random(in: 0..<3, using: &random) > 0 {
        ties.append((u, v, Bool.random(using: &random) ? 1 : -1))
      }
    }
    let least = (0..<(1 << n)).map { side in
      ties.count { u, v, sign in ((side >> u) & 1 == (side >> v) & 1) == (sign < 0) }
    }.min()!
    let result = network(ties, count: n).frustration()
    #expect(result.isExact && result.atMost == least, "seed \(seed)")
    let camps = result.camps
    #expect(ties.count { (camps[$0] == camps[$1]) == ($2 < 0) } == least, "seed \(seed)")
  }
}
