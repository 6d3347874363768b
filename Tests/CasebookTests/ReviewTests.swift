import Graph
import Testing

@testable import Casebook

@Suite struct ReviewTests {
  static func casebook(_ folder: Folder, _ actors: [Actor]) throws -> Casebook {
    var graph = ActorGraph()
    for actor in actors { try graph.add(actor) }
    return try CasebookTests.casebook(folder, holding: graph)
  }

  static func person(_ id: String, _ name: String, _ country: String?) -> Actor {
    Actor(id: id, name: name, kind: .official, country: country)
  }
  static func body(_ id: String, _ name: String, _ country: String? = nil, _ aliases: [String] = [])
    -> Actor
  {
    Actor(id: id, name: name, kind: .organization, country: country, aliases: aliases)
  }

  /// Pairs that a person would look at, and the reason; pairs that one would not.
  @Test func proposesWhatAPersonWouldLookAt() throws {
    let folder = try Folder()
    let casebook = try ReviewTests.casebook(
      folder,
      [
        ReviewTests.person("1", "Maria Alvarez", "ESP"),
        ReviewTests.person("2", "M. Alvarez", "ESP"),
        // Another given name, another country: others.
        ReviewTests.person("3", "Pedro Alvarez", "ESP"),
        ReviewTests.person("4", "M. Alvarez", "MEX"),
        ReviewTests.person("5", "Alvarez", "PER"),
        ReviewTests.body("6", "Northern Trade Council"), ReviewTests.body("7", "NTC"),
        ReviewTests.body("8", "Hamburg Observer", "DEU"),
        ReviewTests.body("9", "Hamburg Observor", "DEU"),
        ReviewTests.body("a", "Fleet 5 Command"), ReviewTests.body("b", "Fleet 6 Command"),
        ReviewTests.body("c", "River Union", nil, ["Union of the Rivers"]),
        ReviewTests.body("d", "Union of the rivers"),
        // States are told apart by their codes, however alike their names are.
        Actor(id: "NER", name: "Nigeria", kind: .state),
        Actor(id: "NGA", name: "Nigerias", kind: .state),
      ])
    let found = try casebook.review().duplicates
    #expect(
      Set(found.map { "\($0.kept.id)\($0.gone.id) \($0.ground.rawValue)" }) == [
        "12 same surname and country", "67 acronym", "89 spelling", "cd same name",
      ])
    // Decided, it is proposed no more.
    _ = try casebook.merge("8", "9")
    #expect(try casebook.review().duplicates.count == 3)
    let new = try casebook.newActors(in: 1)
    #expect(new.map(\.actor.name) == new.map(\.actor.name).sorted() && new.count == 14)
    #expect(new.first { $0.actor.id == "7" }?.merge?.kept.id == "6")
  }

  @Test func theOneWithMoreRelationsIsKept() throws {
    let folder = try Folder()
    var graph = ActorGraph()
    try graph.add(ReviewTests.body("a", "Hamburg Observer"))
    try graph.add(ReviewTests.body("b", "Hamburg Observor"))
    try graph.add(
      Relation(
        id: "r-1", source: "b", target: nil, event: .accuse,
        evidence: Evidence(
          basis: .stated, passage: Passage(range: 0..<5, quote: "The Observor complained."))))
    let casebook = try CasebookTests.casebook(folder, holding: graph)
    let found = try casebook.review().duplicates
    #expect(found.map(\.kept.id) == ["b"] && found[0].quotes == ["The Observor complained."])
    #expect(found[0].names == ["Hamburg Observor", "Hamburg Observer"])
    #expect(try casebook.relationCounts(of: 1) == [.conflict: 1])
  }

  @Test func outletsThatContradictEachOther() throws {
    let folder = try Folder()
    var graph = ActorGraph()
    for id in ["NOR", "SUD"] { try graph.add(Actor(id: id, name: id, kind: .state, country: id)) }
    // 4 March 2024 is a Monday.
    let articles = [
      ("a", "Daily", "2024-03-04"), ("b", "Echo", "2024-03-10"), ("c", "Echo", "2024-03-11"),
      ("d", "Daily", "2024-03-05"), ("e", "Echo", "2024-03"),
    ]
    for (id, outlet, date) in articles {
      try graph.add(Article(id: id, date: PartialDate(date), outlet: outlet))
    }
    func add(
      _ id: String, _ source: String, _ event: Event, _ target: String, _ article: String,
      _ modality: Modality = .asserted
    ) throws {
      try graph.add(
        Relation(
          id: id, source: source, target: target, event: event,
          evidence: Evidence(basis: .stated, modality: modality, article: article)))
    }
    try add("helps", "NOR", .aid, "SUD", "a")
    try add("same outlet", "SUD", .assault, "NOR", "d")
    try add("next week", "SUD", .assault, "NOR", "c")
    try add("only planned", "SUD", .assault, "NOR", "b", .planned)
    try add("some time in March", "SUD", .assault, "NOR", "e")
    let book = try CasebookTests.casebook(folder, holding: graph)
    #expect(try book.review().contradictions.isEmpty)
    try add("attacks", "SUD", .assault, "NOR", "b", .reported)
    _ = try book.add(graph, in: book.add(run: testRun))
    let found = try book.review().contradictions
    #expect(found.map(\.friendly.relation.id) == ["helps"])
    #expect(found.map(\.hostile.relation.id) == ["attacks"])
    #expect(found[0].week == PartialDate("2024-03-04") && found[0].hostile.outlet == "Echo")
    _ = try book.reject("attacks")
    #expect(try book.review().contradictions.isEmpty)
  }
}
