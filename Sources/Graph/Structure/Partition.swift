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
    if limit <= labels.count {
      self.init(labels: ContiguousArray(labels.map { UInt32($0) }))
    } else {  // numbers far above the number of vertices are numbered first
      var numbers: [Int: UInt32] = [:]
      self.init(
        labels: ContiguousArray(
          labels.map { label in
            if let number = numbers[label] { return number }
            numbers[label] = UInt32(numbers.count)
            return UInt32(numbers.count - 1)
          }))
    }
  }

  /// - Parameter labels: Numbers below the number of vertices, one per vertex.
  package init(labels: ContiguousArray<UInt32>) {
    let n = labels.count
    var sizeArray = [Int](repeating: 0, count: n), orderArray = ContiguousArray<UInt32>(labels)
    var groupCount = 0, largest = 0
    do {
      let label = labels.span
      var size = sizeArray.mutableSpan, order = orderArray.mutableSpan
      for v in 0..<n {
        let group = Int(label[v]), before = size[group]
        // By first vertex; the write is kept where the vertex is the first of its group.
        order[groupCount] = label[v]
        groupCount += before == 0 ? 1 : 0
        size[group] = before + 1
        largest = max(largest, before + 1)
      }
    }
    orderArray.removeLast(n - groupCount)
    // Then stably by size: most groups are small, and sorting them all by both took longer than
    // finding them.
    var starts = [Int](repeating: 0, count: largest + 1)
    for label in orderArray { starts[largest - sizeArray[Int(label)]] += 1 }
    var start = 0
    for place in starts.indices { (starts[place], start) = (start, start + starts[place]) }
    var numberArray = ContiguousArray<UInt32>(repeating: 0, count: n)
    var ordered = [Int](repeating: 0, count: groupCount)
    do {
      let size = sizeArray.span, order = orderArray.span
      var number = numberArray.mutableSpan, sizes = ordered.mutableSpan, next = starts.mutableSpan
      for place in 0..<groupCount {
        let group = Int(order[place]), count = size[group], at = next[largest - count]
        next[largest - count] = at + 1
        number[group] = UInt32(truncatingIfNeeded: at)
        sizes[at] = count
      }
    }
    sizes = ordered
    let number = numberArray.span, label = labels.span
    groups = [Int](unsafeUninitializedCapacity: n) { groups, count in
      for v in 0..<n { groups.initializeElement(at: v, to: Int(number[Int(label[v])])) }
      count = n
    }
  }

  /// The vertices of each group, ascending.
  public var members: [[Int]] {
    var members = [[Int]](repeating: [], count: groupCount)
    for (v, group) in groups.enumerated() { members[group].append(v) }
    return members
  }
}
