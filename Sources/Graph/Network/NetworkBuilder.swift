/// The one door into a `Network`: takes edges between numbered vertices, adds parallel ones up.
///
/// The network depends on the edges added, not on the order of adding.
public struct NetworkBuilder: Sendable {
  public let isDirected: Bool
  private var edges: ContiguousArray<Edge> = []
  /// Empty until an edge comes that has one: a graph of numbers alone takes half the room.
  private var signs: ContiguousArray<UInt8> = []
  private var records: ContiguousArray<UInt32> = []
  private var units: ContiguousArray<UInt32> = []
  private var loopCount = 0

  private struct Edge {
    var source: UInt32, target: UInt32
    var weight: Double
  }

  /// A record or unit that is none.
  public static let none = UInt32.max

  public init(directed: Bool) { isDirected = directed }

  public mutating func reserveCapacity(_ count: Int) {
    edges.reserveCapacity(count)
  }

  /// Adds an edge.
  ///
  /// - Parameters:
  ///   - kind: Gives the sign; the strength keeps no sign.
  ///   - weight: > 0 and finite.
  ///   - record: What the edge was made from, such as the place of a relation.
  ///   - unit: Edges of one unit (an article) between the same two vertices count once, with the
  ///     largest of their weights; without a unit, weights add up.
  @inlinable public mutating func add(
    source: UInt32, target: UInt32, kind: Kind = .untyped, weight: Double = 1,
    record: UInt32 = NetworkBuilder.none, unit: UInt32 = NetworkBuilder.none
  ) {
    precondition(weight > 0 && weight.isFinite, "the weight \(weight) is not a finite number > 0")
    append(source, target, kind.sign, weight, record, unit)
  }

  @usableFromInline mutating func append(
    _ source: UInt32, _ target: UInt32, _ sign: Sign, _ weight: Double, _ record: UInt32,
    _ unit: UInt32
  ) {
    guard source != target else {
      loopCount += 1
      return
    }
    // An undirected edge is kept as (smaller, larger), and mirrored when frozen.
    let flip = !isDirected && source > target
    edges.append(
      Edge(source: flip ? target : source, target: flip ? source : target, weight: weight))
    let before = edges.count - 1
    NetworkBuilder.keep(sign.rawValue, in: &signs, unless: Sign.unsigned.rawValue, before)
    NetworkBuilder.keep(record, in: &records, unless: NetworkBuilder.none, before)
    NetworkBuilder.keep(unit, in: &units, unless: NetworkBuilder.none, before)
  }

  /// Appends to a column that is empty as long as all values, of which there were `before`, are
  /// `usual`.
  @inline(__always) private static func keep<Value: Equatable>(
    _ value: Value, in column: inout ContiguousArray<Value>, unless usual: Value, _ before: Int
  ) {
    if column.isEmpty {
      if value == usual { return }
      column.append(contentsOf: repeatElement(usual, count: before))
    }
    column.append(value)
  }

  private var hasRecords: Bool { !records.isEmpty }

  /// Freezes the edges into a network over the vertices `0..<keys.count`.
  ///
  /// - Complexity: O(*n + m*) for *n* vertices and *m* edges added, besides sorting the edges that
  ///   share both ends.
  public consuming func network(keys: [String]) -> Network {
    let n = keys.count
    precondition(
      edges.allSatisfy { $0.source < n && $0.target < n },
      "an edge names a vertex beyond the \(n) keys")
    if signs.isEmpty, records.isEmpty, units.isEmpty,
      let network = networkOfDistinctEdges(keys: keys)
    {
      return network
    }
    var order = edgesBySourceAndTarget(vertexCount: n)
    var merged = MergedEdges(keepsRecords: hasRecords, keepsSigns: !signs.isEmpty)
    merged.reserveCapacity(edges: order.count, records: hasRecords ? order.count : 0)
    var first = 0
    while first < order.count {
      let s = edges[Int(order[first])].source, t = edges[Int(order[first])].target
      var end = first + 1
      while end < order.count, case let next = edges[Int(order[end])], next.source == s,
        next.target == t
      {
        end += 1
      }
      // Sums must not depend on the order of adding: largest unit weights first by unit, else by
      // record and weight.
      if end > first + 1 { order[first..<end].sort { precedes($0, $1) } }
      append(order[first..<end], to: &merged, source: s, target: t)
      first = end
    }
    return merged.frozen(keys: keys, isDirected: isDirected, loopCount: loopCount)
  }

