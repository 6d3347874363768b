import Foundation
import Testing

/// The numbers of a ranking are NetworkX's on the edge list that `convert` exports.
///
/// `korea-networkx.tsv` was made from `korea.csv` by `Scripts/reference_network.py`; it names the
/// versions.
@Suite struct ReferenceTests {
  static let folder = "Tests/graphtoolTests/Fixtures"

  @Test func theExportedNetworkIsTheOneTheReferenceWasMadeFrom() throws {
    let answer = try Tool.run(
      "convert", "\(Self.folder)/korea.json", "-", "--to", "csv", "--edges", "pair")
    let known = try String(
      contentsOf: Tool.root.appending(path: "\(Self.folder)/korea.csv"), encoding: .utf8)
    #expect(answer.output == known)
  }

  /// Degree and strength count conflict too unless told not to, so the kinds are named.
  static let kinds = ["--kind", "cooperation,influence,consultation,untyped"]

  @Test(arguments: [
    ("betweenness", ["--measure", "betweenness"]),
    ("betweenness:cost", ["--measure", "betweenness", "--distance", "cost"]),
    ("closeness", ["--measure", "closeness"]),
    ("closeness:cost", ["--measure", "closeness", "--distance", "cost"]),
    ("harmonic", ["--measure", "harmonic"]),
    ("pagerank", ["--measure", "pagerank"]),
    ("degree", ["--measure", "degree"] + kinds),
    ("in-degree", ["--measure", "in-degree"] + kinds),
    ("out-degree", ["--measure", "out-degree"] + kinds),
    ("strength", ["--measure", "strength"] + kinds),
  ])
  func agreesWithNetworkX(column: String, arguments: [String]) throws {
    let text = try String(
      contentsOf: Tool.root.appending(path: "\(Self.folder)/korea-networkx.tsv"), encoding: .utf8)
    let lines = text.split(separator: "\n").drop { $0.hasPrefix("#") }
    let header = lines.first!.split(separator: "\t").map(String.init)
    let place = try #require(header.firstIndex(of: column))
    var expected: [String: Double] = [:]
    for line in lines.dropFirst() {
      let cells = line.split(separator: "\t").map(String.init)
      expected[cells[0]] = Double(cells[place])!
    }
    let answer = try Tool.run(["centrality", "\(Self.folder)/korea.json"] + arguments)
    #expect(answer.rows.count == expected.count)
    for row in answer.rows {
      let value = try #require(Double(row[arguments[1]]!))
      let known = try #require(expected[row["id"]!])
      #expect(abs(value - known) <= 1e-9, "\(row["id"]!): \(value), NetworkX \(known)")
    }
  }
}
