import Graph
import Testing

@testable import Cartography

/// What a map says of a graph.
@Suite struct MapModelTests {
  private static func relation(
    _ id: String, _ source: String, _ target: String?, _ event: Event, mutual: Bool = false,
    modality: Modality = .asserted, claimant: String? = nil, article: String = "a1",
    quote: String? = nil
  ) -> Relation {
    Relation(
      id: id, source: source, target: target, event: event, mutual: mutual,
      evidence: Evidence(
        basis: .stated, modality: modality, claimants: claimant.map { [$0] } ?? [],
        article: article, passage: quote.map { Passage(range: 0..<$0.utf8.count, quote: $0) },
        confidence: 0.9))
  }

  private static func graph(_ relations: [Relation]) throws -> ActorGraph {
    var graph = ActorGraph()
    for (id, name) in [("CHN", "China"), ("PRK", "North Korea"), ("USA", "United States")] {
      try graph.add(Actor(id: id, name: name, kind: .state, country: id))
    }
    try graph.add(Actor(id: "wang-yi", name: "Wang Yi", kind: .official, country: "CHN"))
    try graph.add(
      Actor(
        id: "army.PRK", name: "Korean People's Army", kind: .organization, country: "PRK",
        sector: "MIL"))
    try graph.add(
      Actor(
        id: "steel.CHN", name: "A steel maker", kind: .organization, country: "CHN", sector: "MNC"))
    try graph.add(
      Article(
        id: "a1", title: "On leverage", date: PartialDate("2024-01-29"), outlet: "The Paper",
        urls: ["https://example.org/1"]))
    try graph.add(Article(id: "a2", date: PartialDate("2024-03-02"), outlet: "The Other"))
    try graph.add(Article(id: "a3", date: PartialDate("2024-03-05"), duplicateOf: "a2"))
    for relation in relations { try graph.add(relation) }
    return graph
  }