  private func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
    let a = Int(a), b = Int(b)
    if !units.isEmpty, units[a] != units[b] { return units[a] < units[b] }
    if edges[a].weight != edges[b].weight { return edges[a].weight > edges[b].weight }
    if !signs.isEmpty, signs[a] != signs[b] { return signs[a] < signs[b] }
    return !records.isEmpty && records[a] < records[b]
  }

  private func append(
    _ group: ArraySlice<UInt32>, to merged: inout MergedEdges, source: UInt32, target: UInt32
  ) {
    var total = 0.0, bySign = SIMD4<Double>()
    var seen: UInt8 = 0, unit = NetworkBuilder.none, isFirst = true
    for e in group {
      let e = Int(e), sign = Int(signs.isEmpty ? Sign.unsigned.rawValue : signs[e])
      let own = units.isEmpty ? NetworkBuilder.none : units[e]
      if isFirst || own != unit || unit == NetworkBuilder.none {
        // The first edge of a unit is its heaviest.
        unit = own
        seen = 0
        total += edges[e].weight
        isFirst = false
      }
      if seen & (1 << sign) == 0 {
        seen |= 1 << sign
        bySign[sign] += edges[e].weight
      }
    }
    merged.append(source: source, target: target, strength: total, bySign: bySign)
    if hasRecords { merged.append(records: group, of: records) }
  }

  /// Edge numbers ordered by source, then target: two passes of counting.
  private func edgesBySourceAndTarget(vertexCount n: Int) -> [UInt32] {
    func pass(
      _ order: [UInt32]?, by key: (Edge) -> UInt32
    ) -> [UInt32] {
      var next = ContiguousArray<Int>(repeating: 0, count: n + 1)
      for edge in edges { next[Int(key(edge)) + 1] += 1 }
      for v in 0..<n { next[v + 1] += next[v] }
      var result = [UInt32](repeating: 0, count: edges.count)
      for i in 0..<edges.count {
        let e = order.map { $0[i] } ?? UInt32(i)
        let k = Int(key(edges[Int(e)]))
        result[next[k]] = e
        next[k] += 1
      }
      return result
    }
    return pass(pass(nil, by: \.target), by: \.source)
  }
}

extension NetworkBuilder {
  /// The network when no two edges have the same ends and none has a sign, record or unit; nil
  /// otherwise.
  ///
  /// Arcs are laid out by source, from there by target, from there by source again: after that both
  /// directions are in order, and each arc's place in the other is known.
  private borrowing func networkOfDistinctEdges(keys: [String]) -> Network? {
    let n = keys.count, arcCount = isDirected ? edges.count : 2 * edges.count
    guard arcCount < Int(UInt32.max) else { return nil }
    var outOffsets = ContiguousArray<Int>(repeating: 0, count: n + 1)
    var inOffsets = isDirected ? outOffsets : []
    for edge in edges {
      outOffsets[Int(edge.source) + 1] += 1
      if isDirected {
        inOffsets[Int(edge.target) + 1] += 1
      } else {
        outOffsets[Int(edge.target) + 1] += 1
      }
    }
    for v in 0..<n { outOffsets[v + 1] += outOffsets[v] }
    if isDirected {
      for v in 0..<n { inOffsets[v + 1] += inOffsets[v] }
    } else {
      inOffsets = outOffsets
    }

    var bySource = ContiguousArray(
      repeating: Edge(source: 0, target: 0, weight: 0), count: arcCount)
    var byTarget = bySource
    do {
      var nextArray = outOffsets
      var next = nextArray.mutableSpan, place = bySource.mutableSpan
      let edges = edges.span
      for number in 0..<edges.count {
        let edge = edges[number], s = Int(edge.source), t = Int(edge.target)
        place[next[s]] = edge
        next[s] += 1
        if !isDirected {
          place[next[t]] = Edge(source: edge.target, target: edge.source, weight: edge.weight)
          next[t] += 1
        }
      }
    }
    do {
      var nextArray = inOffsets
      var next = nextArray.mutableSpan, place = byTarget.mutableSpan
      let arcs = bySource.span
      for number in 0..<arcs.count {
        let t = Int(arcs[number].target)
        place[next[t]] = arcs[number]
        next[t] += 1
      }
    }
    var sources = ContiguousArray<UInt32>(repeating: 0, count: arcCount)
    var targets = sources, inArcs = sources
    var strengths = ContiguousArray<Double>(repeating: 0, count: arcCount)
    var isDistinct = true
    do {
      var nextArray = outOffsets
      let offsets = outOffsets.span, arcs = byTarget.span
      var next = nextArray.mutableSpan, source = sources.mutableSpan, target = targets.mutableSpan
      var inArc = inArcs.mutableSpan, strength = strengths.mutableSpan
      for number in 0..<arcs.count {
        let edge = arcs[number], s = Int(edge.source), arc = next[s]
        if arc > offsets[s], target[arc - 1] == edge.target { isDistinct = false }
        next[s] = arc + 1
        source[number] = edge.source
        target[arc] = edge.target
        strength[arc] = edge.weight
        inArc[number] = UInt32(truncatingIfNeeded: arc)
      }
    }
    guard isDistinct else { return nil }
    return Network(
      isDirected: isDirected, keys: keys, loopCount: loopCount, offsets: outOffsets,
      targets: targets, inOffsets: inOffsets, sources: isDirected ? sources : targets,
      inArcs: inArcs, strengths: strengths)
  }
}

