import Graph
import Testing

@Suite struct CliqueTests {
  /// Every set of vertices, by trying all.
  @Test(arguments: 0..<UInt64(300)) func agreesWithTheDefinition(seed: UInt64) throws {
    let (network, plain) = Network.random(seed: seed, maxVertices: 8)
    let n = plain.count
    func tied(_ u: Int, _ v: Int) -> Bool {
      plain.strength[u][v] != nil || plain.strength[v][u] != nil
    }
    let sets = (1..<max(1, 1 << n)).map { bits in (0..<n).filter { bits >> $0 & 1 == 1 } }
    let cliques = sets.filter { set in
      set.allSatisfy { u in set.allSatisfy { u == $0 || tied(u, $0) } }
    }
    let maximal = cliques.filter { set in
      !(0..<n).contains { v in !set.contains(v) && set.allSatisfy { tied(v, $0) } }
    }.sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
    #expect(try network.cliques() == maximal, "seed \(seed)")
    #expect(try network.cliques(minimumSize: 3) == maximal.filter { $0.count >= 3 })
  }

  /// Moon and Moser (1965): k groups of three, tied to all outside their own, have 3^k.
  @Test func moonAndMoser() throws {
    let edges = (0..<12).flatMap { u in (0..<u).filter { $0 / 3 != u / 3 }.map { ($0, u) } }
    let network = Network(vertexCount: 12, edges: edges, directed: false)
    #expect(try network.cliques().count == 81)
    #expect(throws: MeasureError.gaveUp(what: "cliques", limit: 80)) {
      try network.cliques(limit: 80)
    }
  }

  /// Zachary's club has 36, the largest of five; the kite's largest is Diane's circle.
  @Test func literature() throws {
    let karate = try #require(NetworkXReference.all["karate"]).network
    let cliques = try karate.cliques()
    #expect(cliques.count == 36)
    #expect(cliques.prefix(3).map(\.count) == [5, 5, 4])
    #expect(try Network.krackhardtKite.cliques(minimumSize: 4) == [[0, 2, 3, 5], [1, 3, 4, 6]])
  }
}
