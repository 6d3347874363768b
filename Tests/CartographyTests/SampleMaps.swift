import Cartography
import Graph

/// Maps to try: real names, invented counts.
enum SampleMaps {
  /// Fifteen states, a dozen people and bodies, two organizations, 38 lines.
  static let korea: MapModel = {
    typealias A = MapModel.Actor
    let states = [
      ("USA", "United States", 9.0), ("CHN", "China", 8), ("PRK", "North Korea", 9),
      ("KOR", "South Korea", 8), ("JPN", "Japan", 5), ("RUS", "Russia", 6), ("UKR", "Ukraine", 3),
      ("IRN", "Iran", 2), ("TWN", "Taiwan", 2), ("THA", "Thailand", 1),
      ("GBR", "United Kingdom", 2), ("AUS", "Australia", 1), ("PHL", "Philippines", 2),
      ("VNM", "Vietnam", 1), ("IND", "India", 2),
    ]
    let members = [
      ("biden", "Joe Biden", "USA"), ("sullivan", "Jake Sullivan", "USA"),
      ("kim", "Kim Jong Un", "PRK"), ("choe", "Choe Son Hui", "PRK"),
      ("xi", "Xi Jinping", "CHN"), ("wang", "Wang Yi", "CHN"), ("yoon", "Yoon Suk Yeol", "KOR"),
      ("shin", "Shin Won-sik", "KOR"), ("putin", "Vladimir Putin", "RUS"),
      ("shoigu", "Sergei Shoigu", "RUS"), ("kishida", "Fumio Kishida", "JPN"),
    ]
    var actors = states.map { A(id: $0.0, name: $0.1, kind: .state, value: $0.2) }
    actors += members.map { A(id: $0.0, name: $0.1, kind: .official, home: $0.2, value: 1) }
    actors += [
      A(
        id: "jcs.KOR", name: "Joint Chiefs of Staff", kind: .organization, home: "KOR", value: 1),
      A(
        id: "un-security-council", name: "United Nations Security Council", kind: .organization,
        value: 3),
      A(
        id: "iaea", name: "International Atomic Energy Agency", kind: .organization, value: 1),
      A(id: "guterres", name: "António Guterres", kind: .official, value: 1),
      A(id: "defectors", name: "North Korean defectors", kind: .group, value: 1),
    ]
    if let index = actors.firstIndex(where: { $0.id == "PRK" }) {
      actors[index].acts = [.init(words: "launches missiles", count: 6)]
    }
    return MapModel(
      actors: actors, lines: koreaLines,
      title: "Who deals with whom over the Korean Peninsula",
      subtitle: "Relations reported by 48 articles of 9 outlets, October 2023 to June 2024",
      credit: "Invented counts, for trying the drawing",
      notes: [
        "Counted 143 of 171 relations: cooperation, influence, consultation, conflict · "
          + "left out 21 affiliation, 7 below confidence 0.5."
      ], strengthName: "articles", valueName: "relations",
      made: [["by", "graphtool 0.1.0"], ["input", "sha256:00"]])
  }()

  private static let koreaLines: [MapModel.Line] = [
    line("USA", "CHN", .influence, "asks", 7),
    line("USA", "CHN", .conflict, "criticises or accuses", 4),
    line("CHN", "PRK", .influence, "has leverage over", 8, claimed: true),
    line("CHN", "PRK", .cooperation, "helps", 5),
    line("RUS", "PRK", .cooperation, "cooperates with", 12, mutual: true),
    line("PRK", "RUS", .cooperation, "helps", 9, claimed: true),
    line("KOR", "USA", .cooperation, "cooperates with", 14, mutual: true),
    line("KOR", "JPN", .cooperation, "cooperates with", 6, mutual: true),
    line("JPN", "USA", .cooperation, "cooperates with", 7, mutual: true),
    line("sullivan", "wang", .consultation, "meets", 5, mutual: true),
    line("kim", "putin", .consultation, "meets", 6, mutual: true),
    line("shoigu", "kim", .consultation, "meets", 3, mutual: true),
    line("choe", "RUS", .consultation, "meets", 2, mutual: true),
    line("biden", "xi", .consultation, "meets", 2, mutual: true),
    line("biden", "yoon", .consultation, "meets", 3, mutual: true),
    line("yoon", "kishida", .consultation, "meets", 4, mutual: true),
    line("kishida", "kim", .consultation, "meets (planned)", 2, mutual: true, actual: false),
    line("PRK", "KOR", .conflict, "threatens", 11), line("KOR", "PRK", .conflict, "threatens", 4),
    line("PRK", "USA", .conflict, "criticises or accuses", 6),
    line("PRK", "JPN", .conflict, "shows force toward", 3),
    line("jcs.KOR", "PRK", .conflict, "criticises or accuses", 5),
    line("shin", "PRK", .conflict, "threatens", 2),
    line("RUS", "UKR", .conflict, "attacks", 9), line("USA", "UKR", .cooperation, "helps", 5),
    line("GBR", "UKR", .cooperation, "backs", 2),
    line("KOR", "UKR", .cooperation, "helps", 1, actual: false),
    line("IRN", "RUS", .cooperation, "helps", 2, claimed: true),
    line("CHN", "TWN", .conflict, "shows force toward", 4),
    line("USA", "TWN", .cooperation, "backs", 3),
    line("THA", "sullivan", .consultation, "meets", 1),
    line("un-security-council", "PRK", .conflict, "cuts ties with", 4),
    line("RUS", "un-security-council", .conflict, "refuses", 2),
    line("guterres", "PRK", .influence, "asks", 1),
    line("iaea", "PRK", .conflict, "criticises or accuses", 1, claimed: true),
    line("AUS", "JPN", .cooperation, "cooperates with", 1, mutual: true),
    line("PHL", "USA", .cooperation, "cooperates with", 2, mutual: true),
    line("CHN", "PHL", .conflict, "coerces", 2),
    line("VNM", "PRK", .consultation, "meets", 1, mutual: true),
    line("IND", "RUS", .cooperation, "cooperates with", 2, mutual: true),
    line("defectors", "PRK", .conflict, "protests against", 1),
    line("KOR", "defectors", .cooperation, "backs", 1),
  ]

