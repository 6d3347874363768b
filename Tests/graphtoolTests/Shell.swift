import Foundation

/// A line of bash with the built executable on its path.
enum Shell {
  static func run(_ line: String, in folder: URL) throws -> Tool.Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    let tools = Tool.url.deletingLastPathComponent().path(percentEncoded: false)
    environment["PATH"] = tools + ":" + (environment["PATH"] ?? "")
    process.environment = environment
    return try Tool.collect(process, input: Data())
  }
}
