import Basics
import Graph

/// Actors as CAMEO codes them: blocks of three letters for country, sector and group.
enum CameoActors {
  /// The actor of a code such as `USA`, `USAGOV`, `PSEREBHMS`, `UNO`.
  ///
  /// A country alone is a state; a country and a sector a body of that sector in that country; an
  /// organization's code that organization; other blocks (religion, ethnic group) a population.
  ///
  /// - Parameter name: What the row calls it; becomes an alias of a body, the name of others.
  static func actor(code: String, name: String) -> Actor {
    let blocks = self.blocks(code)
    let country = blocks.lazy.compactMap { Countries.code(cameo: $0) }.first
    let sectorBlock = blocks.first { sectors[$0] != nil }
    let said = PlainText.trimmed(name[...]).isEmpty ? nil : titled(name)
    if let country {
      let state = Countries.name(of: country)!
      guard let sectorBlock else {
        // A country and a group within it.
        if blocks.count > 1 {
          return Actor(
            id: Slug.of(code), name: said ?? code, kind: .group, country: country)
        }
        return Actor(id: country, name: state, kind: .state, country: country)
      }
      let sector = sectors[sectorBlock]!
      return Actor(
        id: Slug.id(name: sector.words, parent: country), name: "\(state) \(sector.words)",
        kind: sector.isGroup ? .group : .organization, country: country, sector: sector.code)
    }
    let sector = sectorBlock.map { sectors[$0]! }
    let isBody =
      ["IGO", "NGO", "IMG", "MNC", "NGM"].contains(sectorBlock ?? blocks.first ?? "")
      || bodies[blocks.first ?? ""] != nil
    return Actor(
      id: Slug.of(code), name: bodies[blocks.first ?? ""] ?? sector?.words ?? said ?? code,
      kind: isBody ? .organization : sector.map { $0.isGroup ? .group : .organization } ?? .group,
      sector: bodies[blocks.first ?? ""] != nil ? "IGO" : sector?.code)
  }

  private static func blocks(_ code: String) -> [String] {
    var blocks: [String] = []
    var rest = code.uppercased()[...]
    while !rest.isEmpty {
      blocks.append(String(rest.prefix(3)))
      rest = rest.dropFirst(3)
    }
    return blocks
  }

  /// `NORTH KOREA` as `North Korea`; mixed case stays.
  private static func titled(_ name: String) -> String {
    guard name == name.uppercased() else { return name }
    return name.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }
      .joined(separator: " ")
  }

  /// PLOVER's code, words, and whether it is a population rather than a body.
  private static let sectors: [String: (code: String, words: String, isGroup: Bool)] = [
    "GOV": ("GOV", "government", false), "MIL": ("MIL", "military", false),
    "COP": ("COP", "police", false), "JUD": ("JUD", "judiciary", false),
    "LEG": ("LEG", "legislature", false), "SPY": ("SPY", "intelligence", false),
    "OPP": ("OPP", "opposition", false), "PTY": ("PTY", "parties", false),
    "REB": ("REB", "rebels", true), "INS": ("REB", "insurgents", true),
    "SEP": ("REB", "separatists", true), "UAF": ("UAF", "unaligned armed forces", true),
    "BUS": ("BUS", "business", false), "MNC": ("MNC", "multinational companies", false),
    "MED": ("JRN", "media", false), "EDU": ("EDU", "education", false),
    "CVL": ("CVL", "civilians", true), "CRM": ("CRM", "criminals", true),
    "LAB": ("LAB", "labor", true), "REF": ("REF", "refugees", true),
    "MOD": ("CVL", "moderates", true), "RAD": ("REB", "radicals", true),
    "AGR": ("AGR", "agriculture", false), "DEV": ("NGO", "development", false),
    "HLH": ("NGO", "health", false), "HRI": ("NGO", "human rights", false),
    "ENV": ("NGO", "environment", false), "ELI": ("ELI", "elites", true),
    "NGO": ("NGO", "non-governmental organizations", false),
    "NGM": ("NGO", "non-governmental movements", false),
    "IGO": ("IGO", "intergovernmental organizations", false),
    "IMG": ("IMG", "international militarized groups", false),
  ]

  private static let bodies = [
    "UNO": "United Nations", "NAT": "NATO", "EUR": "European Union", "EEC": "European Union",
    "IMF": "International Monetary Fund", "WBK": "World Bank", "WTO": "World Trade Organization",
    "IAE": "International Atomic Energy Agency", "OPC": "OPEC", "ASN": "ASEAN",
    "AFU": "African Union", "OAS": "Organization of American States", "ARL": "Arab League",
    "WHO": "World Health Organization", "ICC": "International Criminal Court",
    "ICJ": "International Court of Justice", "RCR": "Red Cross", "SCE": "OSCE",
    "GCC": "Gulf Cooperation Council", "ECO": "ECOWAS",
  ]
}
