import Foundation
import Testing

/// Rankings, structure, communities and fragility as they are asked for on the command line.
@Suite struct MeasureTests {
  static let four = QuestionTests.graph
  static let korea = "\(ReferenceTests.folder)/korea.json"

  /// A setting without meaning is refused, with the measures that it is for.
  @Test(arguments: [
    (["--measure", "pagerank", "--distance", "cost"], "betweenness, closeness, harmonic"),
    (["--measure", "betweenness", "--direction", "in"], "closeness"),
    (["--measure", "pagerank", "--scale", "raw"], "betweenness"),
    (["--measure", "degree", "--weighting", "one"], "eigenvector"),
    (["--measure", "closeness", "--source", "USA"], "edge-betweenness"),
    (["--measure", "closeness", "--personalize", "USA"], "pagerank"),
    (["--measure", "edge-betweenness,degree"], "one after the other"),
    (["--measure", "betweenes"], "did you mean betweenness"),
    (["--measure", "betweenness", "--window", "decade"], "day, week, month, year"),
    (["--measure", "pagerank", "--personalize", "USA=-1"], "ACTOR=2.5"),
    (["--measure", "pagerank", "--damping", "1"], "below 1"),
    (["--measure", "betweenness", "--error", "2"], "between 0 and 1"),
    (["--measure", "betweenness", "--backbone", "0"], "0.05 is usual"),
    (["--measure", "pagerank", "--ci", "--window", "year"], "--window"),
  ])
  func settingsWithoutMeaning(arguments: [String], hint: String) throws {
    let answer = try Tool.run(["centrality", Self.four] + arguments)
    #expect(answer.status == 64 && answer.output.isEmpty)
    #expect(answer.errors.contains(hint), "\(answer.errors)")
  }

