import Graph

/// A picture with all geometry final: what is written as SVG, PNG and PDF alike.
///
/// It knows nothing of graphs. Colours are roles that a theme fills; texts are cleaned and measured.
public struct Drawing: Equatable, Sendable {
  public var size: Size
  /// In plain words, for a reader who does not see the picture.
  public var title: String
  public var summary: String
  /// What made it: pairs of a key and a value, in order.
  public var made: [[String]]
  /// A document that an SVG file carries, such as the graph behind the map: JSON, with no line break
  /// and no character that XML has no place for outside its strings.
  public var data: [UInt8]?
  public var layers: [Layer]

  /// Groups that are drawn together, such as all nodes; a named layer in an editor.
  public struct Layer: Equatable, Sendable {
    public var id: String
    public var name: String
    public var groups: [Group]
    /// Whether a screen reader passes over it.
    public var isDecoration = false
  }

  /// Shapes and texts that are one thing: a node, a line, an entry of the legend.
  public struct Group: Equatable, Sendable {
    /// Unique in the drawing; letters, digits, `-`, `_` and `.` only.
    public var id: String?
    /// Ours, such as `line cooperation`.
    public var className = ""
    /// What a reader hears or sees when it is pointed at; nil for mere decoration.
    public var title: String?
    public var description: String?
    public var link: String?
    public var isFocusable = false
    /// The number of the line it is on the sheet of evidence.
    public var number: Int?
    /// The whole box of the actor it stands for; nil for rows on another's card.
    public var box: Rect?
    /// The ids of the actors and of the relations it stands for; no part of a picture's bytes.
    public var actors: [String] = []
    public var relations: [String] = []
    public var elements: [Element] = []
  }

  public enum Element: Equatable, Sendable {
    case rect(Rect, radius: Double, Paint)
    case path([Segment], Paint)
    case text(Text)
  }

  public enum Segment: Equatable, Sendable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  public enum Anchor: String, Sendable { case start, middle, end }

  public struct Text: Equatable, Sendable {
    /// Where its baseline begins, is centred, or ends.
    public var position: Point
    public var string: String
    public var style: TextStyle
    public var anchor: Anchor = .start
    public var ink: Ink = .text
    /// Whether it is turned by a quarter, to be read from below.
    public var isVertical = false
    /// The room kept for it.
    public var box: Rect {
      let width = style.width(of: string)
      if isVertical {
        let bottom =
          switch anchor {
          case .start: position.y
          case .middle: position.y + width / 2
          case .end: position.y + width
          }
        return Rect(position.x - style.size * 0.8, bottom - width, style.size, width)
      }
      let left =
        switch anchor {
        case .start: position.x
        case .middle: position.x - width / 2
        case .end: position.x - width
        }
      return Rect(left, position.y - style.size * 0.8, width, style.size)
    }
  }

  /// How a shape is filled and stroked.
  public struct Paint: Equatable, Sendable {
    public var fill: Ink?
    public var stroke: Ink?
    public var width = 1.0
    public var dash: [Double] = []
    public var hasRoundCaps = false
  }
}

/// What a colour is for; a theme says which colour that is.
public enum Ink: Hashable, Sendable {
  /// The page itself: behind texts that lie on lines, inside boxes.
  case paper
  case text
  /// Second in rank: footers, borders of labels.
  case muted
  case border
  /// A state's name plate and the name on it.
  case state, onState
  /// The field of a state's card, of an organization, of a group.
  case card, organization, group
  /// A line that is gone, and the halo of one that has changed.
  case ghost, changed
  /// One of `hueCount` colours for groups of actors; the text on it is `onState`.
  case hue(Int)
  case kind(Kind)

  static let hueCount = 8

  /// Every ink, in the order in which a style sheet lists them.
  static let all: [Ink] =
    [
      .paper, .text, .muted, .border, .state, .onState, .card, .organization, .group,
      .ghost, .changed,
    ] + (0..<hueCount).map(Ink.hue) + Kind.allCases.map(Ink.kind)

  /// The name of its custom property.
  var name: String {
    switch self {
    case .paper: "paper"
    case .text: "text"
    case .muted: "muted"
    case .border: "border"
    case .state: "state"
    case .onState: "on-state"
    case .card: "card"
    case .organization: "organization"
    case .group: "group"
    case .ghost: "ghost"
    case .changed: "changed"
    case .hue(let number): "hue-\(number)"
    case .kind(let kind): kind.rawValue
    }
  }
}
