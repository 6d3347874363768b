import Graph

/// The words on a bundle of lines: one line of text per stroke, on a plate that hides what is
/// beneath.
struct BundleLabel {
  struct Line {
    var text: String
    var ink: Ink
    /// The stroke of the bundle whose words these are.
    var stroke: Int
  }

  static let style = TextStyle(size: 11)
  static let lineHeight = 13.0

  var lines: [Line]
  var rect: Rect

  static func size(_ lines: [Line]) -> Size {
    let width = lines.map { style.width(of: $0.text) }.max() ?? 0
    return Size(width + 6, lineHeight * Double(lines.count) + 3)
  }
}

/// Finds room for the words of all bundles, the most important first.
struct LabelPlacer {
  private(set) var labels: [BundleLabel?]
  private(set) var dropped = 0
  private let plan: MapPlan
  /// Where nothing may be written: boxes, heads of lines, words that have their place.
  private var taken: [Rect] = []
  private var takenGrid: SpatialGrid
  private let segments: [(bundle: Int, a: Point, b: Point)]
  private let segmentGrid: SpatialGrid

  init(_ plan: MapPlan, _ options: MapOptions) {
    self.plan = plan
    labels = Array(repeating: nil, count: plan.bundles.count)
    let bounds = plan.bounds
    takenGrid = SpatialGrid(bounds)
    segments = plan.routes.enumerated().flatMap { index, route in
      route.segments.map { (index, $0.0, $0.1) }
    }
    var grid = SpatialGrid(bounds)
    for (index, segment) in segments.enumerated() {
      grid.add(index, from: segment.a, to: segment.b)
    }
    segmentGrid = grid
    for rect in plan.rects { take(rect.grown(by: 3)) }
    for (bundle, route) in zip(plan.bundles, plan.routes) {
      for end in [route.points.first!, route.points.last!] {
        take(Rect(end.x, end.y, 0, 0).grown(by: 7 + bundle.width / 2))
      }
    }
    let order = plan.bundles.indices.sorted {
      let a = importance($0), b = importance($1)
      return a != b ? a > b : $0 < $1
    }
    for index in order {
      let versions = versions(index, options)
      guard let first = versions.first, !first.isEmpty else { continue }
      for version in versions where labels[index] == nil { labels[index] = best(index, version) }
      if let label = labels[index] {
        take(label.rect.grown(by: 2))
      } else {
        dropped += 1
      }
    }
  }

  private mutating func take(_ rect: Rect) {
    takenGrid.add(taken.count, in: rect)
    taken.append(rect)
  }

  private func importance(_ index: Int) -> Double {
    plan.bundles[index].strokes.flatMap(\.lines).reduce(0) { $0 + plan.model.lines[$1].strength }
  }

  /// One text per stroke that has words; an arrow beside it where strokes of one bundle run both
  /// ways, for there the eye cannot tell which head belongs to which words.
  private func words(
    _ index: Int, _ content: MapOptions.EdgeLabels, numbers: Bool
  ) -> [BundleLabel.Line] {
    let bundle = plan.bundles[index]
    let directed = bundle.strokes.filter { !plan.model.lines[$0.lines[0]].isMutual }
    let needsArrows =
      bundle.strokes.count > 1 && directed.contains { $0.isForward }
      && directed.contains { !$0.isForward }
    let way = plan.routes[index].at(0.5).direction
    return bundle.strokes.enumerated().compactMap { number, stroke in
      let lines = stroke.lines.map { plan.model.lines[$0] }
      var text = ""
      switch content {
      case _ where lines[0].kind == .affiliation: break
      case .none: break
      case .count: text = String(lines.reduce(0) { $0 + $1.count })
      case .words:
        let main = lines.max { $0.count < $1.count } ?? lines[0]
        text = main.words.first.map { shortened($0, to: 36) } ?? ""
        // What has not changed is background on a map of changes.
        if lines.allSatisfy({ $0.change == .same }) { text = "" }
        if let note = main.note, !note.isEmpty { text += ": " + shortened(note, to: 40) }
      }
      if numbers {
        let list = lines.compactMap { $0.number.map(String.init) }.joined(separator: ",")
        text = text.isEmpty ? list : "\(list) \(text)"
      }
      guard !text.isEmpty else { return nil }
      if needsArrows, !lines[0].isMutual {
        text = Self.withArrow(text, stroke.isForward ? way : way * -1)
      }
      return BundleLabel.Line(
        text: text, ink: lines[0].change == .gone ? .muted : .kind(lines[0].kind), stroke: number)
    }
  }

  private static func withArrow(_ text: String, _ direction: Point) -> String {
    if abs(direction.x) * 2 >= abs(direction.y) {
      return direction.x >= 0 ? text + " →" : "← " + text
    }
    return direction.y >= 0 ? text + " ↓" : text + " ↑"
  }

  /// The texts as they are; with long ones on two lines; and where lines are numbered, the numbers
  /// alone.
  private func versions(_ index: Int, _ options: MapOptions) -> [[BundleLabel.Line]] {
    let lines = words(index, options.edgeLabels, numbers: options.hasNumbers)
    let narrow = lines.flatMap { line in
      BundleLabel.style.wrap(line.text, width: 78, lineLimit: 3).map {
        BundleLabel.Line(text: $0, ink: line.ink, stroke: line.stroke)
      }
    }
    var versions = narrow.count > lines.count ? [lines, narrow] : [lines]
    if options.hasNumbers, options.edgeLabels != .none {
      versions.append(words(index, .none, numbers: true))
    }
    return versions
  }

  /// Places along a line, the middle first.
  private static let shares: [Double] = {
    var shares = [0.5]
    for step in 1...8 {
      let away = 0.045 * Double(step)
      shares.append(0.5 - away)
      shares.append(0.5 + away)
    }
    return shares
  }()

  /// The best place for a plate with these texts, or nil where every place is taken.
  private func best(_ index: Int, _ lines: [BundleLabel.Line]) -> BundleLabel? {
    let size = BundleLabel.size(lines), route = plan.routes[index]
    var best: (cost: Double, rect: Rect)?
    for share in Self.shares {
      let (point, direction) = route.at(share)
      let aside = direction.normal
      // Beside the line: as far as the plate needs to clear it.
      let reach =
        (abs(aside.x) * size.width + abs(aside.y) * size.height) / 2
        + plan.bundles[index].width / 2 + 3
      for side in [0.0, -1, 1] {
        let rect = Rect(center: point + aside * (reach * side), size: size)
        guard !takenGrid.items(in: rect).contains(where: { taken[$0].overlaps(rect) }) else {
          continue
        }
        var cost = abs(share - 0.5) * 30 + (side == 0 ? 0 : 9)
        let hidden = route.segments.reduce(0.0) { sum, segment in
          guard let part = rect.clip(segment.0, segment.1) else { return sum }
          return sum + (part.leave - part.enter) * (segment.1 - segment.0).length
        }
        if side == 0, hidden > route.length * 0.55 { cost += 25 }
        for near in segmentGrid.items(in: rect.grown(by: 10)) {
          let (other, a, b) = segments[near]
          if other != index, rect.grown(by: plan.bundles[other].width / 2).isCut(a, b) {
            cost += 14
          }
        }
        if best.map({ cost < $0.cost }) ?? true { best = (cost, rect) }
      }
    }
    return best.map { BundleLabel(lines: lines, rect: $0.rect) }
  }
}
