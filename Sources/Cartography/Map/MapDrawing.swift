import Graph

extension Drawing {
  /// Draws a map.
  ///
  /// The drawing depends on the model and the options alone: not on the order of actors and lines,
  /// on fonts, cores or the locale.
  ///
  /// - Throws: `CartographyError` where Graphviz is missing or fails.
  public static func map(
    _ model: MapModel, options: MapOptions = MapOptions()
  ) throws(CartographyError) -> Drawing {
    try PreparedMap(model, options: options).drawing()
  }
}

/// Puts a plan on a page: heading, lines, boxes, words, legend, footer.
struct MapPage {
  let plan: MapPlan
  let options: MapOptions
  /// Where actors stood on the page before; they stand there again.
  let known: KnownLayout?
  let margin = 24.0

  init(_ plan: MapPlan, _ options: MapOptions, known: KnownLayout? = nil) {
    self.plan = plan
    self.options = options
    self.known = known
  }

  func drawing() -> Drawing {
    let bounds = plan.bounds
    var width = max(bounds.width.rounded(.up), 620) + 2 * margin
    if let known { width = max(known.width ?? 0, bounds.maxX.rounded(.up) + margin, width) }
    // What is read first keeps its size on the screen when a wide map is shown smaller.
    let scale = max(1, min(2.2, width / 1050))
    var heading = TextColumn(left: margin, top: margin, width: width - 2 * margin)
    heading.add(plan.model.title, TextStyle(size: 24 * scale, isBold: true), lineLimit: 3)
    if let subtitle = plan.model.subtitle {
      heading.add(subtitle, TextStyle(size: 14 * scale), ink: .muted, lineLimit: 3)
    }
    let top = heading.bottom + 22
    var origin = Point(
      ((width - bounds.width) / 2 - bounds.x).rounded(), (top - bounds.y).rounded())
    if known != nil {
      // Only what would be cut off, or lie under the heading, moves the whole.
      origin = Point(
        max(0, (margin - bounds.x).rounded(.up)), max(0, (top - bounds.y).rounded(.up)))
      width = max(width, origin.x + bounds.maxX + margin).rounded(.up)
    }
    var bottom = max(origin.y + bounds.maxY, known?.bottom ?? 0)
    var legend: [Group] = []
    if options.hasLegend {
      let corner = Point(margin, bottom + 26)
      let made = Legend(plan).groups(
        left: corner.x, top: corner.y, width: (width - 2 * margin) / scale)
      legend = made.groups.map { group in
        var group = group
        group.elements = group.elements.map { $0.scaled(by: scale, about: corner) }
        return group
      }
      bottom = corner.y + (made.bottom - corner.y) * scale
    }
    var footer = TextColumn(left: margin, top: bottom + 16, width: width - 2 * margin)
    for note in notes() + [plan.model.credit].compactMap(\.self) {
      footer.add(
        note.prefix(1).uppercased() + note.dropFirst(), TextStyle(size: 11 * scale), ink: .muted,
        lineLimit: 6)
    }
    let lines = LinePainter(plan: plan, origin: origin)
    return Drawing(
      size: Size(width, (footer.bottom + margin - 8).rounded(.up)),
      title: cleaned(plan.model.title), summary: summary(), made: plan.model.made,
      layers: [
        Layer(
          id: "heading", name: "Heading", groups: [Group(elements: heading.elements)],
          isDecoration: false)
      ] + lines.layers() + [
        Layer(
          id: "actors", name: "Actors", groups: BoxPainter(plan: plan, origin: origin).groups()),
        Layer(id: "labels", name: "Labels", groups: lines.labelGroups(), isDecoration: true),
        Layer(id: "legend", name: "Legend", groups: legend),
        Layer(id: "footer", name: "Footer", groups: [Group(elements: footer.elements)]),
      ])
  }

  private typealias Layer = Drawing.Layer
  private typealias Group = Drawing.Group

  private func notes() -> [String] {
    var notes = plan.model.notes
    if plan.droppedLabels > 0 {
      let count = plan.droppedLabels
      notes.append(
        count == 1
          ? "1 line has no room for its words; they are in its tooltip."
          : "\(count) lines have no room for their words; they are in their tooltips.")
    }
    return notes
  }

  /// The map in a few sentences.
  private func summary() -> String {
    let model = plan.model
    func count(_ count: Int, _ one: String, _ many: String) -> String {
      count == 1 ? "1 \(one)" : "\(count) \(many)"
    }
    var text = "A map of relations: \(count(model.actors.count, "actor", "actors")), "
    text += "\(count(model.lines.count, "line", "lines"))."
    let strongest = model.lines.filter { $0.kind != .affiliation }.sorted {
      $0.strength != $1.strength ? $0.strength > $1.strength : $0.isOrdered(before: $1)
    }
    let titles = strongest.prefix(3).map { cleaned($0.title) }.filter { !$0.isEmpty }
    if !titles.isEmpty { text += " Strongest: " + titles.joined(separator: "; ") + "." }
    return shortened(text, to: 900)
  }
}

/// Paragraphs set one below another.
struct TextColumn {
  let left: Double
  let width: Double
  private(set) var bottom: Double
  private(set) var elements: [Drawing.Element] = []

  init(left: Double, top: Double, width: Double) {
    self.left = left
    self.width = width
    bottom = top
  }

  mutating func add(_ text: String, _ style: TextStyle, ink: Ink = .text, lineLimit: Int) {
    for line in style.wrap(text, width: width, lineLimit: lineLimit) {
      elements.append(
        .text(
          Drawing.Text(
            position: Point(left, bottom + style.size), string: line, style: style, ink: ink)))
      bottom += style.lineHeight
    }
    bottom += style.size * 0.25
  }
}
