/// How often chance alone would spread marked units over two groups as unevenly as they are.
enum ExactTest {
  /// Returns the two-sided p value of Fisher's exact test: the share of all ways to deal the units
  /// out to the two groups that are no more likely than the one at hand.
  ///
  /// It is what permuting the units between the groups tends to as permutations grow, without
  /// drawing any: the number of marked ones in a group is hypergeometric.
  ///
  ///     ExactTest.p(marked: (3, 0), of: (3, 3))  // 0.1
  ///
  /// - Parameters:
  ///   - marked: The marked units of each group.
  ///   - total: All units of each; no fewer than the marked ones.
  /// - Returns: 0...1; 1 where a group is empty.
  /// - Complexity: O(*n*) for *n* marked units.
  /// - SeeAlso: R. A. Fisher, *Statistical Methods for Research Workers*, 5th ed., 1934, §21.02.
  static func p(marked: (Int, Int), of total: (Int, Int)) -> Double {
    precondition(marked.0 <= total.0 && marked.1 <= total.1, "more marked units than units")
    let all = total.0 + total.1, hits = marked.0 + marked.1
    let least = max(0, hits - total.1), most = min(hits, total.0)
    guard least < most else { return 1 }
    /// P(k + 1) / P(k) for k marked units in the first group.
    func ratio(_ k: Int) -> Double {
      Double((hits - k) * (total.0 - k)) / Double((k + 1) * (all - hits - total.0 + k + 1))
    }
    // From the likeliest number outwards, so that nothing overflows: only + − × ÷ are used, and
    // the digits are the same on any machine.
    let mode = min(most, max(least, (hits + 1) * (total.0 + 1) / (all + 2)))
    var weights = [Double](repeating: 0, count: most - least + 1)
    weights[mode - least] = 1
    var k = mode
    while k < most {
      weights[k + 1 - least] = weights[k - least] * ratio(k)
      k += 1
    }
    k = mode
    while k > least {
      weights[k - 1 - least] = weights[k - least] / ratio(k - 1)
      k -= 1
    }
    let here = weights[marked.0 - least] * (1 + 1e-9)
    let sum = weights.reduce(0, +)
    return min(1, weights.filter { $0 <= here }.reduce(0, +) / sum)
  }
}
