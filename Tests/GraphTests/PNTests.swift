import Graph
import Testing

@Suite struct PNTests {
  private func network(
    _ ties: [(Int, Int, Int)], count: Int, directed: Bool = false
  ) -> Network {
    var builder = NetworkBuilder(directed: directed)
    for (u, v, sign) in ties {
      builder.add(
        source: UInt32(u), target: UInt32(v),
        kind: sign > 0 ? .cooperation : sign < 0 ? .conflict : .influence)
    }
    return builder.network(keys: (0..<count).map(String.init))
  }

  /// Everett and Borgatti's matrices, inverted by Gauss and Jordan.
  @Test(arguments: 0..<UInt64(300)) func agreesWithTheLinearSystem(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let n = Int.random(in: 2...8, using: &random), isDirected = seed % 2 == 0
    var a = Array(repeating: [Double](repeating: 0, count: n), count: n)
    var ties: [(Int, Int, Int)] = []
    for u in 0..<n {
      for v in 0..<n where u < v || (isDirected && u != v) {
        let sign = Int.random(in: -1...2, using: &random)
        if sign == 2 { continue }
        ties.append((u, v, sign))
        a[u][v] = sign > 0 ? 1 : sign < 0 ? -2 : 0
        if !isDirected { a[v][u] = a[u][v] }
      }
    }
    let network = network(ties, count: n, directed: isDirected)
    let s = 1 / (2 * Double(n) - 2)
    for direction in Direction.allCases {
      if direction == .in, isDirected { a = (0..<n).map { i in (0..<n).map { a[$0][i] } } }
      var matrix = a, right = [Double](repeating: 1, count: n)
      for i in 0..<n {
        for j in 0..<n {
          let square = (0..<n).map { a[i][$0] * a[j][$0] }.reduce(0, +)
          matrix[i][j] = (i == j ? 1 : 0) - (isDirected ? s * s * square : s * a[i][j])
        }
        if isDirected { right[i] += s * a[i].reduce(0, +) }
      }
      if direction == .in, isDirected { a = (0..<n).map { i in (0..<n).map { a[$0][i] } } }
      let expected = Oracle.solve(matrix, right)
      guard expected.allSatisfy({ abs($0) < 1e6 }) else { continue }
      expectClose(try network.pn(direction: direction), expected, "seed \(seed) \(direction)")
    }
  }

  /// From the definition: all friends 1 / (1 − 1/2), all enemies 1 / (1 + 1).
  @Test func allFriendsAndAllEnemies() throws {
    for n in 3...6 {
      let pairs = (0..<n).flatMap { u in (0..<u).map { ($0, u) } }
      expectClose(
        try network(pairs.map { ($0, $1, 1) }, count: n).pn(), Array(repeating: 2, count: n))
      expectClose(
        try network(pairs.map { ($0, $1, -1) }, count: n).pn(), Array(repeating: 0.5, count: n))
    }
  }

  /// An enemy of the centre's only enemy is better off than one of its friends.
  @Test func enemyOfAnEnemy() throws {
    let scores = try network([(0, 1, -1), (1, 2, -1), (0, 3, 1)], count: 5).pn()
    #expect(scores[4] == 1)
    #expect(scores[1] < scores[0] && scores[2] < 1)
    expectClose(scores, try network([(3, 0, 1), (2, 1, -1), (1, 0, -1)], count: 5).pn().values)
  }

  /// Two enemies: any two scores that sum to 1 solve the system; they are alike.
  @Test func smallNetworks() throws {
    expectClose(try network([(0, 1, -1)], count: 2).pn(), [0.5, 0.5])
    #expect(try network([], count: 1).pn().values == [1])
    #expect(try network([], count: 0).pn().values.isEmpty)
  }
}
