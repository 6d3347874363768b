import Basics
import Foundation
import Graph
import Testing

@testable import Casebook

@Suite struct ForgetTests {
  static let secret = "Secretland accused the Zyxian envoy Qwertz Uiop of espionage."

  static func filled(_ folder: Folder) throws -> Casebook {
    let casebook = try Casebook(path: folder.path(), mode: .create)
    let run = try casebook.add(
      run: Run(version: "0", command: "extract", arguments: ["news/secretarticle.txt"]))
    func accuse(_ id: String, _ article: String, _ target: String, _ quote: String) -> Relation {
      Relation(
        id: id, source: "SEC", target: target, event: .accuse,
        evidence: Evidence(
          basis: .stated, claimants: ["qwertz"], condition: "if Yxcvb agrees", article: article,
          passage: Passage(
            range: 0..<quote.utf8.count, quote: quote, sourceText: "Secretland",
            targetText: "Zyxian envoy"),
          rule: "verb:accuse"), joint: "joint-asdfg")
    }
    let state = Actor(id: "SEC", name: "State S", kind: .state, aliases: ["S"])
    var named = state
    named.aliases = ["Secretland"]
    _ = try casebook.add(
      Article(id: "kept", outlet: "Daily", text: "State S met State T."),
      actors: [state, Actor(id: "TEE", name: "State T", kind: .state)],
      relations: [
        Relation(
          id: "r-0000000001", source: "SEC", target: "TEE", event: .consult,
          evidence: Evidence(
            basis: .stated, article: "kept",
            passage: Passage(range: 0..<7, quote: "State S"), rule: "verb:meet"))
      ], in: run)
    _ = try casebook.add(
      Article(
        id: "news/secretarticle", title: "Hjklöish title", date: PartialDate("2024-01-02"),
        outlet: "Mnbvc Times", author: "Poiuz", urls: ["http://example.org/lkjhg"], text: secret),
      actors: [
        named,
        Actor(
          id: "qwertz", name: "Qwertz Uiop", kind: .official, aliases: ["Qwertz"],
          roles: [Role(title: "Zyxian envoy", of: "SEC")]),
      ],
      relations: [accuse("r-0000000002", "news/secretarticle", "qwertz", secret)], in: run)
    _ = try casebook.reject("r-0000000002", reason: "Tzuio said so")
    return casebook
  }

  /// Bytes of the file, its log and its journal.
  func bytes(_ folder: Folder) throws -> Data {
    try folder.names.reduce(into: Data()) {
      $0 += try Data(contentsOf: folder.url.appending(path: $1))
    }
  }

  /// All words that the article alone brought. Those of the index are in lowercase.
  static let traces = [
    "Secretland", "secretland", "yxian", "wertz", "espionage", "espionag", "secretarticle",
    "Hjkl", "hjkl", "Mnbvc", "Poiuz", "lkjhg", "Yxcvb", "asdfg", "verb:accuse", "Tzuio",
  ]

  @Test func anArticleLeavesNoByte() throws {
    let folder = try Folder()
    let casebook = try ForgetTests.filled(folder)
    let before = try bytes(folder)
    for trace in ForgetTests.traces {
      #expect(before.range(of: Data(trace.utf8)) != nil, "\(trace)")
    }
    let forgotten = try casebook.forget(article: "news/secretarticle")
    #expect(forgotten.articles == ["news/secretarticle"] && forgotten.relations == ["r-0000000002"])
    #expect(forgotten.actors == ["qwertz"] && forgotten.names == ["Secretland"])
    #expect(forgotten.decisions == ["reject\tr-0000000002"])
    for open in [true, false] {
      if !open { try casebook.close() }
      let after = try bytes(folder)
      for trace in ForgetTests.traces {
        #expect(after.range(of: Data(trace.utf8)) == nil, "\(trace), \(open)")
      }
    }
    let reader = try Casebook(path: folder.path(), mode: .read)
    let graph = try reader.graph().graph
    #expect(graph.actors.map(\.id) == ["SEC", "TEE"])
    #expect(graph.actor("SEC")?.aliases == ["S"])
    #expect(graph.relations.map(\.id) == ["r-0000000001"])
    #expect(try reader.search("met").first?.quotes.isEmpty == true)
    #expect(try reader.search("state").count == 1)
    #expect(try reader.network(through: Lens()).tally == graph.network(through: Lens()).tally)
  }

  @Test func anActorGoesAndTheTextsThatNameItAreTold() throws {
    let folder = try Folder()
    let casebook = try ForgetTests.filled(folder)
    _ = try casebook.rename("qwertz", to: "Q. U.")
    let forgotten = try casebook.forget(actor: "qwertz")
    #expect(forgotten.actors == ["qwertz"] && forgotten.relations == ["r-0000000002"])
    #expect(forgotten.decisions == ["reject\tr-0000000002", "rename\tqwertz\tQ. U."])
    #expect(forgotten.stillNamedIn == ["news/secretarticle"])
    let graph = try casebook.graph().graph
    #expect(graph.actor("qwertz") == nil && graph.relations.count == 1)
    #expect(try casebook.network(through: Lens()).tally == graph.network(through: Lens()).tally)
  }

  @Test func whatIsNotHeldIsNotForgotten() throws {
    let folder = try Folder()
    let casebook = try ForgetTests.filled(folder)
    let thrown = #expect(throws: CasebookError.self) { try casebook.forget(article: "kepd") }
    #expect(thrown?.status == .usage && thrown?.hint == "did you mean kept?")
    #expect(throws: CasebookError.self) { try casebook.forget(actor: "nobody at all") }
  }

  @Test(arguments: 0..<UInt64(8)) func sumsStayTrue(seed: UInt64) throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: seed)
    let casebook = try casebook(folder, holding: graph)
    _ = try casebook.forget(article: graph.articles[Int(seed) % 6].id)
    let actor = graph.actors[3 + Int(seed)].id
    if try casebook.graph().graph.actor(actor) != nil { _ = try casebook.forget(actor: actor) }
    let left = try casebook.graph().graph
    for question in [Lens.Question.measure, .path, .everything] {
      #expect(
        try casebook.graph(through: Lens(), for: question).tally
          == left.counted(by: Lens(), for: question).tally)
    }
  }
}
