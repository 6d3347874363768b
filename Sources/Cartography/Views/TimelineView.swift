import Graph

/// Counts of relations by period and kind, ready to be drawn.
public struct TimelineModel: Equatable, Sendable {
  /// What one period and kind has.
  public struct Count: Equatable, Sendable {
    /// In the outlets' own words, claimed by a source, and not actual.
    public var own = 0, claimed = 0, notActual = 0
    public var total: Int { own + claimed + notActual }
    public init() {}
  }

  /// In order of time without a gap: a name, and the day it begins on.
  public var periods: [Period]
  public var counts: [Kind: [Count]]
  public var title: String
  public var subtitle: String?
  public var credit: String?
  public var notes: [String]
  public var made: [[String]]

  /// - Parameters:
  ///   - graph: The relations to count, all of them.
  ///   - window: How long a period is.
  public init(
    _ graph: ActorGraph, by window: Window, title: String, subtitle: String?, credit: String?,
    notes: [String], made: [[String]]
  ) {
    var found: [Period: [Kind: Count]] = [:]
    var undated = 0
    for relation in graph.relations {
      let date =
        relation.evidence.date ?? relation.evidence.article.flatMap { graph.article($0)?.date }
      guard let period = date.flatMap(window.period(of:)) else {
        undated += 1
        continue
      }
      var count = found[period, default: [:]][relation.kind, default: Count()]
      switch relation.evidence.modality {
      case .asserted: count.own += 1
      case .reported: count.claimed += 1
      default: count.notActual += 1
      }
      found[period, default: [:]][relation.kind] = count
    }
    periods = Self.filled(found.keys.sorted(), window)
    counts = [:]
    for kind in Kind.allCases where found.values.contains(where: { $0[kind] != nil }) {
      counts[kind] = periods.map { found[$0]?[kind] ?? Count() }
    }
    self.title = title
    self.subtitle = subtitle
    self.credit = credit
    self.notes = notes
    if undated > 0 {
      self.notes.append("without a day, and not drawn: \(Words.count(undated, "relation"))")
    }
    self.made = made
  }

  /// The periods with those between them in which nothing is.
  private static func filled(_ periods: [Period], _ window: Window) -> [Period] {
    guard let first = periods.first, let last = periods.last else { return [] }
    var all = [first]
    while all.last! < last, all.count < 4000 {
      guard let day = PartialDate(dayNumber: all.last!.lastDay + 1),
        let next = window.period(of: day)
      else { break }
      all.append(next)
    }
    return all
  }
}

extension Drawing {
  /// Draws how many relations of each kind each period has, one panel a kind, all on one scale.
  public static func timeline(_ model: TimelineModel) -> Drawing {
    TimelineView(model: model).drawing()
  }
}

private struct TimelineView {
  let model: TimelineModel
  private let margin = 24.0, panelHeight = 84.0, panelGap = 26.0, nameWidth = 112.0

  private var kinds: [Kind] { model.counts.keys.sorted() }
  private var step: Double {
    min(28, max(1.2, 860 / Double(max(1, model.periods.count))))
  }

