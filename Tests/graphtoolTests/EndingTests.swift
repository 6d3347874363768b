import Foundation
import Testing

/// Every way to fail has a sentence, a place and the exit code of the contract, and leaves no file.
@Suite struct EndingTests {
  static let graph = QuestionTests.graph

  @Test func aMissingFileIsNoInput() throws {
    let answer = try Tool.run("actors", "no-such-file.json")
    #expect(answer.status == 66)
    #expect(answer.errors.hasPrefix("no-such-file.json: error: "))
  }

  @Test func wrongDataHasItsLineAndColumn() throws {
    try Tool.withFolder { folder in
      let file = folder.appending(path: "wrong.json")
      try #"{"graphtool": 1,\#n"actors": [\#n{"id": 7}],\#n"articles": [], "relations": []}"#
        .write(to: file, atomically: true, encoding: .utf8)
      let answer = try Tool.run("actors", "wrong.json", in: folder)
      #expect(answer.status == 65)
      #expect(answer.errors.hasPrefix("wrong.json:3:8: error: "))
    }
  }

  @Test(arguments: [
    (["centrality", graph, "--measure", "pagerang"], "did you mean pagerank?"),
    (["neighbors", graph, "Wang Yii"], "did you mean \"Wang Yi\"?"),
    (["actors", graph, "--since", "2024-13"], "is not a date"),
    (["actors", graph, "--kind", "conflikt"], "did you mean conflict?"),
    (["actors", graph, "--event", "consul"], "did you mean CONSULT?"),
    (["actors", graph, "--min-confidence", "2"], "0...1"),
    (["path", graph, "USA", "USA"], "a path needs two actors"),
    (["path", graph, "USA", "PRK", "--avoid", "USA"], "is to be avoided and to be visited"),
    (["map", graph, "-o", "map.bmp"], ".svg"),
    (["actors"], "graph"),
    (["frobnicate"], "frobnicate"),
    (["actors", graph, "--top", "0"], "--top must be 1 or more"),
  ])
  func wrongQuestionsAreUsage(arguments: [String], words: String) throws {
    let answer = try Tool.run(arguments)
    #expect(answer.status == 64)
    #expect(answer.errors.contains(words), "\(answer.errors)")
    #expect(answer.output.isEmpty)
  }

  @Test func aMapThatCannotBeWrittenLeavesNothing() throws {
    try Tool.withFolder { folder in
      let graph = Tool.root.appending(path: Self.graph).path(percentEncoded: false)
      let answer = try Tool.run("map", graph, "-o", "no/such/folder/map.svg", in: folder)
      #expect(answer.status == 73)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
          .isEmpty)
    }
  }

  @Test func helpAndVersionAreData() throws {
    let help = try Tool.run("--help")
    #expect(help.status == 0 && help.errors.isEmpty && help.output.contains("EXAMPLES"))
    let version = try Tool.run("--version")
    #expect(version.status == 0 && version.output == "0.1.0\n")
  }

  /// `graphtool … | head -1` ends without a word.
  @Test func aClosedPipeIsNoError() throws {
    let process = Process(), errors = Pipe()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [
      "-c", "'\(Tool.url.path(percentEncoded: false))' relations --quiet \(Self.graph) | true",
    ]
    process.currentDirectoryURL = Tool.root
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(said.isEmpty)
  }
}
