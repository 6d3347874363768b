/// What a reader would complain about, counted on the finished drawing.
public struct DrawingGeometry: Equatable, Sendable {
  /// Pairs of texts of which one lies on the other.
  public var overlappingTexts: [String] = []
  /// Texts that the page's border cuts.
  public var clippedTexts: [String] = []
  /// Texts that lie on the box of an actor whose they are not.
  public var coveredTexts: [String] = []
  /// Pairs of boxes of which one lies on the other.
  public var overlappingBoxes: [String] = []

  public var isClean: Bool {
    overlappingTexts.isEmpty && clippedTexts.isEmpty && coveredTexts.isEmpty
      && overlappingBoxes.isEmpty
  }
}

extension Drawing {
  /// Looks for overlaps in the room that is kept for every text, which is 8 % more than our width
  /// table says.
  ///
  /// - Complexity: O(*n*) for *n* texts, were they spread evenly.
  public var geometry: DrawingGeometry {
    var result = DrawingGeometry()
    let page = Rect(0, 0, size.width, size.height)
    var texts: [(text: Text, box: Rect, owner: Int?)] = []
    var boxes: [(rect: Rect, name: String)] = []
    // The rows of a card follow the group that has the card's box.
    for layer in layers {
      for group in layer.groups {
        if let box = group.box { boxes.append((box, group.actors.first ?? "")) }
        for case .text(let text) in group.elements {
          texts.append((text, text.box, layer.id == "actors" ? boxes.count - 1 : nil))
        }
      }
    }
    var grid = SpatialGrid(page)
    for (index, item) in texts.enumerated() {
      if !page.contains(item.box) { result.clippedTexts.append(item.text.string) }
      for other in grid.items(in: item.box) where texts[other].box.overlaps(item.box) {
        result.overlappingTexts.append("\(texts[other].text.string) | \(item.text.string)")
      }
      grid.add(index, in: item.box)
    }
    var boxGrid = SpatialGrid(page)
    for (index, box) in boxes.enumerated() {
      for other in boxGrid.items(in: box.rect) where boxes[other].rect.overlaps(box.rect) {
        result.overlappingBoxes.append("\(boxes[other].name) | \(box.name)")
      }
      boxGrid.add(index, in: box.rect)
    }
    for item in texts {
      for box in boxGrid.items(in: item.box)
      where box != item.owner && boxes[box].rect.overlaps(item.box) {
        result.coveredTexts.append("\(item.text.string) on \(boxes[box].name)")
      }
    }
    return result
  }
}
