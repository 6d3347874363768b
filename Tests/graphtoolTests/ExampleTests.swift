import Foundation
import Testing

/// The examples run, and write what is committed beside them; GRAPHTOOL_RECORD=1 writes it anew.
@Suite struct ExampleTests {
  static let outputs = ["korea.json", "map.svg", "ranking.tsv", "path.tsv"]

  @Test func theScriptWritesWhatIsCommitted() throws {
    let committed = Tool.root.appending(path: "Examples/output")
    try Tool.withFolder { folder in
      let script = Tool.root.appending(path: "Examples/korea.sh").path(percentEncoded: false)
      let answer = try Shell.run("'\(script)' out", in: folder)
      #expect(answer.status == 0, "\(answer.errors)")
      for name in Self.outputs {
        let made = try Data(contentsOf: folder.appending(path: "out/\(name)"))
        if ProcessInfo.processInfo.environment["GRAPHTOOL_RECORD"] != nil {
          try made.write(to: committed.appending(path: name))
        } else {
          let known = try Data(contentsOf: committed.appending(path: name))
          // Not compared inside the macro: it would print both files byte by byte.
          let isEqual = made == known
          #expect(isEqual, "\(name) differs; GRAPHTOOL_RECORD=1 writes it anew")
        }
      }
    }
  }

  @Test func theSwiftExampleAnswers() throws {
    let program = Tool.url.deletingLastPathComponent().appending(path: "Korea")
    let answer = try Shell.run("'\(program.path(percentEncoded: false))'", in: Tool.root)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.hasPrefix("15 articles"))
    #expect(answer.output.contains("From South Korea to Russia:"))
  }

  /// The executable needs nothing beside it but shared libraries: model and lexicons are inside.
  @Test func aLoneCopyOfTheExecutableRuns() throws {
    try Tool.withFolder { folder in
      let copy = folder.appending(path: "graphtool")
      try FileManager.default.copyItem(at: Tool.url, to: copy)
      try "Norway asked Sweden for help.\n".write(
        to: folder.appending(path: "a.txt"), atomically: true, encoding: .utf8)
      let answer = try Shell.run("./graphtool extract a.txt --to jsonl", in: folder)
      #expect(answer.status == 0, "\(answer.errors)")
      #expect(answer.output.contains("\"source\":\"NOR\""))
    }
  }
}
