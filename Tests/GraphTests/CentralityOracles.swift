import Graph

/// The definitions, written badly: pair by pair, path by path, sharing nothing with the kernels.
enum Oracle {
  /// Betweenness by listing every simple path and keeping the shortest of each pair.
  static func betweenness(_ graph: PlainGraph, _ distance: Distance) -> [Double] {
    var scores = [Double](repeating: 0, count: graph.count)
    for s in 0..<graph.count {
      for t in 0..<graph.count where s != t && (graph.isDirected || s < t) {
        let paths = graph.simplePaths(s, t)
        let lengths = paths.map { path in
          zip(path, path.dropFirst()).map { graph.length($0, $1, distance)! }.reduce(0, +)
        }
        guard let least = lengths.min() else { continue }
        let shortest = zip(paths, lengths).filter { abs($1 - least) < 1e-9 }.map(\.0)
        for v in 0..<graph.count where v != s && v != t {
          scores[v] += Double(shortest.count { $0.contains(v) }) / Double(shortest.count)
        }
      }
    }
    return scores
  }

  static func closeness(
    _ graph: PlainGraph, _ distance: Distance, _ direction: Direction
  ) -> (raw: [Double], corrected: [Double], harmonic: [Double]) {
    let d = graph.distances(distance)
    var raw: [Double] = [], corrected: [Double] = [], harmonic: [Double] = []
    for v in 0..<graph.count {
      let reached = (0..<graph.count).filter { $0 != v }
        .map { direction == .in ? d[$0][v] : d[v][$0] }.filter(\.isFinite)
      let sum = reached.reduce(0, +)
      let nearness = reached.isEmpty ? 0 : Double(reached.count) / sum
      raw.append(nearness)
      corrected.append(nearness * Double(reached.count) / Double(max(1, graph.count - 1)))
      harmonic.append(reached.map { 1 / $0 }.reduce(0, +))
    }
    return (raw, corrected, harmonic)
  }

  /// PageRank as a linear system, solved by Gauss and Jordan.
  static func pageRank(_ graph: PlainGraph, damping: Double, restart: [Double]) -> [Double] {
    let n = graph.count
    let t = restart.map { $0 / restart.reduce(0, +) }
    var a = (0..<n).map { i in (0..<n).map { i == $0 ? 1.0 : 0.0 } }
    for u in 0..<n {
      let out = graph.strength[u].compactMap { $0 }.reduce(0, +)
      for v in 0..<n {
        a[v][u] -= damping * (out == 0 ? t[v] : (graph.strength[u][v] ?? 0) / out)
      }
    }
    return solve(a, t.map { $0 * (1 - damping) })
  }

  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var a = matrix, b = right
    let n = b.count
    for column in 0..<n {
      let pivot = (column..<n).max { abs(a[$0][column]) < abs(a[$1][column]) }!
      a.swapAt(column, pivot)
      b.swapAt(column, pivot)
      for row in 0..<n where row != column {
        let factor = a[row][column] / a[column][column]
        for k in column..<n { a[row][k] -= factor * a[column][k] }
        b[row] -= factor * b[column]
      }
    }
    return (0..<n).map { b[$0] / a[$0][$0] }
  }
}
