import Basics
import Dispatch
import Testing

@testable import Cartography

@Suite struct GraphvizTests {
  static func request(
    _ engine: LayoutEngine, seed: Int = 1, attributes: [[String]] = []
  ) -> LayoutRequest {
    LayoutRequest(
      boxes: (0..<8).map { Size(60 + Double($0) * 7, 30) },
      links: [(0, 1), (1, 2), (2, 3), (3, 0), (4, 0), (5, 4), (6, 7), (7, 1)].map {
        .init($0.0, $0.1)
      }, engine: engine, attributes: [["start", "1"]] + attributes)
  }

  @Test(arguments: LayoutEngine.allCases.filter { $0 != .auto })
  func everyEngineGivesEveryBoxAPlace(engine: LayoutEngine) throws {
    let result = try Graphviz.layout(Self.request(engine))
    #expect(result.centers.count == 8)
    #expect(Set(result.centers).count == 8)
    #expect(result.splines.count == 8)
    for spline in result.splines { #expect(spline.count >= 4 && spline.count % 3 == 1) }
  }

  /// The manual of dot: an edge's spline ends at the borders of its nodes, ranks go downwards.
  @Test func dotRanksAndJoinsBoxes() throws {
    let request = LayoutRequest(
      boxes: [Size(80, 40), Size(100, 30)], links: [.init(0, 1)], engine: .dot)
    let result = try Graphviz.layout(request)
    #expect(result.centers[0].y + 20 < result.centers[1].y - 15)
    let start = try #require(result.splines[0].first), end = try #require(result.splines[0].last)
    #expect(abs(start.y - (result.centers[0].y + 20)) < 1.5)
    #expect(abs(end.y - (result.centers[1].y - 15)) < 12)  // dot leaves room for its arrowhead
    #expect(result.size.width >= 100)
  }

  @Test func anErrorIsReportedAndLeavesTheNextLayoutClean() throws {
    let expected = try Graphviz.layout(Self.request(.dot))
    let cyclic = Self.request(.neato, attributes: [["mode", "nonsense"], ["model", "nonsense"]])
    _ = try? Graphviz.layout(cyclic)  // a warning only
    #expect {
      try Graphviz.layout(Self.request(.dot), pluginDirectory: "/nonexistent")
    } throws: { error in
      let error = error as? CartographyError
      return error?.status == .libraryMissing && error?.problem.contains("/nonexistent") == true
        && error?.hint?.contains("libgraphviz") == true
    }
    #expect(try Graphviz.layout(Self.request(.dot)) == expected)
  }

  @Test func fiftyLayoutsAtOnceAreEqual() throws {
    let expected = try Graphviz.layout(Self.request(.neato))
    let results = parallelMap(Array(0..<50)) { _ in try? Graphviz.layout(Self.request(.neato)) }
    for result in results { #expect(result == expected) }
  }

  @Test func noBoxesAreNoWork() throws {
    #expect(try Graphviz.layout(LayoutRequest(boxes: [], links: [], engine: .dot)).centers == [])
  }
}
