import Foundation
import GRDB
import Graph
import Testing

@testable import Casebook

@Suite struct MigrationTests {
  /// Rows as each version of the file kept them, written by hand from its schema; all versions
  /// hold the same records.
  static let rows = [
    "1": """
    INSERT INTO runs (run, began, ended, version, command, articles, actors, relations)
      VALUES (1, 1704067200, 1704067260, '0.1.0', 'extract', 1, 2, 2);
    INSERT INTO run_arguments VALUES (1, 0, 'articles'), (1, 1, '--into');
    INSERT INTO articles VALUES (1, 'a', 'Talks', 20240129, 4, 'Daily', NULL, 'en', 'abc', 1, NULL, 1);
    INSERT INTO texts VALUES (1, 'Norland asked Sudland for help.');
    INSERT INTO urls VALUES (1, 0, 'http://example.org/a', 1);
    INSERT INTO actors VALUES (1, 'NOR', 'Norland', 1, 'NOR', 1, NULL, NULL, 1, 1),
      (2, 'SUD', 'Sudland', 1, 'SUD', 1, NULL, NULL, 1, 1);
    INSERT INTO aliases VALUES (1, 0, 'Northville', 1, 1);
    INSERT INTO roles VALUES (2, 0, 'member', 'NOR', 20200000, 20210300, 1, 1);
    INSERT INTO strings VALUES (1, 'verb:ask'), (2, 'events.tab');
    INSERT INTO relations (relation, id, source, target, event, kind, mutual, basis, modality,
        confidence, verdict, first, last, article, weight, joint, intensity, run, lists, date,
        date_basis, sentence, file, line, rule)
      VALUES (1, 255, 1, 2, 9, 3, 0, 1, 2, 0.9, NULL, 19751, 19751, 1, 1, NULL, NULL, 1, 3, NULL,
        NULL, 1, NULL, NULL, 1),
      (2, 'mine', 2, 1, NULL, 6, 1, 3, 1, 1, 1, 19723, 19753, NULL, 2.5, NULL, -4, 1, 0, 20240100,
        1, NULL, 2, 12, NULL);
    INSERT INTO details VALUES (1, 0, 13, NULL, 'Norland', 'asked', NULL, 'if');
    INSERT INTO claims VALUES (1, 0, 'text');
    INSERT INTO about VALUES (1, 0, 2);
    INSERT INTO tallies VALUES (1, 0, 3, 9, 1, 2, 0.9, 19751, 19751, 1),
      (1, 1, 6, 0, 3, 1, 1, 19723, 19753, 1);
    INSERT INTO article_index (article_index) VALUES ('rebuild');
    INSERT INTO quote_index (quote_index) VALUES ('rebuild');
    INSERT INTO decisions VALUES (1, 'rename' || char(9) || 'SUD' || char(9) || 'Southland', 'why',
      1704070000, 1, NULL, NULL);
    INSERT INTO grades VALUES (1, 'Daily', 'B2', 1704070000, 1);
    """
  ]

  static func records() throws -> ActorGraph {
    var graph = ActorGraph()
    try graph.add(
      Actor(id: "NOR", name: "Norland", kind: .state, country: "NOR", aliases: ["Northville"]))
    try graph.add(
      Actor(
        id: "SUD", name: "Southland", kind: .state, country: "SUD", aliases: ["Sudland"],
        roles: [
          Role(
            title: "member", of: "NOR", since: PartialDate("2020"), until: PartialDate("2021-03"))
        ]))
    try graph.add(
      Article(
        id: "a", title: "Talks", date: PartialDate("2024-01-29"), dateBasis: .metadata,
        outlet: "Daily", urls: ["http://example.org/a"], language: "en", sha256: "abc",
        text: "Norland asked Sudland for help."))
    try graph.add(
      Relation(
        id: "r-00000000ff", source: "NOR", target: "SUD", event: .request,
        evidence: Evidence(
          basis: .stated, modality: .reported, claimants: ["text"], condition: "if", article: "a",
          sentence: 1,
          passage: Passage(
            range: 0..<13, quote: "Norland asked", sourceText: "Norland", eventText: "asked"),
          confidence: 0.9, rule: "verb:ask"), about: ["SUD"]))
    try graph.add(
      Relation(
        id: "mine", source: "SUD", target: "NOR", event: nil, kind: .untyped, mutual: true,
        evidence: Evidence(
          basis: .imported, date: PartialDate("2024-01"), dateBasis: .text, row: "events.tab:12",
          intensity: -4), weight: 2.5, verdict: .accepted))
    return graph
  }

  @Test(arguments: Schema.versions) func everyVersionIsBroughtUpToDate(version: String) throws {
    let folder = try Folder()
    let queue = try DatabaseQueue(path: folder.path())
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA application_id = \(SchemaV1.applicationID)")
    }
    try Schema.migrator.migrate(queue, upTo: version)
    let rows = try #require(MigrationTests.rows[version], "each version has its rows here")
    try queue.write { try $0.execute(sql: rows) }
    try queue.close()

    let casebook = try Casebook(path: folder.path(), mode: .write)
    let graph = try MigrationTests.records()
    #expect(try casebook.graph().graph == graph)
    #expect(try casebook.network(through: Lens()).tally == graph.network(through: Lens()).tally)
    #expect(try casebook.search("sudland").first?.quotes.isEmpty == true)
    #expect(try casebook.search("asked").first?.quotes.map(\.quote) == ["Norland asked"])
    #expect(try casebook.grades() == ["Daily": Grade("B2")!])
    #expect(try casebook.log().map(\.arguments) == [["articles", "--into"]])
    #expect(try casebook.undo().decision.reason == "why")
    #expect(try casebook.graph().graph.actor("SUD")?.name == "Sudland")
  }

  /// A reader changes nothing, so it cannot bring an earlier version up to date.
  @Test func aReaderRefusesAnEarlierVersion() throws {
    let folder = try Folder()
    let queue = try DatabaseQueue(path: folder.path())
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: "PRAGMA application_id = \(SchemaV1.applicationID); CREATE TABLE early (a)")
    }
    try queue.close()
    let thrown = #expect(throws: CasebookError.self) {
      try Casebook(path: folder.path(), mode: .read)
    }
    #expect(thrown?.problem == "was made by an earlier graphtool")
  }
}
