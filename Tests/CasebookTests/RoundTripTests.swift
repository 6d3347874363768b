import Foundation
import Graph
import Testing

@testable import Casebook

@Suite struct RoundTripTests {
  @Test(arguments: 0..<UInt64(30)) func holdsWhatWasAdded(seed: UInt64) throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: seed)
    let casebook = try casebook(folder, holding: graph)
    #expect(try casebook.graph().graph == graph)
    try casebook.close()
    #expect(folder.names == ["case.sqlite"])
    let reader = try Casebook(path: folder.path(), mode: .read)
    #expect(try reader.graph().graph == graph)
    #expect(folder.names == ["case.sqlite"])
  }

  @Test func aSecondAdditionAddsNothing() throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: 7)
    let casebook = try casebook(folder, holding: graph)
    let run = try casebook.add(run: testRun)
    let tally = try casebook.add(graph, in: run)
    #expect(tally.articles == 0 && tally.relations == 0 && tally.conflicts == [])
    #expect(tally.heldArticles == graph.articles.count)
    #expect(tally.heldRelations == graph.relations.count)
    #expect(try casebook.graph().graph == graph)
    #expect(try casebook.counts() == (graph.articles.count, graph.actors.count, 40))
    #expect(try casebook.counts(asOf: .date(PartialDate("2001")!)) == (0, 0, 0))
    #expect(try casebook.actorIDs() == Set(graph.actors.map(\.id)))
    #expect(try casebook.graph().graph.provenance.model == "m")
    let log = try casebook.log()
    #expect(log.map(\.relations) == [graph.relations.count, 0])
    #expect(log[0].arguments == ["a", "b c"])
  }

  /// Two documents, one after the other, are their union.
  @Test(arguments: 0..<UInt64(10)) func additionsUnite(seed: UInt64) throws {
    let folder = try Folder()
    let first = try ActorGraph.random(seed: seed)
    var second = ActorGraph()
    for actor in try ActorGraph.random(seed: seed + 100).actors {
      var actor = actor
      actor.id =
        first.actors[Int(seed) % first.actors.count].id + (second.actors.isEmpty ? "" : actor.id)
      actor.aliases.sort()
      try second.add(actor)
    }
    try second.add(Article(id: "another", text: "Norland met Sudland."))
    try second.add(
      Relation(
        id: "r-00000000ff", source: second.actors[0].id, target: second.actors[1].id,
        event: .consult,
        evidence: Evidence(
          basis: .stated, article: "another",
          passage: Passage(range: 0..<20, quote: "Norland met Sudland."))))
    let casebook = try casebook(folder, holding: first)
    _ = try casebook.add(second, in: casebook.add(run: testRun))
    var union = first
    _ = union.formUnion(second)
    #expect(try casebook.graph().graph == union)
    // The casebook as it was before the second run is the first document.
    #expect(try casebook.graph(asOf: .run(1)).graph == first)
  }

  @Test func articlesAreKnownByTheirText() throws {
    let folder = try Folder()
    let casebook = try Casebook(path: folder.path(), mode: .create)
    let run = try casebook.add(run: testRun)
    let actors = [
      Actor(id: "NOR", name: "Norland", kind: .state),
      Actor(id: "SUD", name: "Sudland", kind: .state),
    ]
    func relation(_ id: String, _ article: String) -> Relation {
      Relation(
        id: id, source: "NOR", target: "SUD", event: .request,
        evidence: Evidence(
          basis: .stated, article: article, passage: Passage(range: 0..<13, quote: "Norland asked"))
      )
    }
    let article = Article(id: "a", outlet: "Daily", urls: ["u1"], text: "Norland asked Sudland.")
    #expect(
      try casebook.add(article, actors: actors, relations: [relation("r-0000000001", "a")], in: run)
        == .added(relations: 1))
    #expect(
      try casebook.add(article, actors: actors, relations: [relation("r-0000000001", "a")], in: run)
        == .held(as: "a"))
    // The same text elsewhere: its address is kept, and it counts once.
    var copy = article
    copy.id = "b"
    copy.urls = ["u2"]
    #expect(
      try casebook.add(copy, actors: actors, relations: [relation("r-0000000002", "b")], in: run)
        == .held(as: "a"))
    // Another text under a held id is not taken for it.
    var other = article
    other.text = "Norland asked Westland."
    #expect(try casebook.add(other, actors: [], relations: [], in: run) == .idTaken)
    let graph = try casebook.graph().graph
    #expect(graph.articles.map(\.urls) == [["u1", "u2"]])
    #expect(graph.relations.map(\.id) == ["r-0000000001"])
    #expect(try casebook.log()[0].held == 2)
  }

  @Test func nothingOfARefusedArticleStays() throws {
    let folder = try Folder()
    let casebook = try Casebook(path: folder.path(), mode: .create)
    let run = try casebook.add(run: testRun)
    let wrong = Relation(
      id: "r-0000000001", source: "NOR", target: nil, event: .mobilize,
      evidence: Evidence(
        basis: .stated, article: "a", passage: Passage(range: 0..<7, quote: "Sudland")))
    let thrown = #expect(throws: CasebookError.self) {
      try casebook.add(
        Article(id: "a", text: "Norland fired a missile."),
        actors: [Actor(id: "NOR", name: "Norland", kind: .state)], relations: [wrong], in: run)
    }
    #expect(thrown?.status == .badData)
    let graph = try casebook.graph().graph
    #expect(graph.articles.isEmpty && graph.actors.isEmpty)
    #expect(try casebook.search("missile").isEmpty)
  }

  /// Two ids that are the same by chance, as some of ten million are.
  @Test func relationsWhoseIDsMeetAreBothKept() throws {
    let folder = try Folder()
    let casebook = try Casebook(path: folder.path(), mode: .create)
    func add() throws -> IntakeTally {
      let run = try casebook.add(run: testRun)
      return try casebook.take(in: run, batch: 2) { intake in
        try intake.add(Actor(id: "A", name: "A", kind: .state))
        try intake.add(Actor(id: "B", name: "B", kind: .state))
        for line in 1...3 {
          try intake.add(
            Relation(
              id: "r-ffffffffff", source: "A", target: "B", event: .aid,
              evidence: Evidence(basis: .imported, row: "f:\(line)")))
        }
        return intake.tally
      }
    }
    _ = try add()
    _ = try add()
    #expect(try casebook.graph().graph.relations.map(\.evidence.row) == ["f:1", "f:2", "f:3"])
  }
}
