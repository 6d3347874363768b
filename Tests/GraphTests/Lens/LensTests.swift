import Graph
import Testing

/// A corpus in the small: three states, a person, a ministry, two outlets, and the cases that
/// DESIGN's rules of counting name.
enum SmallCorpus {
  static func graph() throws -> ActorGraph {
    var graph = ActorGraph()
    for (id, name) in [("CHN", "China"), ("PRK", "North Korea"), ("USA", "United States")] {
      try graph.add(Actor(id: id, name: name, kind: .state, country: id))
    }
    try graph.add(
      Actor(id: "wang-yi.CHN", name: "Wang Yi", kind: .official, country: "CHN", sector: "GOV"))
    try graph.add(
      Actor(
        id: "foreign-ministry.CHN", name: "Foreign Ministry", kind: .organization, country: "CHN",
        sector: "GOV"))
    try graph.add(Actor(id: "red-cross", name: "Red Cross", kind: .organization, sector: "NGO"))
    try graph.add(Article(id: "a1", date: PartialDate("2024-01-10"), outlet: "Daily"))
    try graph.add(Article(id: "a2", date: PartialDate("2024-02-10"), outlet: "Daily"))
    try graph.add(Article(id: "a3", outlet: "Echo", duplicateOf: "a1"))
    try add("USA", .request, "CHN", "a1", to: &graph)
    try add("USA", .request, "CHN", "a3", to: &graph)  // a near-copy: the same story
    try add("USA", .request, "CHN", "a2", to: &graph)
    try add("CHN", .influence, "PRK", "a1", .reported, to: &graph)
    try add("USA", .assault, "PRK", "a2", to: &graph)
    try add("wang-yi.CHN", .consult, "USA", "a2", mutual: true, to: &graph)
    try add("wang-yi.CHN", .affiliation, "CHN", "a2", to: &graph)
    try add("foreign-ministry.CHN", .support, "PRK", "a2", .planned, to: &graph)
    try add("PRK", .mobilize, nil, "a1", to: &graph)
    try add("red-cross", .aid, "PRK", "a1", confidence: 0.3, to: &graph)
    return graph
  }

  static func add(
    _ source: String, _ event: Event, _ target: String?, _ article: String,
    _ modality: Modality = .asserted, mutual: Bool = false, confidence: Double = 0.9,
    to graph: inout ActorGraph
  ) throws {
    try graph.add(
      Relation(
        id: "r-\(graph.relations.count)", source: source, target: target, event: event,
        mutual: mutual,
        evidence: Evidence(
          basis: .stated, modality: modality, article: article, confidence: confidence)))
  }
}

@Suite struct LensTests {
  func edges(_ lensed: LensedNetwork) -> [String: Double] {
    let n = lensed.network
    var edges: [String: Double] = [:]
    for v in 0..<n.vertexCount {
      for arc in n.arcs(from: v) {
        edges["\(n.keys[v])>\(n.keys[n.target(ofArc: arc)])"] = n.strength(ofArc: arc)
      }
    }
    return edges
  }

