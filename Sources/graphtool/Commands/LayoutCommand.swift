import ArgumentParser
import Basics
import Glibc
import Workbench

/// What a map's child process runs: a layout in, places out. Nobody types it.
struct LayoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lay-out", abstract: "Lay out boxes for 'map'.", shouldDisplay: false)

  func run() throws {
    let request = try ByteSource(opening: "-").readAll(limit: 1 << 30)
    try OutputFile.write(MapLayoutRunner.answer(request), to: nil)
  }

  /// Layouts in a child process of this very program, ended after `seconds`.
  static func runner(seconds: Double) -> MapLayoutRunner {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    guard count > 0 else { return .inProcess }
    let program = String(decoding: path[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return .child([program, configuration.commandName!], seconds: seconds)
  }
}
