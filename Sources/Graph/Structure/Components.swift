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
    return Partition(labels: parents)
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
  ///   1(2), 1972. [doi](https://doi.org/10.1137/0201010) · D. J. Pearce, "A space-efficient
  ///   algorithm for finding strongly connected components", *Information Processing Letters* 116(1),
  ///   2016. [doi](https://doi.org/10.1016/j.ipl.2015.08.010)
  public func strongComponents() -> Partition {
    guard isDirected else { return weakComponents() }
    let n = vertexCount
    let offsetArray = offsets, targetArray = targets
    let offsets = offsetArray.span, targets = targetArray.span
    // The number a vertex was met with, from 1, or a smaller one that it leads back to; once its
    // component is known that component's, from n + 1 downwards, which is above all of the former.
    var numbers = ContiguousArray<UInt32>(repeating: 0, count: n)
    // The walk down from the root is on a stack of our own: recursion would overflow.
    var walks = [Step](repeating: Step(vertex: 0, met: 0, arc: 0), count: n)
    var opens = ContiguousArray<UInt32>(repeating: 0, count: n)
    var number = numbers.mutableSpan
    var walk = walks.mutableSpan, open = opens.mutableSpan
    var met: UInt32 = 1, component = UInt32(n) + 1, openCount = 0
    for root in 0..<n where number[root] == 0 {
      number[root] = met
      walk[0] = Step(vertex: UInt32(truncatingIfNeeded: root), met: met, arc: offsets[root])
      met += 1
      var depth = 0
      while depth >= 0 {
        let v = Int(walk[depth].vertex), end = offsets[v + 1]
        var arc = walk[depth].arc, least = number[v], entered = -1
        while arc < end {
          let w = Int(targets[unchecked: arc]), found = number[w]
          if found == 0 {
            // The arc is looked at again when w is done, and then carries its number up.
            entered = w
            break
          }
          least = min(least, found)
          arc += 1
        }
        number[v] = least
        if entered >= 0 {
          walk[depth].arc = arc
          depth += 1
          number[entered] = met
          walk[depth] = Step(
            vertex: UInt32(truncatingIfNeeded: entered), met: met, arc: offsets[entered])
          met += 1
          continue
        }
        if least == walk[depth].met {
          met -= 1
          while openCount > 0, number[Int(open[openCount - 1])] >= least {
            openCount -= 1
            number[Int(open[openCount])] = component
            met -= 1
          }
          number[v] = component
          component -= 1
        } else {
          open[openCount] = UInt32(truncatingIfNeeded: v)
          openCount += 1
        }
        depth -= 1
      }
    }
    for v in 0..<n { number[v] = UInt32(n) + 1 - number[v] }
    return Partition(labels: numbers)
  }

  /// A vertex on the way down from a root, the number it was met with, and the arc it is left by.
  private struct Step {
    var vertex: UInt32, met: UInt32
    var arc: Int
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
