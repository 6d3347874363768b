import Basics
import Casebook
import Foundation
import Graph
import Testing
import Workbench

/// What a casebook held is compared with what it holds, whatever the dates of its articles.
@Suite struct PastTests {
  @Test(arguments: ["1", "#1"]) func aRunIsComparedWithNow(asOf: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "case.sqlite").path(percentEncoded: false)
    let casebook = try Casebook(path: path, mode: .create)
    func add(_ article: String, _ date: String, _ id: String, to target: String) throws {
      var graph = ActorGraph()
      for actor in ["NOR", "SWE", "DNK"] {
        try graph.add(Actor(id: actor, name: actor, kind: .state))
      }
      try graph.add(Article(id: article, date: PartialDate(date)))
      try graph.add(
        Relation(
          id: id, source: "NOR", target: target, event: .aid,
          evidence: Evidence(basis: .imported, article: article)))
      _ = try casebook.add(graph, in: casebook.add(run: Run(version: "0", command: "test")))
    }
    // The second run brings an article that is older than the first's.
    try add("a", "2024-02-01", "r-0000000001", to: "SWE")
    try add("b", "2024-01-01", "r-0000000002", to: "DNK")
    try casebook.close()

    var lens = LensRequest()
    lens.asOf = asOf
    let past = try Workbench.inquire([path], Reading(), lens)
    #expect(past.request.asOf == nil)
    let now = try Workbench.open([path], Reading()).graph
    let report = try Workbench.compare(
      past.source.whole(), .past(asOf, now: now), through: past.request
    ).report
    #expect(report.table.rows.count == 1)
    #expect(report.table.rows[0][0] == .text("new"))
    #expect(
      report.notes[0].hasPrefix("old: held as of run 1, 1 articles · new: held now, 2 articles"))
  }
}
