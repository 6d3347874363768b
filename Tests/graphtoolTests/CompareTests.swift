import Foundation
import Testing

/// Two times of a story that a person can follow.
@Suite struct CompareTests {
  /// Articles by month, and what each says.
  private static let lines = [
    ("a1", "2024-01-03", "A", "COOPERATE", "B"), ("a2", "2024-01-05", "A", "COOPERATE", "B"),
    ("a3", "2024-01-09", "C", "REQUEST", "D"), ("a4", "2024-01-11", "E", "CONSULT", "F"),
    ("b1", "2024-02-03", "A", "ASSAULT", "B"), ("b2", "2024-02-05", "D", "REQUEST", "C"),
    ("b3", "2024-02-06", "E", "CONSULT", "F"), ("b4", "2024-02-07", "E", "CONSULT", "F"),
    ("b5", "2024-02-08", "G", "AID", "H"), ("b6", "2024-02-09", "G", "AID", "H"),
    ("b7", "2024-02-10", "G", "AID", "H"), ("b8", "2024-02-11", "G", "AID", "H"),
  ]

  private static func document(_ isKept: (String) -> Bool) -> String {
    let kinds = [
      "COOPERATE": "cooperation", "REQUEST": "influence", "CONSULT": "consultation",
      "ASSAULT": "conflict", "AID": "cooperation",
    ]
    let kept = lines.filter { isKept($0.0) }
    let actors = "ABCDEFGH".map { "{\"id\":\"\($0)\",\"name\":\"\($0)land\",\"kind\":\"state\"}" }
    let articles = kept.map { "{\"id\":\"\($0.0)\",\"date\":\"\($0.1)\"}" }
    let relations = kept.enumerated().map { index, line in
      "{\"id\":\"r-\(line.0)\",\"source\":\"\(line.2)\",\"target\":\"\(line.4)\","
        + "\"event\":\"\(line.3)\",\"kind\":\"\(kinds[line.3]!)\",\"basis\":\"stated\","
        + "\"modality\":\"asserted\",\"article\":\"\(line.0)\",\"sentence\":1,"
        + "\"confidence\":1,\"quote\":\"Said in \(line.0).\",\"range\":[0,\(11 + line.0.count)]}"
    }
    return "{\"graphtool\":1,\"actors\":[\(actors.joined(separator: ","))],"
      + "\"articles\":[\(articles.joined(separator: ","))],"
      + "\"relations\":[\(relations.joined(separator: ","))]}"
  }

  private static func check(_ outcome: Tool.Outcome) {
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.lines.first == "status\tpair\tkind\tbefore\tafter\texpected\tp\tquote")
    let rows = Dictionary(uniqueKeysWithValues: outcome.rows.map { ($0["pair"]!, $0) })
    #expect(rows["A -> B"]?["status"] == "reversed")
    #expect(rows["A -> B"]?["kind"] == "cooperation -> conflict")
    #expect(rows["D -> C"]?["status"] == "reversed" && rows["D -> C"]?["kind"] == "influence")
    #expect(rows["E -> F"]?["status"] == "more")
    // Twice the articles: one becomes two by coverage alone.
    #expect(rows["E -> F"]?["expected"] == "2")
    #expect(rows["G -> H"]?["status"] == "new" && rows["G -> H"]?["after"] == "4")
    #expect(rows["G -> H"]?["quote"]?.hasPrefix("Said in b") == true)
    // Fisher's exact test of 0 of 4 against 4 of 8: of C(12,4) = 495 deals 70 are like this one,
    // 32 have 3 of 4 and 1 has 4 of 4 on the old side, which is as unlikely or more.
    let p = Double(rows["G -> H"]?["p"] ?? "") ?? 0
    #expect(abs(p - 103.0 / 495) < 1e-9)
  }

  @Test func fourFormsOfOneQuestion() throws {
    try Tool.withFolder { folder in
      func write(_ name: String, _ isKept: (String) -> Bool) throws -> String {
        let file = folder.appending(path: name)
        try Self.document(isKept).write(to: file, atomically: true, encoding: .utf8)
        return file.path
      }
      let old = try write("old.json") { $0.hasPrefix("a") }
      let new = try write("new.json") { $0.hasPrefix("b") }
      let all = try write("all.json") { _ in true }
      Self.check(try Tool.run("compare", old, new))
      Self.check(try Tool.run("compare", all, "--split", "2024-02-01"))
      Self.check(try Tool.run("compare", all, "--periods", "2024-01..2024-01", "2024-02..2024-02"))
      // By now everything that was told by then is told still.
      let asOf = try Tool.run("compare", all, "--as-of", "2024-01-31")
      #expect(asOf.rows.allSatisfy { ["new", "more"].contains($0["status"]) })
      #expect(try Tool.run("compare", all, all, "--exit-code").status == 0)
      #expect(try Tool.run("compare", old, new, "--exit-code").status == 1)
      let map = folder.appending(path: "change.svg").path
      #expect(try Tool.run("compare", old, new, "-o", map).status == 0)
      let svg = try String(contentsOfFile: map, encoding: .utf8)
      for words in [
        "new: Gland helps Hland", "was cooperation: Aland attacks Bland",
        "turned round: Dland asks Cland", "gone: Cland asks Dland", "grey: gone<",
      ] { #expect(svg.contains(">\(words)"), "\(words)") }
      // With the sheet: a row for every relation of either side, the map's hash on each.
      let sheet = folder.appending(path: "sheet.csv").path
      #expect(
        try Tool.run("compare", old, new, "-o", map, "--number", "--evidence", sheet).status == 0)
      let rows = try String(contentsOfFile: sheet, encoding: .utf8).split(separator: "\n")
      let numbered = try String(contentsOfFile: map, encoding: .utf8)
      #expect(numbered.contains(String(rows[1].split(separator: ",").last!)))
      for relation in try Tool.run("relations", all, "--kind", "all").rows {
        #expect(rows.contains { $0.contains(relation["id"]!) }, "\(relation)")
      }
      #expect(try Tool.run("compare", old, new, "--number").status == 64)
    }
  }

  @Test func whatCannotBeComparedIsSaid() throws {
    let graph = MapTests.graph
    for (arguments, words) in [
      ([graph], "second GRAPH"), ([graph, "--split", "soon"], "YYYY-MM-DD"),
      ([graph, "--periods", "2024"], "two stretches"),
      ([graph, "--periods", "2024-02..2024-01", "2024..2025"], "before it begins"),
      ([graph, graph, "--split", "2024"], "one of them"),
    ] {
      let outcome = try Tool.run(["compare"] + arguments)
      #expect(outcome.status == 64 && outcome.errors.contains(words), "\(outcome.errors)")
    }
  }
}
