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
  /// - Complexity: O(*n + m* α(*n*)).
  /// - SeeAlso: R. E. Tarjan, J. van Leeuwen, "Worst-case analysis of set union algorithms", *J. ACM*
  ///   31(2), 1984. [doi](https://doi.org/10.1145/62.2160)
  public func weakComponents() -> Partition {
    var parents = ContiguousArray(0..<UInt32(vertexCount))
    let offsets = self.offsets, targets = self.targets
    let offset = offsets.span, target = targets.span
    var parent = parents.mutableSpan
    // Roots are the smallest of their trees; finding halves the way up.
    for v in 0..<vertexCount {
      var root = v
      while Int(parent[root]) != root {
        parent[root] = parent[Int(parent[root])]
        root = Int(parent[root])
      }
      for arc in offset[v]..<offset[v + 1] {
        var other = Int(target[arc])
        if Int(parent[other]) == root { continue }
        while Int(parent[other]) != other {
          parent[other] = parent[Int(parent[other])]
          other = Int(parent[other])
        }
        if other < root {
          parent[root] = UInt32(other)
          root = other
        } else {
          parent[other] = UInt32(root)
        }
      }
    }
    // A parent is never larger than its child, so one sweep upwards finds all roots.
    for v in 0..<vertexCount { parent[v] = parent[Int(parent[v])] }
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
