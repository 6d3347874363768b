/// A form of at most 23 bytes as three words, to be compared at once.
struct FormKey: Equatable {
  static let longest = 23

  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// nil for a longer or an empty form; no two forms have the same key.
  init?(_ form: UnsafeBufferPointer<UInt8>) {
    guard (1...FormKey.longest).contains(form.count) else { return nil }
    withUnsafeMutableBytes(of: &words) { bytes in
      bytes.copyMemory(from: UnsafeRawBufferPointer(form))
      bytes[FormKey.longest] = UInt8(form.count)
    }
  }

  fileprivate init() {}

  var hash: UInt64 {
    var hash = words.0 &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 32) ^ words.1) &* 0xC2B2_AE3D_27D4_EB4F
    return (hash ^ (hash >> 32) ^ words.2) &* 0x1656_67B1_9E37_79F9
  }

  static func == (a: FormKey, b: FormKey) -> Bool { a.words == b.words }
}

/// What the net's first steps make of a form, kept for the next time it is seen.
///
/// Before the convolution no word knows its sentence: a form's normalized row, and its exact shares
/// in the convolution of the next word, itself and the word before, are the same wherever it stands.
/// Each form has one place, so the last of two that share a place is kept.
final class FormCache {
  static let places = 2048

  private let width: Int
  private let keys: UnsafeMutablePointer<FormKey>
  /// Normalized rows of `width`.
  private let rows: UnsafeMutablePointer<Float>
  /// Shares of `3 * width`: of the next word, the word itself, the word before.
  private let shares: UnsafeMutablePointer<Int32>

  init(width: Int) {
    self.width = width
    keys = .allocate(capacity: FormCache.places)
    keys.initialize(repeating: FormKey(), count: FormCache.places)
    // Not initialized: a place is read only where its key says that it was written.
    rows = .allocate(capacity: FormCache.places * width)
    shares = .allocate(capacity: FormCache.places * 3 * width)
  }

  deinit {
    keys.deallocate()
    rows.deallocate()
    shares.deallocate()
  }

  private func place(_ key: FormKey) -> Int { Int(key.hash % UInt64(FormCache.places)) }

  /// Copies the form's row to `row` and returns its shares, when the form is known.
  func find(_ key: FormKey, _ row: UnsafeMutablePointer<Float>) -> UnsafePointer<Int32>? {
    let place = place(key)
    guard keys[place] == key else { return nil }
    row.update(from: rows + place * width, count: width)
    return UnsafePointer(shares + place * 3 * width)
  }

  /// Keeps a form's row; `keep(_:shares:)` must follow before the next `find`.
  func keep(_ key: FormKey, row: UnsafePointer<Float>) {
    (rows + place(key) * width).update(from: row, count: width)
  }

  func keep(_ key: FormKey, shares own: UnsafePointer<Int32>) {
    let place = place(key)
    keys[place] = key
    (shares + place * 3 * width).update(from: own, count: 3 * width)
  }
}