  @Test func defaultsCountActualChannelsByStories() throws {
    let lensed = try SmallCorpus.graph().network(through: Lens())
    #expect(lensed.weight == .articles)
    #expect(
      edges(lensed) == ["USA>CHN": 2, "CHN>PRK": 1, "wang-yi.CHN>USA": 1, "USA>wang-yi.CHN": 1])
    #expect(
      lensed.tally.sentence
        == "counted 5 of 10 relations: consultation, influence · left out 2 conflict, "
        + "1 affiliation, 1 not actual, 1 of low confidence")
  }

  @Test func degreeCountsConflictToo() throws {
    let lensed = try SmallCorpus.graph().network(through: Lens(), for: .degree)
    #expect(edges(lensed)["USA>PRK"] == 1)
    let arc = try #require(
      lensed.network.arc(
        from: lensed.network.vertex("USA")!, to: lensed.network.vertex("PRK")!))
    #expect(lensed.network.strength(ofArc: arc, sign: .negative) == 1)
    #expect(lensed.network.strength(ofArc: arc, sign: .positive) == 0)
  }

  @Test func pathsWalkAffiliationBothWays() throws {
    let lensed = try SmallCorpus.graph().network(through: Lens(), for: .path)
    #expect(edges(lensed)["CHN>wang-yi.CHN"] == 1 && edges(lensed)["wang-yi.CHN>CHN"] == 1)
  }

  @Test func everythingLeavesNothingOut() throws {
    let (places, tally) = try SmallCorpus.graph().counted(by: Lens(), for: .everything)
    #expect(places.count == 10 && tally.leftOut.isEmpty)
  }

  /// An act without a target is on a list, and makes no edge of a network of everything.
  @Test func aNetworkOfEverythingLeavesOutActsWithoutTarget() throws {
    let lensed = try SmallCorpus.graph().network(through: Lens(), for: .everything)
    #expect(lensed.tally.leftOut == [.withoutTarget: 1] && lensed.tally.counted == 9)
  }

  @Test func numbersAddUpUnderEveryLens() throws {
    let graph = try SmallCorpus.graph()
    var lenses: [Lens] = []
    func lens(_ change: (inout Lens) -> Void) {
      var lens = Lens()
      change(&lens)
      lenses.append(lens)
    }
    lens { $0.since = PartialDate("2024-02") }
    lens { $0.countries = Choice(not: ["USA"]) }
    lens { $0.actorKinds = Choice(only: [.state]) }
    lens { $0.outlets = Choice(only: ["Echo"]) }
    lens { $0.minArticles = 2 }
    lens { $0.fold = .government }
    lens { $0.events = Choice(only: [.assault]) }
    lens { $0.weight = .intensity }
    lens { $0.acceptedOnly = true }
    for lens in lenses {
      let tally = graph.network(through: lens).tally
      #expect(tally.counted + tally.leftOut.values.reduce(0, +) == tally.total)
    }
  }

  /// A mutual relation counts both ways, so it matters not which of its ends stands first.
  @Test(arguments: [("CHN", "USA"), ("USA", "CHN")])
  func mutualRelationsCountForBothWays(first: String, second: String) throws {
    var graph = ActorGraph()
    for id in ["CHN", "USA"] { try graph.add(Actor(id: id, name: id, kind: .state)) }
    for id in ["a", "b"] { try graph.add(Article(id: id)) }
    try SmallCorpus.add("USA", .consult, "CHN", "a", to: &graph)
    try SmallCorpus.add(first, .consult, second, "b", mutual: true, to: &graph)
    var lens = Lens()
    lens.minArticles = 2
    #expect(edges(graph.network(through: lens)) == ["USA>CHN": 2, "CHN>USA": 1])
    lens.minArticles = 3
    #expect(graph.network(through: lens).network.edgeCount == 0)
  }

  @Test func choicesOfActorsAndDates() throws {
    let graph = try SmallCorpus.graph()
    var lens = Lens()
    lens.minArticles = 2
    #expect(edges(graph.network(through: lens)) == ["USA>CHN": 2])
    lens = Lens()
    lens.since = PartialDate("2024-02")
    lens.until = PartialDate("2024-02")
    let lensed = graph.network(through: lens)
    #expect(lensed.tally.leftOut[.undated] == 1)  // a3 has no date
    #expect(lensed.tally.leftOut[.outsideDates] == 2)
    lens = Lens()
    lens.events = Choice(only: [.assault])
    #expect(edges(graph.network(through: lens)) == ["USA>PRK": 1])
    lens = Lens()
    lens.actorKinds = Choice(only: [.state])
    #expect(edges(graph.network(through: lens)) == ["USA>CHN": 2, "CHN>PRK": 1])
  }

  @Test func foldsKeepEveryRelation() throws {
    var lens = Lens()
    lens.fold = .officials
    let graph = try SmallCorpus.graph()
    let lensed = graph.network(through: lens)
    #expect(lensed.graph.relations.count == graph.relations.count)
    // Wang's meeting is China's: two stories from the United States to China, one of them both.
    #expect(edges(lensed) == ["USA>CHN": 2, "CHN>PRK": 1, "CHN>USA": 1])
    #expect(lensed.graph.actor("foreign-ministry.CHN") != nil)
    #expect(graph.folded(.government).actor("foreign-ministry.CHN") == nil)
    #expect(graph.folded(.country).actor("red-cross") != nil)
  }

  @Test func foldingBringsInAStateByName() throws {
    var graph = ActorGraph()
    try graph.add(Actor(id: "a.FRA", name: "A", kind: .official, country: "FRA"))
    let folded = graph.folded(.officials) { $0 == "FRA" ? "France" : nil }
    #expect(folded.actors == [Actor(id: "FRA", name: "France", kind: .state, country: "FRA")])
  }

  @Test func aPairOfAThreePartyEventCountsHalf() throws {
    var graph = ActorGraph()
    for id in ["A", "B", "C"] { try graph.add(Actor(id: id, name: id, kind: .state)) }
    try graph.add(Article(id: "x"))
    for (i, (s, t)) in [("A", "B"), ("B", "C"), ("A", "C")].enumerated() {
      try graph.add(
        Relation(
          id: "r-\(i)", source: s, target: t, event: .consult, mutual: true,
          evidence: Evidence(basis: .stated, article: "x"), joint: "j-1", weight: 0.5))
    }
    let found = edges(graph.network(through: Lens()))
    #expect(found.count == 6 && found.values.allSatisfy { $0 == 0.5 })
  }
}

