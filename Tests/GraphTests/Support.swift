import Testing

@testable import Graph

/// Asserts that numbers agree to 1e-9 of their size (or of 1, for small ones).
func expectClose(
  _ actual: [Double], _ expected: [Double], tolerance: Double = 1e-9, _ note: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.count == expected.count else {
    Issue.record(
      "\(actual.count) values instead of \(expected.count) \(note)", sourceLocation: sourceLocation)
    return
  }
  for (place, (a, b)) in zip(actual, expected).enumerated() {
    if a.isNaN && b.isNaN { continue }
    if !(abs(a - b) <= tolerance * max(1, abs(b))) {
      Issue.record(
        "at \(place): \(a) instead of \(b) \(note)", sourceLocation: sourceLocation)
      return
    }
  }
}

func expectClose(
  _ actual: Scores, _ expected: [Double], tolerance: Double = 1e-9, _ note: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    actual.values, expected, tolerance: tolerance, note, sourceLocation: sourceLocation)
}

/// SplitMix64: the same numbers from a seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A network as the plainest thing there is: who is tied to whom, how strongly. The oracles read
/// this and nothing of `Network`.
struct PlainGraph {
  var count: Int
  var isDirected: Bool
  /// strength[u][v]; nil where there is no arc.
  var strength: [[Double?]]

  func length(_ u: Int, _ v: Int, _ distance: Distance) -> Double? {
    strength[u][v].map { distance == .hops ? 1 : 1 / $0 }
  }

  /// Distances by Floyd and Warshall.
  func distances(_ distance: Distance) -> [[Double]] {
    var d = (0..<count).map { u in
      (0..<count).map { v in u == v ? 0 : length(u, v, distance) ?? .infinity }
    }
    for k in 0..<count {
      for i in 0..<count {
        for j in 0..<count { d[i][j] = min(d[i][j], d[i][k] + d[k][j]) }
      }
    }
    return d
  }

  /// All paths without repeated vertices from u to v, by trying everything.
  func simplePaths(_ u: Int, _ v: Int) -> [[Int]] {
    var result: [[Int]] = []
    func extend(_ path: [Int]) {
      if path.last! == v {
        result.append(path)
        return
      }
      for w in 0..<count where strength[path.last!][w] != nil && !path.contains(w) {
        extend(path + [w])
      }
    }
    extend([u])
    return result
  }
}

extension Network {
  /// A random network and the same as a plain graph: also without vertices, with one or two, with
  /// loops and parallel edges (which the builder takes care of), disconnected, with tied strengths.
  static func random(
    seed: UInt64, maxVertices: Int = 9, directed: Bool? = nil
  ) -> (network: Network, plain: PlainGraph) {
    var random = SeededGenerator(seed: seed)
    let n = Int.random(in: 0...maxVertices, using: &random)
    let isDirected = directed ?? Bool.random(using: &random)
    let strengths: [Double] = seed % 3 == 0 ? [1] : seed % 3 == 1 ? [1, 2, 4] : [1, 2, 3, 5, 0.7]
    var plain = PlainGraph(
      count: n, isDirected: isDirected,
      strength: Array(repeating: Array(repeating: nil, count: n), count: n))
    var edges: [(Int, Int, Double)] = []
    if n > 0 {
      for _ in 0..<Int.random(in: 0...(3 * n), using: &random) {
        let u = Int.random(in: 0..<n, using: &random), v = Int.random(in: 0..<n, using: &random)
        let strength = strengths.randomElement(using: &random)!
        edges.append((u, v, strength))
        guard u != v else { continue }
        plain.strength[u][v] = (plain.strength[u][v] ?? 0) + strength
        if !isDirected { plain.strength[v][u] = plain.strength[u][v] }
      }
    }
    return (Network(vertexCount: n, edges: edges, directed: isDirected), plain)
  }

  static func star(_ leaves: Int) -> Network {
    Network(vertexCount: leaves + 1, edges: (1...leaves).map { (0, $0) }, directed: false)
  }

  static func cycle(_ n: Int, directed: Bool = false) -> Network {
    Network(vertexCount: n, edges: (0..<n).map { ($0, ($0 + 1) % n) }, directed: directed)
  }

  static func complete(_ n: Int) -> Network {
    Network(
      vertexCount: n, edges: (0..<n).flatMap { u in (0..<u).map { (u, $0) } }, directed: false)
  }

  /// Krackhardt (1990), Administrative Science Quarterly 35(2), figure 1.
  static let krackhardtKite = Network(
    vertexCount: 10,
    edges: [
      (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5),
      (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
    ], directed: false)

  /// Padgett: marriages of 15 Florentine families (Breiger and Pattison 1986, Social Networks 8).
  static let florentineFamilies = Network(
    edges: [
      ("Acciaiuoli", "Medici"), ("Castellani", "Peruzzi"), ("Castellani", "Strozzi"),
      ("Castellani", "Barbadori"), ("Medici", "Barbadori"), ("Medici", "Ridolfi"),
      ("Medici", "Tornabuoni"), ("Medici", "Albizzi"), ("Medici", "Salviati"),
      ("Salviati", "Pazzi"), ("Peruzzi", "Strozzi"), ("Peruzzi", "Bischeri"),
      ("Strozzi", "Ridolfi"), ("Strozzi", "Bischeri"), ("Ridolfi", "Tornabuoni"),
      ("Tornabuoni", "Guadagni"), ("Albizzi", "Ginori"), ("Albizzi", "Guadagni"),
      ("Bischeri", "Guadagni"), ("Guadagni", "Lamberteschi"),
    ], directed: false)
}