  func drawing() -> Drawing {
    let plot = step * Double(model.periods.count)
    let width = max(margin * 2 + nameWidth + plot, 560).rounded(.up)
    var heading = TextColumn(left: margin, top: margin, width: width - 2 * margin)
    heading.add(model.title, TextStyle(size: 24, isBold: true), lineLimit: 3)
    if let subtitle = model.subtitle {
      heading.add(subtitle, TextStyle(size: 14), ink: .muted, lineLimit: 3)
    }
    let largest = model.counts.values.flatMap { $0.map(\.total) }.max() ?? 1
    var panels: [Drawing.Layer] = []
    var top = heading.bottom + 22
    for kind in kinds {
      panels.append(
        Drawing.Layer(
          id: "panel-\(kind.rawValue)", name: "Panel: \(kind.rawValue)",
          groups: panel(kind, Point(margin + nameWidth, top), largest)))
      top += panelHeight + panelGap
    }
    let axis = axis(Point(margin + nameWidth, top - panelGap + 2), heading.bottom + 22)
    let legend = legend(Point(margin, top + 18))
    var footer = TextColumn(left: margin, top: top + 46, width: width - 2 * margin)
    for note in model.notes + [model.credit].compactMap(\.self) {
      footer.add(
        note.prefix(1).uppercased() + note.dropFirst(), TextStyle(size: 11), ink: .muted,
        lineLimit: 6)
    }
    return Drawing(
      size: Size(width, (footer.bottom + margin - 8).rounded(.up)), title: cleaned(model.title),
      summary: summary(), made: model.made,
      layers: [
        Drawing.Layer(
          id: "heading", name: "Heading", groups: [Drawing.Group(elements: heading.elements)]),
        Drawing.Layer(
          id: "axis", name: "Axis", groups: [Drawing.Group(elements: axis)], isDecoration: true),
      ] + panels + [
        Drawing.Layer(id: "legend", name: "Legend", groups: legend),
        Drawing.Layer(
          id: "footer", name: "Footer", groups: [Drawing.Group(elements: footer.elements)]),
      ])
  }

  private func panel(_ kind: Kind, _ corner: Point, _ largest: Int) -> [Drawing.Group] {
    let counts = model.counts[kind]!
    let base = corner.y + panelHeight
    let scale = (panelHeight - 14) / Double(max(1, largest))
    let sum = counts.reduce(0) { $0 + $1.total }
    var groups = [
      Drawing.Group(elements: [
        .path(
          [
            .move(Point(corner.x, base)),
            .line(Point(corner.x + step * Double(model.periods.count), base)),
          ], Drawing.Paint(stroke: .border, width: 1)),
        .text(
          Drawing.Text(
            position: Point(corner.x - 10, base - 16), string: kind.rawValue,
            style: TextStyle(size: 13, isBold: true), anchor: .end, ink: .kind(kind))),
        .text(
          Drawing.Text(
            position: Point(corner.x - 10, base - 1), string: Words.count(sum, "relation"),
            style: TextStyle(size: 11), anchor: .end, ink: .muted)),
      ])
    ]
    let peak = counts.indices.max {
      counts[$0].total < counts[$1].total || (counts[$0].total == counts[$1].total && $0 > $1)
    }
    for (index, count) in counts.enumerated() where count.total > 0 {
      let left = corner.x + step * Double(index)
      let bar = max(0.9, step - max(0.3, step * 0.18))
      var y = base
      var elements: [Drawing.Element] = []
      func add(_ number: Int, hollow: Bool, dashed: Bool) {
        guard number > 0 else { return }
        let height = Double(number) * scale
        y -= height
        let rect = Rect(left, y, bar, height)
        let isOutlined = hollow && bar > 4 && height > 2
        elements.append(
          .rect(
            isOutlined ? rect.grown(by: -0.6) : rect, radius: 0,
            Drawing.Paint(
              fill: isOutlined ? .paper : hollow ? .ghost : .kind(kind),
              stroke: isOutlined ? .kind(kind) : nil, width: 1.2,
              dash: dashed && isOutlined ? [2, 2] : [])))
      }
      add(count.own, hollow: false, dashed: false)
      add(count.claimed, hollow: true, dashed: false)
      add(count.notActual, hollow: true, dashed: true)
      if index == peak {
        let text = String(count.total)
        elements.append(
          .text(
            Drawing.Text(
              position: Point(left + bar / 2, y - 3), string: text, style: TextStyle(size: 10.5),
              anchor: .middle, ink: .kind(kind))))
      }
      groups.append(
        Drawing.Group(
          id: "bar-\(kind.rawValue)-\(model.periods[index])", className: "bar \(kind.rawValue)",
          title: "\(model.periods[index]), \(kind.rawValue): "
            + "\(Words.count(count.total, "relation")), \(count.own) in the outlets' own words, "
            + "\(count.claimed) claimed by a source, \(count.notActual) not actual",
          isFocusable: true, elements: elements))
    }
    return groups
  }

