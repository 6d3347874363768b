@_spi(_Unicode) import Swift

/// Ids made from names.
public enum Slug {
  /// Letters and digits of any script in lowercase and composed form (NFC), all else one `-`.
  ///
  ///     Slug.of("Kim Jong-un")  // "kim-jong-un"
  ///
  /// Without locale, so it is the same everywhere. O(length).
  public static func of(_ name: some StringProtocol) -> String {
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

  /// The id of an actor that is no state: the slug of its name and its country or parent.
  ///
  ///     Slug.id(name: "Defense Ministry", parent: "PRK")  // "defense-ministry.PRK"
  public static func id(name: String, parent: String?) -> String {
    of(name) + (parent.map { ".\($0)" } ?? "")
  }
}
