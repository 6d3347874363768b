/// Which end of an arc a measure walks from.
public enum Direction: String, Sendable, CaseIterable {
  /// Towards the vertex: who reaches it, along arcs that lead to it. NetworkX's default.
  case `in`
  /// Away from the vertex: whom it reaches, along arcs that leave it.
  case out
}

/// How far apart the two ends of an arc are.
public enum Distance: String, Sendable, CaseIterable {
  /// Every arc has length 1.
  case hops
  /// An arc has length 1 / strength. Costs within 1e-12 of their size are equal.
  case cost
}

/// What an arc weighs where a measure follows arcs without measuring their length.
public enum Weighting: String, Sendable, CaseIterable {
  /// Every arc weighs 1.
  case one
  /// An arc weighs its strength.
  case strength
}

/// One direction of a network: the neighbours of each vertex, ascending, with a number per arc.
package struct Adjacency: Sendable {
  package let offsets: ContiguousArray<Int>
  package let targets: ContiguousArray<UInt32>
  /// By place in `targets`; what it means is the maker's to say (strength or cost). Empty where arcs
  /// are not weighed.
  package let weights: ContiguousArray<Double>

  package var vertexCount: Int { offsets.count - 1 }
}

extension Network {
  /// The arcs of one direction, weighed by their strength.
  ///
  /// - Parameter isWeighted: False where weights are not looked at: they are left empty then.
  package func adjacency(_ direction: Direction, isWeighted: Bool = true) -> Adjacency {
    // An undirected network's arcs are the same either way, in the same order.
    if direction == .out || !isDirected {
      return Adjacency(
        offsets: offsets, targets: targets, weights: isWeighted ? strengths : [])
    }
    return Adjacency(
      offsets: inOffsets, targets: sources,
      weights: isWeighted ? ContiguousArray(inArcs.map { strengths[Int($0)] }) : [])
  }

  /// The arcs of one direction, weighed by their cost: 1 / strength.
  package func costAdjacency(_ direction: Direction) -> Adjacency {
    switch direction {
    case .out:
      Adjacency(
        offsets: offsets, targets: targets, weights: ContiguousArray(strengths.map { 1 / $0 }))
    case .in:
      Adjacency(
        offsets: inOffsets, targets: sources,
        weights: ContiguousArray(inArcs.map { 1 / strengths[Int($0)] }))
    }
  }

  package func requireVertex(_ vertex: Int) {
    precondition(
      vertex >= 0 && vertex < vertexCount, "vertex \(vertex) is outside 0..<\(vertexCount)")
  }
}

/// Whether two sums of costs are equal: they differ by at most 1e-12 of their size, which is far
/// above the rounding of a path's additions and far below any difference of strengths.
@inline(__always) package func costsAreEqual(_ a: Double, _ b: Double) -> Bool {
  let difference = a > b ? a - b : b - a
  return difference <= 1e-12 * (a > b ? a : b)
}
