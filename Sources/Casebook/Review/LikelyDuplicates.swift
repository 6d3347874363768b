import Graph

/// Two actors that may be one, and why.
public struct LikelyDuplicate: Sendable, Equatable {
  public enum Ground: String, Sendable, CaseIterable {
    /// A name of one is a name of the other.
    case sharedName = "same name"
    /// Two persons of one country with one surname, whose other names do not contradict.
    case surname = "same surname and country"
    /// The name of one is the initials of the other's.
    case acronym
    /// Names that differ by a letter or two.
    case spelling
  }
  /// The one with more relations: `casebook merge KEPT GONE` would keep it.
  public var kept: Actor
  public var gone: Actor
  public var ground: Ground
  /// The two names that are alike.
  public var names: [String]
  /// 0...1, to order by; no probability.
  public var likeness: Double
  /// A quote that names each, where there is one.
  public var quotes: [String] = []
}

/// Finds pairs of actors whose names are alike, without looking at all pairs: only at those that
/// share a key (a name, a surname, initials, or a name with one letter left out).
struct NameIndex {
  private let actors: [Actor]
  /// How much is known of each, to choose the one that is kept.
  private let mass: [Int]
  private var best: [Pair: (ground: LikelyDuplicate.Ground, names: [String], likeness: Double)] =
    [:]

  private struct Pair: Hashable {
    var a: Int, b: Int
  }

  /// - Complexity: O(letters of all names), besides the pairs that share a key.
  init(_ actors: [Actor], mass: [Int]) {
    self.actors = actors
    self.mass = mass
    findSharedNames()
    findSurnames()
    findAcronyms()
    findSpellings()
  }

  /// Likeliest first.
  var duplicates: [LikelyDuplicate] {
    best.map { pair, found in
      let keepsFirst =
        mass[pair.a] != mass[pair.b]
        ? mass[pair.a] > mass[pair.b] : actors[pair.a].id < actors[pair.b].id
      let (kept, gone) = keepsFirst ? (pair.a, pair.b) : (pair.b, pair.a)
      return LikelyDuplicate(
        kept: actors[kept], gone: actors[gone], ground: found.ground,
        names: keepsFirst ? found.names : found.names.reversed(), likeness: found.likeness)
    }.sorted {
      $0.likeness != $1.likeness
        ? $0.likeness > $1.likeness : ($0.kept.id, $0.gone.id) < ($1.kept.id, $1.gone.id)
    }
  }

  private mutating func note(
    _ a: Int, _ b: Int, _ ground: LikelyDuplicate.Ground, _ names: [String], _ likeness: Double
  ) {
    guard a != b, agree(a, b) else { return }
    let pair = a < b ? Pair(a: a, b: b) : Pair(a: b, b: a)
    guard (best[pair]?.likeness ?? 0) < likeness else { return }
    best[pair] = (ground, a < b ? names : names.reversed(), likeness)
  }

  /// Nothing but the name speaks against it: the kinds are one, and the countries not two.
  private func agree(_ a: Int, _ b: Int) -> Bool {
    let a = actors[a], b = actors[b]
    guard a.kind == b.kind, a.kind != .state else { return false }
    return a.country == nil || b.country == nil || a.country == b.country
  }

  /// Countries that are given and one make a pair likelier.
  private func closeness(_ a: Int, _ b: Int) -> Double {
    actors[a].country != nil && actors[a].country == actors[b].country ? 1 : 0.85
  }

  private mutating func findSharedNames() {
    group { actor in
      ([actor.name] + actor.aliases).map { (Slug.of($0), $0) }.filter { $0.0.count > 1 }
    } each: { index, a, b in
      index.note(a.0, b.0, .sharedName, [a.1, b.1], 0.95 * index.closeness(a.0, b.0))
    }
  }

  private mutating func findSurnames() {
    group { actor in
      guard actor.kind == .official, let country = actor.country else { return [] }
      guard let surname = PersonName(actor.name).surname else { return [] }
      return [(country + " " + surname, actor.name)]
    } each: { index, a, b in
      let first = PersonName(a.1), second = PersonName(b.1)
      guard let fit = first.fit(second) else { return }
      index.note(a.0, b.0, .surname, [a.1, b.1], fit)
    }
  }

