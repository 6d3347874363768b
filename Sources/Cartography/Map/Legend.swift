import Graph

/// The legend: an entry for every shape, colour, dash and head that the map really shows.
struct Legend {
  let plan: MapPlan

  private struct Entry {
    var text: String
    /// Draws the sample in a box of that width and 18 high, from its upper left corner.
    var sample: (Point) -> [Drawing.Element]
    var sampleWidth = 40.0
  }

  init(_ plan: MapPlan) { self.plan = plan }

  private static let style = TextStyle(size: 12)

  /// Entries flow in rows over the width.
  func groups(
    left: Double, top: Double, width: Double
  ) -> (groups: [Drawing.Group], bottom: Double) {
    let entries = entries()
    guard !entries.isEmpty else { return ([], top) }
    let rule: Drawing.Element = .path(
      [.move(Point(left, top)), .line(Point(left + width, top))],
      Drawing.Paint(stroke: .border, width: 0.8))
    var groups = [Drawing.Group(elements: [rule])]
    var x = left, y = top + 12
    for entry in entries {
      let textWidth = Self.style.width(of: entry.text)
      let entryWidth = entry.sampleWidth + 8 + textWidth
      if x > left, x + entryWidth > left + width {
        x = left
        y += 24
      }
      groups.append(
        Drawing.Group(
          className: "legend",
          elements: entry.sample(Point(x, y)) + [
            .text(
              Drawing.Text(
                position: Point(x + entry.sampleWidth + 8, y + 13), string: entry.text,
                style: Self.style))
          ]))
      x += entryWidth + 26
    }
    return (groups, y + 24)
  }

  private func entries() -> [Entry] { boxEntries() + lineEntries() }

  private func boxEntries() -> [Entry] {
    let boxes = plan.boxes.boxes
    let parts = boxes.flatMap(\.parts)
    func box(_ style: MapBox.Style, _ text: String) -> Entry? {
      guard boxes.contains(where: { $0.style == style }) else { return nil }
      return Entry(
        text: text,
        sample: { at in
          let rect = Rect(at.x + 4, at.y + 1, 30, 17)
          let bust = style == .person ? BoxPainter.bust(rect.x + 10, rect.y + 13) : []
          return BoxPainter.frame(style, rect, plate: rect) + bust
        }, sampleWidth: 36)
    }
    var entries = [
      box(.state, plan.model.valueName.map { "state (size: \($0))" } ?? "state"),
      box(.organization, "organization"), box(.group, "group of people"), box(.person, "person"),
    ].compactMap(\.self)
    for (number, name) in plan.model.groups.prefix(Ink.hueCount).enumerated()
    where boxes.contains(where: { $0.hue == number }) {
      entries.append(
        Entry(
          text: shortened(name, to: 60),
          sample: { at in
            [
              .rect(
                Rect(at.x + 4, at.y + 2, 22, 14), radius: 4, Drawing.Paint(fill: .hue(number)))
            ]
          }, sampleWidth: 28))
    }
    if parts.contains(where: { $0.style == .person }) {
      entries.append(
        Entry(
          text: "person of the state",
          sample: { BoxPainter.bust($0.x + 2, $0.y + 13) },
          sampleWidth: 14))
    }
    if parts.contains(where: { $0.style == .body }) {
      entries.append(
        Entry(
          text: "body of the state", sample: { BoxPainter.house($0.x + 2, $0.y + 13) },
          sampleWidth: 14))
    }
    if parts.contains(where: { $0.style == .act }) {
      entries.append(
        Entry(
          text: "act towards nobody in particular",
          sample: { at in
            [
              .path(
                circle(Point(at.x + 7, at.y + 9), 2.6), Drawing.Paint(fill: .muted))
            ]
          }, sampleWidth: 14))
    }
    return entries
  }

