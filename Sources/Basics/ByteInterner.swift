/// Gives runs of bytes numbers, from 0 in the order of their first coming.
///
///     var names = ByteInterner()
///     names.number(of: 0..<5, in: line)  // 0
///
/// For texts that come millions of times: no String is made of one that is known.
/// Invariant: `slots` holds 1 + the number of each run, in the first free slot from its hash on; at
/// least half of them are free.
public struct ByteInterner: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt32] = []
  private var slots = [UInt32](repeating: 0, count: 64)

  public init() {}

  public var count: Int { hashes.count }

  /// The bytes that have a number.
  public subscript(number: Int) -> ArraySlice<UInt8> { bytes[ends[number]..<ends[number + 1]] }

  /// The number of the bytes in `range`. O(length).
  public mutating func number(of range: Range<Int>, in text: [UInt8]) -> Int {
    text.withUnsafeBytes { all in
      number(of: UnsafeRawBufferPointer(rebasing: all[range]))
    }
  }

  /// The number of the bytes in a slice of an array.
  public mutating func number(of slice: ArraySlice<UInt8>) -> Int {
    slice.withUnsafeBytes { number(of: $0) }
  }

  /// The number of the bytes in a slice; nil when they have none. O(length).
  public func known(_ slice: ArraySlice<UInt8>) -> Int? {
    slice.withUnsafeBytes { known($0, ByteInterner.hash($0)).number }
  }

  /// The numbers here of all that `other` has, by their numbers there; what is new gets one.
  public mutating func numbers(of other: ByteInterner) -> [Int] {
    (0..<other.count).map { number(of: other[$0]) }
  }

  private mutating func number(of run: UnsafeRawBufferPointer) -> Int {
    let hash = ByteInterner.hash(run)
    let (known, slot) = known(run, hash)
    if let known { return known }
    let number = hashes.count
    bytes += run
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = UInt32(number + 1)
    if slots.count < 2 * hashes.count { grow() }
    return number
  }

  /// The number of a run, if it has one, and the slot that holds it or is to.
  private func known(
    _ run: UnsafeRawBufferPointer, _ hash: UInt32
  ) -> (number: Int?, slot: Int) {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if hashes[known] == hash, isEqual(known, run) { return (known, slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, slot)
  }

  private func isEqual(_ number: Int, _ run: UnsafeRawBufferPointer) -> Bool {
    let start = ends[number], count = ends[number + 1] - start
    guard count == run.count else { return false }
    return bytes.withUnsafeBytes { own in
      for i in 0..<count where own[start + i] != run[i] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// Eight bytes at a time, by products of 128 bits folded to 64 (the way of W. Yi's wyhash).
  ///
  /// The seed differs between runs, so that no file can be made to fill one slot.
  private static func hash(_ run: UnsafeRawBufferPointer) -> UInt32 {
    func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
      let product = a.multipliedFullWidth(by: b)
      return product.high ^ product.low
    }
    var state = seed ^ UInt64(truncatingIfNeeded: run.count)
    var place = 0
    while place + 8 <= run.count {
      let word = run.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      state = mixed(state ^ word, 0xA076_1D64_78BD_642F)
      place += 8
    }
    var word: UInt64 = 0
    while place < run.count {
      word = word << 8 | UInt64(run[place])
      place += 1
    }
    state = mixed(state ^ word, 0xE703_7ED1_A0B4_28DB)
    return UInt32(truncatingIfNeeded: mixed(state, 0x8EBC_6AF0_9C88_C6E3))
  }

  private static let seed = UInt64.random(in: .min ... .max)
}
