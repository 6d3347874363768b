import Graph

extension Drawing {
  /// Draws who acts towards whom as a table: a row for each actor who acts, a column for each who is
  /// acted upon, and in each cell the kinds of what is between them.
  ///
  /// Where lines would be too many to follow, cells never cross.
  ///
  /// - Parameters:
  ///   - groups: Ids of actors in the order of rows and columns, a group at a time; others follow.
  ///   - groupName: What the groups are, for the legend.
  public static func matrix(
    _ model: MapModel, groups: [[String]] = [], groupName: String? = nil
  ) -> Drawing {
    MatrixView(model.canonical(), groups, groupName).drawing()
  }
}

/// The page of a matrix.
private struct MatrixView {
  private static let cell = 19.0
  private static let nameStyle = TextStyle(size: 12)
  private let model: MapModel
  private let groupName: String?
  /// The actors in order, and where a new group begins.
  private var order: [MapModel.Actor] = []
  private var borders: Set<Int> = []
  private let places: [String: Int]
  private let cells: [[Int]: [MapModel.Line]]

  init(_ model: MapModel, _ groups: [[String]], _ groupName: String?) {
    self.model = model
    self.groupName = groupName
    let lines = model.lines.filter { $0.kind != .affiliation }
    let named = Set(lines.flatMap { [$0.source, $0.target] })
    let actors = Dictionary(uniqueKeysWithValues: model.actors.map { ($0.id, $0) })
    var seen: Set<String> = []
    for group in groups {
      let members = group.filter { named.contains($0) && seen.insert($0).inserted }
      if !members.isEmpty, !order.isEmpty { borders.insert(order.count) }
      order += members.compactMap { actors[$0] }
    }
    let rest = model.actors.filter { named.contains($0.id) && !seen.contains($0.id) }
    if !rest.isEmpty, !order.isEmpty { borders.insert(order.count) }
    order += rest
    places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.id, $0) })
    var cells: [[Int]: [MapModel.Line]] = [:]
    for line in lines {
      guard let row = places[line.source], let column = places[line.target] else { continue }
      cells[[row, column], default: []].append(line)
      // What is mutual stands on both sides of the diagonal.
      if line.isMutual { cells[[column, row], default: []].append(line) }
    }
    self.cells = cells
  }

  func drawing() -> Drawing {
    let margin = 24.0, cell = Self.cell
    let names = order.map { Self.nameStyle.fit($0.name, width: 190) }
    let nameWidth = (names.map { Self.nameStyle.width(of: $0) }.max() ?? 0) + 10
    let side = cell * Double(order.count)
    let width = max(margin * 2 + nameWidth + side, 560).rounded(.up)
    var heading = TextColumn(left: margin, top: margin, width: width - 2 * margin)
    heading.add(model.title, TextStyle(size: 24, isBold: true), lineLimit: 3)
    if let subtitle = model.subtitle {
      heading.add(subtitle, TextStyle(size: 14), ink: .muted, lineLimit: 3)
    }
    heading.add(
      "Rows act, columns are acted upon. Squares grow with \(model.strengthName).",
      TextStyle(size: 12), lineLimit: 2)
    let corner = Point(margin + nameWidth, heading.bottom + 14 + nameWidth)
    let legend = legend(left: margin, top: corner.y + side + 18, width: width - 2 * margin)
    var footer = TextColumn(left: margin, top: legend.bottom + 8, width: width - 2 * margin)
    for note in model.notes + [model.credit].compactMap(\.self) {
      footer.add(
        note.prefix(1).uppercased() + note.dropFirst(), TextStyle(size: 11), ink: .muted,
        lineLimit: 6)
    }
    return Drawing(
      size: Size(width, (footer.bottom + margin - 8).rounded(.up)),
      title: cleaned(model.title),
      summary: "A table of relations: \(Words.count(order.count, "actor")), "
        + "\(Words.count(cells.count, "cell")). Rows act, columns are acted upon.",
      made: model.made,
      layers: [
        Drawing.Layer(
          id: "heading", name: "Heading", groups: [Drawing.Group(elements: heading.elements)]),
        Drawing.Layer(
          id: "grid", name: "Grid", groups: [Drawing.Group(elements: grid(corner, side))],
          isDecoration: true),
        Drawing.Layer(id: "actors", name: "Actors", groups: nameGroups(names, corner)),
        Drawing.Layer(id: "cells", name: "Cells", groups: cellGroups(corner)),
        Drawing.Layer(id: "legend", name: "Legend", groups: legend.groups),
        Drawing.Layer(
          id: "footer", name: "Footer", groups: [Drawing.Group(elements: footer.elements)]),
      ])
  }

  private func grid(_ corner: Point, _ side: Double) -> [Drawing.Element] {
    var elements: [Drawing.Element] = []
    for index in 0..<order.count {
      let at = Self.cell * Double(index)
      elements.append(
        .rect(
          Rect(corner.x + at, corner.y + at, Self.cell, Self.cell), radius: 0,
          Drawing.Paint(fill: .card)))
    }
    for index in 0...order.count {
      let at = Self.cell * Double(index)
      let isBorder = borders.contains(index) || index == 0 || index == order.count
      let paint = Drawing.Paint(stroke: isBorder ? .text : .card, width: isBorder ? 1.2 : 1)
      elements.append(
        .path(
          [.move(Point(corner.x, corner.y + at)), .line(Point(corner.x + side, corner.y + at))],
          paint))
      elements.append(
        .path(
          [.move(Point(corner.x + at, corner.y)), .line(Point(corner.x + at, corner.y + side))],
          paint))
    }
    return elements
  }

  private func nameGroups(_ names: [String], _ corner: Point) -> [Drawing.Group] {
    zip(order, names).enumerated().map { index, pair in
      let (actor, name) = pair
      let middle = Self.cell * (Double(index) + 0.5) + Self.nameStyle.size * 0.35
      let style = TextStyle(size: Self.nameStyle.size, isBold: actor.kind == .state)
      return Drawing.Group(
        id: "actor-" + identifier(actor.id), className: "actor \(actor.kind.rawValue)",
        title: shortened(actor.name, to: 200), isFocusable: true, actors: [actor.id],
        elements: [
          .text(
            Drawing.Text(
              position: Point(corner.x - 6, corner.y + middle), string: name, style: style,
              anchor: .end)),
          .text(
            Drawing.Text(
              position: Point(corner.x + middle, corner.y - 6), string: name, style: style,
              isVertical: true)),
        ])
    }
  }

  private func cellGroups(_ corner: Point) -> [Drawing.Group] {
    let largest = cells.values.map { $0.reduce(0) { $0 + $1.strength } }.max() ?? 1
    return cells.keys.sorted { $0[0] != $1[0] ? $0[0] < $1[0] : $0[1] < $1[1] }.map { place in
      let lines = cells[place]!.sorted { $0.kind < $1.kind }
      let strength = lines.reduce(0) { $0 + $1.strength }
      let size = max(7, (Self.cell - 3) * (strength / largest).squareRoot())
      let center = Point(
        corner.x + Self.cell * (Double(place[1]) + 0.5),
        corner.y + Self.cell * (Double(place[0]) + 0.5))
      let names = (shortened(order[place[0]].name, to: 80), shortened(order[place[1]].name, to: 80))
      let titles = lines.map { cleaned($0.title) }.filter { !$0.isEmpty }
      return Drawing.Group(
        id: "cell-\(identifier(order[place[0]].id))-\(identifier(order[place[1]].id))",
        className: "line \(lines[0].kind.rawValue)",
        title: titles.isEmpty
          ? "\(names.0) and \(names.1)" : shortened(titles.joined(separator: "; "), to: 600),
        isFocusable: true, relations: lines.flatMap(\.relations),
        elements: Self.square(lines, Rect(center: center, size: Size(size, size))))
    }
  }

  /// A stripe for each kind, as wide as its share; hollow where it is only claimed or not actual.
  private static func square(_ lines: [MapModel.Line], _ rect: Rect) -> [Drawing.Element] {
    let sum = lines.reduce(0) { $0 + $1.strength }
    var x = rect.x
    var elements: [Drawing.Element] = []
    for line in lines {
      let width = rect.width * line.strength / sum
      let isHollow = line.isClaimed || !line.isActual
      let part = Rect(x, rect.y, width, rect.height)
      let inner = isHollow && width > 3 ? part.grown(by: -0.7) : part
      elements.append(
        .rect(
          inner, radius: 0,
          Drawing.Paint(
            fill: isHollow && width > 3 ? .paper : .kind(line.kind),
            stroke: isHollow && width > 3 ? .kind(line.kind) : nil, width: 1.4,
            dash: line.isActual ? [] : [2, 2])))
      x += width
    }
    return elements
  }

  private func legend(
    left: Double, top: Double, width: Double
  ) -> (groups: [Drawing.Group], bottom: Double) {
    let lines = cells.values.flatMap(\.self)
    var entries: [(text: String, sample: MapModel.Line)] = []
    for kind in Kind.allCases.sorted() where lines.contains(where: { $0.kind == kind }) {
      var sample = MapModel.Line(
        source: "", target: "", kind: kind, words: [], strength: 1, count: 1)
      sample.isActual = true
      entries.append((kind.rawValue, sample))
    }
    var hollow = MapModel.Line(
      source: "", target: "", kind: .untyped, words: [], strength: 1, count: 1, isClaimed: true)
    if lines.contains(where: { $0.isClaimed && $0.isActual }) {
      entries.append(("hollow: claimed by a source, not in the outlet's own words", hollow))
    }
    hollow.isClaimed = false
    hollow.isActual = false
    if lines.contains(where: { !$0.isActual }) {
      entries.append(("hollow and dashed: asked for, planned, supposed or denied", hollow))
    }
    var x = left, y = top
    var groups: [Drawing.Group] = []
    func add(_ text: String, _ elements: [Drawing.Element], _ sampleWidth: Double) {
      let room = sampleWidth + TextStyle(size: 12).width(of: text) + 22
      if x > left, x + room > left + width {
        x = left
        y += 20
      }
      let at = Point(x, y)
      groups.append(
        Drawing.Group(
          className: "legend",
          elements: elements.map { $0.moved(by: at) } + [
            .text(
              Drawing.Text(
                position: at + Point(sampleWidth, 11), string: text, style: TextStyle(size: 12)))
          ]))
      x += room
    }
    for entry in entries { add(entry.text, Self.square([entry.sample], Rect(0, 0, 14, 14)), 20) }
    if let groupName, !borders.isEmpty {
      add(
        "black lines part \(groupName)",
        [
          .path(
            [.move(Point(0, 7)), .line(Point(14, 7))], Drawing.Paint(stroke: .text, width: 1.2))
        ], 20)
    }
    return (groups, y + 24)
  }
}
