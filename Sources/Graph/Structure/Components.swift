extension Network {
  /// Returns the parts of the network that hang together when direction is ignored.
  ///
  /// Two vertices are in one group when a way along arcs, in either direction, joins them.
  ///
  ///     Network(edges: [("a", "b"), ("c", "d")], directed: true).weakComponents().groupCount  // 2
  ///
  /// An isolated vertex is a group of its own. NetworkX's `weakly_connected_components`, and
  /// `connected_components` when undirected.
  ///
  /// - Complexity: O(*n + m* log *n*), and O(*n*) in practice where one part is large.
  /// - SeeAlso: M. Sutton, T. Ben-Nun, A. Barak, "Optimizing parallel graph connectivity computation
  ///   via subgraph sampling", *IPDPS* 2018. [doi](https://doi.org/10.1109/IPDPS.2018.00012)
  public func weakComponents() -> Partition {
    var parents = ContiguousArray(0..<UInt32(vertexCount))
    let offsetArray = offsets, targetArray = targets
    let inOffsetArray = inOffsets, sourceArray = sources
    let offsets = offsetArray.span, targets = targetArray.span
    let inOffsets = inOffsetArray.span, sources = sourceArray.span
    var parent = parents.mutableSpan
    // Two arcs of each vertex join most of what hangs together.
    for round in 0..<2 {
      for v in 0..<vertexCount where offsets[v] + round < offsets[v + 1] {
        join(v, Int(targets[offsets[v] + round]), &parent)
      }
      flatten(&parent)
    }
    // What is in the largest part already need not be looked at: its other arcs lead within it, or
    // to vertices that see them from their end.
    let largest = frequentRoot(parent.span)
    for v in 0..<vertexCount where parent[v] != largest {
      for arc in min(offsets[v] + 2, offsets[v + 1])..<offsets[v + 1] {
        join(v, Int(targets[arc]), &parent)
      }
      if isDirected {
        for place in inOffsets[v]..<inOffsets[v + 1] { join(v, Int(sources[place]), &parent) }
      }
    }
    flatten(&parent)
    return Partition(labels: parents.map { Int($0) })
  }

  /// Returns the parts within which every vertex reaches every other along arcs.
  ///
  ///     Network(edges: [("a", "b"), ("b", "a"), ("b", "c")], directed: true)
  ///       .strongComponents().sizes  // [2, 1]
  ///
  /// A vertex on no cycle is a group of its own; when undirected the same as `weakComponents`.
  /// NetworkX's `strongly_connected_components`.
  ///
  /// - Complexity: O(*n + m*).
  /// - SeeAlso: R. E. Tarjan, "Depth-first search and linear graph algorithms", *SIAM J. Computing*
  ///   1(2), 1972. [doi](https://doi.org/10.1137/0201010)
  public func strongComponents() -> Partition {
    guard isDirected else { return weakComponents() }
    let n = vertexCount
    let offsetArray = offsets, targetArray = targets
    let offsets = offsetArray.span, targets = targetArray.span
    // The number a vertex was met with, from 1; and the least number it leads back to, Int32.max
    // once its component is known.
    var numbers = [Int32](repeating: 0, count: n), lows = numbers, components = numbers
    var nexts = ContiguousArray<Int>(repeating: 0, count: n)
    var walks = [UInt32](repeating: 0, count: n), opens = walks
    var number = numbers.mutableSpan, low = lows.mutableSpan, component = components.mutableSpan
    var next = nexts.mutableSpan, walk = walks.mutableSpan, open = opens.mutableSpan
    var met: Int32 = 0, found: Int32 = 0, openCount = 0
    for root in 0..<n where number[root] == 0 {
      // The walk down from the root is on a stack of our own: recursion would overflow.
      var depth = -1, entered = root
      while true {
        if entered >= 0 {
          met += 1
          number[entered] = met
          low[entered] = met
          next[entered] = offsets[entered]
          depth += 1
          walk[depth] = UInt32(truncatingIfNeeded: entered)
          open[openCount] = UInt32(truncatingIfNeeded: entered)
          openCount += 1
          entered = -1
        }
        let v = Int(walk[depth]), end = offsets[v + 1]
        var arc = next[v], least = low[v]
        while arc < end {
          let w = Int(targets[arc])
          if number[w] == 0 {
            entered = w  // the arc is looked at again when w is done, and then carries w's low up
            break
          }
          if low[w] < least { least = low[w] }
          arc += 1
        }
        next[v] = arc
        low[v] = least
        if entered >= 0 { continue }
        if least == number[v] {
          while true {
            openCount -= 1
            let w = Int(open[openCount])
            low[w] = Int32.max
            component[w] = found
            if w == v { break }
          }
          found += 1
        }
        depth -= 1
        if depth < 0 { break }
      }
    }
    return Partition(labels: components.map { Int($0) })
  }
}

/// Joins the trees of two vertices; a parent is never larger than its child.
@inline(__always) private func join(_ v: Int, _ w: Int, _ parent: inout MutableSpan<UInt32>) {
  var a = parent[v], b = parent[w]
  while a != b {
    let high = max(a, b), low = min(a, b)
    let above = parent[Int(high)]
    if above == high {
      parent[Int(high)] = low
      return
    }
    if above == low { return }
    a = parent[Int(above)]
    b = low
  }
}

/// Makes every vertex a child of its root: parents come before children, so one sweep does.
private func flatten(_ parent: inout MutableSpan<UInt32>) {
  for v in 0..<parent.count { parent[v] = parent[Int(parent[v])] }
}

/// The root that most of 1,024 evenly spaced vertices have.
private func frequentRoot(_ parent: Span<UInt32>) -> UInt32 {
  var counts: [UInt32: Int] = [:]
  let samples = min(1024, parent.count)
  for sample in 0..<samples { counts[parent[parent.count * sample / samples], default: 0] += 1 }
  return counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key ?? 0
}
