/// A queue of vertices by cost, in buckets so narrow that no arc leads from one into the same.
///
/// Vertices of one bucket can therefore be settled in any order, and pushing and popping take
/// constant time: R. B. Dial, "Algorithm 360: Shortest-path forest with topological ordering",
/// *Commun. ACM* 12(11), 1969, with buckets of real numbers. Costs in the queue lie within one
/// longest arc of the bucket in hand, so the buckets are used in turn.
///
/// A vertex may be in it several times, for its cost is lowered by pushing it again; who pops asks
/// whether it was settled before. Unsafe storage, as in `VertexHeap` and for the same reason.
package struct CostBuckets: ~Copyable {
  private struct Entry {
    var vertex: UInt32
    var next: Int32
  }

  // A pointer comes first: Swift 6.3's thread sanitizer takes the first property of what has a deinit
  // for an address, and does not compile where it is none.
  private let heads: UnsafeMutablePointer<Int32>
  private let perCost: Double
  private let mask: Int
  /// A bit for each bucket that is not empty.
  private let occupied: UnsafeMutablePointer<UInt64>
  private var entries: UnsafeMutablePointer<Entry>
  private var capacity: Int, used = 0, waiting = 0
  private var bucket = 0

  /// - Parameters:
  ///   - smallest: No arc costs less; > 0.
  ///   - largest: No arc costs more.
  /// - Returns: Nil when there would be more than 65,536 buckets.
  package init?(smallest: Double, largest: Double) {
    // Half as wide as the cheapest arc is long: an arc between vertices of one bucket is then longer
    // than their distance by far more than rounding.
    perCost = 2 / smallest
    let needed = largest * perCost + 3
    guard smallest > 0, needed < 65_536 else { return nil }
    var count = 64
    while Double(count) < needed { count *= 2 }
    mask = count - 1
    heads = .allocate(capacity: count)
    heads.initialize(repeating: -1, count: count)
    occupied = .allocate(capacity: count / 64)
    occupied.initialize(repeating: 0, count: count / 64)
    capacity = 1024
    entries = .allocate(capacity: capacity)
  }

  deinit {
    heads.deallocate()
    occupied.deallocate()
    entries.deallocate()
  }

  /// Adds a vertex, whose cost is not below that of the bucket in hand.
  @inline(__always) package mutating func push(_ vertex: Int, cost: Double) {
    let place = Int(cost * perCost) & mask
    if used == capacity { grow() }
    entries[used] = Entry(vertex: UInt32(truncatingIfNeeded: vertex), next: heads[place])
    heads[place] = Int32(truncatingIfNeeded: used)
    occupied[place >> 6] |= 1 << UInt64(place & 63)
    used += 1
    waiting += 1
  }

  /// Takes the cheapest bucket out: the number of its first entry for `entry(_:)`; nil at the end,
  /// when the queue is as new.
  @inline(__always) package mutating func popBucket() -> Int32? {
    guard waiting > 0 else {
      used = 0
      bucket = 0
      return nil
    }
    var word = bucket >> 6
    var bits = occupied[word] & (~0 << UInt64(bucket & 63))
    while bits == 0 {
      word = (word + 1) & (mask >> 6)
      bits = occupied[word]
    }
    bucket = word << 6 | bits.trailingZeroBitCount
    occupied[word] &= ~(1 << UInt64(bucket & 63))
    let head = heads[bucket]
    heads[bucket] = -1
    return head
  }

  /// The vertex of an entry of a popped bucket, and the next entry; −1 after the last.
  @inline(__always) package mutating func entry(_ number: Int32) -> (vertex: Int, next: Int32) {
    waiting -= 1
    let entry = entries[Int(number)]
    return (Int(entry.vertex), entry.next)
  }

  private mutating func grow() {
    precondition(capacity < Int(Int32.max) / 2, "more than 2³⁰ costs were lowered")
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: used)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }
}