  @Test func linesCountStoriesAndSayWhatTheyRestOn() throws {
    let quote = "Beijing keeps its influence there."
    let graph = try Self.graph([
      Self.relation("r-1", "CHN", "PRK", .influence, quote: quote),
      Self.relation("r-2", "CHN", "PRK", .influence, article: "a2"),
      Self.relation("r-3", "CHN", "PRK", .influence, article: "a3"),
      Self.relation("r-4", "CHN", "PRK", .request, modality: .planned),
    ])
    let model = MapModel(graph, through: Lens())
    let line = try #require(model.lines.first)
    #expect(model.lines.count == 1)
    #expect(line.strength == 2)  // a3 is a copy of a2
    #expect(line.count == 3)
    #expect(line.words == ["has leverage over"])
    #expect(line.isActual && !line.isClaimed && !line.isMutual)
    #expect(
      line.title == "China has leverage over North Korea: 3 relations in 2 articles, "
        + "Jan 2024 – Mar 2024; besides 1 not actual; e.g. “\(quote)”")
    #expect(line.evidence == "“\(quote)” The Paper, On leverage, 2024-01-29")
    #expect(line.url == "https://example.org/1")
    #expect(model.strengthName == "articles")
    #expect(model.subtitle == "4 relations in 3 articles of 2 outlets, Jan 2024 – Mar 2024")
  }

  @Test func aClaimNeverLooksLikeAFact() throws {
    let graph = try Self.graph([
      Self.relation("r-1", "PRK", "CHN", .aid, modality: .reported, claimant: "USA"),
      Self.relation("r-2", "PRK", "CHN", .aid, modality: .reported, claimant: "USA", article: "a2"),
      Self.relation("r-3", "USA", "CHN", .consult, mutual: true, modality: .planned),
      Self.relation("r-4", "USA", "PRK", .accuse),
      Self.relation("r-5", "USA", "PRK", .threaten, modality: .reported, claimant: "CHN"),
    ])
    let lines = MapModel(graph, through: Lens()).lines
    let claim = try #require(lines.first { $0.kind == .cooperation })
    #expect(claim.isClaimed && claim.isActual)
    #expect(claim.title.hasPrefix("North Korea helps China, according to United States: 2 "))
    let plan = try #require(lines.first { $0.kind == .consultation })
    #expect(!plan.isActual && plan.words == ["meets (planned)"] && plan.isMutual)
    #expect(plan.source == "CHN")  // a mutual line begins at the lesser id
    let conflict = try #require(lines.first { $0.kind == .conflict })
    #expect(!conflict.isClaimed)  // one of the two is in the outlet's own words
  }

  @Test func peopleAndBodiesOfGovernmentStandOnTheirStatesCard() throws {
    let graph = try Self.graph([
      Self.relation("r-1", "wang-yi", "USA", .consult, mutual: true),
      Self.relation("r-2", "wang-yi", "CHN", .affiliation),
      Self.relation("r-3", "army.PRK", nil, .mobilize),
      Self.relation("r-4", "steel.CHN", "PRK", .aid),
    ])
    let model = MapModel(graph, through: Lens())
    let homes = Dictionary(uniqueKeysWithValues: model.actors.map { ($0.id, $0.home) })
    #expect(homes["wang-yi"] == "CHN")
    #expect(homes["army.PRK"] == "PRK")
    #expect(homes["steel.CHN"] == .some(nil))  // a company is no body of the state
    #expect(
      model.actors.first { $0.id == "army.PRK" }?.acts == [.init(words: "shows force", count: 1)])
    let boxes = MapBoxes(model.canonical(), officials: .card)
    #expect(boxes.boxes.count == 4)
    #expect(Bundle.bundles(model.canonical(), boxes).count == 2)  // the card says whose Wang Yi is
    let ties = MapBoxes(model.canonical(), officials: .tie)
    #expect(ties.boxes.count == 6)
    let folded = model.canonical().folded()
    #expect(
      folded.lines.map { [$0.source, $0.target] } == [["CHN", "USA"], ["steel.CHN", "PRK"]])
  }

  @Test func whoOnlyBelongsToSomebodyIsCounted() throws {
    let graph = try Self.graph([
      Self.relation("r-1", "CHN", "PRK", .aid),
      Self.relation("r-2", "wang-yi", "CHN", .affiliation),
      Self.relation("r-3", "steel.CHN", "CHN", .affiliation),
    ])
    let model = MapModel(graph, through: Lens()).canonical().withoutMereMembers()
    #expect(model.actors.map(\.id) == ["CHN", "PRK"])
    #expect(model.notes.last?.hasPrefix("2 actors") == true)
    // A graph of nothing else is shown as it is.
    let ties = MapModel(
      try Self.graph([Self.relation("r-2", "wang-yi", "CHN", .affiliation)]), through: Lens())
    #expect(ties.canonical().withoutMereMembers() == ties.canonical())
  }

  @Test func theFooterCountsWhatCounted() throws {
    let graph = try Self.graph([
      Self.relation("r-1", "CHN", "PRK", .aid),
      Self.relation("r-2", "CHN", "PRK", .aid, modality: .reported, claimant: "USA", article: "a2"),
      Self.relation("r-3", "CHN", "PRK", .aid, modality: .negated),
      Self.relation("r-4", "PRK", "PRK", .mobilize),
    ])
    var lens = Lens()
    let model = MapModel(graph, through: lens)
    #expect(model.notes[0].hasPrefix("counted 4 of 4 relations"))
    #expect(model.notes[0].hasSuffix("not drawn 1 within one actor"))
    #expect(
      model.notes[1] == "in the outlets' own words 2 · claimed by a source 1 · not actual 1")
    lens.kinds = [.conflict]
    let narrow = MapModel(graph, through: lens)
    #expect(narrow.lines.isEmpty)
    #expect(narrow.notes[0].contains("left out 3 cooperation"))
  }

  @Test func thinningKeepsTheStrongestAndSomethingOfEverybody() {
    let model = SampleMaps.random(states: 12, lines: 150, seed: 9).canonical()
    let thinned = model.thinned(to: 30)
    #expect(thinned.lines.count <= 30)
    // People and bodies are seen with their state.
    let homes = Dictionary(uniqueKeysWithValues: model.actors.map { ($0.id, $0.home ?? $0.id) })
    func touched(_ lines: [MapModel.Line]) -> Set<String> {
      Set(lines.flatMap { [homes[$0.source]!, homes[$0.target]!] })
    }
    #expect(touched(thinned.lines) == touched(model.lines))
    // Only an actor's own strongest line may stand where a stronger one was left out, or one alike.
    let strongestLeft = model.lines.filter { !thinned.lines.contains($0) }.map(\.strength).max()!
    let weaker = thinned.lines.filter { $0.strength <= strongestLeft }
    #expect(weaker.count <= model.actors.count)
    let count = "\(thinned.lines.count) of \(model.lines.count) lines"
    #expect(thinned.notes.last?.contains(count) == true)
    #expect(model.thinned(to: 1000) == model)
  }
}
