@_spi(_Unicode) import Swift

/// Ids made from names.
public enum Slug {
  /// Letters and digits of any script in lowercase and composed form (NFC), all else one `-`.
  ///
  ///     Slug.of("Kim Jong-un")  // "kim-jong-un"
  ///
  /// Without locale, so it is the same everywhere. O(length).
  public static func of(_ name: some StringProtocol) -> String {
    if let slug = ofASCII(name) { return slug }
    var slug = ""
    var pending = false
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        if pending, !slug.isEmpty { slug.append("-") }
        pending = false
        slug.append(character)
      } else {
        pending = true
      }
    }
    var composed = ""
    for scalar in slug._nfc { composed.unicodeScalars.append(scalar) }
    return composed.isEmpty ? "-" : composed
  }

  /// The slug of a name in ASCII, by its bytes; nil for any other. Files of events name tens of
  /// thousands of actors, and a Character at a time takes ten times as long.
  private static func ofASCII(_ name: some StringProtocol) -> String? {
    let slug: String?? = name.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count + 1) { slug in
        var count = 0, pending = false
        for byte in bytes {
          let lower = byte | 0x20
          guard (byte &- 48) < 10 || (lower &- 97) < 26 else {
            pending = count > 0
            continue
          }
          if pending {
            slug[count] = UInt8(ascii: "-")
            count += 1
          }
          pending = false
          slug[count] = (byte &- 48) < 10 ? byte : lower
          count += 1
        }
        if count == 0 {
          slug[0] = UInt8(ascii: "-")
          count = 1
        }
        return count
      }
    }
    return slug ?? nil
  }

  /// The id of an actor that is no state: the slug of its name and its country or parent.
  ///
  ///     Slug.id(name: "Defense Ministry", parent: "PRK")  // "defense-ministry.PRK"
  public static func id(name: String, parent: String?) -> String {
    of(name) + (parent.map { ".\($0)" } ?? "")
  }
}
