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
  /// - Throws: `CartographyError` where Graphviz is missing or fails.
  public func drawing() throws(CartographyError) -> Drawing {
    MapPage(try MapPlan.plan(self), options).drawing()
  }
}

extension MapModel {
  /// Gives the lines that are drawn their numbers, the strongest first.
  fileprivate mutating func number(_ drawn: Set<Int>) {
    let order = drawn.sorted {
      lines[$0].strength != lines[$1].strength
        ? lines[$0].strength > lines[$1].strength : $0 < $1
    }
    for (index, line) in order.enumerated() { lines[line].number = index + 1 }
  }
}
