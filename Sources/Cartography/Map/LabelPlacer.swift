import Graph

/// Finds room for the words of all bundles, the most important first.
struct LabelPlacer {
  private(set) var labels: [BundleLabel?]
  private(set) var dropped = 0
  /// How far all words are from where they would be best.
  private(set) var cost = 0.0
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
    let words = LabelWords(model: plan.model, options: options)
    let importance = plan.bundles.map { bundle in
      bundle.strokes.flatMap(\.lines).reduce(0) { $0 + plan.model.lines[$1].strength }
    }
    let order = plan.bundles.indices.sorted {
      importance[$0] != importance[$1] ? importance[$0] > importance[$1] : $0 < $1
    }
    for index in order {
      let versions = words.versions(plan.bundles[index], way: plan.routes[index].at(0.5).direction)
      guard !versions.isEmpty else { continue }
      var found: Place?
      for places in [Self.near, Self.far] where found == nil {
        for version in versions where found == nil { found = best(index, version, places) }
      }
      if let found {
        labels[index] = found.label
        cost += found.cost
        take(found.label.rect.grown(by: 2))
      } else {
        dropped += 1
      }
    }
  }

  private mutating func take(_ rect: Rect) {
    takenGrid.add(taken.count, in: rect)
    taken.append(rect)
  }

  private struct Place {
    var cost: Double
    var label: BundleLabel
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

  /// On the line; on either side of it; and away from it, with a leader.
  private static let near: [(side: Double, away: Double)] = [
    (0, 0), (-1, 0), (1, 0), (-1, 12), (1, 12), (-1, 24), (1, 24),
  ]
  private static let far: [(side: Double, away: Double)] = [
    (-1, 40), (1, 40), (-1, 60), (1, 60), (-1, 85), (1, 85),
  ]

  /// The best place for a plate with these texts, or nil where every place is taken.
  private func best(
    _ index: Int, _ lines: [BundleLabel.Line], _ places: [(side: Double, away: Double)]
  ) -> Place? {
    let size = BundleLabel.size(lines), route = plan.routes[index]
    let half = plan.bundles[index].width / 2
    var best: Place?
    for share in Self.shares {
      let (point, direction) = route.at(share)
      let aside = direction.normal
      // Beside the line: as far as the plate needs to clear it.
      let reach = (abs(aside.x) * size.width + abs(aside.y) * size.height) / 2 + half + 3
      for (side, away) in places {
        let rect = Rect(center: point + aside * ((reach + away) * side), size: size)
        guard !takenGrid.items(in: rect).contains(where: { taken[$0].overlaps(rect) }) else {
          continue
        }
        var cost = abs(share - 0.5) * 30
        if let best, cost >= best.cost { continue }
        let hidden = route.segments.reduce(0.0) { sum, segment in
          guard let part = rect.clip(segment.0, segment.1) else { return sum }
          return sum + (part.leave - part.enter) * (segment.1 - segment.0).length
        }
        if side == 0 {
          // A stack on its own strokes leaves a hole in them.
          cost += max(0, hidden / route.length - 0.3) * 60 + Double(lines.count - 1) * 2.5
        } else {
          cost += 9 + away * 0.5 + hidden * 0.4
        }
        cost += costOfLines(near: rect, of: index, isAside: side != 0)
        if best.map({ cost < $0.cost }) ?? true {
          var label = BundleLabel(lines: lines, rect: rect)
          let drift = aside.x * side
          if abs(drift) > 0.4 { label.anchor = drift > 0 ? .start : .end }
          if away > 0 { label.leader = leader(from: point + aside * (half * side), to: rect) }
          best = Place(cost: cost, label: label)
        }
      }
    }
    return best
  }

  /// What covering other lines costs, and standing so near to them that words may be theirs.
  private func costOfLines(near rect: Rect, of index: Int, isAside: Bool) -> Double {
    var cost = 0.0
    for near in segmentGrid.items(in: rect.grown(by: 14)) {
      let (other, a, b) = segments[near]
      guard other != index else { continue }
      let half = plan.bundles[other].width / 2
      if let part = rect.grown(by: half).clip(a, b), part.leave > part.enter {
        cost += 10 + (part.leave - part.enter) * (b - a).length * 0.2
      } else if isAside, rect.grown(by: half + 7).isCut(a, b) {
        cost += 5
      }
    }
    return cost
  }

  /// A thin line from the strokes to the words.
  private func leader(from point: Point, to rect: Rect) -> [Point] {
    guard let part = rect.grown(by: -1).clip(point, rect.center) else { return [] }
    return [point, point + (rect.center - point) * part.enter]
  }
}
