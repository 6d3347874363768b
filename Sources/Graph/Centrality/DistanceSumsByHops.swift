import Basics

/// 512 searches at once: bit *i* of a vertex's lanes belongs to the batch's *i*-th source.
private typealias Lanes = SIMD8<UInt64>

/// Breadth-first sums at the vertices that the arcs lead to, from all vertices.
///
/// A batch of 512 sources takes one sweep a level: what is new at a vertex is what its neighbours'
/// frontiers have together, less what it has seen. The number of new bits is the number of sources
/// at that distance, so one count a level makes all three sums. After M. Then et al., "The more the
/// merrier: efficient multi-source graph traversal", PVLDB 8(4), 2014.
func distanceSumsByHops(along arcs: Adjacency, isSymmetric: Bool) -> DistanceSums {
  let n = arcs.vertexCount
  let relabelled = RelabelledArcs(arcs, isSymmetric: isSymmetric)
  let batches = (n + 511) / 512
  // Each part keeps sums for all vertices; fewer parts where there are many.
  let parts = fixedParts(of: batches, parts: n > 1 << 18 ? 8 : 32)
  let partials = parallelMap(parts) { sums(along: relabelled, batches: $0) }
  var all = DistanceSums(vertexCount: n)
  for partial in partials {  // in part order
    for place in 0..<n {
      let v = Int(relabelled.vertices[place])
      all.reached[v] += partial.reached[place]
      all.total[v] += partial.total[place]
      all.inverse[v] += partial.inverse[place]
      all.farthest[v] = max(all.farthest[v], partial.farthest[place])
    }
  }
  return all
}

private func sums(along arcs: RelabelledArcs, batches: Range<Int>) -> DistanceSums {
  let n = arcs.vertices.count
  var result = DistanceSums(vertexCount: n)
  var reachedCounts = result.reached, totals = result.total, inverses = result.inverse
  var farthests = result.farthest
  let zero = Lanes()
  var seens = ContiguousArray(repeating: zero, count: n), frontiers = seens, nexts = seens
  // The vertices whose frontier is not zero.
  var actives = ContiguousArray<UInt32>(repeating: 0, count: n), nextActives = actives
  let outOffsets = arcs.out.offsets.span, outTargets = arcs.out.targets.span
  let inOffsets = arcs.into.offsets.span, inTargets = arcs.into.targets.span
  var reached = reachedCounts.mutableSpan, total = totals.mutableSpan
  var inverse = inverses.mutableSpan, farthest = farthests.mutableSpan
  var seen = seens.mutableSpan
  let arcCount = outTargets.count
  for batch in batches {
    let sources = (batch * 512)..<min(n, batch * 512 + 512)
    for v in 0..<n { seen[v] = zero }
    // `frontier` holds what reached a vertex at the last level and is zero elsewhere; `next` is all
    // zero between levels.
    var activeCount = 0, activeArcs = 0
    var full = Lanes()
    for (bit, s) in sources.enumerated() {
      full[bit >> 6] |= 1 << UInt64(bit & 63)
      seen[s][bit >> 6] |= 1 << UInt64(bit & 63)
      frontiers[s] = seen[s]
      actives[activeCount] = UInt32(truncatingIfNeeded: s)
      activeCount += 1
      activeArcs += outOffsets[s + 1] - outOffsets[s]
    }
    var level = 0
    while activeCount > 0 {
      level += 1
      let distance = Double(level), nearness = 1 / Double(level)
      var newCount = 0, newArcs = 0
      do {
        let frontier = frontiers.span, active = actives.span
        var next = nexts.mutableSpan, nextActive = nextActives.mutableSpan
        let pulls = activeArcs > arcCount / 2
        if !pulls {
          for place in 0..<activeCount {
            let v = Int(active[place]), lanes = frontier[v]
            for arc in outOffsets[v]..<outOffsets[v + 1] { next[Int(outTargets[arc])] |= lanes }
          }
        }
        for v in 0..<n {
          let known = seen[v]
          var lanes: Lanes
          if pulls {
            // What has met all sources of the batch has nothing to gain.
            if known == full { continue }
            lanes = zero
            for arc in inOffsets[v]..<inOffsets[v + 1] { lanes |= frontier[Int(inTargets[arc])] }
            lanes &= ~known
          } else {
            lanes = next[v]
            if lanes == zero { continue }
            lanes &= ~known
          }
          next[v] = lanes
          let new = bitCount(lanes)
          if new == 0 { continue }
          seen[v] = known | lanes
          reached[v] += new
          total[v] += distance * Double(new)
          inverse[v] += nearness * Double(new)
          farthest[v] = max(farthest[v], level)
          nextActive[newCount] = UInt32(truncatingIfNeeded: v)
          newCount += 1
          newArcs += outOffsets[v + 1] - outOffsets[v]
        }
      }
      for place in 0..<activeCount { frontiers[Int(actives[place])] = zero }
      swap(&frontiers, &nexts)
      swap(&actives, &nextActives)
      activeCount = newCount
      activeArcs = newArcs
    }
  }
  result.reached = reachedCounts
  result.total = totals
  result.inverse = inverses
  result.farthest = farthests
  return result
}

/// The number of bits set. Whole vectors at a time: `nonzeroBitCount` would go lane by lane, and the
/// baseline x86-64 has no instruction for it.
@inline(__always) private func bitCount(_ lanes: Lanes) -> Int {
  let ones = Lanes(repeating: 0x5555_5555_5555_5555)
  let twos = Lanes(repeating: 0x3333_3333_3333_3333)
  let fours = Lanes(repeating: 0x0f0f_0f0f_0f0f_0f0f)
  var x = lanes &- ((lanes &>> 1) & ones)
  x = (x & twos) &+ ((x &>> 2) & twos)
  x = (x &+ (x &>> 4)) & fours
  // Each byte is at most 8, their sums over the words at most 64, and over two bytes at most 128.
  let sum = x.wrappedSum()
  let pairs = (sum & 0x00ff_00ff_00ff_00ff) &+ ((sum &>> 8) & 0x00ff_00ff_00ff_00ff)
  return Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
}