@Suite struct DecisionTests {
  @Test func mergeMovesRelationsNamesAndRoles() throws {
    let graph = try SmallCorpus.graph()
    let (merged, unapplied) = graph.applying([
      Decision(.merge("CHN", "foreign-ministry.CHN"), reason: "speaks for it")
    ])
    #expect(unapplied.isEmpty)
    #expect(merged.actor("foreign-ministry.CHN") == nil)
    #expect(merged.actor("CHN")?.aliases == ["Foreign Ministry"])
    #expect(merged.relations[7].source == "CHN")
    #expect(merged.relations.count == graph.relations.count)
  }

  @Test func rejectLeavesOutAndAcceptBringsBack() throws {
    let graph = try SmallCorpus.graph()
    let rejected = graph.applying([Decision(.reject(relation: "r-3"))]).graph
    #expect(rejected.network(through: Lens()).tally.leftOut[.rejected] == 1)
    let back = rejected.applying([Decision(.accept(relation: "r-3"))]).graph
    #expect(back.network(through: Lens()).tally.leftOut[.rejected] == nil)
  }

  @Test func splitMovesTheNamedMentions() throws {
    var graph = ActorGraph()
    try graph.add(Actor(id: "kim.PRK", name: "Kim", kind: .official, country: "PRK"))
    try graph.add(Actor(id: "USA", name: "United States", kind: .state, country: "USA"))
    try graph.add(Article(id: "a", text: "Kim met. Ms. Kim met."))
    for (i, (range, words)) in [(0..<8, "Kim"), (9..<21, "Ms. Kim")].enumerated() {
      try graph.add(
        Relation(
          id: "r-\(i)", source: "kim.PRK", target: "USA", event: .consult,
          evidence: Evidence(
            basis: .stated, article: "a",
            passage: Passage(
              range: range, quote: i == 0 ? "Kim met." : "Ms. Kim met.", sourceText: words))))
    }
    let (split, unapplied) = graph.applying([
      Decision(.split("kim.PRK", mentions: ["Ms. Kim"], name: "Kim Yo-jong"))
    ])
    #expect(unapplied.isEmpty)
    #expect(split.relations.map(\.source) == ["kim.PRK", "kim-yo-jong.PRK"])
  }

  @Test func whatNoLongerAppliesIsReported() throws {
    let decisions = [
      Decision(.merge("CHN", "gone")), Decision(.reject(relation: "r-none")),
      Decision(.split("CHN", mentions: ["Cathay"], name: "Cathay")),
    ]
    let (graph, unapplied) = try SmallCorpus.graph().applying(decisions)
    #expect(unapplied.map(\.decision) == decisions)
    #expect(graph == (try SmallCorpus.graph()))
  }
}
