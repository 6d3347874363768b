/// A path whose hops come one after the other in time.
public struct TimedPath: Sendable, Equatable {
  public let path: Path
  /// When each hop is taken; never decreasing.
  public let times: [Int]
}

extension Network {
  /// Returns the path of fewest arcs on which dates never decrease; nil when there is none.
  ///
  /// What reached a vertex on a day may leave it on that day or later. Of paths of as few arcs it is
  /// one that arrives earliest; of those the first by the keys of its vertices from the end.
  ///
  ///     network.timeRespectingPath(from: 0, to: 2) { arc in days[arc] }
  ///
  /// - Parameters:
  ///   - times: The days, ascending, on which an arc is there; an arc without days is not walked.
  ///   - start: The first day that counts.
  /// - Complexity: O(*l·m* log *t*) for *l* arcs and *t* days an arc.
  /// - SeeAlso: P. Holme, J. Saramäki, "Temporal networks", *Physics Reports* 519(3), 2012.
  ///   [doi](https://doi.org/10.1016/j.physrep.2012.03.001)
  public func timeRespectingPath(
    from source: Int, to target: Int, starting start: Int = .min, avoiding avoided: Set<Int> = [],
    times: (_ arc: Int) -> [Int]
  ) -> TimedPath? {
    requireVertex(source)
    requireVertex(target)
    let barred = PathConstraints(self, avoiding: avoided)
    guard !barred.isBarred[source], !barred.isBarred[target] else { return nil }
    if source == target { return TimedPath(path: path(along: [source], by: .hops), times: []) }
    let place = keyOrder.places
    let days = (0..<arcCount).map(times)
    // By number of arcs: the earliest arrival at each vertex, and the arc it came by. A walk of
    // fewest arcs visits no vertex twice: leaving out the round trip keeps its dates in order.
    struct Arrival {
      var time: Int
      var from: Int
      var arc: Int
    }
    var earliest = [Int](repeating: .max, count: vertexCount)
    var layers: [[Int: Arrival]] = [[source: Arrival(time: start, from: -1, arc: -1)]]
    earliest[source] = start
    while layers.count <= vertexCount {
      var next: [Int: Arrival] = [:]
      for v in layers.last!.keys.sorted(by: { place[$0] < place[$1] }) {
        let now = layers.last![v]!.time
        for arc in arcs(from: v) {
          let w = Int(targets[arc])
          guard !barred.isBarred[w], let time = Network.first(in: days[arc], from: now),
            time < earliest[w] && time < next[w]?.time ?? .max
          else { continue }
          next[w] = Arrival(time: time, from: v, arc: arc)
        }
      }
      if next.isEmpty { return nil }
      for (w, arrival) in next { earliest[w] = arrival.time }
      layers.append(next)
      if next[target] != nil { break }
    }
    guard layers.last![target] != nil else { return nil }
    var vertices = [target], times: [Int] = []
    for layer in layers.dropFirst().reversed() {
      let arrival = layer[vertices.last!]!
      times.append(arrival.time)
      vertices.append(arrival.from)
    }
    return TimedPath(
      path: path(along: vertices.reversed(), by: .hops), times: times.reversed())
  }

  /// The first of some ascending numbers that is not below `bound`.
  private static func first(in numbers: [Int], from bound: Int) -> Int? {
    var low = 0, high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count ? numbers[low] : nil
  }
}
