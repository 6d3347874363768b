/// Numbers for words: equal words, whatever their letter case, have equal numbers.
///
/// Letters are folded to lower case (ASCII and Latin-1), curly apostrophes to straight ones and full
/// stops dropped, so `U.S.`, `US` and `us` are one word; who needs letter case looks at the text.
struct SymbolTable: Sendable {
  static let unknown: Int32 = -1

  private var slots: [Int32] = Array(repeating: -1, count: 1 << 12)
  private var hashes: [UInt64] = []
  private var starts: [Int32] = [0]
  private var pool: [UInt8] = []

  var count: Int { hashes.count }

  /// The word with that number, folded.
  func text(_ symbol: Int32) -> String {
    guard symbol >= 0 else { return "" }
    let i = Int(symbol)
    return String(decoding: pool[Int(starts[i])..<Int(starts[i + 1])], as: UTF8.self)
  }

  /// The number of a word, which gets one if it has none.
  mutating func intern(_ bytes: some Sequence<UInt8>) -> Int32 {
    var folded = Folded()
    for byte in bytes { folded.feed(byte) }
    if let found = find(folded) { return found }
    let symbol = Int32(hashes.count)
    hashes.append(folded.hash)
    pool.append(contentsOf: folded.bytes)
    starts.append(Int32(pool.count))
    if hashes.count * 2 > slots.count { grow() }
    place(symbol)
    return symbol
  }

  /// The number of a word, or `unknown`.
  func symbol(_ bytes: some Sequence<UInt8>) -> Int32 {
    var folded = Folded()
    for byte in bytes { folded.feed(byte) }
    return find(folded) ?? Self.unknown
  }

  func symbol(_ text: String) -> Int32 { symbol(text.utf8) }

  private func find(_ folded: borrowing Folded) -> Int32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: folded.hash) & mask
    while slots[slot] >= 0 {
      let i = Int(slots[slot])
      if hashes[i] == folded.hash,
        pool[Int(starts[i])..<Int(starts[i + 1])].elementsEqual(folded.bytes)
      {
        return slots[slot]
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func place(_ symbol: Int32) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hashes[Int(symbol)]) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = symbol
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for symbol in hashes.indices { place(Int32(symbol)) }
  }
}

/// The folded bytes of a word and their FNV-1a hash.
private struct Folded {
  var bytes: [UInt8] = []
  private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  private var previous: UInt8 = 0
  private var beforePrevious: UInt8 = 0

  mutating func feed(_ byte: UInt8) {
    var byte = byte
    if byte >= 65, byte <= 90 {
      byte += 32
    } else if byte == UInt8(ascii: ".") {
      return
    } else if previous == 0xC3, byte >= 0x80, byte <= 0x9E, byte != 0x97 {
      byte += 0x20  // À…Þ but × → à…þ
    } else if beforePrevious == 0xE2, previous == 0x80, byte == 0x99 {
      bytes.removeLast(2)  // ’ → '
      rehash()
      beforePrevious = 0
      previous = 0
      push(UInt8(ascii: "'"))
      return
    }
    beforePrevious = previous
    previous = byte
    push(byte)
  }

  private mutating func push(_ byte: UInt8) {
    bytes.append(byte)
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  private mutating func rehash() {
    hash = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }
}
