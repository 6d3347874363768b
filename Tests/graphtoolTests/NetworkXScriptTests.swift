import Foundation
import Testing

/// A NetworkX script, run on the network that `convert` exports, gives the numbers that `centrality`
/// prints, by the very calls it names. Skipped where NetworkX is not installed; the stored values of
/// `ReferenceTests` are checked there all the same.
@Suite struct NetworkXScriptTests {
  static let isInstalled: Bool =
    (try? Shell.run("python3 -c 'import networkx, numpy, scipy'", in: Tool.root).status) == 0

  static let kinds = "cooperation,consultation,influence,conflict,untyped"

  static let questions: [[String]] = [
    [
      "--measure",
      "degree,in-degree,out-degree,strength,in-strength,out-strength,betweenness,closeness,harmonic,"
        + "eccentricity,current-flow-betweenness,current-flow-closeness,pagerank,eigenvector,katz,"
        + "hits-hub,hits-authority,core,triangles,clustering,constraint,effective-size,efficiency",
    ],
    [
      "--measure",
      "betweenness,closeness,harmonic,pagerank,eigenvector,katz,current-flow-betweenness,hits-hub,"
        + "current-flow-closeness,constraint,effective-size,efficiency,degree,in-degree,out-degree",
      "--scale", "raw", "--direction", "out", "--distance", "cost", "--weighting", "strength",
    ],
    ["--measure", "pagerank,hits-hub,hits-authority", "--weighting", "one"],
    [
      "--measure", "pagerank", "--personalize", "North Korea=2", "--personalize", "USA",
      "--damping", "0.7",
    ],
    ["--measure", "betweenness", "--source", "USA", "--target", "PRK", "--target", "CHN"],
    ["--measure", "betweenness", "--source", "USA", "--scale", "normalized", "--distance", "cost"],
    ["--measure", "edge-betweenness"],
    ["--measure", "edge-betweenness", "--scale", "raw", "--distance", "cost"],
    ["--measure", "edge-betweenness", "--source", "USA", "--target", "PRK", "--target", "CHN"],
    ["--measure", "pn", "--weight", "one"],
    ["--measure", "pn", "--weight", "one", "--direction", "out"],
  ]

  @Test(.enabled(if: isInstalled), arguments: [[], ["--undirected"]])
  func everyMeasureAgrees(undirected: [String]) throws {
    let graph = "\(ReferenceTests.folder)/korea.json"
    let lens = ["--kind", Self.kinds] + undirected
    try Tool.withFolder { folder in
      let network = folder.appending(path: "network.csv").path(percentEncoded: false)
      let export = try Tool.run(["convert", graph, network, "--edges", "pair"] + lens)
      #expect(export.status == 0, "\(export.errors)")
      let answers = try Self.questions.map { question in
        let answer = try Tool.run(["centrality", graph, "--format", "json"] + lens + question)
        #expect(answer.status == 0, "\(question) \(answer.errors)")
        return answer.output
      }
      let script = Process()
      script.executableURL = URL(filePath: "/usr/bin/env")
      script.arguments = ["python3", "Scripts/agrees_with_networkx.py", network]
      script.currentDirectoryURL = Tool.root
      let said = try Tool.collect(script, input: Data("[\(answers.joined(separator: ","))]".utf8))
      #expect(said.status == 0, "\(said.errors)")
      #expect(said.lines.count == 1, "\(said.output)")
      let count = said.lines.last.flatMap { Int($0.split(separator: " ")[0]) }
      #expect((count ?? 0) > 1000, "\(said.output)")
    }
  }
}