  static func line(
    _ source: String, _ target: String, _ kind: Kind, _ words: String, _ strength: Double,
    mutual: Bool = false, claimed: Bool = false, actual: Bool = true
  ) -> MapModel.Line {
    MapModel.Line(
      source: source, target: target, kind: kind, words: [words], strength: strength,
      count: Int(strength) + 1, isMutual: mutual, isClaimed: claimed, isActual: actual,
      title: "\(source) \(words) \(target): \(Int(strength) + 1) relations in \(Int(strength)) "
        + "articles, Jan 2024",
      evidence: "“Beijing certainly maintains influence there,” a senior official said.")
  }

  /// Small: five states.
  static let small = MapModel(
    actors: [
      .init(id: "A", name: "Norland", kind: .state), .init(id: "B", name: "Vale", kind: .state),
      .init(id: "C", name: "Esterly", kind: .state),
      .init(id: "v", name: "Ada Vale", kind: .official, home: "B"),
    ],
    lines: [
      line("A", "B", .cooperation, "cooperates with", 4, mutual: true),
      line("B", "C", .influence, "asks", 2),
      line("v", "A", .consultation, "meets", 1, mutual: true),
    ],
    title: "A small map")

  /// Names, quotes and links that try to be something else.
  static let hostile: MapModel = {
    let names = [
      "</script><script>alert(1)</script>", "javascript:alert(2)", "]]>", "Tom & \"Jerry's\" <b>",
      "a\u{202E}gnorw\u{2066}", String(repeating: "long", count: 2500), "👩‍👩‍👧‍👦🇰🇵🧨", "nul\u{0}l",
      "line\nbreak\ttab", "مرحبا بالعالم", "北京市人民政府", "",
    ]
    let actors = names.enumerated().map { index, name in
      MapModel.Actor(
        id: name + "\(index)", name: name, kind: ActorKind.allCases[index % 4],
        home: index == 1 ? names[0] + "0" : nil, acts: [.init(words: name, count: 2)], detail: name)
    }
    let links = [
      "javascript:alert(3)", "data:text/html,<script>", "https://example.org/?a=1&b=\"2", "#x",
    ]
    var lines = (1..<names.count).map { index in
      var line = line(actors[0].id, actors[index].id, .conflict, names[index], 1)
      line.title = names[index] + " does it"
      line.evidence = names[index]
      line.url = links[index % 4]
      return line
    }
    lines.append(line("nobody", actors[0].id, .influence, "asks", 1))
    lines.append(line(actors[0].id, actors[0].id, .influence, "asks", 1))
    return MapModel(
      actors: actors, lines: lines, title: names[0], subtitle: names[3], credit: names[5],
      notes: names, made: [["in]]>put", names[0]]])
  }()

  /// Random maps of any size: about two lines an actor.
  static func random(states: Int, lines: Int, seed: UInt64) -> MapModel {
    var generator = SplitMix(state: seed)
    let actors = (0..<states).map { index in
      MapModel.Actor(
        id: "S\(index)",
        name: "Statelet of the " + String(repeating: "long ", count: index % 3)
          + "name \(index)",
        kind: index % 7 == 3 ? .organization : index % 5 == 4 ? .official : .state,
        home: index % 10 == 4 ? "S0" : nil, value: Double(index % 9))
    }
    let words: [Kind: [String]] = [
      .cooperation: ["cooperates with", "helps"], .consultation: ["meets"],
      .influence: ["asks", "has leverage over"], .conflict: ["criticises or accuses", "threatens"],
    ]
    let made = (0..<lines).map { _ in
      let kind = [Kind.cooperation, .consultation, .influence, .conflict].randomElement(
        using: &generator)!
      // Few actors have most of the lines, as in the world.
      let source = Int.random(in: 0..<states, using: &generator)
      let target = Int.random(in: 0...source, using: &generator)
      return line(
        "S\(source)", "S\(target)", kind, words[kind]!.randomElement(using: &generator)!,
        Double(Int.random(in: 1...9, using: &generator)), mutual: kind == .consultation)
    }
    return MapModel(actors: actors, lines: made, title: "A map of \(states) actors")
  }
}

/// S. Vigna's splitmix64.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
