import Graph

/// Draws the boxes of a plan: each kind of actor has a shape of its own.
struct BoxPainter {
  let plan: MapPlan
  let origin: Point

  func groups() -> [Drawing.Group] {
    zip(plan.boxes.boxes, plan.rects).flatMap { box, rect in
      let place = Point(rect.x, rect.y) + origin
      return self.groups(box, Rect(place.x, place.y, box.size.width, box.size.height))
    }
  }

  private func groups(_ box: MapBox, _ rect: Rect) -> [Drawing.Group] {
    let offset = Point(rect.x, rect.y)
    var groups: [Drawing.Group] = []
    for (index, part) in box.parts.enumerated() {
      var elements: [Drawing.Element] = []
      if index == 0 {
        elements = Self.frame(
          box.style, rect, plate: part.rect.moved(by: offset), hue: box.hue)
      }
      elements += sign(box, part, offset)
      for var text in part.texts {
        text.position = text.position + offset
        elements.append(.text(text))
      }
      if part.style == .act, !groups.isEmpty {
        groups[0].elements += elements
      } else {
        var group = group(part, elements)
        if index == 0 { group.box = rect }
        groups.append(group)
      }
    }
    return groups
  }

  private func group(_ part: MapBox.Part, _ elements: [Drawing.Element]) -> Drawing.Group {
    let actors = part.actors.map { plan.model.actors[$0] }
    let titles = actors.map { actor in
      var title = shortened(actor.name, to: 200)
      if let detail = actor.detail { title += ", " + shortened(detail, to: 200) }
      for act in actor.acts { title += "; \(shortened(act.words, to: 80)) ×\(act.count)" }
      return title
    }
    return Drawing.Group(
      id: "actor-" + identifier(actors[0].id) + (part.style == .more ? "-more" : ""),
      className: "actor \(part.style == .more ? "more" : actors[0].kind.rawValue)",
      title: shortened(titles.joined(separator: "; "), to: 600), isFocusable: true,
      actors: actors.map(\.id), elements: elements)
  }

  /// The outline of a box.
  static func frame(
    _ style: MapBox.Style, _ rect: Rect, plate: Rect, hue: Int? = nil
  ) -> [Drawing.Element] {
    let state = hue.map(Ink.hue) ?? .state, border = hue.map(Ink.hue) ?? .border
    let heavy = hue == nil ? 1.3 : 3
    switch style {
    case .state:
      let hasRows = plate.height < rect.height
      var elements: [Drawing.Element] = []
      if hasRows {
        elements.append(
          .rect(rect, radius: 5, Drawing.Paint(fill: .card, stroke: state, width: 1.4)))
      }
      elements.append(
        .rect(plate, radius: 5, Drawing.Paint(fill: state, stroke: state, width: 1.4)))
      return elements
    case .person:
      return [
        .rect(
          rect, radius: min(12, rect.height / 2),
          Drawing.Paint(fill: .paper, stroke: border, width: heavy))
      ]
    case .organization:
      let cut = 7.0
      return [
        .path(
          [
            .move(Point(rect.x + cut, rect.y)), .line(Point(rect.maxX - cut, rect.y)),
            .line(Point(rect.maxX, rect.y + cut)), .line(Point(rect.maxX, rect.maxY - cut)),
            .line(Point(rect.maxX - cut, rect.maxY)), .line(Point(rect.x + cut, rect.maxY)),
            .line(Point(rect.x, rect.maxY - cut)), .line(Point(rect.x, rect.y + cut)), .close,
          ], Drawing.Paint(fill: .organization, stroke: border, width: heavy))
      ]
    case .group:
      // Two outlines, one behind the other: many people.
      return [
        .rect(
          Rect(rect.x + 4, rect.y, rect.width - 4, rect.height - 4), radius: 9,
          Drawing.Paint(fill: .group, stroke: .border, width: 1)),
        .rect(
          Rect(rect.x, rect.y + 4, rect.width - 4, rect.height - 4), radius: 9,
          Drawing.Paint(fill: .group, stroke: border, width: heavy)),
      ]
    }
  }

  /// What stands before the name: a bust for a person, a house for a body, a spark for an act.
  private func sign(_ box: MapBox, _ part: MapBox.Part, _ offset: Point) -> [Drawing.Element] {
    let text = part.texts[0]
    let isPlate = part.style == .plate
    guard !isPlate || box.style == .person else { return [] }
    let width = part.texts.map { $0.style.width(of: $0.string) }.max() ?? 0
    let left = (isPlate ? text.position.x - width / 2 - MapBoxes.signWidth : 9) + offset.x
    let baseline =
      (isPlate ? part.rect.center.y + 4 : text.position.y) + offset.y
    switch part.style {
    case .plate, .person: return Self.bust(left, baseline)
    case .body: return Self.house(left, baseline)
    case .act:
      return [
        .path(circle(Point(left + 5, baseline - 4), 2.6), Drawing.Paint(fill: .muted))
      ]
    case .more: return []
    }
  }

  static func bust(_ left: Double, _ baseline: Double) -> [Drawing.Element] {
    let paint = Drawing.Paint(fill: .muted)
    let x = left + 5, y = baseline
    return [
      .path(circle(Point(x, y - 6.6), 2.7), paint),
      .path(
        [
          .move(Point(x - 5, y + 1)),
          .curve(Point(x - 5, y - 4.4), Point(x + 5, y - 4.4), Point(x + 5, y + 1)), .close,
        ], paint),
    ]
  }

  static func house(_ left: Double, _ baseline: Double) -> [Drawing.Element] {
    let paint = Drawing.Paint(fill: .muted)
    let x = left, y = baseline
    return [
      .path(
        [
          .move(Point(x, y - 5.5)), .line(Point(x + 5, y - 9.5)), .line(Point(x + 10, y - 5.5)),
          .close,
        ], paint),
      .rect(Rect(x + 1, y - 4.5, 1.8, 4), radius: 0, paint),
      .rect(Rect(x + 4.1, y - 4.5, 1.8, 4), radius: 0, paint),
      .rect(Rect(x + 7.2, y - 4.5, 1.8, 4), radius: 0, paint),
      .rect(Rect(x, y, 10, 1.2), radius: 0, paint),
    ]
  }
}
