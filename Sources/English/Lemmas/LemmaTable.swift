import CModel

/// The lemma table as it lies in memory; `Training/lemmas.py` says its layout.
struct LemmaTable: Sendable {
  static let longestSuffix = 6
  private static let headerSize = 24
  private static let ruleSize = 16
  private static let slotSize = 8

  /// Safe to share: constant bytes of the executable, which nobody writes.
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer
  private let ruleCount: Int
  private let formSlots: Int
  private let suffixSlots: Int

  static let embedded = LemmaTable(
    UnsafeRawBufferPointer(start: cmodel_lemmas(), count: cmodel_lemmas_count()))

  /// - Precondition: `bytes` is a table: the executable's own, so anything else is our bug.
  init(_ bytes: UnsafeRawBufferPointer) {
    precondition(
      bytes.count >= Self.headerSize && bytes.prefix(8).elementsEqual("LEMMAS1\0".utf8),
      "the lemma table has no header")
    func word(_ offset: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    self.bytes = bytes
    ruleCount = word(8)
    formSlots = 1 << word(12)
    suffixSlots = 1 << word(16)
    let expected =
      Self.headerSize + ruleCount * Self.ruleSize + (formSlots + suffixSlots) * Self.slotSize
    precondition(bytes.count == expected, "the lemma table has \(bytes.count) bytes of \(expected)")
  }

  func rule(ofForm hash: UInt32) -> Int? {
    rule(hash, from: Self.headerSize + ruleCount * Self.ruleSize, slots: formSlots)
  }

  func rule(ofSuffix hash: UInt32) -> Int? {
    let start = Self.headerSize + ruleCount * Self.ruleSize + formSlots * Self.slotSize
    return rule(hash, from: start, slots: suffixSlots)
  }

  /// Open addressing; a quarter of the slots is free, so every search ends.
  private func rule(_ hash: UInt32, from start: Int, slots: Int) -> Int? {
    var slot = Int(hash) & (slots - 1)
    while true {
      let offset = start + slot * Self.slotSize
      let value = UInt32(
        littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self))
      if value == 0 { return nil }
      if UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) == hash
      {
        return Int(value) - 1
      }
      slot = (slot + 1) & (slots - 1)
    }
  }

  /// The case operation (0 as written, 1 lower case, 2 capitalized), the number of characters to
  /// cut, and what to add.
  func edit(_ rule: Int) -> (operation: UInt8, cut: Int, addition: String) {
    let offset = Self.headerSize + rule * Self.ruleSize
    let text = offset + 3..<offset + 3 + Int(bytes[offset + 2])
    return (bytes[offset], Int(bytes[offset + 1]), String(decoding: bytes[text], as: UTF8.self))
  }
}
