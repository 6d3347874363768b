import Graph
import Testing

@Suite struct PageRankTests {
  /// Two pages, one link: p(a) = .15/2 + .85 p(b)/2, p(a) + p(b) = 1.
  @Test func oneArc() {
    let p = Network(edges: [("a", "b")], directed: true).pageRank()
    expectClose(p, [1 / 2.85, 1.85 / 2.85], tolerance: 1e-14)
  }

  @Test(arguments: 0..<UInt64(300)) func agreesWithTheLinearSystem(seed: UInt64) {
    let (network, plain) = Network.random(seed: seed, maxVertices: 12)
    guard plain.count > 0 else {
      #expect(network.pageRank().values.isEmpty)
      return
    }
    let alike = [Double](repeating: 1, count: plain.count)
    expectClose(
      network.pageRank(), Oracle.pageRank(plain, damping: 0.85, restart: alike),
      tolerance: 1e-12, "seed \(seed)")
    let own = (0..<plain.count).map { $0 == 0 ? 1.0 : Double($0 % 3) }
    expectClose(
      network.pageRank(damping: 0.6, restart: own),
      Oracle.pageRank(plain, damping: 0.6, restart: own), tolerance: 1e-12, "seed \(seed)")
  }

  /// Undirected and connected without restarts, the score is the degree; near it close to 1.
  @Test func allAlikeOnACycle() {
    expectClose(Network.cycle(7).pageRank(), Array(repeating: 1 / 7, count: 7), tolerance: 1e-14)
  }

  @Test func goingAgainstTheArcsIsTheReversedNetwork() {
    let there = Network(edges: [("a", "b"), ("b", "c"), ("a", "c")], directed: true)
    let back = Network(edges: [("b", "a"), ("c", "b"), ("c", "a")], directed: true)
    #expect(there.pageRank(direction: .out) == back.pageRank())
  }
}

@Suite struct EigenvectorTests {
  @Test func pathOfThree() throws {
    let path = Network(vertexCount: 3, edges: [(0, 1), (1, 2)], directed: false)
    expectClose(try path.eigenvector(), [0.5, (0.5).squareRoot(), 0.5], tolerance: 1e-12)
  }

  /// A star of k leaves: λ = √k, hub 1/√2, leaves 1/√(2k).
  @Test func star() throws {
    expectClose(
      try Network.star(8).eigenvector(), [(0.5).squareRoot()] + Array(repeating: 0.25, count: 8),
      tolerance: 1e-12)
  }

  /// Bonacich's measure for these families, Medici .430: NetworkX 3.6.1, and Jackson (2008).
  @Test func florentineFamilies() throws {
    let scores = try Network.florentineFamilies.eigenvector()
    #expect(abs(try scores["Medici"] - 0.430308094041) < 1e-9)
    #expect(abs(try scores["Strozzi"] - 0.355980448411) < 1e-9)
  }

  /// The vector that comes out is one: Aᵀx = λx and |x| = 1, on strongly connected networks.
  @Test(arguments: 0..<UInt64(100)) func isAnEigenvector(seed: UInt64) throws {
    let (base, plain) = Network.random(seed: seed, maxVertices: 9)
    guard plain.count > 2 else { return }
    // A cycle through all, and a chord so that the period is 1.
    var edges = (0..<plain.count).map { ($0, ($0 + 1) % plain.count, 1.0) } + [(0, 2, 1.0)]
    for u in 0..<base.vertexCount {
      for arc in base.arcs(from: u) where plain.isDirected || u < base.target(ofArc: arc) {
        edges.append((u, base.target(ofArc: arc), base.strength(ofArc: arc)))
      }
    }
    let network = Network(vertexCount: plain.count, edges: edges, directed: plain.isDirected)
    let x = try network.eigenvector(weighting: .strength).values
    expectClose([x.map { $0 * $0 }.reduce(0, +)], [1])
    var product = [Double](repeating: 0, count: x.count)
    for u in x.indices {
      for arc in network.arcs(from: u) {
        product[network.target(ofArc: arc)] += x[u] * network.strength(ofArc: arc)
      }
    }
    let lambda = product.reduce(0, +) / x.reduce(0, +)
    expectClose(product, x.map { $0 * lambda }, "seed \(seed)")
  }

  @Test func withoutACycleThereIsNone() {
    let chain = Network(edges: [("a", "b"), ("b", "c"), ("a", "c")], directed: true)
    #expect(throws: MeasureError.noCycle(measure: "eigenvector")) { try chain.eigenvector() }
    let empty = Network(vertexCount: 2, edges: [(Int, Int)](), directed: false)
    #expect(throws: MeasureError.noCycle(measure: "eigenvector")) { try empty.eigenvector() }
  }

  @Test func cyclesThatFeedEachOtherCreep() {
    // Two cycles of equal eigenvalue, one feeding the other: the matrix has a Jordan block.
    let network = Network(
      vertexCount: 4, edges: [(0, 1), (1, 0), (1, 2), (2, 3), (3, 2)], directed: true)
    #expect(throws: MeasureError.self) { try network.eigenvector() }
  }
}
