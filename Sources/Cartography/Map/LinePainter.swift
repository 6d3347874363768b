import Graph

/// Draws the lines of a plan and the words on them.
struct LinePainter {
  let plan: MapPlan
  let origin: Point

  /// A layer per kind: the weakest claim on attention below.
  func layers() -> [Drawing.Layer] {
    let order: [Kind] = [
      .affiliation, .untyped, .consultation, .cooperation, .influence, .conflict,
    ]
    var groups: [Kind: [Drawing.Group]] = [:]
    for (index, bundle) in plan.bundles.enumerated() {
      for stroke in bundle.strokes {
        let group = group(bundle, plan.routes[index], stroke)
        groups[plan.model.lines[stroke.lines[0]].kind, default: []].append(group)
      }
    }
    return order.map { kind in
      Drawing.Layer(
        id: "lines-\(kind.rawValue)", name: "Lines: \(kind.rawValue)", groups: groups[kind] ?? [])
    }
  }

  private func group(
    _ bundle: Bundle, _ route: Polyline, _ stroke: Bundle.Stroke
  ) -> Drawing.Group {
    let lines = stroke.lines.map { plan.model.lines[$0] }
    var line = Polyline(points: route.points.map { $0 + origin })
      .offset(
        by: stroke.offset, from: plan.port(bundle.tail).frame.moved(by: origin),
        to: plan.port(bundle.head).frame.moved(by: origin))
    if !stroke.isForward { line.points.reverse() }
    let shape = StrokeShape(lines, width: stroke.width)
    let id =
      ["line", identifier(lines[0].source), identifier(lines[0].target), lines[0].kind.rawValue]
      .joined(separator: "-") + (lines[0].isMutual ? "-mutual" : "")
      + (lines[0].isActual ? "" : "-not-actual")
    let title = lines.map { cleaned($0.title) }.filter { !$0.isEmpty }.joined(separator: "; ")
    let evidence = lines.compactMap(\.evidence).map(cleaned).joined(separator: " · ")
    return Drawing.Group(
      id: id, className: "line \(lines[0].kind.rawValue)",
      title: title.isEmpty ? fallbackTitle(lines[0]) : shortened(title, to: 600),
      description: evidence.isEmpty ? nil : shortened(evidence, to: 600),
      link: lines.count == 1 ? lines[0].url : nil, isFocusable: true, number: lines[0].number,
      relations: lines.flatMap(\.relations), elements: shape.elements(along: line))
  }

  private func fallbackTitle(_ line: MapModel.Line) -> String {
    func name(_ id: String) -> String {
      shortened(plan.model.actors.first { $0.id == id }?.name ?? id, to: 80)
    }
    let words = shortened(line.words.first ?? Words.plain(line.kind), to: 60)
    return "\(name(line.source)) \(words) \(name(line.target))"
  }

  /// A plate for each bundle that has words, then the words of each of its strokes.
  func labelGroups() -> [Drawing.Group] {
    zip(plan.labels, plan.bundles).flatMap { label, bundle -> [Drawing.Group] in
      guard let label else { return [] }
      func relations(_ strokes: [Bundle.Stroke]) -> [String] {
        strokes.flatMap(\.lines).flatMap { plan.model.lines[$0].relations }
      }
      let plates = label.plates(movedBy: origin).flatMap { plate -> [Drawing.Segment] in
        [
          .move(Point(plate.x, plate.y)), .line(Point(plate.maxX, plate.y)),
          .line(Point(plate.maxX, plate.maxY)), .line(Point(plate.x, plate.maxY)), .close,
        ]
      }
      var elements: [Drawing.Element] = [.path(plates, Drawing.Paint(fill: .paper))]
      if label.leader.count == 2 {
        elements.append(
          .path(
            [.move(label.leader[0] + origin), .line(label.leader[1] + origin)],
            Drawing.Paint(stroke: .border, width: 0.8)))
      }
      var groups = [
        Drawing.Group(
          className: "plate", relations: relations(bundle.strokes), elements: elements)
      ]
      // The lines of a text that is wrapped follow one another.
      var index = 0
      while index < label.lines.count {
        let strokes = label.lines[index].strokes, first = index
        while index < label.lines.count, label.lines[index].strokes == strokes { index += 1 }
        groups.append(
          Drawing.Group(
            className: "label", relations: relations(strokes.map { bundle.strokes[$0] }),
            elements: (first..<index).map { .text(label.text($0, movedBy: origin)) }))
      }
      return groups
    }
  }
}
