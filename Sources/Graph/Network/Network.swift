/// A frozen graph that measures run on: compressed sparse rows in both directions.
///
/// Vertices are numbered from 0; `keys[v]` is the actor's id or the string an edge was given with.
/// Arcs are numbered by source, then target. There is at most one arc from one vertex to another
/// and none from a vertex to itself: `NetworkBuilder` adds parallel edges up and counts loops.
/// An undirected network holds each edge as two arcs, one each way.
///
///     let network = try Network(edges: [("a", "b", 2.0), ("b", "c", 1.0)], directed: true)
///     network.strength(ofArc: network.arc(from: 0, to: 1)!)  // 2.0
///
/// An arc has a strength > 0 (more is closer), the strengths of its positive, negative and
/// unsigned relations, and the records it was made from. Copies are cheap; a network never changes.
public struct Network: Sendable {
  public let isDirected: Bool
  /// The vertices' names, by vertex.
  public let keys: [String]
  /// Records (relations) whose source is their target; they make no arc.
  public let loopCount: Int

  /// Arcs of vertex *v*: `offsets[v]..<offsets[v + 1]`.
  @usableFromInline package let offsets: ContiguousArray<Int>
  /// The vertex each arc leads to.
  @usableFromInline package let targets: ContiguousArray<UInt32>
  /// Arcs that lead to *v*: places `inOffsets[v]..<inOffsets[v + 1]` of `sources` and `inArcs`.
  @usableFromInline package let inOffsets: ContiguousArray<Int>
  @usableFromInline package let sources: ContiguousArray<UInt32>
  /// The number of the arc at each such place.
  @usableFromInline package let inArcs: ContiguousArray<UInt32>

  /// By arc; > 0.
  @usableFromInline package private(set) var strengths: ContiguousArray<Double>
  /// By arc; empty when all relations are unsigned.
  package let positive: ContiguousArray<Double>
  package let negative: ContiguousArray<Double>

  /// Records of arc *a*: places `recordOffsets[a]..<recordOffsets[a + 1]` of `records`; empty when
  /// the edges came without records.
  package let recordOffsets: ContiguousArray<Int>
  package let records: ContiguousArray<UInt32>

  package let keyOrder: KeyOrder

  package init(
    isDirected: Bool, keys: [String], loopCount: Int, offsets: ContiguousArray<Int>,
    targets: ContiguousArray<UInt32>, strengths: ContiguousArray<Double>,
    positive: ContiguousArray<Double>, negative: ContiguousArray<Double>,
    recordOffsets: ContiguousArray<Int>, records: ContiguousArray<UInt32>
  ) {
    self.isDirected = isDirected
    self.keys = keys
    self.loopCount = loopCount
    self.offsets = offsets
    self.targets = targets
    self.strengths = strengths
    self.positive = positive
    self.negative = negative
    self.recordOffsets = recordOffsets
    self.records = records
    // The neighbours are the same either way when undirected; only which arc leads back is to be
    // found. A network whose arcs were taken away one by one may lack some.
    if !isDirected, let back = Network.mirrored(offsets: offsets, targets: targets) {
      (inOffsets, sources, inArcs) = (offsets, targets, back)
    } else {
      (inOffsets, sources, inArcs) = Network.transposed(offsets: offsets, targets: targets)
    }
    keyOrder = KeyOrder(keys)
  }

  /// With both directions laid out: the arc at place *p* of `sources` is `inArcs[p]`.
  package init(
    isDirected: Bool, keys: [String], loopCount: Int, offsets: ContiguousArray<Int>,
    targets: ContiguousArray<UInt32>, inOffsets: ContiguousArray<Int>,
    sources: ContiguousArray<UInt32>, inArcs: ContiguousArray<UInt32>,
    strengths: ContiguousArray<Double>
  ) {
    self.isDirected = isDirected
    self.keys = keys
    self.loopCount = loopCount
    self.offsets = offsets
    self.targets = targets
    self.inOffsets = inOffsets
    self.sources = sources
    self.inArcs = inArcs
    self.strengths = strengths
    positive = []
    negative = []
    recordOffsets = []
    records = []
    keyOrder = KeyOrder(keys)
  }

  mutating func replaceStrengths(_ new: ContiguousArray<Double>) { strengths = new }

