import Foundation
import Testing

/// Answers about four actors whose relations a person can read in one glance.
@Suite struct QuestionTests {
  static let graph = "Tests/graphtoolTests/Fixtures/four-actors.json"

  @Test func aPathGoesThroughChinaAndQuotesBothSentences() throws {
    let answer = try Tool.run("path", Self.graph, "united states", "the north")
    #expect(answer.status == 0)
    #expect(answer.rows.map { $0["from"] } == ["USA", "CHN"])
    #expect(answer.rows.map { $0["to"] } == ["CHN", "PRK"])
    #expect(
      answer.rows.map { $0["quote"] } == [
        "The United States asked China to act.", "Beijing keeps influence over the North.",
      ])
    #expect(answer.rows[1]["claimant"] == "a senior official")
    #expect(answer.errors.contains("left out 1 conflict"))
  }

  @Test func noPathSaysTheNearestTruthAndExitsWithOne() throws {
    let answer = try Tool.run("path", Self.graph, "PRK", "USA")
    #expect(answer.status == 1 && answer.rows.isEmpty)
    #expect(answer.errors.contains("2 hops if direction is ignored"))
    #expect(answer.errors.contains("1 hop if every kind counts"))
    let wider = try Tool.run("path", Self.graph, "PRK", "USA", "--kind", "all")
    #expect(wider.rows.map { $0["event"] } == ["ASSAULT"])
  }

  /// Affiliation is walked from the state to its adviser and on.
  @Test func pathsWalkAffiliation() throws {
    let answer = try Tool.run("path", Self.graph, "United States", "Wang Yi")
    #expect(answer.rows.map { $0["way"] } == ["<-", "<->"])
  }

  /// China lies on the one way between two others: 1 of (5−1)(5−2) ordered pairs.
  @Test func betweennessOfTheOneInTheMiddle() throws {
    let answer = try Tool.run("centrality", Self.graph, "--measure", "betweenness")
    #expect(answer.rows.map { $0["rank"] } == ["1", "2", "2", "2", "2"])
    #expect(answer.rows[0]["id"] == "CHN")
    #expect(Double(answer.rows[0]["betweenness"]!) == 1.0 / 12)
    #expect(answer.errors.contains("nx.betweenness_centrality(G)"))
    let raw = try Tool.run(
      "centrality", Self.graph, "--measure", "betweenness", "--scale", "raw", "--top", "1")
    #expect(raw.rows.map { $0["betweenness"] } == ["1"])
  }

  @Test func degreeCountsConflictInAColumnOfItsOwn() throws {
    let answer = try Tool.run("centrality", Self.graph, "--measure", "degree", "--scale", "raw")
    let north = try #require(answer.rows.first { $0["id"] == "PRK" })
    #expect(north["degree"] == "2")
    #expect(north["degree:conflict"] == "1" && north["degree:influence"] == "1")
  }

  @Test func listsHaveTheContractsColumns() throws {
    func header(_ arguments: String...) throws -> String {
      try Tool.run(arguments).lines.first ?? ""
    }
    let tab = { (names: String) in names.split(separator: " ").joined(separator: "\t") }
    #expect(
      try header("actors", Self.graph)
        == tab("id name kind country sector articles in out first last aliases"))
    #expect(
      try header("relations", Self.graph)
        == tab(
          "id source event target modality claimant date outlet article confidence quote rule"))
    #expect(
      try header("path", Self.graph, "USA", "CHN")
        == tab(
          "path hop from to way kind event articles first last claimant quote relation"))
    #expect(
      try header("centrality", Self.graph, "--measure", "closeness,harmonic")
        == tab("rank id name kind country closeness harmonic articles"))
  }

  @Test func relationsBetweenTwoAndByText() throws {
    let between = try Tool.run("relations", Self.graph, "--between", "Beijing", "the North")
    #expect(between.rows.map { $0["event"] } == ["INFLUENCE"])
    let none = try Tool.run("relations", Self.graph, "--between", "Wang Yi", "PRK")
    #expect(none.status == 1 && none.rows.isEmpty)
    let found = try Tool.run("relations", Self.graph, "--search", "ASKED china")
    #expect(found.rows.map { $0["id"] } == ["r-0000000001"])
  }

  @Test func everyFormatHoldsTheSameRows() throws {
    func output(_ format: String) throws -> String {
      try Tool.run("actors", Self.graph, "--format", format, "--quiet").output
    }
    let json = try JSONSerialization.jsonObject(with: Data(output("json").utf8))
    let rows = try #require((json as? [String: Any])?["rows"] as? [[String: Any]])
    #expect(rows.count == 5)
    #expect(try output("jsonl").split(separator: "\n").count == 5)
    #expect(try output("csv").split(separator: "\n").count == 6)
    #expect(try output("md").split(separator: "\n").count == 7)
    #expect(try output("table").split(separator: "\n").count == 6)
  }

  @Test func inputMayComeFromStandardInput() throws {
    let data = try Data(contentsOf: Tool.root.appending(path: Self.graph))
    #expect(try Tool.run(["actors", "-"], input: data).rows.count == 5)
  }
}
