import Basics
import Casebook
import Foundation
import Graph
import Testing
import Workbench

/// A second writer waits, then says who holds the casebook; readers go on.
@Suite struct BusyTests {
  @Test func aSecondWriterSaysWhoHoldsIt() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "case.sqlite").path(percentEncoded: false)
    let writer = try Casebook(path: path, mode: .create)
    let run = try writer.add(run: Run(version: "0", command: "test"))
    try writer.take(in: run) { try $0.add(Actor(id: "NOR", name: "Norway", kind: .state)) }
    try writer.take(in: run) { intake in
      try intake.add(Actor(id: "SWE", name: "Sweden", kind: .state))
      let thrown = #expect(throws: InputError.self) {
        try Workbench.decide(path, .rename("NOR", "Noreg"), reason: nil, patience: 0.05)
      }
      #expect(thrown?.status == .gaveUp)
      #expect(thrown?.problem.hasPrefix("is busy: this process") == true)
      // A reader sees what was committed before.
      let inquiry = try Workbench.inquire([path], Reading(), LensRequest())
      #expect(try inquiry.source.whole().actors.map(\.id) == ["NOR"])
    }
    let inquiry = try Workbench.inquire([path], Reading(), LensRequest())
    #expect(try inquiry.source.cast().actors.count == 2)
  }
}
