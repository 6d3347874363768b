import Graph
import Testing

@Suite struct KeyPlayerTests {
  private func value(_ plain: PlainGraph, _ set: [Int], _ goal: KeyPlayerGoal) -> Double {
    let n = plain.count
    var graph = plain
    if goal == .fragmentation {
      for u in 0..<n {
        for v in 0..<n where plain.strength[v][u] != nil { graph.strength[u][v] = 1 }
      }
    }
    switch goal {
    case .reach, .nearness:
      let d = graph.distances(.hops)
      return (0..<n).map { v -> Double in
        let nearest = set.map { d[$0][v] }.min() ?? .infinity
        if goal == .reach { return nearest <= 1 ? 1 : 0 }
        return nearest == 0 ? 1 : 1 / nearest
      }.reduce(0, +) / Double(n)
    case .fragmentation, .distance:
      for u in set {
        for v in 0..<n {
          graph.strength[u][v] = nil
          graph.strength[v][u] = nil
        }
      }
      let d = graph.distances(.hops)
      let left = (0..<n).filter { !set.contains($0) }
      guard left.count > 1 else { return 1 }
      var sum = 0.0
      for u in left {
        for v in left where v != u && d[u][v].isFinite {
          sum += goal == .distance ? 1 / d[u][v] : 1
        }
      }
      return 1 - sum / Double(left.count * (left.count - 1))
    }
  }

  @Test(arguments: 0..<UInt64(150)) func agreesWithTryingAllSets(seed: UInt64) throws {
    let (network, plain) = Network.random(seed: seed, maxVertices: 7)
    let n = plain.count
    for goal in KeyPlayerGoal.allCases {
      for size in [1, 2] where size <= n {
        let sets = (0..<(1 << n)).map { bits in (0..<n).filter { bits >> $0 & 1 == 1 } }
          .filter { $0.count == size }
        let best = sets.map { value(plain, $0, goal) }.max()!
        let found = try network.keyPlayers(size, for: goal)
        #expect(found.isExact)
        expectClose([found.value], [best], "seed \(seed) \(goal) \(size)")
        expectClose([value(plain, found.vertices, goal)], [best], "seed \(seed) \(goal)")
        // With less effort a set is found that no exchange betters, and its value is true.
        if let quick = try? network.keyPlayers(size, for: goal, effort: 0) {
          Issue.record("\(quick) without effort")
        }
      }
    }
  }

  /// Without Heather the kite falls into seven and two: 1 − (42 + 2) / 72.
  @Test func kite() throws {
    let kite = Network.krackhardtKite
    let cut = try kite.keyPlayers(1, for: .fragmentation)
    #expect(cut.vertices == [7])
    expectClose([cut.value, cut.before], [28 / 72, 0])
    // Diane reaches six others in one step; with Ike all are reached.
    #expect(try kite.keyPlayers(1, for: .reach).vertices == [3])
    expectClose([try kite.keyPlayers(1, for: .reach).value], [0.7])
    let two = try kite.keyPlayers(2, for: .reach)
    #expect(two.vertices == [3, 8] && two.value == 1 && two.before == 0 && two.isExact)
  }

  /// Florentine families: without the Medici, 14 in parts of 11, 2 and 1.
  @Test func florentine() throws {
    let families = Network.florentineFamilies
    let cut = try families.keyPlayers(1, for: .fragmentation)
    #expect(families.keys[cut.vertices[0]] == "Medici")
    expectClose([cut.value], [1 - (11.0 * 10 + 2) / (14 * 13)])
  }

  /// Adding and exchanging comes to a set that no exchange betters.
  @Test func climbing() throws {
    let network = Network.random(seed: 77, maxVertices: 60).network
    let n = network.vertexCount
    let found = try network.keyPlayers(
      3, for: .fragmentation, effort: 13 * n * (n + network.arcCount))
    #expect(!found.isExact && found.vertices.count == 3)
    #expect(found.value >= (try network.keyPlayers(2, for: .fragmentation).value) - 0.2)
  }
}
