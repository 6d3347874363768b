/// A way from one vertex to another that visits no vertex twice.
public struct Path: Sendable, Equatable {
  /// From the first vertex to the last; at least one.
  public let vertices: [Int]
  /// The arcs between them, one fewer; where direction was ignored, an arc may lead back.
  public let arcs: [Int]
  /// The sum of the lengths of the arcs, by the distance that was asked for.
  public let cost: Double
  /// The least strength of its arcs; infinite for a path without arcs.
  public let weakest: Double

  public var hops: Int { arcs.count }

  package init(vertices: [Int], arcs: [Int], cost: Double, weakest: Double) {
    self.vertices = vertices
    self.arcs = arcs
    self.cost = cost
    self.weakest = weakest
  }
}

extension Network {
  /// The path along given vertices, each joined to the next by an arc.
  package func path(along vertices: [Int], by distance: Distance) -> Path {
    var arcs: [Int] = [], cost = 0.0, weakest = Double.infinity
    for (u, v) in zip(vertices, vertices.dropFirst()) {
      let arc = self.arc(from: u, to: v)!
      arcs.append(arc)
      cost += length(ofArc: arc, by: distance)
      weakest = min(weakest, strengths[arc])
    }
    return Path(vertices: vertices, arcs: arcs, cost: cost, weakest: weakest)
  }

  package func length(ofArc arc: Int, by distance: Distance) -> Double {
    distance == .hops ? 1 : 1 / strengths[arc]
  }
}

/// The order in which paths between two vertices are given: shorter first, then the one whose
/// weakest arc has more strength, then by the keys of the vertices.
struct PathOrder: Sendable {
  /// The place of each vertex in the order of keys.
  let place: [Int]

  init(_ network: Network) { place = Ranking.keyOrder(network.keys) }

  func precedes(_ a: Path, _ b: Path) -> Bool {
    if !costsAreEqual(a.cost, b.cost) { return a.cost < b.cost }
    if a.weakest != b.weakest { return a.weakest > b.weakest }
    return a.vertices.lexicographicallyPrecedes(b.vertices) { place[$0] < place[$1] }
  }
}

/// What a search may walk on.
struct PathConstraints: Sendable {
  /// Vertices that may not be on the path.
  var isBarred: [Bool]
  /// Arcs from the first vertex that may not be taken.
  var barredFirstArcs: Set<Int> = []

  init(_ network: Network, avoiding avoided: Set<Int>) {
    isBarred = [Bool](repeating: false, count: network.vertexCount)
    for v in avoided {
      network.requireVertex(v)
      isBarred[v] = true
    }
  }
}
