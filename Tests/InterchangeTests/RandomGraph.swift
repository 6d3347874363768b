import Graph

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Names that break careless writers.
let hostileNames = [
  "China", "a\"b", "tab\there", "line\nbreak", "cr\r\nlf", "back\\slash", "\\", "</script>",
  "<b>&amp;</b>", "Kim 김정은", "🇰🇵🚀", "é", "e\u{301}", "\u{0}nul", "\u{1F}", "\u{7F}", "\u{2028}",
  "\u{FEFF}mark", "=SUM(A1)", "-1", "node", "graph", "a:b", "a,b", "a;b", "a|b", "'", "`", "%s",
  "&#34;", "]]>", "{}", "[]", "NaN", "null", "\u{202E}left", "0", " lead", "trail ", "a b",
  "\u{10FFFF}", "ß", "İ", "--", "A -> B", "*Vertices", "#", "// c", "/* c */",
]

extension ActorGraph {
  /// A graph with everything the model has, in odd combinations; the same for the same seed.
  static func random(seed: UInt64, relations count: Int? = nil) -> ActorGraph {
    var generator = SeededGenerator(seed: seed)
    func pick<T>(_ list: [T]) -> T { list.randomElement(using: &generator)! }
    func maybe<T>(_ value: @autoclosure () -> T) -> T? {
      Bool.random(using: &generator) ? value() : nil
    }
    func name() -> String { pick(hostileNames) + (maybe(pick(hostileNames)) ?? "") }
    func date() -> PartialDate {
      let year = Int.random(in: 1...9999, using: &generator)
      let month = maybe(Int.random(in: 1...12, using: &generator))
      return PartialDate(
        year: year, month: month,
        day: month == nil ? nil : maybe(Int.random(in: 1...28, using: &generator)))!
    }
    var graph = ActorGraph()
    let actorCount = Int.random(in: 0...12, using: &generator)
    for i in 0..<actorCount {
      try! graph.add(
        Actor(
          id: "\(name())#\(i)", name: name(), kind: pick(ActorKind.allCases),
          country: maybe(name()), sector: maybe("GOV"),
          aliases: (0..<Int.random(in: 0...2, using: &generator)).map { _ in name() },
          roles: (0..<Int.random(in: 0...2, using: &generator)).map { _ in
            Role(title: name(), of: maybe(name()), since: maybe(date()), until: maybe(date()))
          }))
    }
    for i in 0..<Int.random(in: 0...4, using: &generator) {
      let text = maybe((0..<Int.random(in: 1...6, using: &generator)).map { _ in name() }.joined())
      try! graph.add(
        Article(
          id: "\(name())/\(i)", title: maybe(name()), date: maybe(date()),
          dateBasis: maybe(pick(DateBasis.allCases)), outlet: maybe(name()),
          author: maybe(name()),
          urls: (0..<Int.random(in: 0...2, using: &generator)).map { _ in name() },
          language: maybe("en"), sha256: maybe("abc"), duplicateOf: maybe(name()), text: text))
    }
    guard actorCount > 0 else { return graph }
    for i in 0..<(count ?? Int.random(in: 0...20, using: &generator)) {
      let event = maybe(pick(Event.allCases))
      let article = graph.articles.isEmpty ? nil : maybe(pick(graph.articles))
      var evidence = Evidence(
        basis: pick(Basis.allCases), modality: pick(Modality.allCases),
        claimants: (0..<Int.random(in: 0...3, using: &generator)).map { _ in name() },
        condition: maybe(name()), date: maybe(date()), dateBasis: maybe(pick(DateBasis.allCases)),
        article: article?.id, sentence: maybe(Int.random(in: 0...99, using: &generator)),
        row: maybe(pick(["a:1", "b.tab:020", "c", "d:\(i + 1)", ":7", "e:-3"])),
        intensity: maybe(Double.random(in: -10...10, using: &generator)),
        confidence: Double.random(in: 0...1, using: &generator), rule: maybe(name()))
      if Bool.random(using: &generator) {
        var range = 0..<Int.random(in: 0...500, using: &generator)
        var quote = name()
        if let text = article?.text {
          // Whole characters only: between two places of the unicode scalars.
          let scalars = text.unicodeScalars.indices.map {
            text.utf8.distance(from: text.startIndex, to: $0)
          }
          let a = pick(scalars + [text.utf8.count]), b = pick(scalars + [text.utf8.count])
          range = min(a, b)..<max(a, b)
          quote = String(decoding: Array(text.utf8)[range], as: UTF8.self)
        }
        evidence.passage = Passage(
          range: range, quote: quote, sourceText: maybe(name()), eventText: maybe(name()),
          targetText: maybe(name()))
      }
      try! graph.add(
        Relation(
          id: "r-\(i)", source: pick(graph.actors).id, target: maybe(pick(graph.actors).id),
          event: event, kind: event?.kind ?? pick(Kind.allCases),
          mutual: Bool.random(using: &generator), evidence: evidence,
          about: (0..<Int.random(in: 0...2, using: &generator)).map { _ in pick(graph.actors).id },
          joint: maybe(name()), weight: Double.random(in: 0.001...1e6, using: &generator),
          verdict: maybe(pick(Verdict.allCases))))
    }
    return graph
  }
}
