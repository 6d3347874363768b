import Basics
import Graph

/// Actors as event data name them: `John Kerry`, `Ministry (Afghanistan)`, `South Korea`.
enum EventActors {
  /// The actor that a name stands for.
  ///
  /// A state by its name; what stands before `(Country)` is a body or group of that country; a
  /// name of two to four capitalised words without a word for a body is a person.
  ///
  /// - Parameters:
  ///   - country: The country column's English name, when the file has one.
  ///   - sectors: The words of the sector column.
  static func actor(named name: String, country: String? = nil, sectors: [String] = []) -> Actor {
    if let code = Countries.code(named: name) {
      return Actor(
        id: code, name: Countries.name(of: code)!, kind: .state, country: code,
        aliases: name == Countries.name(of: code)! ? [] : [name])
    }
    let (role, parent) = parts(of: name)
    let code = (parent ?? country).flatMap { Countries.code(named: $0) }
    let words =
      role.utf8.allSatisfy { $0 < 0x80 }
      ? role.asciiWords { $0 == UInt8(ascii: "-") }
      : role.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    var actor = Actor(
      id: Slug.id(name: role, parent: code ?? parent.map { Slug.of($0) }), name: name,
      kind: .organization, country: code)
    actor.sector = sector(words) ?? sectors.lazy.compactMap { sector([$0.lowercased()]) }.first
    if words.contains(where: groupWords.contains) {
      actor.kind = .group
    } else if parent == nil, isPerson(role, words) {
      actor.kind = .official
    }
    return actor
  }

  /// What stands before `(…)` at the end of a name, and what stands in it.
  private static func parts(of name: String) -> (String, String?) {
    guard name.hasSuffix(")") else { return (name, nil) }
    var depth = 0
    for index in name.utf8.indices.reversed() {
      if name.utf8[index] == UInt8(ascii: ")") { depth += 1 }
      if name.utf8[index] == UInt8(ascii: "(") { depth -= 1 }
      if depth == 0 {
        let role = PlainText.trimmed(name[..<index])
        guard !role.isEmpty else { break }
        return (String(role), String(name[name.index(after: index)...].dropLast()))
      }
    }
    return (name, nil)
  }

  private static func isPerson(_ name: String, _ words: [String]) -> Bool {
    let parts = name.split(separator: " ")
    guard (2...4).contains(parts.count) else { return false }
    // "Information Minister Huda": a title, and a name after it.
    let title = words.lastIndex(where: titleWords.contains) ?? -1
    let isTitled = title >= 0 && title + 1 < words.count
    let named = isTitled ? Array(words[(title + 1)...]) : words
    guard !named.contains(where: bodyWords.contains) else { return false }
    return parts.allSatisfy { part in
      isUppercase(part.unicodeScalars.first!)
        || ["al", "bin", "de", "van", "von", "da", "el", "ul"].contains(
          part.prefix { $0 != "-" }.lowercased())
    }
      // "UN Mission" and "Jane DOE" are abbreviations; "Benedict XVI" counts popes.
      && !parts.contains { part in
        part.unicodeScalars.count > 1
          && part.unicodeScalars.allSatisfy {
            isUppercase($0) && !"IVX".unicodeScalars.contains($0)
          }
      }
  }

