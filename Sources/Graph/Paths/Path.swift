/// Which of two paths is the better one.
public enum PathRule: String, Sendable, CaseIterable {
  /// Fewer arcs.
  case hops
  /// The smaller sum of 1 / strength.
  case cost
  /// The stronger weakest arc, then fewer arcs.
  case widest
  /// The larger product of *s* / (1 + *s*) over the arcs, *s* being an arc's strength: of *s*
  /// articles that say a tie exists and one that might deny it, the share that say so.
  case reliable

  public init(_ distance: Distance) { self = distance == .hops ? .hops : .cost }
}

/// A way from one vertex to another that visits no vertex twice.
public struct Path: Sendable, Equatable {
  /// From the first vertex to the last; at least one.
  public let vertices: [Int]
  /// The arcs between them, one fewer; where direction was ignored, an arc may lead back.
  public let arcs: [Int]
  /// What the rule measures: the number of arcs, the sum of their costs, the strength of the weakest
  /// arc, or the product of their reliabilities.
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
  package func path(along vertices: [Int], by rule: PathRule) -> Path {
    var arcs: [Int] = [], length = rule.start, weakest = Double.infinity
    for (u, v) in zip(vertices, vertices.dropFirst()) {
      let arc = self.arc(from: u, to: v)!
      arcs.append(arc)
      length = rule.extend(length, by: strengths[arc])
      weakest = min(weakest, strengths[arc])
    }
    let cost = rule == .widest ? weakest : rule == .reliable ? 1 / length : length
    return Path(vertices: vertices, arcs: arcs, cost: cost, weakest: weakest)
  }
}

extension PathRule {
  /// The length of a path without arcs. Lengths grow along a path; `.reliable` measures 1 over the
  /// probability, `.widest` counts hops (among arcs that are strong enough).
  var start: Double { self == .reliable ? 1 : 0 }

  /// The length of two paths, one after the other.
  @inline(__always) func join(_ a: Double, _ b: Double) -> Double {
    self == .reliable ? a * b : a + b
  }

  /// What is left of a length when a part of it is behind.
  @inline(__always) func rest(of length: Double, after part: Double) -> Double {
    self == .reliable ? length / part : length - part
  }

  @inline(__always) func extend(_ length: Double, by strength: Double) -> Double {
    switch self {
    case .hops, .widest: length + 1
    case .cost: length + 1 / strength
    case .reliable: length * ((1 + strength) / strength)
    }
  }
}

/// The order in which paths between two vertices are given: better by the rule first, then the one
/// whose weakest arc has more strength, then by the keys of the vertices.
struct PathOrder: Sendable {
  let rule: PathRule
  /// The place of each vertex in the order of keys.
  let place: [Int]

  init(_ network: Network, _ rule: PathRule) {
    self.rule = rule
    place = network.keyOrder.places
  }

  func precedes(_ a: Path, _ b: Path) -> Bool {
    switch rule {
    case .hops, .cost:
      if !costsAreEqual(a.cost, b.cost) { return a.cost < b.cost }
    case .reliable:
      if !costsAreEqual(a.cost, b.cost) { return a.cost > b.cost }
    case .widest:
      if a.weakest == b.weakest, a.hops != b.hops { return a.hops < b.hops }
    }
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
