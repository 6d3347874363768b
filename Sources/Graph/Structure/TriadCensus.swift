import Basics

/// The sixteen ways in which three vertices can be tied, by Holland and Leinhardt's names: the
/// numbers of mutual, one-way and missing ties, then Down, Up, Cycle (or chain), Transitive.
public enum TriadType: String, Sendable, CaseIterable {
  case t003 = "003"
  case t012 = "012"
  case t102 = "102"
  case t021D = "021D"
  case t021U = "021U"
  case t021C = "021C"
  case t111D = "111D"
  case t111U = "111U"
  case t030T = "030T"
  case t030C = "030C"
  case t201 = "201"
  case t120D = "120D"
  case t120U = "120U"
  case t120C = "120C"
  case t210 = "210"
  case t300 = "300"

  /// The type of three vertices; bit 3·i + j of `arcs` says that *i* has an arc to *j*.
  init(arcs: Int) {
    func has(_ i: Int, _ j: Int) -> Bool { arcs & (1 << (3 * i + j)) != 0 }
    let pairs = [(0, 1), (0, 2), (1, 2)]
    let mutual = pairs.count { has($0, $1) && has($1, $0) }
    let missing = pairs.count { !has($0, $1) && !has($1, $0) }
    let oneWay = 3 - mutual - missing
    // How many one-way arcs leave and reach each vertex.
    let out = (0..<3).map { i in (0..<3).count { $0 != i && has(i, $0) && !has($0, i) } }
    let into = (0..<3).map { i in (0..<3).count { $0 != i && has($0, i) && !has(i, $0) } }
    var letter = ""
    switch (mutual, oneWay) {
    case (0, 2), (1, 2): letter = out.contains(2) ? "D" : into.contains(2) ? "U" : "C"
    case (0, 3): letter = out.contains(2) ? "T" : "C"
    case (1, 1):
      // Down when the one-way arc leads to the mutual pair: from the vertex outside it.
      let outside = (0..<3).first { i in !(0..<3).contains { $0 != i && has(i, $0) && has($0, i) }
      }!
      letter = out[outside] == 1 ? "D" : "U"
    default: break
    }
    self = TriadType(rawValue: "\(mutual)\(oneWay)\(missing)\(letter)")!
  }
}

extension Network {
  /// Returns how many sets of three vertices are tied in each of the sixteen ways.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c"), ("c", "a")], directed: true)
  ///       .triadCensus()[.t030C]  // 1
  ///
  /// An undirected edge is a mutual tie; strengths do not matter. The numbers sum to
  /// *n*(*n* − 1)(*n* − 2) / 6. NetworkX's `triadic_census`, directed only.
  ///
  /// - Complexity: O(*m·k*) for *k* the largest degree.
  /// - SeeAlso: V. Batagelj, A. Mrvar, "A subquadratic triad census algorithm for large sparse
  ///   networks with small maximum degree", *Social Networks* 23(3), 2001.
  ///   [doi](https://doi.org/10.1016/S0378-8733(01)00035-1)
  public func triadCensus() -> [TriadType: Int] {
    let pairs = symmetricAdjacency()
    let types = TriadType.allCases
    let typeOfArcs = (0..<512).map { types.firstIndex(of: TriadType(arcs: $0))! }
    let partials = parallelMap(fixedParts(of: vertexCount)) { vertices in
      triadCounts(from: vertices, pairs, typeOfArcs)
    }
    var counts = [Int](repeating: 0, count: types.count)
    for partial in partials {
      for type in counts.indices { counts[type] += partial[type] }
    }
    let n = vertexCount
    counts[0] = n * (n - 1) * (n - 2) / 6 - counts[1...].reduce(0, +)
    return Dictionary(uniqueKeysWithValues: zip(types, counts))
  }

  /// The triads with a tie whose lowest tied pair begins in `vertices`.
  private func triadCounts(
    from vertices: Range<Int>, _ pairs: Adjacency, _ typeOfArcs: [Int]
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: 16)
    // How u is tied to each vertex: 1 there, 2 back.
    var ties = [UInt8](repeating: 0, count: vertexCount)
    func mark(_ u: Int, _ there: UInt8, _ back: UInt8) {
      for arc in arcs(from: u) { ties[Int(targets[arc])] |= there }
      for place in inOffsets[u]..<inOffsets[u + 1] { ties[Int(sources[place])] |= back }
    }
    for u in vertices {
      let neighbours = pairs.targets[pairs.offsets[u]..<pairs.offsets[u + 1]]
      mark(u, 1, 2)
      for neighbour in neighbours where Int(neighbour) > u {
        let v = Int(neighbour)
        mark(v, 4, 8)
        let pair = Int(ties[v] & 3)
        let pairBits = (pair & 1 != 0 ? 1 << 1 : 0) | (pair & 2 != 0 ? 1 << 3 : 0)
        var tied = 0
        func count(_ w: Int) {
          tied += 1
          // Counted where (u, v) is the lowest tied pair of the three.
          let tie = ties[w]
          guard w > v || (w > u && tie & 3 == 0) else { return }
          var bits = pairBits
          if tie & 1 != 0 { bits |= 1 << 2 }
          if tie & 2 != 0 { bits |= 1 << 6 }
          if tie & 4 != 0 { bits |= 1 << 5 }
          if tie & 8 != 0 { bits |= 1 << 7 }
          counts[typeOfArcs[bits]] += 1
        }
        for w in neighbours where Int(w) != v { count(Int(w)) }
        for place in pairs.offsets[v]..<pairs.offsets[v + 1] {
          let w = Int(pairs.targets[place])
          if w != u, ties[w] & 3 == 0 { count(w) }
        }
        counts[pair == 3 ? 2 : 1] += vertexCount - tied - 2
        for place in pairs.offsets[v]..<pairs.offsets[v + 1] {
          ties[Int(pairs.targets[place])] &= 3
        }
      }
      for w in neighbours { ties[Int(w)] = 0 }
    }
    return counts
  }
}
