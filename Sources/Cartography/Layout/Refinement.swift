/// Exchanges the places of two boxes wherever that makes the drawing easier to read.
///
/// Stress majorisation cares for distances and not for crossings; a few exchanges on its result take
/// away a good part of them.
struct Refinement {
  private let sizes: [Size]
  private let pairs: [Placement.Pair]
  /// Per box the lines that end at it.
  private var linesAt: [[Int]]
  private var centers: [Point]

  /// The work allowed, in pairs of lines looked at, so that time depends on the input alone.
  private static let budget = 8_000_000

  static func refined(
    _ centers: [Point], sizes: [Size], pairs: [Placement.Pair]
  ) -> [Point] {
    var refinement = Refinement(centers, sizes, pairs)
    refinement.run()
    return refinement.centers
  }

  private init(_ centers: [Point], _ sizes: [Size], _ pairs: [Placement.Pair]) {
    self.centers = centers
    self.sizes = sizes
    self.pairs = pairs
    linesAt = Array(repeating: [], count: sizes.count)
    for (index, pair) in pairs.enumerated() {
      linesAt[pair.a].append(index)
      linesAt[pair.b].append(index)
    }
  }

  private mutating func run() {
    var left = Self.budget
    var improved = true
    while improved {
      improved = false
      for i in centers.indices {
        for j in 0..<i {
          left -= (linesAt[i].count + linesAt[j].count + 2) * (pairs.count + sizes.count)
          guard left > 0 else { return }
          let before = cost(around: i, j)
          centers.swapAt(i, j)
          if cost(around: i, j) < before {
            improved = true
          } else {
            centers.swapAt(i, j)
          }
        }
      }
    }
  }

  /// What the places of two boxes have a part in: crossings of their lines, boxes that these pass
  /// through, lines that pass through the two, and the length of their lines. In whole numbers, so
  /// that a last bit decides nothing.
  private func cost(around i: Int, _ j: Int) -> Int {
    var cost = 0
    for line in linesAt[i] { cost += costOfLine(line, i, j) }
    for line in linesAt[j] where pairs[line].a != i && pairs[line].b != i {
      cost += costOfLine(line, i, j)
    }
    let first = Rect(center: centers[i], size: sizes[i])
    let second = Rect(center: centers[j], size: sizes[j])
    for pair in pairs where pair.a != i && pair.b != i && pair.a != j && pair.b != j {
      let a = centers[pair.a], b = centers[pair.b]
      if first.isCut(a, b) { cost += Self.hitCost }
      if second.isCut(a, b) { cost += Self.hitCost }
    }
    return cost
  }

  private static let crossingCost = 100, hitCost = 150

  private func costOfLine(_ index: Int, _ i: Int, _ j: Int) -> Int {
    let pair = pairs[index]
    let a = centers[pair.a], b = centers[pair.b]
    var cost = Int((a - b).length / 4)
    for (number, other) in pairs.enumerated() {
      if other.a == pair.a || other.a == pair.b || other.b == pair.a || other.b == pair.b {
        continue
      }
      // Two lines of these boxes meet here twice; they count with the first.
      if number < index, other.a == i || other.a == j || other.b == i || other.b == j { continue }
      if segmentsCross(a, b, centers[other.a], centers[other.b]) { cost += Self.crossingCost }
    }
    for box in centers.indices where box != pair.a && box != pair.b {
      if Rect(center: centers[box], size: sizes[box]).isCut(a, b) { cost += Self.hitCost }
    }
    return cost
  }
}
