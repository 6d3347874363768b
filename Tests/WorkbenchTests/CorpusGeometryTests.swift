import Cartography
import Foundation
import Graph
import Testing

@testable import Workbench

/// What a reader would complain about, looked for on the maps of five corpora; those that lie beside
/// the package are looked at where they are there.
@Suite struct CorpusGeometryTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let shared = root.deletingLastPathComponent().appending(path: "shared")

  private static func path(_ url: URL) -> String? {
    FileManager.default.fileExists(atPath: url.path) ? url.path : nil
  }
  private static let articles = [
    root.appending(path: "Examples/articles"), shared.appending(path: "articles"),
  ].compactMap(path)
  private static let events = path(shared.appending(path: "datasets/icews-events.tsv"))

  /// A map's complaints, and what it says about its lines: `3 crossings, 8 bends`.
  private func look(
    at graph: ActorGraph, _ change: (inout MapRequest) -> Void = { _ in }
  ) throws -> (DrawingGeometry, lines: String) {
    var request = MapRequest()
    change(&request)
    let lens = try LensRequest().lens(for: graph)
    let map = PreparedMap(
      try Workbench.model(graph, lens, [], [], request),
      options: try Workbench.mapOptions(request))
    let drawing = try Workbench.drawing(map, nil, known: nil, request)
    return (drawing.geometry, drawing.made.first { $0[0] == "lines" }?[1] ?? "")
  }

  @Test(arguments: articles) func nothingIsInTheWayOfWords(folder: String) throws {
    let graph = try Workbench.open([folder], Reading()).graph
    for officials in ["card", "tie", "fold"] {
      let (geometry, lines) = try look(at: graph) { $0.officials = officials }
      #expect(geometry.isClean, "\(officials): \(geometry)")
      print("\(folder), \(officials): \(lines)")
    }
  }

  /// Read once: the largest holds the others.
  private static let icews = Result { try Workbench.open([events!], Reading()).graph }

  @Test(
    .enabled(if: events != nil, "no ICEWS events beside the package"), arguments: [50, 150, 400])
  func nothingIsInTheWayOfWordsAmongMany(top: Int) throws {
    let lens = try LensRequest().lens(for: try Self.icews.get())
    var request = MapRequest()
    request.top = top
    request.size = "degree"
    let graph = try Workbench.thinned(try Self.icews.get(), lens, request).0
    #expect(graph.actors.count == top)
    let (geometry, lines) = try look(at: graph)
    #expect(geometry.isClean, "\(geometry)")
    print("ICEWS, top \(top) by degree: \(lines)")
  }
}
