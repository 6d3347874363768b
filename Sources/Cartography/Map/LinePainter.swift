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
      let rect = label.rect.moved(by: origin)
      func relations(_ strokes: [Bundle.Stroke]) -> [String] {
        strokes.flatMap(\.lines).flatMap { plan.model.lines[$0].relations }
      }
      var groups = [
        Drawing.Group(
          className: "plate", relations: relations(bundle.strokes),
          elements: [.rect(rect, radius: 3, Drawing.Paint(fill: .paper))])
      ]
      for (number, stroke) in bundle.strokes.enumerated() {
        let texts = label.lines.enumerated().filter { $0.element.stroke == number }
        guard !texts.isEmpty else { continue }
        groups.append(
          Drawing.Group(
            className: "label", relations: relations([stroke]),
            elements: texts.map { index, line in
              .text(text(line, index, on: rect))
            }))
      }
      return groups
    }
  }

  private func text(_ line: BundleLabel.Line, _ index: Int, on plate: Rect) -> Drawing.Text {
    Drawing.Text(
      position: Point(
        plate.center.x,
        plate.y + 1.5 + BundleLabel.lineHeight * Double(index) + BundleLabel.style.size * 0.93),
      string: line.text, style: BundleLabel.style, anchor: .middle, ink: line.ink)
  }
}
