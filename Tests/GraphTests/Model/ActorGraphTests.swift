import Graph
import Testing

@Suite struct ActorGraphTests {
  static let text = "Norland asked Sudland for help. Café talks followed."

  /// Two states, one article, one request.
  static func sample() throws -> ActorGraph {
    var graph = ActorGraph()
    try graph.add(Actor(id: "NOR", name: "Norland", kind: .state, country: "NOR"))
    try graph.add(Actor(id: "SUD", name: "Sudland", kind: .state, country: "SUD"))
    try graph.add(Article(id: "a", date: PartialDate("2024-01-29"), text: text))
    try graph.add(request("r-1", range: 0..<31, quote: "Norland asked Sudland for help."))
    return graph
  }

  static func request(
    _ id: String, source: String = "NOR", target: String? = "SUD", article: String = "a",
    range: Range<Int> = 0..<7, quote: String = "Norland"
  ) -> Relation {
    Relation(
      id: id, source: source, target: target, event: .request,
      evidence: Evidence(
        basis: .stated, article: article, sentence: 1,
        passage: Passage(range: range, quote: quote)))
  }

  @Test func keepsWhatWasAdded() throws {
    let graph = try Self.sample()
    let relation = try #require(graph.relations.first)
    #expect(
      relation == Self.request("r-1", range: 0..<31, quote: "Norland asked Sudland for help."))
    #expect(relation.kind == .influence)
    #expect(graph.actor("NOR")?.name == "Norland")
    #expect(graph.hasRelation("r-1") && !graph.hasRelation("r-2"))
  }

  @Test func refusesEachFaultByName() throws {
    var graph = try Self.sample()
    #expect(throws: GraphError.duplicateID(.actor, "NOR")) {
      try graph.add(Actor(id: "NOR", name: "x", kind: .state))
    }
    #expect(throws: GraphError.duplicateID(.article, "a")) { try graph.add(Article(id: "a")) }
    #expect(throws: GraphError.duplicateID(.relation, "r-1")) {
      try graph.add(Self.request("r-1"))
    }
    #expect(throws: GraphError.unknownActor("XXX", relation: "r-2")) {
      try graph.add(Self.request("r-2", source: "XXX"))
    }
    #expect(throws: GraphError.unknownActor("XXX", relation: "r-2")) {
      try graph.add(Self.request("r-2", target: "XXX"))
    }
    #expect(throws: GraphError.unknownArticle("b", relation: "r-2")) {
      try graph.add(Self.request("r-2", article: "b"))
    }
    let length = Self.text.utf8.count
    #expect(throws: GraphError.rangeOutsideText(relation: "r-2", 0..<99, textLength: length)) {
      try graph.add(Self.request("r-2", range: 0..<99))
    }
    // é is two bytes, at 35 and 36.
    #expect(throws: GraphError.rangeOutsideText(relation: "r-2", 32..<36, textLength: length)) {
      try graph.add(Self.request("r-2", range: 32..<36, quote: "Café"))
    }
    #expect(
      throws: GraphError.quoteMismatch(relation: "r-2", quote: "Sudland", text: "Norland")
    ) { try graph.add(Self.request("r-2", quote: "Sudland")) }
    var wrongKind = Self.request("r-2")
    wrongKind.kind = .conflict
    #expect(
      throws: GraphError.kindMismatch(relation: "r-2", event: .request, kind: .conflict)
    ) { try graph.add(wrongKind) }
    var weightless = Self.request("r-2")
    weightless.weight = 0
    #expect(throws: GraphError.badWeight(relation: "r-2", 0)) { try graph.add(weightless) }
    #expect(graph.relations.count == 1)
  }

  @Test func keepsASelfRelationAndMakesNoEdgeOfIt() throws {
    var graph = try Self.sample()
    try graph.add(Self.request("r-2", target: "NOR"))
    #expect(graph.selfRelationCount == 1)
    let lensed = graph.network(through: Lens())
    #expect(lensed.network.edgeCount == 1)
    #expect(lensed.tally.leftOut == [.selfRelation: 1])
  }

  @Test func equalWhateverTheOrder() throws {
    var one = ActorGraph(), other = ActorGraph()
    let actors = ["A", "B", "C"].map { Actor(id: $0, name: $0, kind: .group) }
    let relations = (0..<6).map { i in
      Relation(
        id: "r-\(i)", source: actors[i % 3].id, target: actors[(i + 1) % 3].id, event: .consult,
        mutual: true, evidence: Evidence(basis: .imported, row: "e.tsv:\(6 - i)"))
    }
    for actor in actors { try one.add(actor) }
    for relation in relations { try one.add(relation) }
    for actor in actors.reversed() { try other.add(actor) }
    for relation in relations.reversed() { try other.add(relation) }
    #expect(one == other)
  }

  @Test func rowsReadBackAsWritten() throws {
    var graph = try Self.sample()
    for (i, row) in ["e.tab:12", "e.tab:012", "e.tab:", "e.tab", ":5", "a:b:+7", ""].enumerated() {
      try graph.add(
        Relation(
          id: "r-row\(i)", source: "NOR", target: nil, event: nil,
          evidence: Evidence(basis: .imported, row: row)))
      #expect(graph.relations[i + 1].evidence.row == row)
    }
  }

  /// A part is what adding the kept records one by one makes.
  @Test func partHoldsTheRecordsAsTheyWere() throws {
    var whole = try Self.sample()
    for (id, kind) in [("EAS", ActorKind.state), ("NORGOV", .organization), ("ana", .official)] {
      try whole.add(Actor(id: id, name: id.lowercased(), kind: kind))
    }
    var claim = Self.request("r-00000000ff", source: "EAS", range: 8..<13, quote: "asked")
    claim.about = ["ana", "NORGOV"]
    claim.evidence.claimants = ["ana", "a spokesman"]
    claim.evidence.condition = "if asked"
    let rows = (2...4).map { line in
      Relation(
        id: "row \(line)", source: "NORGOV", target: line == 3 ? nil : "SUD", event: nil,
        kind: .conflict, mutual: line == 4,
        evidence: Evidence(
          basis: .imported, date: PartialDate("2024"), row: "rows.tsv:\(line)", intensity: -2),
        weight: Double(line))
    }
    for relation in [claim] + rows { try whole.add(relation) }

    let places = [4, 1, 2]
    let part = whole.part(relations: places) { $0.id != "ana" && $0.id != "NOR" }
    var expected = ActorGraph()
    for actor in whole.actors where actor.id != "ana" && actor.id != "NOR" {
      try expected.add(actor)
    }
    for article in whole.articles { try expected.add(article) }
    for place in places {
      var relation = whole.relations[place]
      relation.about.removeAll { $0 == "ana" }
      try expected.add(relation)
    }
    #expect(part == expected)
    #expect(Array(part.relations) == Array(expected.relations))
    #expect(part.sortedRelationIDs == ["r-00000000ff", "row 2", "row 4"])
    #expect(part.hasRelation("row 4") && !part.hasRelation("row 3") && !part.hasRelation("r-1"))
    #expect(whole.part(relations: Array(whole.relations.indices)) == whole)
  }

  @Test func unionJoinsActorsAndKeepsEachRecordOnce() throws {
    var graph = try Self.sample()
    var other = try Self.sample()
    try other.add(Actor(id: "WES", name: "Westland", kind: .state, country: "WES"))
    try other.add(Self.request("r-2", source: "WES", range: 14..<21, quote: "Sudland"))
    var north = other.actor("NOR")!
    north.name = "the North"
    other.replace(north)
    let tally = graph.formUnion(other)
    #expect(tally.sameActors == 2 && tally.sameArticles == 1 && tally.sameRelations == 1)
    #expect(tally.joinedActors == ["NOR"] && tally.conflicts.isEmpty)
    #expect(graph.actor("NOR")?.name == "Norland")
    #expect(graph.actor("NOR")?.aliases == ["the North"])
    #expect(graph.relations.map(\.id) == ["r-1", "r-2"])
    let before = graph
    _ = graph.formUnion(other)
    #expect(graph == before)
  }
}

@Suite struct SlugTests {
  @Test(arguments: [
    ("Kim Jong-un", "kim-jong-un"), ("Kim  Jong Un", "kim-jong-un"), ("U.S. Army", "u-s-army"),
    ("Éric Dupont", "éric-dupont"), ("E\u{301}ric Dupont", "éric-dupont"), ("김정은", "김정은"),
    ("I\u{130}", "ii\u{307}"), ("--", "-"), ("", "-"),
  ])
  func slug(name: String, expected: String) {
    #expect(Array(Slug.of(name).utf8) == Array(expected.utf8))
  }

  @Test func idHasItsParent() {
    #expect(Slug.id(name: "Defense Ministry", parent: "PRK") == "defense-ministry.PRK")
    #expect(Slug.id(name: "United Nations", parent: nil) == "united-nations")
  }
}
