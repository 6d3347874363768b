import Basics
import Graph

extension StructureView {
  /// The triads of signed ties, the unbalanced first.
  func balance() -> (table: Table, notes: [String]) {
    let result = network.balance()
    var table = Table(columns: ["triad", "balanced", "negative ties", "names", "ties"])
    for triad in result.unbalancedTriads + result.triads.filter(\.isBalanced) {
      let v = triad.vertices
      let ties = [(v[0], v[1]), (v[0], v[2]), (v[1], v[2])].map { a, b in
        "\(network.keys[a]) \(network.sign(a, b) > 0 ? "+" : "-") \(network.keys[b])"
      }
      table.append([
        .list(v.map { network.keys[$0] }), .flag(triad.isBalanced), .integer(triad.negativeTies),
        .list(v.map { lensed.actor($0).name }), .list(ties),
      ])
    }
    let share = result.balancedShare.map { "\(significant($0 * 100)) % balanced" } ?? "no triad"
    return (
      table,
      [
        "\(result.positiveTies) positive, \(result.negativeTies) negative ties, "
          + "\(result.unsignedTies) of neither sign · triads: \(share); "
          + zip(["+++", "++-", "+--", "---"], result.counts).map { "\($0) \($1)" }
          .joined(separator: ", ")
      ]
    )
  }

  /// Each actor with a signed tie, by camp.
  func frustration() -> (table: Table, notes: [String]) {
    let result = network.frustration()
    let ties = network.signedPairs
    let signed = Set(ties.flatMap { [$0.a, $0.b] })
    var table = Table(columns: ["id", "name", "camp", "at least", "at most"])
    for vertex in signed.sorted() {
      table.append([
        .text(network.keys[vertex]), .text(lensed.actor(vertex).name),
        .integer(result.camps[vertex] + 1), .integer(result.atLeast), .integer(result.atMost),
      ])
    }
    let unfit = ties.filter {
      (result.camps[$0.a] == result.camps[$0.b]) == ($0.sign < 0)
    }.map { "\(network.keys[$0.a]) \($0.sign > 0 ? "+" : "-") \(network.keys[$0.b])" }
    let index =
      result.isExact
      ? "frustration index \(result.atMost)"
      : "frustration index between \(result.atLeast) and \(result.atMost)"
    let shown = unfit.prefix(20).joined(separator: ", ")
    return (
      table,
      [
        "\(index) of \(ties.count) signed ties"
          + (unfit.isEmpty
            ? "" : "; ties that do not fit: \(shown)\(unfit.count > 20 ? ", …" : "")")
      ]
    )
  }
}

extension Network {
  /// Positive less negative strength between two vertices, both directions added.
  fileprivate func sign(_ a: Int, _ b: Int) -> Double {
    [arc(from: a, to: b), isDirected ? arc(from: b, to: a) : nil].compactMap(\.self).reduce(0) {
      $0 + strength(ofArc: $1, sign: .positive) - strength(ofArc: $1, sign: .negative)
    }
  }

  /// Pairs whose relations are more positive than negative, or the other way round.
  fileprivate var signedPairs: [(a: Int, b: Int, sign: Double)] {
    var pairs: [(a: Int, b: Int, sign: Double)] = []
    for a in 0..<vertexCount {
      let others =
        arcs(from: a).map { target(ofArc: $0) }
        + (inOffsets[a]..<inOffsets[a + 1]).map { Int(sources[$0]) }
      for b in Set(others).sorted() where b > a {
        let sign = sign(a, b)
        if sign != 0 { pairs.append((a, b, sign)) }
      }
    }
    return pairs
  }
}