/// Edges with distinct ends, in order of source and target, on their way into a network.
private struct MergedEdges {
  let keepsRecords: Bool, keepsSigns: Bool
  var sources: ContiguousArray<UInt32> = [], targets: ContiguousArray<UInt32> = []
  var strengths: ContiguousArray<Double> = []
  var positive: ContiguousArray<Double> = [], negative: ContiguousArray<Double> = []
  var recordOffsets: ContiguousArray<Int> = [0]
  var records: ContiguousArray<UInt32> = []

  init(keepsRecords: Bool, keepsSigns: Bool) {
    self.keepsRecords = keepsRecords
    self.keepsSigns = keepsSigns
  }

  mutating func reserveCapacity(edges: Int, records: Int) {
    sources.reserveCapacity(edges)
    targets.reserveCapacity(edges)
    strengths.reserveCapacity(edges)
    self.records.reserveCapacity(records)
  }

  mutating func append(
    source: UInt32, target: UInt32, strength: Double, bySign: SIMD4<Double>
  ) {
    sources.append(source)
    targets.append(target)
    strengths.append(strength)
    if keepsSigns {
      positive.append(bySign[Int(Sign.positive.rawValue)])
      negative.append(bySign[Int(Sign.negative.rawValue)])
    }
  }

  /// Adds the records of the last edge, ascending and once each.
  mutating func append(records edges: ArraySlice<UInt32>, of all: ContiguousArray<UInt32>) {
    let start = records.count
    for e in edges where all[Int(e)] != NetworkBuilder.none { records.append(all[Int(e)]) }
    let isAscending = zip(records[start...], records[start...].dropFirst()).allSatisfy { $0 < $1 }
    if !isAscending {
      records[start...].sort()
      var kept = start
      for place in start..<records.count
      where place == start || records[place] != records[kept - 1] {
        records[kept] = records[place]
        kept += 1
      }
      records.removeLast(records.count - kept)
    }
    recordOffsets.append(records.count)
  }

  /// Mirrors the edges when undirected, and lays them out by source.
  func frozen(keys: [String], isDirected: Bool, loopCount: Int) -> Network {
    let n = keys.count
    var offsets = ContiguousArray<Int>(repeating: 0, count: n + 1)
    for e in sources.indices {
      offsets[Int(sources[e]) + 1] += 1
      if !isDirected { offsets[Int(targets[e]) + 1] += 1 }
    }
    for v in 0..<n { offsets[v + 1] += offsets[v] }
    // The edge that each arc comes from. Mirrored arcs (to smaller vertices) are placed first, so
    // that every vertex's targets ascend.
    var edgeOfArc = ContiguousArray<UInt32>(repeating: 0, count: offsets[n])
    var arcTargets = edgeOfArc
    var next = offsets
    func place(_ edge: Int, from s: UInt32, to t: UInt32) {
      let arc = next[Int(s)]
      next[Int(s)] = arc + 1
      edgeOfArc[arc] = UInt32(edge)
      arcTargets[arc] = t
    }
    if !isDirected {
      for e in sources.indices { place(e, from: targets[e], to: sources[e]) }
    }
    for e in sources.indices { place(e, from: sources[e], to: targets[e]) }

    func byArc(_ values: ContiguousArray<Double>) -> ContiguousArray<Double> {
      values.isEmpty ? [] : ContiguousArray(edgeOfArc.map { values[Int($0)] })
    }
    var arcRecordOffsets: ContiguousArray<Int> = [], arcRecords: ContiguousArray<UInt32> = []
    if keepsRecords {
      arcRecordOffsets.reserveCapacity(edgeOfArc.count + 1)
      arcRecordOffsets.append(0)
      arcRecords.reserveCapacity(isDirected ? records.count : 2 * records.count)
      for e in edgeOfArc {
        for place in recordOffsets[Int(e)]..<recordOffsets[Int(e) + 1] {
          arcRecords.append(records[place])
        }
        arcRecordOffsets.append(arcRecords.count)
      }
    }
    return Network(
      isDirected: isDirected, keys: keys, loopCount: loopCount, offsets: offsets,
      targets: arcTargets, strengths: byArc(strengths), positive: byArc(positive),
      negative: byArc(negative), recordOffsets: arcRecordOffsets, records: arcRecords)
  }
}