  /// Ticks where months or years begin, as far apart as their names need.
  private func axis(_ corner: Point, _ top: Double) -> [Drawing.Element] {
    guard let first = model.periods.first, let last = model.periods.last else { return [] }
    let days = Double(last.lastDay - first.firstDay + 1)
    let width = step * Double(model.periods.count)
    var elements: [Drawing.Element] = []
    var free = -Double.infinity
    func tick(_ date: PartialDate, _ text: String, isStrong: Bool) {
      let x = corner.x + width * Double(date.firstDay - first.firstDay) / days
      guard x >= corner.x - 0.5 else { return }
      elements.append(
        .path(
          [.move(Point(x, top)), .line(Point(x, corner.y))],
          Drawing.Paint(stroke: .card, width: isStrong ? 1.4 : 1)))
      guard x >= free else { return }
      let style = TextStyle(size: 11, isBold: isStrong)
      elements.append(
        .text(
          Drawing.Text(position: Point(x, corner.y + 14), string: text, style: style, ink: .muted)))
      free = x + style.width(of: text) + 10
    }
    guard let begin = PartialDate(dayNumber: first.firstDay),
      let end = PartialDate(dayNumber: last.lastDay)
    else { return [] }
    for year in begin.year...end.year {
      if days > 1000 {
        if let date = PartialDate(year: year, month: 1, day: 1) {
          tick(date, String(year), isStrong: true)
        }
        continue
      }
      for month in 1...12 {
        guard let date = PartialDate(year: year, month: month, day: 1),
          date.firstDay <= last.lastDay, date.firstDay >= first.firstDay,
          let partial = PartialDate(year: year, month: month)
        else { continue }
        tick(date, Words.period(partial, partial), isStrong: month == 1)
      }
    }
    return elements
  }

  private func legend(_ at: Point) -> [Drawing.Group] {
    let all = model.counts.values.flatMap(\.self)
    var x = at.x
    var groups: [Drawing.Group] = []
    func add(_ text: String, _ paint: Drawing.Paint) {
      groups.append(
        Drawing.Group(
          className: "legend",
          elements: [
            .rect(Rect(x, at.y, 12, 12), radius: 0, paint),
            .text(
              Drawing.Text(
                position: Point(x + 18, at.y + 10), string: text, style: TextStyle(size: 12))),
          ]))
      x += 18 + TextStyle(size: 12).width(of: text) + 22
    }
    let isNarrow = step < 5
    if all.contains(where: { $0.own > 0 }) {
      add("in the outlets' own words", Drawing.Paint(fill: .kind(.untyped)))
    }
    if isNarrow {
      if all.contains(where: { $0.total > $0.own }) {
        add("claimed, or not actual", Drawing.Paint(fill: .ghost))
      }
      return groups
    }
    if all.contains(where: { $0.claimed > 0 }) {
      add("claimed by a source", Drawing.Paint(fill: .paper, stroke: .kind(.untyped), width: 1.2))
    }
    if all.contains(where: { $0.notActual > 0 }) {
      add(
        "not actual",
        Drawing.Paint(fill: .paper, stroke: .kind(.untyped), width: 1.2, dash: [2, 2]))
    }
    return groups
  }

  private func summary() -> String {
    let sums = kinds.map { kind in
      "\(model.counts[kind]!.reduce(0) { $0 + $1.total }) \(kind.rawValue)"
    }
    guard let first = model.periods.first, let last = model.periods.last else {
      return "A timeline without a dated relation."
    }
    return "A timeline of relations from \(first) to \(last): \(sums.joined(separator: ", "))."
  }
}
