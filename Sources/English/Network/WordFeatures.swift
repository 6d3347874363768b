/// What the net sees of a word; byte for byte what `Training/features.py` does.
struct WordFeatures {
  /// Of a longer form the first and the last half of so many bytes are seen.
  static let longestForm = 40

  /// The form with typographic quotes, dashes and ellipses made ASCII, cut to `longestForm`.
  private(set) var plain: [UInt8] = []
  /// `plain` in lower case (ASCII and Latin-1), every digit 0, between `<` and `>`.
  private(set) var marked: [UInt8] = []

  /// Reads a form; keeps the memory of the one before.
  mutating func read(_ form: UnsafeBufferPointer<UInt8>) {
    plain.removeAll(keepingCapacity: true)
    marked.removeAll(keepingCapacity: true)
    // Replacing needs three bytes; what is cut away later may begin a longer replacement, so a
    // long form is cut after replacing, and a very long one before it as well.
    let far = 4096
    if form.count > 2 * far {
      replace(UnsafeBufferPointer(rebasing: form[..<far]))
      replace(UnsafeBufferPointer(rebasing: form[(form.count - far)...]))
    } else {
      replace(form)
    }
    if plain == [0x27, 0x27] { plain = [0x22] }
    let half = WordFeatures.longestForm / 2
    if plain.count > 2 * half { plain.removeSubrange(half..<(plain.count - half)) }
    normalize()
  }

  private mutating func replace(_ form: UnsafeBufferPointer<UInt8>) {
    var i = 0
    while i < form.count {
      let byte = form[i]
      if byte < 0x80 {
        plain.append(byte == 0x60 ? 0x27 : byte)  // ` → '
        i += 1
      } else if byte == 0xE2, i + 2 < form.count, let ascii = asciiOf(form[i + 1], form[i + 2]) {
        for _ in 0..<ascii.count { plain.append(ascii.byte) }
        i += 3
      } else if byte == 0xC2, i + 1 < form.count, [0xB4, 0xAB, 0xBB].contains(form[i + 1]) {
        plain.append(form[i + 1] == 0xB4 ? 0x27 : 0x22)  // ´ « »
        i += 2
      } else {
        plain.append(byte)
        i += 1
      }
    }
  }

  /// The ASCII that stands for E2 `second` `third`: quotes, dashes, the minus sign, an ellipsis.
  private func asciiOf(_ second: UInt8, _ third: UInt8) -> (byte: UInt8, count: Int)? {
    switch (second, third) {
    case (0x80, 0x98), (0x80, 0x99), (0x80, 0x9B): (0x27, 1)
    case (0x80, 0x9C), (0x80, 0x9D), (0x80, 0x9E): (0x22, 1)
    case (0x80, 0x91), (0x80, 0x93), (0x88, 0x92): (0x2D, 1)
    case (0x80, 0x94): (0x2D, 2)
    case (0x80, 0xA6): (0x2E, 3)
    default: nil
    }
  }

  private mutating func normalize() {
    marked.append(0x3C)
    var previous: UInt8 = 0
    for byte in plain {
      switch byte {
      case 0x41...0x5A: marked.append(byte + 32)
      case 0x30...0x39: marked.append(0x30)
      case 0x80...0x9E where byte != 0x97 && previous == 0xC3: marked.append(byte + 32)
      default: marked.append(byte)
      }
      previous = byte
    }
    marked.append(0x3E)
  }

  /// The first 32 bits of FNV-1a of the normalized form.
  var hash: UInt32 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for at in 1..<(marked.count - 1) { hash = (hash ^ UInt64(marked[at])) &* 1_099_511_628_211 }
    hash ^= hash >> 32
    return UInt32(hash >> 32)
  }

  /// Calls `body` with the row of each affix (below `affixRows`).
  func affixes(_ affixRows: UInt32, _ body: (Int) -> Void) {
    let form = 1..<(marked.count - 1)
    for n in 1...3 { body(Int(hashed(form.suffix(n), UInt32(n)) % affixRows)) }
    for n in 1...3 { body(Int(hashed(form.prefix(n), UInt32(16 + n)) % affixRows)) }
  }

  /// Calls `body` with the row of each 3-gram and 4-gram (below `ngramRows`).
  func ngrams(_ ngramRows: UInt32, _ body: (Int) -> Void) {
    for n in 3...4 where marked.count >= n {
      for at in 0...(marked.count - n) {
        body(Int(hashed(at..<(at + n), UInt32(32 + n)) % ngramRows))
      }
    }
  }

  /// How many rows `ngrams` calls with.
  var ngramCount: Int { max(0, marked.count - 2) + max(0, marked.count - 3) }

  /// The row of the form's shape: runs of X x d and other bytes, each at most two long.
  func shape(_ shapeRows: UInt32) -> Int {
    var hash = Hash32(seed: 64)
    var last: UInt8 = 0
    var beforeLast: UInt8 = 0
    var count = 0
    for byte in plain where count < 12 {
      let kind: UInt8 =
        switch byte {
        case 0x41...0x5A: 0x58
        case 0x61...0x7A, 0x80...: 0x78
        case 0x30...0x39: 0x64
        default: byte
        }
      if count >= 2, kind == last, kind == beforeLast { continue }
      (beforeLast, last) = (last, kind)
      hash.add(kind)
      count += 1
    }
    return Int(hash.finished % shapeRows)
  }

  private func hashed(_ range: Range<Int>, _ seed: UInt32) -> UInt32 {
    var hash = Hash32(seed: seed)
    for at in range { hash.add(marked[at]) }
    return hash.finished
  }
}

/// FNV-1a with a finishing mix, so that its low bits are good.
private struct Hash32 {
  private var hash: UInt32

  init(seed: UInt32) { hash = 2_166_136_261 ^ seed }

  mutating func add(_ byte: UInt8) { hash = (hash ^ UInt32(byte)) &* 16_777_619 }

  var finished: UInt32 {
    var mixed = hash
    mixed ^= mixed >> 15
    mixed = mixed &* 0x2C1B_3C6D
    return mixed ^ (mixed >> 13)
  }
}
