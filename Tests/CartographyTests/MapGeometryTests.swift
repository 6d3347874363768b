import Graph
import Testing

@testable import Cartography

/// What a reader would complain about, looked for in the geometry.
@Suite struct MapGeometryTests {
  static let models: [String: MapModel] = [
    "korea": SampleMaps.korea, "small": SampleMaps.small, "hostile": SampleMaps.hostile,
    "12": SampleMaps.random(states: 12, lines: 20, seed: 3),
    "dense": SampleMaps.random(states: 9, lines: 40, seed: 4),
    "26": SampleMaps.random(states: 26, lines: 30, seed: 5),
  ]

  /// Planned once, looked at by several tests.
  static let plans = models.mapValues { model in
    Result { try MapPlan.plan(PreparedMap(model)) }
  }

  static func plan(_ name: String) throws -> MapPlan { try plans[name]!.get() }

  @Test(arguments: models.keys.sorted())
  func nothingOverlapsAndNothingIsClipped(name: String) throws {
    let drawing = MapPage(try Self.plan(name), MapOptions()).drawing()
    let page = Rect(0, 0, drawing.size.width, drawing.size.height)
    var words: [Drawing.Text] = []
    for layer in drawing.layers {
      for group in layer.groups {
        for case .text(let text) in group.elements { words.append(text) }
      }
    }
    for (index, text) in words.enumerated() {
      #expect(page.contains(text.box), "\(text.string) is outside the page")
      for other in words[..<index] {
        #expect(!text.box.overlaps(other.box), "\(text.string) over \(other.string)")
      }
    }
  }

  @Test(arguments: models.keys.sorted())
  func boxesAndPlatesKeepApart(name: String) throws {
    let plan = try Self.plan(name)
    for (index, rect) in plan.rects.enumerated() {
      for other in plan.rects[..<index] { #expect(!rect.overlaps(other)) }
    }
    let plates = plan.labels.compactMap(\.?.rect)
    for (index, plate) in plates.enumerated() {
      for other in plates[..<index] { #expect(!plate.overlaps(other)) }
      for rect in plan.rects { #expect(!plate.overlaps(rect), "a box over words") }
    }
  }

  @Test func linesPassThroughNoBoxAndEndOnTheirOwn() throws {
    let plan = try Self.plan("korea")
    for (bundle, route) in zip(plan.bundles, plan.routes) {
      for (box, rect) in plan.rects.enumerated()
      where box != bundle.tail.box && box != bundle.head.box {
        for (a, b) in route.segments { #expect(!rect.isCut(a, b)) }
      }
      for (end, point) in [
        (bundle.tail, route.points.first!), (bundle.head, route.points.last!),
      ] {
        let frame = plan.port(end).frame
        #expect(frame.grown(by: 0.1).clip(point, point) != nil)
        #expect(!frame.grown(by: -0.1).isCut(point, point + Point(0.01, 0)))
      }
    }
  }

  @Test func everyWordOfTheModelIsOnTheMap() throws {
    let plan = try Self.plan("korea")
    #expect(plan.droppedLabels == 0)
    let drawing = MapPage(plan, MapOptions()).drawing()
    for name in ["United States", "Kim Jong Un", "Joint Chiefs of Staff", "António Guterres"] {
      #expect(drawing.svg.contains(">\(name)</text>"))
    }
    // Every line is a group with an id, a name to be spoken and a place in the focus order.
    let lines = drawing.layers.filter { $0.id.hasPrefix("lines-") }.flatMap(\.groups)
    #expect(lines.count == SampleMaps.korea.lines.count)
    #expect(lines.allSatisfy { $0.id != nil && $0.title != nil && $0.isFocusable })
    let ids = drawing.layers.flatMap(\.groups).compactMap(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func strokesOfABundleDoNotHideEachOther() {
    let bundle = Bundle.bundles(
      SampleMaps.korea.canonical(), MapBoxes(SampleMaps.korea.canonical(), officials: .card)
    ).max { $0.strokes.count < $1.strokes.count }!
    #expect(bundle.strokes.count >= 2)
    for (one, next) in zip(bundle.strokes, bundle.strokes.dropFirst()) {
      #expect(next.offset - one.offset >= (one.width + next.width) / 2 + Bundle.gap - 1e-9)
    }
  }
}
