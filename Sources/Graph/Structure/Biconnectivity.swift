/// Where a network falls apart when one vertex or one edge is taken away (direction ignored).
public struct Biconnectivity: Sendable, Equatable {
  /// An unordered pair of neighbours, the smaller first.
  public struct Edge: Sendable, Hashable, Comparable {
    public let first: Int, second: Int
    public init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }
    public static func < (a: Edge, b: Edge) -> Bool {
      (a.first, a.second) < (b.first, b.second)
    }
  }

  /// Edges whose loss cuts their two ends apart, ascending.
  public let bridges: [Edge]
  /// Vertices whose loss cuts some of their neighbours apart, ascending.
  public let articulationPoints: [Int]
  /// Sets of vertices that no loss of one vertex cuts apart: the largest first, then by vertices;
  /// each has two vertices or more, and an articulation point is in several.
  public let components: [[Int]]
}

extension Network {
  /// Returns bridges, articulation points and biconnected components.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c")], directed: false)
  ///       .biconnectivity().articulationPoints  // [1]
  ///
  /// Direction and strength are ignored; a pair with arcs both ways is one edge; an isolated vertex
  /// is in no component. NetworkX's `bridges`, `articulation_points`, `biconnected_components`, which
  /// refuse directed graphs.
  ///
  /// - Complexity: O(*n + m*).
  /// - SeeAlso: J. Hopcroft, R. Tarjan, "Algorithm 447: efficient algorithms for graph
  ///   manipulation", *Comm. ACM* 16(6), 1973. [doi](https://doi.org/10.1145/362248.362272)
  public func biconnectivity() -> Biconnectivity {
    let arcs = symmetricAdjacency()
    let n = vertexCount
    var number = [Int](repeating: 0, count: n), low = number, next = number
    var parent = [Int](repeating: -1, count: n)
    var isCut = [Bool](repeating: false, count: n)
    var bridges: [Biconnectivity.Edge] = [], components: [[Int]] = []
    var open: [Int] = []  // vertices met whose component is not closed
    var met = 0
    for root in 0..<n where number[root] == 0 {
      var walk = [root], rootChildren = 0
      met += 1
      number[root] = met
      low[root] = met
      next[root] = arcs.offsets[root]
      open = [root]
      while let v = walk.last {
        if next[v] < arcs.offsets[v + 1] {
          let w = Int(arcs.targets[next[v]])
          next[v] += 1
          if number[w] == 0 {
            met += 1
            number[w] = met
            low[w] = met
            next[w] = arcs.offsets[w]
            parent[w] = v
            walk.append(w)
            open.append(w)
          } else if w != parent[v] {
            low[v] = min(low[v], number[w])
          }
          continue
        }
        walk.removeLast()
        guard v != root else { break }
        let u = parent[v]
        low[u] = min(low[u], low[v])
        if low[v] > number[u] { bridges.append(.init(u, v)) }
        guard low[v] >= number[u] else { continue }
        // Nothing below v leads above u: u and what was met since v are a component.
        if u == root { rootChildren += 1 } else { isCut[u] = true }
        let start = open.lastIndex(of: v)!
        components.append((open[start...] + [u]).sorted())
        open.removeSubrange(start...)
      }
      if rootChildren > 1 { isCut[root] = true }
    }
    components.sort {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
    return Biconnectivity(
      bridges: bridges.sorted(), articulationPoints: isCut.indices.filter { isCut[$0] },
      components: components)
  }
}
