/// The way boxes are given places.
public enum LayoutEngine: String, CaseIterable, Codable, Sendable {
  /// Chosen by the size and the shape of the graph.
  case auto
  /// Ranks from top to bottom; for hierarchies and small graphs.
  case dot
  /// Distances on the page follow distances in the graph (stress majorisation).
  case neato
  /// Springs and repelling boxes.
  case fdp
  /// Springs on a coarsened graph; the only one for more than a few hundred boxes.
  case sfdp
  /// All on circles.
  case circo
  /// Rings round the most central box.
  case twopi
}

/// What a layout needs to know, as plain values: it holds no name and no text.
///
/// Being values only, a request can be handed to another process that may be ended when it takes
/// too long; Graphviz itself cannot be interrupted.
public struct LayoutRequest: Codable, Equatable, Sendable {
  /// One line between two boxes, by their indices.
  public struct Link: Codable, Equatable, Sendable {
    public var tail: Int
    public var head: Int
    /// The wanted distance between the centres, in pixels; nil leaves it to the engine.
    public var length: Double?

    public init(_ tail: Int, _ head: Int, length: Double? = nil) {
      self.tail = tail
      self.head = head
      self.length = length
    }
  }

  public var boxes: [Size]
  public var links: [Link]
  public var engine: LayoutEngine
  /// Graph attributes in order, such as `("overlap", "prism")`: ours, never a user's.
  public var attributes: [[String]]
  /// Per box where its centre has to be; empty where none has to be anywhere. `neato` only.
  public var pins: [Point?]

  public init(
    boxes: [Size], links: [Link], engine: LayoutEngine, attributes: [[String]] = [],
    pins: [Point?] = []
  ) {
    precondition(pins.isEmpty || pins.count == boxes.count, "a pin or nil for every box")
    self.boxes = boxes
    self.links = links
    self.engine = engine
    self.attributes = attributes
    self.pins = pins
  }
}

/// Where boxes and lines go.
public struct LayoutResult: Codable, Equatable, Sendable {
  /// One centre per box, in pixels, y downwards.
  public var centers: [Point]
  /// Per link the control points of its cubic Béziers (1 + 3k points); empty where none was drawn.
  public var splines: [[Point]]
  /// The extent of all boxes and lines, from the origin.
  public var size: Size
}
