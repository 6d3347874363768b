import Basics
import Glibc

extension Network {
  /// Returns how much each vertex's time and energy is tied up in contacts who know each other.
  ///
  /// With *p*(i,j) the share of *i*'s ties that goes to *j* (both directions added), the constraint
  /// of *i* is the sum over its neighbours *j* of (*p*(i,j) + Σ over *q* of *p*(i,q) *p*(q,j))². The
  /// lowest is the broker.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c")], directed: false).constraint()  // 1 1/2 1
  ///
  /// Loops make no arc; an arc counts 1, or its strength by `.strength`, so a pair with arcs both
  /// ways counts twice; an isolated vertex has NaN. Values above 1 occur. NetworkX's `constraint`;
  /// igraph's agrees.
  ///
  /// - Returns: One score per vertex; ranked lowest first.
  /// - Complexity: O(Σ *k*²) over the numbers of neighbours *k*.
  /// - SeeAlso: R. S. Burt, "Structural holes and good ideas", *Am. J. Sociology* 110(2), 2004.
  ///   [doi](https://doi.org/10.1086/421787)
  public func constraint(weighting: Weighting = .one) -> Scores {
    let values = squaredInvestments(weighting)
    return Scores(values, of: self, order: .lowestFirst)
  }

  /// Returns how unevenly each vertex's constraint is spread over its contacts: 0 when all constrain
  /// it alike, 1 when one of them is all of it.
  ///
  /// With *N* contacts, *c*(j) the part of contact *j* and *C* the whole, it is
  /// Σ *r* ln *r* / (*N* ln *N*) with *r* = *c*(j) / (*C* / *N*); 1 for one contact, NaN for none.
  ///
  /// - Complexity: as `constraint`.
  /// - SeeAlso: R. S. Burt, *Structural Holes*, 1992, chapter 2, eq. 2.9.
  public func hierarchy(weighting: Weighting = .one) -> Scores {
    let values = tieShares(weighting).map { _, contacts -> Double in
      let n = Double(contacts.count)
      guard contacts.count > 1 else { return contacts.isEmpty ? .nan : 1 }
      let mean = contacts.reduce(0) { $0 + $1.investment * $1.investment } / n
      let sum = contacts.reduce(0) { sum, contact in
        let ratio = contact.investment * contact.investment / mean
        return sum + ratio * log(ratio)
      }
      return max(0, sum / (n * log(n)))
    }
    return Scores(values, of: self)
  }

  /// Returns how many of each vertex's contacts are not redundant.
  ///
  /// It is the sum over neighbours *j* of 1 − Σ over *q* of *p*(i,q) *m*(j,q), *m*(j,q) being *j*'s
  /// ties with *q* over its strongest ties with anyone. Undirected with every arc counting 1 this is
  /// the number of contacts less their mean number of ties among themselves (Borgatti).
  ///
  /// An isolated vertex has NaN. NetworkX's `effective_size(G, nodes=list(G))`; without `nodes`
  /// version 3.6.1 divides weighted ties by the strongest of the wrong vertex, and in a directed
  /// graph it gives NaN to a vertex that no arc leaves.
  ///
  /// - Complexity: as `constraint`.
  /// - SeeAlso: R. S. Burt, *Structural Holes*, 1992, chapter 2, eq. 2.2.
  public func effectiveSize(weighting: Weighting = .one) -> Scores {
    let values = tieShares(weighting).map { _, contacts in
      contacts.isEmpty ? .nan : contacts.reduce(0) { $0 + (1 - $1.redundancy) }
    }
    return Scores(values, of: self)
  }

  /// Returns effective size over the number of contacts: 1 when no contact is redundant; NaN for an
  /// isolated vertex.
  public func efficiency(weighting: Weighting = .one) -> Scores {
    let values = tieShares(weighting).map { _, contacts in
      contacts.isEmpty
        ? .nan
        : contacts.reduce(0) { $0 + (1 - $1.redundancy) } / Double(contacts.count)
    }
    return Scores(values, of: self)
  }

  /// What a neighbour means to a vertex.
  private struct Contact: Sendable {
    /// *p*(i,j) + Σ *p*(i,q) *p*(q,j).
    var investment: Double
    /// Σ *p*(i,q) *m*(j,q).
    var redundancy: Double
  }

  private func tieShares(_ weighting: Weighting) -> [(vertex: Int, contacts: [Contact])] {
    let ties = weighting == .strength ? symmetricAdjacency() : symmetricArcCounts()
    let n = vertexCount
    let sums = (0..<n).map { v in
      ties.weights[ties.offsets[v]..<ties.offsets[v + 1]].reduce(0, +)
    }
    let strongest = (0..<n).map { v in
      ties.weights[ties.offsets[v]..<ties.offsets[v + 1]].max() ?? 0
    }
    let parts = parallelMap(fixedParts(of: n)) { vertices in
      var result: [(vertex: Int, contacts: [Contact])] = []
      // For the vertex in hand: the sums for each of its neighbours, by neighbour.
      var isContacts = [Bool](repeating: false, count: n)
      var indirects = [Double](repeating: 0, count: n), shareds = indirects
      let offsets = ties.offsets.span, targets = ties.targets.span, weights = ties.weights.span
      var isContact = isContacts.mutableSpan
      var indirect = indirects.mutableSpan, shared = shareds.mutableSpan
      for v in vertices {
        let row = offsets[v]..<offsets[v + 1]
        for place in row { isContact[Int(targets[place])] = true }
        for place in row {
          let q = Int(targets[place]), share = weights[place] / sums[v]
          for other in offsets[q]..<offsets[q + 1] {
            let j = Int(targets[other])
            if !isContact[j] { continue }
            indirect[j] += share * (weights[other] / sums[q])
            shared[j] += share * (weights[other] / strongest[j])
          }
        }
        var contacts: [Contact] = []
        contacts.reserveCapacity(row.count)
        for place in row {
          let j = Int(targets[place])
          contacts.append(
            Contact(investment: weights[place] / sums[v] + indirect[j], redundancy: shared[j]))
        }
        for place in row {
          let j = Int(targets[place])
          isContact[j] = false
          indirect[j] = 0
          shared[j] = 0
        }
        result.append((v, contacts))
      }
      return result
    }
    return parts.flatMap { $0 }
  }

  /// The symmetric ties weighed by the number of arcs between the two vertices: 1 or 2.
  func symmetricArcCounts() -> Adjacency {
    let ties = symmetricAdjacency()
    guard isDirected else {
      return Adjacency(
        offsets: ties.offsets, targets: ties.targets,
        weights: ContiguousArray(repeating: 1, count: ties.targets.count))
    }
    var weights = ContiguousArray<Double>()
    weights.reserveCapacity(ties.targets.count)
    for v in 0..<vertexCount {
      var arc = offsets[v], place = inOffsets[v]
      for tie in ties.offsets[v]..<ties.offsets[v + 1] {
        var count = 0.0
        if arc < offsets[v + 1], targets[arc] == ties.targets[tie] {
          count += 1
          arc += 1
        }
        if place < inOffsets[v + 1], sources[place] == ties.targets[tie] {
          count += 1
          place += 1
        }
        weights.append(count)
      }
    }
    return Adjacency(offsets: ties.offsets, targets: ties.targets, weights: weights)
  }
}
