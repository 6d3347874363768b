import Graph

/// A box of the map before it has a place: a state with the rows of its card, or an actor alone.
struct MapBox {
  enum Style { case state, person, organization, group }

  /// A part of a box that lines can end at.
  struct Part {
    enum Style { case plate, person, body, more, act }
    var style: Style
    /// The actors it stands for: one, or those behind `+3 more`; none for an act.
    var actors: [Int]
    /// Within the box, from its upper left corner.
    var rect: Rect
    var texts: [Drawing.Text]
  }

  var style: Style
  var size: Size
  var parts: [Part]
  /// The colour of the group its actor is in.
  var hue: Int?
}

/// The boxes of a canonical model, and who stands where.
struct MapBoxes {
  var boxes: [MapBox] = []
  /// Per actor its box and part.
  var places: [(box: Int, part: Int)?]

  private static let rowLimit = 5
  private static let rowStyle = TextStyle(size: 12.5)
  private static let actStyle = TextStyle(size: 11, isItalic: true)
  private static let padding = 11.0
  /// The room of the sign before a person's or body's name.
  static let signWidth = 16.0

  init(_ model: MapModel, officials: MapOptions.Officials) {
    places = Array(repeating: nil, count: model.actors.count)
    let numbers = Dictionary(
      uniqueKeysWithValues: model.actors.enumerated().map { ($1.id, $0) })
    var weights = [Double](repeating: 0, count: model.actors.count)
    for line in model.lines where line.kind != .affiliation {
      weights[numbers[line.source]!] += line.strength
      weights[numbers[line.target]!] += line.strength
    }
    var members = [[Int]](repeating: [], count: model.actors.count)
    if officials == .card {
      for (number, actor) in model.actors.enumerated() {
        guard let home = actor.home.flatMap({ numbers[$0] }) else { continue }
        members[home].append(number)
      }
    }
    let largest = model.actors.compactMap(\.value).max() ?? 0
    for (number, actor) in model.actors.enumerated()
    where officials != .card || actor.home == nil {
      let share = largest > 0 ? ((actor.value ?? 0) / largest).squareRoot() : 0.5
      let rows = members[number].sorted {
        weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1
      }
      add(actor, number, share: share, rows: rows, model)
    }
  }

  private mutating func add(
    _ actor: MapModel.Actor, _ number: Int, share: Double, rows: [Int], _ model: MapModel
  ) {
    let isState = actor.kind == .state
    let style = TextStyle(size: (isState ? 14 : 12) + (isState ? 8 : 5) * share, isBold: isState)
    let names = style.wrap(actor.name, width: max(118, style.size * 8.4), lineLimit: 3)
    let sign = actor.kind == .official ? Self.signWidth : 0
    let vertical = isState ? 8.0 : 7.0
    let acts = actor.acts.prefix(2).map {
      Self.actStyle.fit($0.count > 1 ? "\($0.words) ×\($0.count)" : $0.words, width: 170)
    }
    let shown = rows.count > Self.rowLimit ? Self.rowLimit : rows.count
    let rowNames = rows.prefix(shown).map { row in
      Self.rowStyle.fit(model.actors[row].name, width: 165)
    }
    let more = rows.count > shown ? ["+\(rows.count - shown) more"] : []

    var width = (names.map { style.width(of: $0) }.max() ?? 0) + sign + 2 * Self.padding
    for name in rowNames + more {
      width = max(width, Self.rowStyle.width(of: name) + Self.signWidth + 2 * 9)
    }
    for act in acts { width = max(width, Self.actStyle.width(of: act) + 14 + 2 * 9) }
    width = max(width, isState ? 76 : 52).rounded(.up)

    let plateHeight = (style.lineHeight * Double(names.count) + 2 * vertical).rounded(.up)
    var parts = [
      MapBox.Part(
        style: .plate, actors: [number], rect: Rect(0, 0, width, plateHeight),
        texts: names.enumerated().map { line, name in
          Drawing.Text(
            position: Point(
              (width + sign) / 2,
              vertical + style.lineHeight * Double(line) + style.size * 0.97),
            string: name, style: style, anchor: .middle, ink: isState ? .onState : .text)
        })
    ]
    var y = plateHeight
    for act in acts {
      parts.append(
        MapBox.Part(
          style: .act, actors: [], rect: Rect(0, y, width, 18),
          texts: [
            Drawing.Text(
              position: Point(9 + 14, y + 13), string: act, style: Self.actStyle, ink: .text)
          ]))
      y += 18
    }
    for (line, name) in (rowNames + more).enumerated() {
      let isMore = line == shown
      let actors = isMore ? Array(rows[shown...]) : [rows[line]]
      let partStyle: MapBox.Part.Style =
        isMore ? .more : model.actors[rows[line]].kind == .official ? .person : .body
      for row in actors { places[row] = (boxes.count, parts.count) }
      parts.append(
        MapBox.Part(
          style: partStyle, actors: actors, rect: Rect(0, y, width, 21),
          texts: [
            Drawing.Text(
              position: Point(9 + Self.signWidth, y + 15), string: name, style: Self.rowStyle,
              ink: isMore ? .muted : .text)
          ]))
      y += 21
    }
    if parts.count > 1 { y += 3 }
    places[number] = (boxes.count, 0)
    let boxStyle: MapBox.Style =
      switch actor.kind {
      case .state: .state
      case .official: .person
      case .organization: .organization
      case .group: .group
      }
    let hue = actor.group.flatMap { $0 < Ink.hueCount ? $0 : nil }
    boxes.append(MapBox(style: boxStyle, size: Size(width, y), parts: parts, hue: hue))
  }
}
