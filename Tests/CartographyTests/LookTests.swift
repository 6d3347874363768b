import Cartography
import Foundation
import Testing

/// Writes the sample maps to the folder that GRAPHTOOL_LOOK names, for looking at them.
@Suite struct LookTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GRAPHTOOL_LOOK"] != nil))
  func writeSamples() throws {
    let folder = ProcessInfo.processInfo.environment["GRAPHTOOL_LOOK"]!
    let samples = [
      ("korea", SampleMaps.korea), ("small", SampleMaps.small),
      ("hostile", SampleMaps.hostile), ("dense", SampleMaps.random(states: 9, lines: 40, seed: 4)),
      ("random30", SampleMaps.random(states: 30, lines: 45, seed: 1)),
      ("random60", SampleMaps.random(states: 60, lines: 90, seed: 2)),
      ("dense15", SampleMaps.random(states: 15, lines: 400, seed: 2)),
      ("dense50", SampleMaps.random(states: 50, lines: 1000, seed: 2)),
      ("random150", SampleMaps.random(states: 150, lines: 300, seed: 2)),
      ("random400", SampleMaps.random(states: 400, lines: 900, seed: 2)),
    ]
    for (name, model) in samples {
      let clock = ContinuousClock()
      let start = clock.now
      let drawing = try Drawing.map(model)
      let svg = drawing.svg
      try Data(drawing.png(width: 1000)).write(to: URL(filePath: "\(folder)/\(name)-cairo.png"))
      try Data(drawing.png(width: 1000, theme: .dark))
        .write(to: URL(filePath: "\(folder)/\(name)-dark.png"))
      try Data(drawing.pdf()).write(to: URL(filePath: "\(folder)/\(name).pdf"))
      print(name, clock.now - start, svg.utf8.count)
      try svg.write(toFile: "\(folder)/\(name).svg", atomically: true, encoding: .utf8)
    }
  }
}
