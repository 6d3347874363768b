import Testing

@testable import Workbench

@Suite struct ExactTestTests {
  /// R 4.x: fisher.test(matrix(c(a, n1 - a, b, n2 - b), 2))$p.value; the first is Fisher's lady
  /// tasting tea (The Design of Experiments, 1935, chapter II).
  @Test(arguments: [
    ((3, 1), (4, 4), 0.4857142857), ((4, 0), (4, 4), 0.0285714286), ((3, 0), (3, 3), 0.1),
    ((0, 0), (5, 5), 1.0), ((5, 5), (5, 5), 1.0), ((2, 10), (10, 12), 0.0082842854),
    ((0, 4), (4, 8), 103.0 / 495),
  ])
  func knownValues(marked: (Int, Int), total: (Int, Int), p: Double) {
    let found = ExactTest.p(marked: marked, of: total)
    #expect(abs(found - p) < 1e-4 * p || abs(found - p) < 1e-9, "\(marked) of \(total): \(found)")
  }

  /// By the definition: all ways to choose which units are of the first group.
  @Test func agreesWithCountingAllDeals() {
    func choose(_ n: Int, _ k: Int) -> Double {
      k < 0 || k > n ? 0 : (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    for n in 1...6 {
      for m in 1...6 {
        for a in 0...n {
          for b in 0...m {
            let all = choose(n + m, a + b)
            func chance(_ k: Int) -> Double { choose(n, k) * choose(m, a + b - k) / all }
            let expected = (0...n).map(chance).filter { $0 <= chance(a) * (1 + 1e-7) }.reduce(0, +)
            let found = ExactTest.p(marked: (a, b), of: (n, m))
            #expect(abs(found - min(1, expected)) < 1e-9)
          }
        }
      }
    }
  }

  /// A million units do not overflow.
  @Test func largeGroups() {
    let p = ExactTest.p(marked: (5_000, 5_000), of: (500_000, 500_000))
    #expect(p > 0.99 && p <= 1)
    #expect(ExactTest.p(marked: (6_000, 4_000), of: (500_000, 500_000)) < 1e-12)
  }
}
