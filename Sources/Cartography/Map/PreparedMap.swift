import Graph

/// A map before its layout: in one fixed order, people and bodies where they stand, as many lines as
/// a reader can follow, each with its number.
///
/// The sheet of its evidence is made from it, and so is the drawing: their numbers are the same.
public struct PreparedMap: Sendable {
  public let model: MapModel
  public let options: MapOptions
  let boxes: MapBoxes
  let bundles: [Bundle]

  /// - Complexity: O(*n* log *n*) for *n* actors and lines.
  public init(_ model: MapModel, options: MapOptions = MapOptions()) {
    var model = model.canonical()
    switch options.officials {
    case .card: model = model.withoutMereMembers()
    case .tie: model = model.tied()
    case .fold: model = model.withoutMereMembers().folded()
    }
    model = model.thinned(to: options.lineLimit ?? model.readableLineCount)
    boxes = MapBoxes(model, officials: options.officials)
    bundles = Bundle.bundles(model, boxes)
    model.number(Set(bundles.flatMap(\.strokes).flatMap(\.lines)))
    self.model = model
    self.options = options
  }

  /// Lays the map out and draws it.
  ///
  /// - Parameters:
  ///   - sheet: The sheet of its evidence, whose hash it carries.
  ///   - known: Where actors stand already; the others find their places among these.
  ///   - runner: Where layouts run, and for how long.
  /// - Throws: `CartographyError` where Graphviz is missing or fails, or no layout is ready in time.
  public func drawing(
    sheet: EvidenceSheet? = nil, known: KnownLayout? = nil, runner: LayoutRunner = .inProcess
  ) throws(CartographyError) -> Drawing {
    var plan = try MapPlan.plan(self, known: known, runner: runner)
    if let sheet { plan.model = plan.model.carrying(sheet) }
    return MapPage(plan, options, known: known).drawing()
  }
}

extension MapModel {
  /// The model with the hash of the sheet of its evidence.
  public func carrying(_ sheet: EvidenceSheet) -> MapModel {
    var model = self
    model.notes.append("evidence: sheet \(sheet.shortHash)")
    model.made.append(["evidence", "sha256:\(sheet.hash)"])
    return model
  }

  /// Gives the lines that are drawn their numbers, the strongest first.
  fileprivate mutating func number(_ drawn: Set<Int>) {
    let order = drawn.sorted {
      lines[$0].strength != lines[$1].strength
        ? lines[$0].strength > lines[$1].strength : $0 < $1
    }
    for (index, line) in order.enumerated() { lines[line].number = index + 1 }
  }
}
