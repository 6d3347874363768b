import Basics
import Casebook
import Foundation
import Graph
import Testing

@testable import Workbench

/// Rows of event data that are read part by part.
@Suite struct PartedFileTests {
  static let states = ["Norland", "Sudland", "Westland", "Ostland"]

  /// Rows of four columns, enough for two parts and a bit.
  static func rows(_ count: Int) -> String {
    (0..<count).map { row in
      let day = 1 + row % 28
      return "\(states[row % 4]) \(row % 5)\tConsult\t\(states[(row + 1 + row % 3) % 4])\t"
        + "2024-01-\(day < 10 ? "0" : "")\(day)\n"
    }.joined()
  }

  struct Place {
    let folder: URL
    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
    func write(_ text: String, _ name: String) throws -> String {
      try text.write(toFile: path(name), atomically: false, encoding: .utf8)
      return path(name)
    }
  }

  static func reading() -> Reading { Reading(format: "events") }

  @Test func partsMakeTheWholeGraph() throws {
    let place = try Place()
    defer { try? FileManager.default.removeItem(at: place.folder) }
    let count = 2 * PartedFile.size + 1000
    let file = try place.write(PartedFileTests.rows(count), "events.tsv")
    let whole = try Workbench.open([file], PartedFileTests.reading()).graph
    #expect(whole.relations.count == count)
    let request = IntakeRequest(casebook: place.path("case.sqlite"))
    _ = try Workbench.importing([file], PartedFileTests.reading(), into: request)
    let casebook = try Casebook(path: request.casebook, mode: .read)
    let held = try casebook.graph().graph
    #expect(held.actors.count == whole.actors.count)
    #expect(held == whole)

    // The same again adds nothing, and says so.
    let again = try Workbench.importing([file], PartedFileTests.reading(), into: request)
    #expect(again.notes.contains("\(count) relations were held"))
    let log = try Casebook(path: request.casebook, mode: .read).log()
    #expect(log.map(\.relations) == [count, 0])
    #expect(log.map(\.actors) == [whole.actors.count, 0])
  }

  /// An article of GDELT that stands in several parts is one, and is not said to be held.
  @Test func anArticleOfManyPartsIsOne() throws {
    let place = try Place()
    defer { try? FileManager.default.removeItem(at: place.folder) }
    let count = PartedFile.size + 10
    var text = ""
    for row in 0..<count {
      var fields = [String](repeating: "", count: 61)
      fields[0] = String(row)
      (fields[1], fields[5], fields[15], fields[26]) = ("20240129", "NOR", "SWE", "040")
      fields[60] = "https://a.example/\(row % 7)"
      text += fields.joined(separator: "\t") + "\n"
    }
    let file = try place.write(text, "day.export.CSV")
    let request = IntakeRequest(casebook: place.path("case.sqlite"))
    let report = try Workbench.importing([file], Reading(format: "gdelt"), into: request)
    #expect(!report.notes.contains { $0.contains("held already") })
    let run = try Casebook(path: request.casebook, mode: .read).log()[0]
    #expect((run.articles, run.relations, run.held) == (7, count, 0))
    let again = try Workbench.importing([file], Reading(format: "gdelt"), into: request)
    #expect(again.notes.contains("7 articles were held already"))
  }

  /// A row that is wrong after the first part: nothing is added, and no casebook is made.
  @Test func aWrongRowAddsNothing() throws {
    let place = try Place()
    defer { try? FileManager.default.removeItem(at: place.folder) }
    let rows = PartedFileTests.rows(PartedFile.size + 5) + "one\ttwo\n"
    let file = try place.write(rows, "events.tsv")
    let request = IntakeRequest(casebook: place.path("case.sqlite"))
    let thrown = #expect(throws: InputErrors.self) {
      try Workbench.importing([file], PartedFileTests.reading(), into: request)
    }
    #expect(thrown?.errors.first?.line == PartedFile.size + 6)
    #expect(!FileManager.default.fileExists(atPath: request.casebook))
  }

  /// What goes wrong while a part is added ends the reading of the others.
  @Test func anErrorEndsTheReading() throws {
    let place = try Place()
    defer { try? FileManager.default.removeItem(at: place.folder) }
    let file = PartedFile(
      path: try place.write(PartedFileTests.rows(4 * PartedFile.size), "events.tsv"),
      format: .events)
    struct Stop: Error {}
    var parts = 0
    #expect(throws: Stop.self) {
      try file.forEachPart { _ in
        parts += 1
        if parts == 2 { throw Stop() }
      }
    }
    #expect(parts == 2)
  }
}
