extension Network {
  /// Breadth-first distances; infinite where there is no way.
  ///
  /// A level is pushed along the arcs that leave it, or, where those are many, pulled by each vertex
  /// that is still to be reached, which stops at the first neighbour in the level. After S. Beamer,
  /// K. Asanović, D. Patterson, "Direction-optimizing breadth-first search", *SC* 2012, with their
  /// two thresholds.
  func distancesByHops(from source: Int) -> [Double] {
    let n = vertexCount
    var distances = [Double](repeating: .infinity, count: n)
    distances[source] = 0
    var queue = [UInt32](repeating: 0, count: n)
    queue[0] = UInt32(source)
    var level = Level(first: 0, end: 1, depth: 0, arcs: offsets[source + 1] - offsets[source])
    var arcsLeft = arcCount
    while level.first < level.end {
      arcsLeft -= level.arcs
      if level.arcs > arcsLeft / 15, level.end - level.first > n / 64 {
        level = pull(level, &distances, &queue)
      } else {
        level = push(level, &distances, &queue)
      }
    }
    return distances
  }

  /// A level of the search: its places in the queue, and the arcs that leave it.
  private struct Level {
    var first: Int, end: Int
    var depth: Double
    var arcs: Int
  }

  private func push(
    _ level: Level, _ distances: inout [Double], _ queue: inout [UInt32]
  ) -> Level {
    let offsetArray = self.offsets, targetArray = self.targets
    let offsets = offsetArray.span, targets = targetArray.span
    var reached = distances.mutableSpan, order = queue.mutableSpan
    var next = Level(first: level.end, end: level.end, depth: level.depth + 1, arcs: 0)
    for place in level.first..<level.end {
      let v = Int(order[place])
      for arc in offsets[v]..<offsets[v + 1] {
        let w = Int(targets[arc])
        guard reached[w] == .infinity else { continue }
        reached[w] = next.depth
        order[next.end] = UInt32(truncatingIfNeeded: w)
        next.end += 1
        next.arcs += offsets[w + 1] - offsets[w]
      }
    }
    return next
  }

  /// Levels as long as they are large; the last is back in the queue.
  private func pull(
    _ first: Level, _ distances: inout [Double], _ queue: inout [UInt32]
  ) -> Level {
    let n = vertexCount
    let outArray = self.offsets, inArray = self.inOffsets, sourceArray = self.sources
    let outs = outArray.span, ins = inArray.span, sources = sourceArray.span
    var order = queue.mutableSpan, reached = distances.mutableSpan
    var fronts = [UInt64](repeating: 0, count: n / 64 + 1), nexts = fronts
    for place in first.first..<first.end {
      let v = Int(order[place])
      fronts[v >> 6] |= 1 << UInt64(v & 63)
    }
    var level = first, count = first.end - first.first
    repeat {
      level = Level(first: level.end, end: level.end, depth: level.depth + 1, arcs: 0)
      let before = count
      count = 0
      do {
        let front = fronts.span
        var next = nexts.mutableSpan
        for word in 0..<next.count { next[word] = 0 }
        for v in 0..<n where reached[v] == .infinity {
          for place in ins[v]..<ins[v + 1] {
            let u = Int(sources[place])
            if front[u >> 6] & 1 << UInt64(u & 63) == 0 { continue }
            reached[v] = level.depth
            next[v >> 6] |= 1 << UInt64(v & 63)
            count += 1
            level.arcs += outs[v + 1] - outs[v]
            break
          }
        }
      }
      swap(&fronts, &nexts)
      if count < n / 18, count < before { break }
    } while count > 0
    // What was pulled goes to the end of the queue, where it would be had it been pushed.
    var end = first.first
    for v in 0..<n where fronts[v >> 6] & 1 << UInt64(v & 63) != 0 {
      order[end] = UInt32(truncatingIfNeeded: v)
      end += 1
    }
    return Level(first: first.first, end: end, depth: level.depth, arcs: level.arcs)
  }
}
