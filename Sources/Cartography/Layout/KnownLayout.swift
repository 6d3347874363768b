import Basics

/// Where actors stand already, on another map or by somebody's wish.
public struct KnownLayout: Sendable, Equatable {
  /// The centre of an actor's box on the page, by the actor's id.
  public var centers: [String: Point]
  /// The page is at least as wide, and its legend no higher than this; nil: as need be.
  public var width: Double?
  public var bottom: Double?

  public init(centers: [String: Point], width: Double? = nil, bottom: Double? = nil) {
    self.centers = centers
    self.width = width
    self.bottom = bottom
  }
}

extension Drawing {
  /// Where the boxes of a drawn map stand, for the next map of the same actors.
  public var layout: KnownLayout {
    var layout = KnownLayout(centers: [:], width: size.width)
    for group in layers.flatMap(\.groups) {
      guard let box = group.box, let id = group.actors.first else { continue }
      layout.centers[id] = box.center
      layout.bottom = max(layout.bottom ?? 0, box.maxY)
    }
    return layout
  }

  /// The layout as a JSON document: `{"actors": {"USA": [120.5, 80]}, "bottom": 700, "width": 900}`,
  /// in pixels, actors by id; `map --layout-from` and `--pin` read it.
  public var layoutJSON: String {
    func number(_ value: Double) -> String { decimal(value) }
    let layout = layout
    let actors = layout.centers.sorted { $0.key < $1.key }.map { id, center in
      "\n\(JSONText.string(id)): [\(number(center.x)), \(number(center.y))]"
    }
    var text = "{\"actors\": {\(actors.joined(separator: ","))"
    text += actors.isEmpty ? "}" : "\n}"
    if let bottom = layout.bottom { text += ",\n\"bottom\": \(number(bottom))" }
    return text + ",\n\"width\": \(number(size.width))}\n"
  }
}
