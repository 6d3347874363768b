import Foundation
import Testing

/// Killed at any moment and run again, an extraction comes to what an undisturbed one does.
///
/// The long form is `Scripts/kill_casebook.py`.
@Suite struct KillTests {
  @Test func anExtractionThatIsKilledResumes() throws {
    try Tool.withFolder { folder in
      try CasebookCommandTests.writeArticles(in: folder)
      func start(_ name: String) throws -> Process {
        let process = Process()
        process.executableURL = Tool.url
        process.arguments = ["extract", "monday", "tuesday", "--into", name, "--quiet"]
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.environment = ProcessInfo.processInfo.environment.merging(
          ["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        try process.run()
        return process
      }
      func lines(_ name: String) throws -> [Substring] {
        let answer = try Tool.run("convert", name, "-", in: folder)
        return answer.output.split(separator: "\n").filter { !$0.contains("\"made\"") }
      }
      let began = Date()
      let whole = try start("whole.sqlite")
      whole.waitUntilExit()
      let span = Date().timeIntervalSince(began)
      // Moments spread over the run, later ones closer: most of a short run is start-up.
      for part in [0.7, 0.95] {
        let process = try start("killed.sqlite")
        Thread.sleep(forTimeInterval: span * part)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      let last = try start("killed.sqlite")
      last.waitUntilExit()
      #expect(last.terminationStatus == 0)
      #expect(try lines("killed.sqlite") == lines("whole.sqlite"))
      #expect(
        try CasebookCommandTests.names(in: folder).filter { $0.hasPrefix("killed") }
          == ["killed.sqlite"])
    }
  }
}