  private func lineEntries() -> [Entry] {
    let lines = plan.bundles.flatMap(\.strokes).flatMap(\.lines).map { plan.model.lines[$0] }
    var entries: [Entry] = []
    for kind in Kind.allCases.sorted() {
      let ofKind = lines.filter { $0.kind == kind }
      guard let first = ofKind.first else { continue }
      // A sample is drawn plainly: what claims and plans look like has entries of its own.
      var sample = first
      sample.isClaimed = false
      sample.isActual = true
      sample.change = nil
      sample.isMutual = ofKind.allSatisfy(\.isMutual)
      entries.append(
        entry(Self.words(kind, ofKind), [sample], width: kind == .affiliation ? 1 : 2.6))
    }
    let drawn = lines.filter { $0.kind != .affiliation }
    if let line = drawn.first(where: \.isMutual), drawn.contains(where: { !$0.isMutual }) {
      var plain = line
      plain.isClaimed = false
      plain.isActual = true
      plain.change = nil
      plain.kind = .untyped
      entries.append(entry("no arrow: both ways alike", [plain], width: 2.6))
    }
    if let line = drawn.first(where: { $0.isClaimed && $0.isActual }) {
      var plain = line
      plain.change = nil
      plain.kind = .untyped
      plain.isMutual = drawn.filter { $0.isClaimed && $0.isActual }.allSatisfy(\.isMutual)
      entries.append(
        entry("claimed by a source, not in the outlet's own words", [plain], width: 2.6))
    }
    if let line = drawn.first(where: { !$0.isActual }) {
      var plain = line
      plain.change = nil
      plain.kind = .untyped
      entries.append(
        entry("hollow and dashed: asked for, planned, supposed or denied", [plain], width: 4))
    }
    entries += changeEntries(drawn)
    let strengths = Set(drawn.map(\.strength))
    if let least = strengths.min(), let most = strengths.max(), least < most {
      entries.append(
        Entry(
          text: "width: "
            + plan.model.strengthText("\(Self.number(least)) to \(Self.number(most))"),
          sample: { at in
            [
              .path(
                [.move(Point(at.x, at.y + 5)), .line(Point(at.x + 40, at.y + 5))],
                Drawing.Paint(stroke: .kind(.untyped), width: 1.4)),
              .path(
                [.move(Point(at.x, at.y + 13)), .line(Point(at.x + 40, at.y + 13))],
                Drawing.Paint(stroke: .kind(.untyped), width: 6)),
            ]
          }))
    }
    return entries
  }

  private func changeEntries(_ drawn: [MapModel.Line]) -> [Entry] {
    let words: [(MapModel.Change, String, Double)] = [
      (.same, "thin: as before", 1), (.gone, "grey: gone", 1),
      (.reversed, "with a halo: turned round, or of the opposite sign", 2.6),
    ]
    return words.compactMap { change, text, width in
      guard var sample = drawn.first(where: { $0.change == change }) else { return nil }
      sample.kind = .untyped
      sample.isClaimed = false
      sample.isActual = true
      return entry(text, [sample], width: width)
    }
  }

  private func entry(_ text: String, _ lines: [MapModel.Line], width: Double) -> Entry {
    Entry(
      text: text,
      sample: { at in
        StrokeShape(lines, width: width).elements(
          along: Polyline(points: [Point(at.x, at.y + 9), Point(at.x + 44, at.y + 9)]))
      }, sampleWidth: 44)
  }

  /// What the lines of a kind say, in the events' words: only those the map has.
  private static func words(_ kind: Kind, _ lines: [MapModel.Line]) -> String {
    switch kind {
    case .affiliation: return "belongs to"
    case .untyped: return "is linked with"
    default: break
    }
    var counts: [String: Int] = [:]
    // What is only planned or denied has an entry of its own.
    let actual = lines.filter(\.isActual)
    for line in actual.isEmpty ? lines : actual {
      guard let word = line.words.first, !cleaned(word).isEmpty else { continue }
      counts[cleaned(word), default: 0] += line.count
    }
    let order = counts.keys.sorted {
      counts[$0]! != counts[$1]! ? counts[$0]! > counts[$1]! : $0 < $1
    }
    let shown = order.prefix(3).map { shortened($0, to: 40) }
    let list = shown.joined(separator: ", ")
    let rest = order.count - shown.count
    return "\(kind.rawValue)" + (list.isEmpty ? "" : ": \(list)")
      + (rest > 0 ? " (and \(rest) more)" : "")
  }

  private static func number(_ value: Double) -> String { decimal(value) }
}
