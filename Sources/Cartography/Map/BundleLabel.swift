import Graph

/// The words on a bundle of lines: one line of text per stroke, on a plate that hides what is
/// beneath.
struct BundleLabel {
  struct Line {
    var text: String
    var kind: Kind
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
  private var taken: [Rect]
  /// The ends of lines, where heads are.
  private let heads: [(bundle: Int, rect: Rect)]

  init(_ plan: MapPlan, _ options: MapOptions) {
    self.plan = plan
    labels = Array(repeating: nil, count: plan.bundles.count)
    taken = plan.rects.map { $0.grown(by: 3) }
    heads = plan.routes.enumerated().flatMap { index, route in
      let reach = 7 + plan.bundles[index].width / 2
      return [route.points.first!, route.points.last!].map {
        (index, Rect($0.x, $0.y, 0, 0).grown(by: reach))
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
        taken.append(label.rect.grown(by: 2))
      } else {
        dropped += 1
      }
    }
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
      }
      if numbers {
        let list = lines.compactMap { $0.number.map(String.init) }.joined(separator: ",")
        text = text.isEmpty ? list : "\(list) \(text)"
      }
      guard !text.isEmpty else { return nil }
      if needsArrows, !lines[0].isMutual {
        text = Self.withArrow(text, stroke.isForward ? way : way * -1)
      }
      return BundleLabel.Line(text: text, kind: lines[0].kind, stroke: number)
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
        BundleLabel.Line(text: $0, kind: line.kind, stroke: line.stroke)
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
        guard !taken.contains(where: { $0.overlaps(rect) }),
          !heads.contains(where: { $0.rect.overlaps(rect) })
        else { continue }
        var cost = abs(share - 0.5) * 30 + (side == 0 ? 0 : 9)
        let hidden = route.segments.reduce(0.0) { sum, segment in
          guard let part = rect.clip(segment.0, segment.1) else { return sum }
          return sum + (part.leave - part.enter) * (segment.1 - segment.0).length
        }
        if side == 0, hidden > route.length * 0.55 { cost += 25 }
        for other in plan.routes.indices where other != index {
          for (a, b) in plan.routes[other].segments
          where rect.grown(by: plan.bundles[other].width / 2).isCut(a, b) {
            cost += 14
          }
        }
        if best.map({ cost < $0.cost }) ?? true { best = (cost, rect) }
      }
    }
    return best.map { BundleLabel(lines: lines, rect: $0.rect) }
  }
}
