import Testing

@testable import Graph

@Suite struct SlicedRowsTests {
  /// Sums row by row, as the definition of a product has them; whole numbers, so that every order of
  /// adding is exact. The large network is laid out in several parts.
  @Test(arguments: [0, 5, 4_000, 900_000], [false, true])
  func multipliesLikeRowsOneByOne(edges: Int, isScattered: Bool) {
    let n = max(3, edges / 16)
    var random = SeededRandom(seed: UInt64(edges)), builder = NetworkBuilder(directed: true)
    for edge in 0..<edges {
      // Every third edge leads to the same few vertices: rows of all lengths.
      let target = edge % 3 == 0 ? random.below(3) : random.below(n)
      builder.add(
        source: UInt32(random.below(n)), target: UInt32(target),
        weight: Double(1 + edge % 5), record: UInt32(edge))
    }
    let network = builder.network(keys: (0..<n).map { String($0) })
    for isWeighted in [false, true] {
      let arcs = network.adjacency(.in, isWeighted: isWeighted)
      let x = (0..<n).map { Double($0 % 7) }
      let rows = SlicedRows(arcs, isWeighted: isWeighted, isScattered: isScattered)
      if edges == 900_000 { #expect(rows.parts.count == 8) }
      #expect(rows.parts.flatMap { Array($0) } == Array(0..<rows.sliceCount))
      var y = [Double](repeating: 0, count: rows.paddedCount)
      rows.multiply(rows.byPlace(x), into: &y)
      let sums = (0..<n).map { v in
        (arcs.offsets[v]..<arcs.offsets[v + 1]).reduce(0.0) { sum, arc in
          sum + (isWeighted ? arcs.weights[arc] : 1) * x[Int(arcs.targets[arc])]
        }
      }
      let isEqual = rows.byVertex(y) == sums
      #expect(isEqual, "\(edges) edges, weighted: \(isWeighted)")
    }
  }
}