  @inlinable public var vertexCount: Int { offsets.count - 1 }
  /// Arcs; twice the number of edges when undirected.
  @inlinable public var arcCount: Int { targets.count }
  /// Edges as a user counts them: arcs when directed, pairs when undirected.
  @inlinable public var edgeCount: Int { isDirected ? arcCount : arcCount / 2 }

  /// The numbers of the arcs that leave `vertex`, by target.
  @inlinable public func arcs(from vertex: Int) -> Range<Int> {
    offsets[vertex]..<offsets[vertex + 1]
  }
  @inlinable public func target(ofArc arc: Int) -> Int { Int(targets[arc]) }
  @inlinable public func strength(ofArc arc: Int) -> Double { strengths[arc] }

  /// The strengths of an arc's relations by sign; their sum is not the arc's strength where one
  /// article holds relations of two signs.
  public func strength(ofArc arc: Int, sign: Sign) -> Double {
    switch sign {
    case .positive: positive.isEmpty ? 0 : positive[arc]
    case .negative: negative.isEmpty ? 0 : negative[arc]
    case .unsigned:
      positive.isEmpty ? strengths[arc] : max(0, strengths[arc] - positive[arc] - negative[arc])
    }
  }

  /// The records of an arc, ascending; what they number is the builder's caller's to say (the
  /// places of relations in an `ActorGraph`).
  public func records(ofArc arc: Int) -> ArraySlice<UInt32> {
    recordOffsets.isEmpty ? [] : ArraySlice(records[recordOffsets[arc]..<recordOffsets[arc + 1]])
  }

  /// The arc from one vertex to another. O(log of the source's out-degree).
  public func arc(from source: Int, to target: Int) -> Int? {
    var low = offsets[source], high = offsets[source + 1]
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < UInt32(target) { low = middle + 1 } else { high = middle }
    }
    return low < offsets[source + 1] && targets[low] == UInt32(target) ? low : nil
  }

  /// The vertex named `key`; nil when there is none.
  ///
  /// - Complexity: O(1) where keys are the vertices' numbers, else O(log *n*) after a first call that
  ///   sorts the keys.
  public func vertex(_ key: String) -> Int? {
    if let number = Int(key), keys.indices.contains(number), keys[number] == key { return number }
    let vertices = keyOrder.vertices
    var low = 0, high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[vertices[middle]] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[vertices[low]] == key ? vertices[low] : nil
  }

  /// Incoming arcs from outgoing ones by counting; sources come out ascending.
  private static func transposed(
    offsets: ContiguousArray<Int>, targets: ContiguousArray<UInt32>
  ) -> (ContiguousArray<Int>, ContiguousArray<UInt32>, ContiguousArray<UInt32>) {
    let vertexCount = offsets.count - 1
    var inOffsets = ContiguousArray<Int>(repeating: 0, count: vertexCount + 1)
    for target in targets { inOffsets[Int(target) + 1] += 1 }
    for v in 0..<vertexCount { inOffsets[v + 1] += inOffsets[v] }
    var next = inOffsets
    var sources = ContiguousArray<UInt32>(repeating: 0, count: targets.count)
    var inArcs = sources
    for v in 0..<vertexCount {
      for arc in offsets[v]..<offsets[v + 1] {
        let t = Int(targets[arc])
        let place = next[t]
        next[t] = place + 1
        sources[place] = UInt32(v)
        inArcs[place] = UInt32(arc)
      }
    }
    return (inOffsets, sources, inArcs)
  }

  /// For each arc the one back, by counting; nil when some arc has none.
  private static func mirrored(
    offsets: ContiguousArray<Int>, targets: ContiguousArray<UInt32>
  ) -> ContiguousArray<UInt32>? {
    var next = offsets
    var arcs = ContiguousArray<UInt32>(repeating: 0, count: targets.count)
    for v in 0..<offsets.count - 1 {
      for arc in offsets[v]..<offsets[v + 1] {
        let t = Int(targets[arc]), place = next[t]
        guard place < offsets[t + 1], Int(targets[place]) == v else { return nil }
        arcs[place] = UInt32(arc)
        next[t] = place + 1
      }
    }
    return arcs
  }
}