  /// USA → CHN → PRK: each of two arcs carries two of the 5·4 ordered pairs.
  @Test func tiesByBetweenness() throws {
    let answer = try Tool.run("centrality", Self.four, "--measure", "edge-betweenness")
    #expect(
      answer.lines.first == "rank\tfrom\tto\tfromName\ttoName\tedge-betweenness\tarticles")
    #expect(
      answer.rows.prefix(2).map { "\($0["rank"]!) \($0["from"]!) \($0["to"]!)" } == [
        "1 CHN PRK", "1 USA CHN",
      ])
    #expect(answer.rows[0]["edge-betweenness"] == "0.1")
    let some = try Tool.run(
      "centrality", Self.four, "--measure", "betweenness", "--source", "Washington", "--target",
      "the North", "--top", "1")
    #expect(some.rows[0]["id"] == "CHN" && some.rows[0]["betweenness"] == "1")
    #expect(
      some.errors.contains("nx.betweenness_centrality_subset(G, ['USA'], ['PRK'])"))
  }

  /// Each period's ranking is that of its dates.
  @Test func windows() throws {
    let arguments = ["centrality", Self.korea, "--measure", "pagerank,degree", "--fold", "country"]
    let all = try Tool.run(arguments + ["--window", "month"])
    #expect(all.lines.first?.hasSuffix("\tarticles\tperiod") == true)
    let periods = all.rows.compactMap { $0["period"] }
    #expect(periods == periods.sorted() && Set(periods).count > 3)
    let one = try Tool.run(arguments + ["--since", "2024-01", "--until", "2024-01"])
    let same = all.rows.filter { $0["period"] == "2024-01" }.map { row in
      var row = row
      row["period"] = nil
      return row
    }
    #expect(!same.isEmpty && same == one.rows)
    #expect(all.errors.contains("periods by month"))
  }

  @Test func outranking() throws {
    let answer = try Tool.run(
      "centrality", Self.korea, "--measure", "pagerank", "--outrank", "PRK", "CHN", "--resamples",
      "50", "--format", "json")
    let json = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
    let outrank = try #require(json?["outrank"] as? [String: Any])
    #expect(outrank["above"] as? String == "PRK" && outrank["below"] as? String == "CHN")
    let probability = try #require(outrank["probability"] as? Double)
    #expect((0...1).contains(probability))
  }

  /// Within the promised error of the exact scores.
  @Test func sampled() throws {
    let exact = try Tool.run("centrality", Self.korea, "--measure", "betweenness")
    let sampled = try Tool.run(
      "centrality", Self.korea, "--measure", "betweenness", "--error", "0.05")
    #expect(sampled.errors.contains("no score is off by more than 0.05"))
    let known = Dictionary(uniqueKeysWithValues: exact.rows.map { ($0["id"]!, $0["betweenness"]!) })
    for row in sampled.rows {
      #expect(abs(Double(row["betweenness"]!)! - Double(known[row["id"]!]!)!) <= 0.05)
    }
  }

  @Test func pathsInOrderAndCuts() throws {
    let ordered = try Tool.run("path", Self.four, "USA", "PRK", "--in-order")
    #expect(ordered.lines.first?.hasSuffix("\trelation\tday") == true)
    #expect(ordered.rows.map { $0["day"] } == ["2024-01-29", "2024-01-29"])
    let cut = try Tool.run("path", Self.four, "USA", "PRK", "--cut")
    #expect(cut.rows.map { $0["relation"] } == ["r-0000000001"])
    #expect(cut.errors.contains("without this tie no path leads from USA to PRK"))
    let none = try Tool.run("path", Self.four, "PRK", "USA", "--cut")
    #expect(none.status == 1 && none.errors.contains("2 hops if direction is ignored"))
    let short = try Tool.run("path", Self.four, "USA", "PRK", "--max-length", "1")
    #expect(short.status == 1 && short.errors.contains("2 hops without --max-length"))
    let through = try Tool.run("path", Self.four, "USA", "PRK", "--through", "Wang Yi")
    #expect(through.status == 1 && through.errors.contains("2 hops without --through"))
    for rule in ["hops", "cost", "widest", "reliable"] {
      let best = try Tool.run("path", Self.four, "USA", "PRK", "--by", rule, "--count", "3")
      #expect(best.rows.map { $0["to"] } == ["CHN", "PRK"], "\(rule)")
    }
    #expect(try Tool.run("path", Self.four, "USA", "PRK", "--cut", "--all").status == 64)
  }

  @Test(arguments: [
    ("overview", "name value"), ("components", "component size actors"),
    ("strong-components", "component size actors"), ("biconnected", "component size actors"),
    ("bridges", "from to relations articles"), ("articulation", "id name kind country"),
    ("cores", "id name kind country core"), ("cliques", "clique size actors"),
    ("clustering", "id name kind country clustering triangles"),
    ("distances", "id name kind country eccentricity reaches mean_distance"),
    ("holes", "id name kind country constraint effective_size efficiency hierarchy"),
    (
      "brokerage",
      "id name kind country total coordinator consultant gatekeeper representative liaison"
    ),
    ("key-players", "goal value before exact id name kind country"),
    ("balance", "triad balanced negative_ties names ties"),
    ("frustration", "id name camp at_least at_most"), ("triads", "triad count"),
  ])
  func structure(part: String, columns: String) throws {
    let answer = try Tool.run("structure", Self.korea, "--part", part, "--fold", "country")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(
      answer.lines.first?.replacing(" ", with: "_").replacing("\t", with: " ") == columns)
    #expect(!answer.rows.isEmpty)
  }

  @Test func keyPlayers() throws {
    let answer = try Tool.run(
      "structure", Self.four, "--part", "key-players", "--size", "1")
    let cut = try #require(answer.rows.first { $0["goal"] == "fragmentation" })
    // Without China three of five are alone and two together: 1 − 2 / 12.
    #expect(cut["id"] == "CHN" && Double(cut["value"]!) == 1 - 2.0 / 12)
  }

  @Test func communities() throws {
    for method in ["leiden", "louvain", "label-propagation"] {
      let answer = try Tool.run("communities", Self.four, "--method", method, "--runs", "3")
      #expect(answer.rows.filter { $0["id"] == "wang-yi.CHN" }.map { $0["size"] } == ["2"])
    }
    let potts = try Tool.run(
      "communities", Self.four, "--quality", "cpm", "--resolution", "5", "--against", "country")
    #expect(Set(potts.rows.map { $0["size"] }) == ["1"])
    #expect(potts.errors.contains("against country, 5 actors in 3 groups: NMI"))
    #expect(try Tool.run("communities", Self.four, "--quality", "cpm").status == 64)
    #expect(try Tool.run("communities", Self.four, "--against", "no/such/file").status == 66)
  }

  @Test func fragileTies() throws {
    let answer = try Tool.run("fragile", Self.four, "--edges")
    #expect(
      answer.rows.first == [
        "answer": "CHN → PRK", "hangs on": "a", "units": "1", "date": "2024-01-29",
        "without it": "no tie",
      ])
    let claimant = try Tool.run("fragile", Self.four, "--edges", "--by", "claimant")
    #expect(claimant.rows.contains { $0["hangs on"] == "a senior official" })
    let ranks = try Tool.run("fragile", Self.four, "--measure", "degree", "--top", "1")
    #expect(ranks.rows.map { $0["without it"] } == ["without ties"])
  }

  /// The same bytes on one core and on all.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/taskset")))
  func oneCoreOrAll() throws {
    for question in [
      "centrality \(Self.korea) --measure betweenness,closeness,current-flow-betweenness,pagerank,katz",
      "centrality \(Self.korea) --measure pagerank --ci --resamples 60",
      "communities \(Self.korea)", "structure \(Self.korea) --part key-players",
    ] {
      let all = try Shell.run("graphtool \(question)", in: Tool.root)
      let one = try Shell.run("taskset -c 0 graphtool \(question)", in: Tool.root)
      #expect(all.status == 0 && all.output == one.output, "\(question)")
    }
  }
}
