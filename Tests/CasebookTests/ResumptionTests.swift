import Foundation
import Graph
import Testing

@testable import Casebook

@Suite struct ResumptionTests {
  /// Every article of a graph with what was read from it; relations without one are left.
  static func coded(_ graph: ActorGraph) -> [CodedArticle] {
    graph.articles.map { article in
      let relations = graph.relations.filter { $0.evidence.article == article.id }
      let ids = Set(relations.flatMap { [$0.source] + ($0.target.map { [$0] } ?? []) + $0.about })
      return CodedArticle(
        article, actors: graph.actors.filter { ids.contains($0.id) }, relations: relations)
    }
  }

  /// What a process leaves behind that is ended at this moment: the file and its log.
  static func wreck(_ folder: Folder, _ name: String) throws -> String {
    let path = folder.path(name)
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: folder.path() + suffix, toPath: path + suffix)
    }
    return path
  }

  /// Ended between any two articles or inside one, and run again, it holds what an undisturbed run
  /// would.
  @Test(arguments: 0..<UInt64(3)) func articlesResume(seed: UInt64) throws {
    let folder = try Folder()
    let coded = ResumptionTests.coded(try ActorGraph.random(seed: seed, relations: 60))
    let whole = try Casebook(path: folder.path(), mode: .create)
    let run = try whole.add(run: testRun)
    var wrecks: [String] = []
    for (number, article) in coded.enumerated() {
      wrecks.append(try ResumptionTests.wreck(folder, "between-\(number)"))
      try whole.write { db in
        let writer = try Writer(db, run: run)
        try writer.add(article.actors[0], from: nil)
        wrecks.append(try ResumptionTests.wreck(folder, "inside-\(number)"))
        // The rest of the transaction, as `add` does it.
        _ = try writer.add(article)
        try writer.finish()
      }
    }
    let expected = try whole.graph().graph
    for path in wrecks {
      let again = try Casebook(path: path, mode: .create)
      let run = try again.add(run: testRun)
      for article in coded {
        _ = try again.add(
          article.article, actors: article.actors, relations: article.relations, in: run)
      }
      #expect(try again.graph().graph == expected)
      #expect(
        try again.network(through: Lens()).tally == expected.network(through: Lens()).tally)
      try again.read { db in
        #expect(try db.first("PRAGMA integrity_check") { $0.text(0) } == "ok")
        // The index has each article once, and says so.
        try db.execute(sql: "SELECT 1")
        #expect(
          try db.int("SELECT count(*) FROM texts")
            == Int64(expected.articles.count { $0.text != nil }))
      }
    }
  }

  @Test func batchesOfRowsResume() throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: 11, relations: 200)
    let whole = try Casebook(path: folder.path(), mode: .create)
    let run = try whole.add(run: testRun)
    var wrecks: [String] = []
    try whole.take(in: run, batch: 30) { intake in
      for article in graph.articles { try intake.add(article) }
      for actor in graph.actors { try intake.add(actor) }
      for (number, relation) in graph.relations.enumerated() {
        try intake.add(relation)
        if number % 17 == 0 { wrecks.append(try ResumptionTests.wreck(folder, "at-\(number)")) }
      }
    }
    for path in wrecks {
      let again = try Casebook(path: path, mode: .write)
      let before = try again.graph().graph
      #expect(before.relations.count % 30 != 1)
      let tally = try again.add(graph, in: again.add(run: testRun))
      #expect(tally.relations == graph.relations.count - before.relations.count)
      #expect(try again.graph().graph == graph)
    }
  }

  /// An error in the middle of a batch takes that batch back, and no other.
  @Test func anErrorKeepsTheBatchesBefore() throws {
    let folder = try Folder()
    let casebook = try Casebook(path: folder.path(), mode: .create)
    let run = try casebook.add(run: testRun)
    struct Stop: Error {}
    #expect(throws: CasebookError.self) {
      try casebook.take(in: run, batch: 10) { intake in
        for i in 0..<25 { try intake.add(Actor(id: "a\(i)", name: "A", kind: .group)) }
        throw Stop()
      }
    }
    #expect(try casebook.graph().graph.actors.count == 20)
    #expect(try casebook.log()[0].actors == 20)
  }
}
