/// Which ties of a network stay when there are too many to see.
public enum Thinning: Sendable, Equatable {
  /// A tie stays when one of its ends would, by chance, give it so large a share with a probability
  /// below this (0…1); see `Network.disparity`.
  case backbone(significance: Double)
  /// A tie stays when it is among this many strongest that leave its source, or that lead to its
  /// target.
  case strongest(Int)

  /// The rule in words.
  public var sentence: String {
    switch self {
    case .backbone(let significance):
      "backbone: a tie stays when chance would give it so large a share of an end's strength with a "
        + "probability below \(significance)"
    case .strongest(let count):
      "a tie stays when it is among the \(count) strongest that leave its source or lead to its "
        + "target (as strong as the last of them: too)"
    }
  }
}

extension Network {
  /// Returns the network of each vertex's strongest arcs; all vertices stay.
  ///
  /// An arc stays when fewer than `count` arcs that leave its source are stronger, or fewer than
  /// `count` that lead to its target; undirected, of either end.
  ///
  ///     network.strongest(3)
  ///
  /// Arcs of equal strength stay or go together, so a vertex may keep more than `count`.
  ///
  /// - Parameter count: 1 or more.
  /// - Complexity: O(*m* log *k*) for *k* the largest degree.
  public func strongest(_ count: Int) -> Network {
    precondition(count >= 1, "the \(count) strongest arcs")
    func least(_ strengths: [Double]) -> Double {
      strengths.count <= count ? 0 : strengths.sorted(by: >)[count - 1]
    }
    let leastOut = (0..<vertexCount).map { v in least(arcs(from: v).map { strengths[$0] }) }
    let leastIn = (0..<vertexCount).map { v in
      least((inOffsets[v]..<inOffsets[v + 1]).map { strengths[Int(inArcs[$0])] })
    }
    var isKept = [Bool](repeating: false, count: arcCount)
    for v in 0..<vertexCount {
      for arc in arcs(from: v) {
        isKept[arc] = strengths[arc] >= min(leastOut[v], leastIn[Int(targets[arc])])
      }
    }
    return filtered { isKept[$0] }
  }

  /// Returns the network that a rule leaves; all vertices stay.
  public func thinned(by thinning: Thinning) -> Network {
    switch thinning {
    case .backbone(let significance): backbone(significance: significance)
    case .strongest(let count): strongest(count)
    }
  }

  /// Returns the network of some vertices and the arcs between them.
  ///
  /// - Parameter vertices: Ascending, each once; they are numbered anew in this order.
  /// - Complexity: O(*n + m*).
  public func induced(on vertices: [Int]) -> Network {
    var number = [UInt32](repeating: .max, count: vertexCount)
    for (new, old) in vertices.enumerated() {
      requireVertex(old)
      number[old] = UInt32(new)
    }
    let kept = filtered { number[Int(targets[$0])] != .max }
    var offsets: ContiguousArray<Int> = [0]
    var order: ContiguousArray<Int> = []
    for old in vertices {
      order += kept.arcs(from: old)
      offsets.append(order.count)
    }
    var recordOffsets: ContiguousArray<Int> = [], records: ContiguousArray<UInt32> = []
    if !kept.recordOffsets.isEmpty {
      recordOffsets.append(0)
      for arc in order {
        records += kept.records(ofArc: arc)
        recordOffsets.append(records.count)
      }
    }
    return Network(
      isDirected: isDirected, keys: vertices.map { keys[$0] }, loopCount: loopCount,
      offsets: offsets, targets: ContiguousArray(order.map { number[Int(kept.targets[$0])] }),
      strengths: ContiguousArray(order.map { kept.strengths[$0] }),
      positive: kept.positive.isEmpty ? [] : ContiguousArray(order.map { kept.positive[$0] }),
      negative: kept.negative.isEmpty ? [] : ContiguousArray(order.map { kept.negative[$0] }),
      recordOffsets: recordOffsets, records: records)
  }
}

extension LensedNetwork {
  /// The network without the ties that the rules leave out, and without actors that have none left
  /// (unless they are kept); relations on no tie that is left are counted as left out.
  func thinned(by thinnings: [Thinning], keepingIsolates: Bool) -> LensedNetwork {
    guard !thinnings.isEmpty else { return self }
    let before = Set((0..<network.arcCount).flatMap { network.records(ofArc: $0) })
    var thin = thinnings.reduce(network) { $0.thinned(by: $1) }
    let after = Set((0..<thin.arcCount).flatMap { thin.records(ofArc: $0) })
    var places = actorPlaces
    if !keepingIsolates {
      let kept = (0..<thin.vertexCount).filter {
        thin.outDegree(of: $0) + thin.inDegree(of: $0) > 0
      }
      places = kept.map { places[$0] }
      thin = thin.induced(on: kept)
    }
    var tally = tally
    tally.counted -= before.count - after.count
    tally.leftOut[.thinned, default: 0] += before.count - after.count
    tally.rules += thinnings.map(\.sentence)
    tally.kinds = Set(after.map { graph.relations[Int($0)].kind })
    return LensedNetwork(
      network: thin, graph: graph, actorPlaces: places, tally: tally, weight: weight)
  }
}
