import Testing

@testable import English

@Suite struct SpanningTreeTests {
  /// Every assignment of heads is tried: the tree found must be as good as the best one with one
  /// root.
  @Test(arguments: 0..<UInt64(300)) func findsTheBestOfAllTrees(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let count = 2 + random.below(4)
    let stride = count + random.below(3)
    var scores = [Float](repeating: SpanningTree.never, count: stride * count)
    for dependent in 1..<count {
      for head in 0..<count where head != dependent {
        scores[dependent * stride + head] = Float(random.below(21) - 10)
      }
    }
    var tree = SpanningTree()
    tree.solve(scores, count: count, stride: stride)
    #expect(isTree(tree.heads))
    #expect(score(tree.heads, scores, stride) == best(scores, count, stride))
  }

  /// Long sentences with no cycle-free greedy choice still give a tree.
  @Test(arguments: [1, 2, 40, 161]) func alwaysATree(count: Int) {
    var random = SeededNumbers(seed: UInt64(count))
    var scores = [Float](repeating: SpanningTree.never, count: count * count)
    for dependent in 1..<max(1, count) {
      for head in 0..<count where head != dependent {
        scores[dependent * count + head] = random.unit()
      }
    }
    var tree = SpanningTree()
    tree.solve(scores, count: count, stride: count)
    #expect(count == 1 || isTree(tree.heads))
  }

  private func isTree(_ heads: [Int]) -> Bool {
    guard heads.dropFirst().count(where: { $0 == 0 }) == 1 else { return false }
    return heads.indices.dropFirst().allSatisfy { start in
      var at = start
      for _ in heads where at > 0 { at = heads[at] }
      return at == 0
    }
  }

  private func score(_ heads: [Int], _ scores: [Float], _ stride: Int) -> Float {
    heads.indices.dropFirst().reduce(0) { $0 + scores[$1 * stride + heads[$1]] }
  }

  private func best(_ scores: [Float], _ count: Int, _ stride: Int) -> Float {
    var best = -Float.infinity
    var heads = [-1] + [Int](repeating: 0, count: count - 1)
    func choose(_ dependent: Int) {
      guard dependent < count else {
        if isTree(heads) { best = max(best, score(heads, scores, stride)) }
        return
      }
      for head in 0..<count where head != dependent {
        heads[dependent] = head
        choose(dependent + 1)
      }
    }
    choose(1)
    return best
  }
}
