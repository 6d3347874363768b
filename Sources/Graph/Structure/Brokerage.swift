/// How often a vertex stands between two others that are not tied, by whose groups they are of.
public struct BrokerageRoles: Sendable, Equatable {
  /// All three of one group.
  public var coordinator = 0
  /// The two ends of one group, the broker of another (itinerant broker).
  public var consultant = 0
  /// The broker and the one it passes on to of one group: it lets in.
  public var gatekeeper = 0
  /// The one it takes from and the broker of one group: it speaks for.
  public var representative = 0
  /// Three groups.
  public var liaison = 0

  public init() {}

  public var total: Int { coordinator + consultant + gatekeeper + representative + liaison }
}

extension Network {
  /// Returns each vertex's brokerage roles.
  ///
  /// A vertex *v* brokers from *a* to *c* when there are arcs *a* → *v* → *c* and none *a* → *c*.
  ///
  ///     Network(edges: [("a", "b"), ("b", "c")], directed: true)
  ///       .brokerage(groups: [0, 0, 1])[1].representative  // 1
  ///
  /// - Parameter groups: The group of each vertex (its country, say); nil is a group of its own.
  /// - Returns: Counts of ordered pairs (*a*, *c*), by vertex; an undirected network counts each
  ///   pair both ways, once as gatekeeper for once as representative.
  /// - Complexity: O(Σ *in*·*out*) over the vertices' numbers of arcs.
  /// - SeeAlso: R. V. Gould, R. M. Fernandez, "Structures of mediation: a formal approach to
  ///   brokerage in transaction networks", *Sociological Methodology* 19, 1989.
  ///   [doi](https://doi.org/10.2307/270949)
  public func brokerage(groups: [Int?]) -> [BrokerageRoles] {
    precondition(
      groups.count == vertexCount, "\(groups.count) groups for \(vertexCount) vertices")
    // A vertex without a group is its own: a number that no other has.
    let own = (groups.compactMap { $0 }.max() ?? 0) + 1
    let group = groups.enumerated().map { $1 ?? own + $0 }
    var roles = [BrokerageRoles](repeating: BrokerageRoles(), count: vertexCount)
    var isTied = [Bool](repeating: false, count: vertexCount)
    for a in 0..<vertexCount {
      for arc in arcs(from: a) { isTied[Int(targets[arc])] = true }
      for arc in arcs(from: a) {
        let v = Int(targets[arc])
        for next in arcs(from: v) {
          let c = Int(targets[next])
          if c == a || isTied[c] { continue }
          switch (group[a] == group[v], group[v] == group[c], group[a] == group[c]) {
          case (true, true, _): roles[v].coordinator += 1
          case (true, false, _): roles[v].representative += 1
          case (false, true, _): roles[v].gatekeeper += 1
          case (false, false, true): roles[v].consultant += 1
          case (false, false, false): roles[v].liaison += 1
          }
        }
      }
      for arc in arcs(from: a) { isTied[Int(targets[arc])] = false }
    }
    return roles
  }
}
