/// Vertices divided into groups; each vertex is in one.
///
/// Groups are numbered by size, the largest 0, and equal ones by their smallest vertex, so that the
/// numbers depend on the groups alone.
public struct Partition: Sendable, Equatable {
  /// The group of each vertex.
  public let groups: [Int]
  /// The number of vertices of each group, descending.
  public let sizes: [Int]

  public var groupCount: Int { sizes.count }

  /// - Parameter labels: Any numbers ≥ 0, one per vertex; equal ones are one group.
  public init(labels: [Int]) {
    let limit = (labels.max() ?? -1) + 1
    var size = [Int](repeating: 0, count: limit), first = size
    for v in labels.indices.reversed() {
      size[labels[v]] += 1
      first[labels[v]] = v
    }
    // By first vertex, then stably by size: most groups are small, and sorting them all by both
    // took longer than finding them.
    var order: [Int] = []
    for v in labels.indices where first[labels[v]] == v { order.append(labels[v]) }
    let largest = order.lazy.map { size[$0] }.max() ?? 0
    if order.count > 1 {
      var starts = [Int](repeating: 0, count: largest + 1)
      for label in order { starts[largest - size[label]] += 1 }
      var start = 0
      for place in starts.indices { (starts[place], start) = (start, start + starts[place]) }
      let byVertex = order
      for label in byVertex {
        order[starts[largest - size[label]]] = label
        starts[largest - size[label]] += 1
      }
    }
    var number = [Int](repeating: 0, count: limit)
    for (place, label) in order.enumerated() { number[label] = place }
    groups = labels.map { number[$0] }
    sizes = order.map { size[$0] }
  }

  /// The vertices of each group, ascending.
  public var members: [[Int]] {
    var members = [[Int]](repeating: [], count: groupCount)
    for (v, group) in groups.enumerated() { members[group].append(v) }
    return members
  }
}
