/// The ids of relations, and where each stands.
///
/// An id of the usual form, `r-` and ten hexadecimal digits, is kept as the number its digits say,
/// in eight bytes; any other as a text. Invariant: no two ids are equal, and `slots` holds 1 + the
/// place of every number, in the first free slot from its hash on; at least half are free.
struct RelationIDs: Sendable {
  /// By place: the number, or `isText` and the place of a text.
  private var numbers: [UInt64] = []
  private var texts: [String] = []
  private var textPlaces: [String: UInt32] = [:]
  private var slots: [UInt32] = []

  private static let isText: UInt64 = 1 << 63

  var count: Int { numbers.count }

  subscript(place: Int) -> String {
    let number = numbers[place]
    return number & RelationIDs.isText == 0
      ? RelationIDs.text(of: number) : texts[Int(number ^ RelationIDs.isText)]
  }

  /// Whether the id at one place is before the one at another, as texts are.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (numbers[a], numbers[b])
    return (x | y) & RelationIDs.isText == 0 ? x < y : self[a] < self[b]
  }

  /// The place of an id. O(1).
  func place(of id: String) -> Int? {
    if let number = RelationIDs.number(of: id) { return place(of: number) }
    return textPlaces[id].map { Int($0) }
  }

  func contains(_ number: UInt64) -> Bool { place(of: number) != nil }

  private func place(of number: UInt64) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = firstSlot(number)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if numbers[place] == number { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds an id that is not among them.
  mutating func append(_ id: String) {
    if let number = RelationIDs.number(of: id) { return append(number) }
    textPlaces[id] = UInt32(numbers.count)
    numbers.append(RelationIDs.isText | UInt64(texts.count))
    texts.append(id)
  }

  /// Adds an id of the usual form that is not among them.
  mutating func append(_ number: UInt64) {
    if slots.count < 2 * (numbers.count + 1) { grow() }
    numbers.append(number)
    enter(number, place: numbers.count - 1)
  }

  /// Adds an id of the usual form; false, and nothing done, when it is among them.
  mutating func insert(_ number: UInt64) -> Bool {
    if slots.count < 2 * (numbers.count + 1) { grow() }
    var slot = firstSlot(number)
    while slots[slot] != 0 {
      if numbers[Int(slots[slot]) - 1] == number { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    numbers.append(number)
    slots[slot] = UInt32(numbers.count)
    return true
  }

  /// Those at some places, in their order.
  func part(_ places: [Int]) -> RelationIDs {
    var part = RelationIDs()
    part.reserveCapacity(places.count)
    for place in places {
      let number = numbers[place]
      if number & RelationIDs.isText == 0 { part.append(number) } else { part.append(self[place]) }
    }
    return part
  }

  /// All of them, as texts in order.
  func sorted() -> [String] {
    texts.isEmpty
      ? numbers.sorted().map(RelationIDs.text) : numbers.indices.map { self[$0] }.sorted()
  }

  mutating func reserveCapacity(_ count: Int) {
    numbers.reserveCapacity(count)
    if slots.count < 2 * count { makeSlots(for: count) }
  }

  private mutating func grow() { makeSlots(for: max(8, slots.count)) }

  private mutating func makeSlots(for count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    for place in numbers.indices where numbers[place] & RelationIDs.isText == 0 {
      enter(numbers[place], place: place)
    }
  }

  private mutating func enter(_ number: UInt64, place: Int) {
    var slot = firstSlot(number)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(place + 1)
  }

  @inline(__always) private func firstSlot(_ number: UInt64) -> Int {
    Int(truncatingIfNeeded: number &* RelationIDs.factor >> 32) & (slots.count - 1)
  }

  /// Multiplicative hashing, by a factor nobody can know: a file made to fill one slot cannot be.
  private static let factor = UInt64.random(in: .min ... .max) | 1

  /// Bytes of the arrays as allocated.
  var storageBytes: Int {
    numbers.capacity * 8 + slots.capacity * 4 + texts.capacity * 16
      + texts.reduce(0) { $0 + ($1.utf8.count > 15 ? ($1.utf8.count + 48) / 16 * 16 : 0) }
      + texts.count * 20 * 8 / 3
  }
}

extension RelationIDs {
  /// The number that the ten digits of an id of the usual form say; nil for any other.
  static func number(of id: String) -> UInt64? {
    guard id.utf8.count == 12 else { return nil }
    var number: UInt64 = 0, place = 0
    for byte in id.utf8 {
      switch (place, byte) {
      case (0, UInt8(ascii: "r")), (1, UInt8(ascii: "-")): break
      case (2..., UInt8(ascii: "0")...UInt8(ascii: "9")):
        number = number << 4 | UInt64(byte - UInt8(ascii: "0"))
      case (2..., UInt8(ascii: "a")...UInt8(ascii: "f")):
        number = number << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
      default: return nil
      }
      place += 1
    }
    return number
  }

  /// `r-` and ten lowercase hexadecimal digits.
  static func text(of number: UInt64) -> String {
    String(unsafeUninitializedCapacity: 12) { bytes in
      bytes[0] = UInt8(ascii: "r")
      bytes[1] = UInt8(ascii: "-")
      for place in 0..<10 {
        let digit = UInt8(truncatingIfNeeded: number >> UInt64(36 - 4 * place)) & 15
        bytes[2 + place] = digit < 10 ? 48 + digit : 87 + digit
      }
      return 12
    }
  }
}