  /// Tens of thousands of names are in ASCII, where no table need be asked.
  private static func isUppercase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (65...90).contains(scalar.value) : scalar.properties.isUppercase
  }

  private static let titleWords: Set<String> = [
    "minister", "president", "king", "queen", "prince", "princess", "emir", "sultan", "sheikh",
    "senator", "governor", "ambassador", "chancellor", "general", "colonel", "pope", "cardinal",
  ]

  private static let groupWords: Set<String> = [
    "citizen", "citizens", "protester", "protesters", "rioter", "villager", "villagers", "student",
    "students", "immigrants", "immigrant", "refugee", "refugees", "worker", "workers", "activist",
    "activists", "militant", "militants", "combatant", "criminal", "criminals", "gang", "mob",
    "murderer", "rebel", "rebels", "insurgent", "insurgents", "guerrilla", "separatist",
    "supporter", "supporters", "population", "men", "women", "children", "child", "girl", "boy",
    "tourist", "tourists", "muslim", "christian", "buddhist", "hindu", "jew", "shia", "sunni",
    "voter", "voters", "personnel", "employee", "employees", "fishermen", "farmers", "prisoner",
    "prisoners", "detainee", "detainees", "demonstrator", "demonstrators", "crowd", "people",
  ]

  /// Words that no person's name has.
  private static let bodyWords: Set<String> = [
    "party", "ministry", "minister", "bank", "university", "council", "committee", "commission",
    "union", "league", "front", "army", "navy", "force", "forces", "movement", "club", "company",
    "group", "organization", "organisation", "association", "federation", "agency", "court",
    "senate", "congress", "parliament", "assembly", "house", "government", "department", "office",
    "news", "times", "post", "daily", "tv", "television", "radio", "press", "star", "national",
    "international", "united", "republic", "states", "nations", "police", "military", "board",
    "institute", "foundation", "center", "centre", "authority", "corporation", "limited", "inc",
    "ltd", "affairs", "coalition", "alliance", "brigade", "brigades", "foreign", "defense",
    "defence", "security", "transport", "civil", "head", "state", "journal", "network", "airlines",
    "democratic", "liberation", "islamic", "peoples", "communist", "socialist", "liberal", "and",
    "of", "for", "the", "service", "services", "fund", "society", "college", "school", "church",
    "hospital", "industries", "energy", "oil", "gas", "heritage", "trade", "world", "african",
    "european", "american", "asian", "arab", "south", "north", "west", "east", "western", "high",
  ]

  /// PLOVER's code of a sector by the words of a role or of ICEWS's sectors.
  private static func sector(_ words: [String]) -> String? {
    for word in words {
      guard let first = word.utf8.first else { continue }
      for (start, code) in sectorStarts[Int(first)] where word.hasPrefix(start) { return code }
    }
    return nil
  }

  /// `sectorWords` by their first byte, in their order.
  private static let sectorStarts: [[(start: String, code: String)]] = {
    var starts = [[(start: String, code: String)]](repeating: [], count: 256)
    for (code, known) in sectorWords {
      for word in known { starts[Int(word.utf8.first!)].append((word, code)) }
    }
    return starts
  }()

  private static let sectorWords: [(String, [String])] = [
    ("COP", ["police"]),
    ("MIL", ["military", "army", "navy", "air force", "troops", "soldier", "armed force"]),
    ("JUD", ["court", "judge", "judicial", "judiciary", "attorney", "prosecutor"]),
    ("LEG", ["parliament", "legislat", "senate", "congress", "house of", "lawmaker", "member of"]),
    ("REB", ["rebel", "insurgent", "guerrilla", "militant", "separatist", "combatant", "militia"]),
    ("PTY", ["party", "parties"]),
    ("JRN", ["media", "newspaper", "journalist", "news"]),
    ("BUS", ["business", "company", "bank", "investor", "industr"]),
    ("EDU", ["student", "education", "universit", "professor", "school"]),
    ("REL", ["religious", "muslim", "christian", "bishop", "church", "clergy"]),
    ("LAB", ["labor", "labour", "worker", "employee"]),
    ("CRM", ["criminal", "gang", "murderer", "drug"]),
    ("CVL", ["citizen", "protester", "villager", "population", "civilian", "general population"]),
    ("NGO", ["nongovernment", "ngo"]),
    (
      "GOV",
      [
        "government", "ministry", "minister", "cabinet", "executive", "president", "governor",
        "mayor",
        "foreign affairs", "foreign", "envoy", "diplomat", "head", "interior", "defense", "finance",
        "administration",
      ]
    ),
  ]
}
