/// Three actors of whom each pair has a signed tie.
public struct SignedTriad: Sendable, Hashable {
  /// Ascending.
  public let vertices: [Int]
  /// How many of its three ties are negative.
  public let negativeTies: Int

  /// The friend of a friend is a friend, the enemy of an enemy too: an even number of negative ties.
  public var isBalanced: Bool { negativeTies.isMultiple(of: 2) }
}

/// How far friends of friends are friends.
public struct Balance: Sendable, Equatable {
  /// Ties whose positive strength is larger than their negative one, and the other way round.
  public let positiveTies: Int, negativeTies: Int
  /// Ties left out: as strong on either side, or of unsigned relations only.
  public let unsignedTies: Int
  /// How many triads have 0, 1, 2, 3 negative ties.
  public let counts: [Int]
  /// All triads of signed ties, by their vertices.
  public let triads: [SignedTriad]

  /// The share of triads that are balanced; nil without triads.
  public var balancedShare: Double? {
    triads.isEmpty ? nil : Double(counts[0] + counts[2]) / Double(triads.count)
  }
  public var unbalancedTriads: [SignedTriad] { triads.filter { !$0.isBalanced } }
}

extension Network {
  /// Returns the triads of signed ties and how many are balanced.
  ///
  /// Two vertices are friends when the positive relations between them, both directions added, are
  /// stronger than the negative ones, and enemies when weaker. A triad is balanced when it has an
  /// even number of negative ties.
  ///
  /// Unsigned relations do not count; ties as positive as negative are left out and counted.
  /// NetworkX's `is_balanced`-like helpers are for unsigned graphs; there is no counterpart.
  ///
  /// - Complexity: O(Σ *k*²) over the numbers of signed ties *k*.
  /// - SeeAlso: D. Cartwright, F. Harary, "Structural balance: a generalization of Heider's theory",
  ///   *Psychological Review* 63(5), 1956. [doi](https://doi.org/10.1037/h0046049)
  public func balance() -> Balance {
    let (ties, unsigned) = signedTies()
    var triads: [SignedTriad] = [], counts = [0, 0, 0, 0]
    for (a, row) in ties.enumerated() {
      for (place, (b, first)) in row.enumerated() where b > a {
        for (c, second) in row[(place + 1)...] {
          guard let third = ties[b].first(where: { $0.0 == c })?.1 else { continue }
          let negative = [first, second, third].count { $0 < 0 }
          counts[negative] += 1
          triads.append(SignedTriad(vertices: [a, b, c], negativeTies: negative))
        }
      }
    }
    let signs = ties.enumerated().flatMap { a, row in row.filter { $0.0 > a }.map(\.1) }
    return Balance(
      positiveTies: signs.count { $0 > 0 }, negativeTies: signs.count { $0 < 0 },
      unsignedTies: unsigned, counts: counts, triads: triads)
  }

  /// For each vertex its signed ties, ascending: the other vertex, and positive less negative
  /// strength; and the number of ties without sign.
  func signedTies() -> (ties: [[(Int, Double)]], unsigned: Int) {
    var ties = [[(Int, Double)]](repeating: [], count: vertexCount)
    var unsigned = 0
    let pairs = symmetricAdjacency()
    for v in 0..<vertexCount {
      for place in pairs.offsets[v]..<pairs.offsets[v + 1] where Int(pairs.targets[place]) > v {
        let w = Int(pairs.targets[place])
        var sum = 0.0
        // The two arcs of an undirected edge are the same records: one is enough.
        for arc in [arc(from: v, to: w), isDirected ? arc(from: w, to: v) : nil] {
          guard let arc else { continue }
          sum += strength(ofArc: arc, sign: .positive) - strength(ofArc: arc, sign: .negative)
        }
        if sum == 0 {
          unsigned += 1
        } else {
          ties[v].append((w, sum))
          ties[w].append((v, sum))
        }
      }
    }
    return (ties.map { $0.sorted { $0.0 < $1.0 } }, unsigned)
  }
}
