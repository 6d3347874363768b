/// Exchanges the places of two boxes wherever that makes the drawing easier to read.
///
/// Stress majorisation cares for distances and not for crossings; a few exchanges on its result take
/// away a good part of them.
struct Refinement {
  let sizes: [Size]
  let pairs: [Placement.Pair]

  /// The work allowed, in pairs of lines looked at, so that time depends on the input alone.
  private static let budget = 6_000_000

  func refined(_ centers: [Point]) -> [Point] {
    var centers = centers
    let step = pairs.count * (pairs.count + sizes.count)
    guard step > 0 else { return centers }
    var left = Self.budget / step
    var best = cost(centers)
    var improved = true
    while improved {
      improved = false
      for i in centers.indices {
        for j in 0..<i {
          guard left > 0 else { return centers }
          left -= 1
          centers.swapAt(i, j)
          let cost = cost(centers)
          if cost < best {
            best = cost
            improved = true
          } else {
            centers.swapAt(i, j)
          }
        }
      }
    }
    return centers
  }

  /// Crossings, lines through boxes, and the length of lines, in whole numbers, so that a last bit
  /// decides nothing.
  private func cost(_ centers: [Point]) -> Int {
    var crossings = 0, hits = 0, length = 0.0
    for (index, pair) in pairs.enumerated() {
      let a = centers[pair.a], b = centers[pair.b]
      length += (a - b).length
      for other in pairs[..<index]
      where other.a != pair.a && other.a != pair.b && other.b != pair.a && other.b != pair.b
        && segmentsCross(a, b, centers[other.a], centers[other.b])
      {
        crossings += 1
      }
      for box in centers.indices where box != pair.a && box != pair.b {
        let rect = Rect(center: centers[box], size: sizes[box])
        if rect.isCut(a, b) { hits += 1 }
      }
    }
    return crossings * 100 + hits * 150 + Int(length / 4)
  }
}
