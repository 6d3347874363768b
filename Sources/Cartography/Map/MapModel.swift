import Graph

/// What a map shows: actors, the lines between them, and the words around them.
///
/// Plain values, ready to be drawn; a graph and a lens make one, and so can a program of its own.
/// The order of actors and lines means nothing: the same model in any order is the same map.
public struct MapModel: Equatable, Sendable {
  public struct Actor: Equatable, Sendable {
    public var id: String
    public var name: String
    public var kind: ActorKind
    /// The id of the state on whose card the actor has a row; nil for a box of its own.
    public var home: String?
    /// The actor's size, of a chosen measure, ≥ 0; nil where every box has the size of its name.
    public var value: Double?
    /// What the actor did to nobody in particular.
    public var acts: [Act]
    /// The index in the model's `groups` of what colours it; nil for none of them.
    public var group: Int?
    /// More about the actor for who points at it, such as `top diplomat of China`.
    public var detail: String?

    public init(
      id: String, name: String, kind: ActorKind, home: String? = nil, value: Double? = nil,
      acts: [Act] = [], detail: String? = nil
    ) {
      self.id = id
      self.name = name
      self.kind = kind
      self.home = home
      self.value = value
      self.acts = acts
      self.detail = detail
    }
  }

  /// An act without a target, such as `shows force`, and how often it is reported.
  public struct Act: Equatable, Sendable {
    public var words: String
    public var count: Int

    public init(words: String, count: Int) {
      self.words = words
      self.count = count
    }
  }

  /// What became of a line between two times.
  public enum Change: String, Sendable, CaseIterable {
    case same, new, gone, more, less
    /// It runs the other way, or is of another kind.
    case reversed
  }

  public struct Line: Equatable, Sendable {
    /// The ids of its actors.
    public var source: String
    public var target: String
    public var kind: Kind
    /// What the source does to the target, the most frequent first: `asks`.
    public var words: [String]
    /// > 0.
    public var strength: Double
    /// The number of relations behind the line.
    public var count: Int
    /// Whether it holds in both directions alike.
    public var isMutual: Bool
    /// Whether every relation behind it is somebody's claim, none in an outlet's own words.
    public var isClaimed: Bool
    /// False where it is only asked for, planned, supposed or denied.
    public var isActual: Bool
    /// A sentence for who points at it: `China has leverage over North Korea: 4 relations in …`.
    public var title: String
    /// The quoted evidence.
    public var evidence: String?
    public var url: String?
    /// The ids of the relations behind it, those it is drawn for first.
    public var relations: [String]
    /// Its number on the map and on the sheet of its evidence, from 1, the strongest first; nil
    /// before the map is prepared, and for what no line is drawn for.
    public var number: Int?
    /// On a map that compares two times.
    public var change: Change?
    /// Printed after the words: `new`, or `was 2, now 5`.
    public var note: String?

    public init(
      source: String, target: String, kind: Kind, words: [String], strength: Double, count: Int,
      isMutual: Bool = false, isClaimed: Bool = false, isActual: Bool = true, title: String = "",
      evidence: String? = nil, url: String? = nil, relations: [String] = []
    ) {
      self.source = source
      self.target = target
      self.kind = kind
      self.words = words
      self.strength = strength
      self.count = count
      self.isMutual = isMutual
      self.isClaimed = isClaimed
      self.isActual = isActual
      self.title = title
      self.evidence = evidence
      self.url = url
      self.relations = relations
    }
  }

  public var actors: [Actor]
  public var lines: [Line]
  public var title: String
  public var subtitle: String?
  public var credit: String?
  /// Sentences under the map: what was counted, and what was left out.
  public var notes: [String]
  /// What the width of a line counts, for the legend: `articles`.
  public var strengthName: String
  /// What the size of a name follows, for the legend; nil where sizes mean nothing.
  public var valueName: String?
  /// Names of the groups that colours of actors stand for, for the legend; the first eight have a
  /// colour.
  public var groups: [String] = []
  /// What made the map, for the file: pairs of a key and a value.
  public var made: [[String]]

  /// A strength in words: `1 article`, `3 to 5 articles`, `value 2.5`.
  func strengthText(_ number: String, isOne: Bool = false) -> String {
    guard strengthName.hasSuffix("s") else { return "\(strengthName) \(number)" }
    return "\(number) \(isOne ? String(strengthName.dropLast()) : strengthName)"
  }

  public init(
    actors: [Actor], lines: [Line], title: String, subtitle: String? = nil,
    credit: String? = nil, notes: [String] = [], strengthName: String = "relations",
    valueName: String? = nil, made: [[String]] = []
  ) {
    self.actors = actors
    self.lines = lines
    self.title = title
    self.subtitle = subtitle
    self.credit = credit
    self.notes = notes
    self.strengthName = strengthName
    self.valueName = valueName
    self.made = made
  }
}

/// How a map is drawn.
public struct MapOptions: Equatable, Sendable {
  /// Where people and bodies of a state stand.
  public enum Officials: String, CaseIterable, Sendable {
    /// On the state's card, each with a row of their own.
    case card
    /// In boxes of their own, tied to the state by a thin line.
    case tie
    /// Nowhere: their lines are the state's.
    case fold
  }

  /// What is written on lines.
  public enum EdgeLabels: String, CaseIterable, Sendable {
    case words, count, none
  }

  public var layout: LayoutEngine
  public var officials: Officials
  public var edgeLabels: EdgeLabels
  public var hasLegend: Bool
  /// Whether the lines' numbers are printed on them.
  public var hasNumbers: Bool
  /// The most lines that are drawn, the strongest of all; nil for two an actor, and 80 at least.
  public var lineLimit: Int?

  public init(
    layout: LayoutEngine = .auto, officials: Officials = .card, edgeLabels: EdgeLabels = .words,
    hasLegend: Bool = true, hasNumbers: Bool = false, lineLimit: Int? = nil
  ) {
    self.layout = layout
    self.officials = officials
    self.edgeLabels = edgeLabels
    self.hasLegend = hasLegend
    self.hasNumbers = hasNumbers
    self.lineLimit = lineLimit
  }
}