  private mutating func findAcronyms() {
    group { actor in
      guard actor.kind == .organization else { return [] }
      return ([actor.name] + actor.aliases).flatMap { name -> [(String, String)] in
        if name.count <= 8, name.count >= 2, name.allSatisfy({ $0.isUppercase || $0 == "." }) {
          return [(name.filter { $0 != "." }, name)]
        }
        return initials(of: name).map { [($0, name)] } ?? []
      }
    } each: { index, a, b in
      // One of them is the acronym: two long names with the same initials say nothing.
      guard a.1.contains(" ") != b.1.contains(" ") else { return }
      index.note(a.0, b.0, .acronym, [a.1, b.1], 0.8 * index.closeness(a.0, b.0))
    }
  }

  private mutating func findSpellings() {
    group { actor in
      let slug = Array(Slug.of(actor.name).unicodeScalars)
      guard slug.count >= 6, slug.count <= 60 else { return [] }
      // Names one letter apart share what is left when that letter is taken from each.
      return ([slug] + slug.indices.map { Array(slug[..<$0] + slug[($0 + 1)...]) }).map { scalars in
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return (String(text), actor.name)
      }
    } each: { index, a, b in
      let first = Slug.of(a.1), second = Slug.of(b.1)
      guard first != second else { return }
      // A number is a name of its own: the 5th and the 6th Fleet are two.
      guard first.filter(\.isNumber) == second.filter(\.isNumber) else { return }
      let length = Double(max(first.count, second.count))
      index.note(
        a.0, b.0, .spelling, [a.1, b.1], (0.9 - 1 / length) * index.closeness(a.0, b.0))
    }
  }

  /// Calls `each` for the pairs of actors with a key in common; crowds say nothing and are left.
  private mutating func group(
    _ keys: (Actor) -> [(key: String, name: String)],
    each: (inout NameIndex, (Int, String), (Int, String)) -> Void
  ) {
    var groups: [String: [(Int, String)]] = [:]
    for (place, actor) in actors.enumerated() {
      var seen: Set<String> = []
      for (key, name) in keys(actor) where seen.insert(key).inserted {
        groups[key, default: []].append((place, name))
      }
    }
    for key in groups.keys.sorted() {
      let group = groups[key]!
      guard group.count > 1, group.count <= 30 else { continue }
      for i in group.indices {
        for j in group.indices where i < j { each(&self, group[i], group[j]) }
      }
    }
  }
}

/// The capitals of a name's words, those of small words left out: "Shanghai Cooperation
/// Organization" gives `SCO`. Nil for fewer than three.
private func initials(of name: String) -> String? {
  let words = name.split { !$0.isLetter && $0 != "'" && $0 != "’" }
  let letters = words.compactMap { $0.first!.isUppercase ? $0.first! : nil }
  return letters.count >= 3 ? String(letters) : nil
}

/// A person's name: words, of which the last names the family in most languages, and the first in
/// some; both are tried.
struct PersonName {
  let words: [String]

  init(_ name: String) {
    words = name.split { $0.isWhitespace || $0 == "," }.map { Slug.of($0) }.filter { $0 != "-" }
  }

  var surname: String? { words.last }

  /// How well two names with one surname fit: nil where a given name contradicts another.
  func fit(_ other: PersonName) -> Double? {
    let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
    let given = short.words.dropLast(), others = Array(long.words.dropLast())
    // "Wang" and "Wang Yi" may be one; "Wang" alone is little to go by.
    guard !given.isEmpty else { return others.isEmpty ? nil : 0.5 }
    var isExact = true
    for word in given {
      if others.contains(word) { continue }
      isExact = false
      // An initial stands for a name that begins so.
      guard
        others.contains(where: {
          ($0.count == 1 && word.hasPrefix($0)) || (word.count == 1 && $0.hasPrefix(word))
        })
      else { return nil }
    }
    return isExact ? 0.85 : 0.7
  }
}
