/// Which relations of a graph count, and how: makes a network from a graph.
///
/// Unset parts take the default of the question (see `Question`). A lens holds ids, not names.
public struct Lens: Sendable, Equatable {
  /// What is asked decides what counts unless the lens says otherwise.
  public enum Question: Sendable {
    /// A centrality other than degree and strength: an attack is no channel.
    case measure
    /// Degree and strength: every kind but affiliation.
    case degree
    /// Paths: as `measure`, and affiliation both ways.
    case path
    /// Lists and maps: everything.
    case everything

    public var kinds: Set<Kind> {
      switch self {
      case .measure: [.cooperation, .influence, .consultation, .untyped]
      case .degree: Set(Kind.allCases).subtracting([.affiliation])
      case .path: [.cooperation, .influence, .consultation, .untyped, .affiliation]
      case .everything: Set(Kind.allCases)
      }
    }
    public var modalities: Set<Modality> {
      self == .everything ? Set(Modality.allCases) : [.asserted, .reported]
    }
    public var minConfidence: Double { self == .everything ? 0 : 0.5 }
  }

  public var kinds: Set<Kind>?
  public var events: Choice<Event> = .any
  public var modalities: Set<Modality>?
  public var minConfidence: Double?
  /// Relations dated wholly at or after the first day of `since`, and at or before the last day of
  /// `until`; undated ones are left out when either is set.
  public var since: PartialDate?
  public var until: PartialDate?
  /// What was known on that day: relations in articles dated after it are left out, whatever day they
  /// speak of; so are those without article that are dated after it, and the undated.
  public var asOf: PartialDate?
  /// At one end at least; `!` at neither.
  public var actors: Choice<String> = .any
  /// At both ends.
  public var actorKinds: Choice<ActorKind> = .any
  /// ISO codes, at one end at least; `!` at neither.
  public var countries: Choice<String> = .any
  public var outlets: Choice<String> = .any
  public var claimants: Choice<String> = .any
  /// Stories that hold a relation of the pair and kind.
  public var minArticles = 1
  /// Rules by which ties stay, applied in this order to the network of all that counts.
  public var thinnings: [Thinning] = []
  /// Only relations an analyst accepted.
  public var acceptedOnly = false
  public var weight: Weight?
  public var fold: Fold = .none
  public var undirected = false
  /// Keeps actors without a counted relation as vertices.
  public var isolates = false

  public init() {}
}

/// What to keep: anything, only some, or all but some.
public struct Choice<Value: Hashable & Sendable>: Sendable, Equatable {
  /// Empty: any.
  public var only: Set<Value>
  public var not: Set<Value>

  public init(only: Set<Value> = [], not: Set<Value> = []) {
    self.only = only
    self.not = not
  }
  public static var any: Choice { Choice() }
  public var isAny: Bool { only.isEmpty && not.isEmpty }

  public func admits(_ value: Value?) -> Bool {
    guard let value else { return only.isEmpty }
    return (only.isEmpty || only.contains(value)) && !not.contains(value)
  }

  /// Whether one of two values is wanted and neither is unwanted.
  public func admitsPair(_ a: Value?, _ b: Value?) -> Bool {
    if let a, not.contains(a) { return false }
    if let b, not.contains(b) { return false }
    return only.isEmpty || a.map(only.contains) == true || b.map(only.contains) == true
  }

  /// Whether one of the values is wanted and none is unwanted; no values are as one that is none.
  public func admitsList(_ values: [Value]) -> Bool {
    guard !isAny else { return true }
    return !values.contains(where: not.contains)
      && (only.isEmpty || values.contains(where: only.contains))
  }
}

extension Lens {
  /// Why a relation between two actors is left out, by who they are; nil when it is not.
  ///
  /// - Parameter target: Nil for the act of one actor.
  package func reason(toLeaveOut source: Actor, _ target: Actor?) -> Tally.Reason? {
    if !actors.isAny, !actors.admitsPair(source.id, target?.id) { return .actor }
    if !actorKinds.isAny {
      guard actorKinds.admits(source.kind), target.map({ actorKinds.admits($0.kind) }) != false
      else { return .actorKind }
    }
    if !countries.isAny, !countries.admitsPair(source.country, target?.country) { return .country }
    return nil
  }

  /// Whether it looks at who the actors of a relation are.
  package var choosesActors: Bool { !actors.isAny || !actorKinds.isAny || !countries.isAny }
}

/// What the strength of an arc counts.
public enum Weight: String, Sendable, CaseIterable {
  /// Stories that hold a counted relation of the pair (near-copies are one story).
  case articles
  /// Outlets that hold one.
  case outlets
  /// Relations.
  case relations
  /// The file's own values, added up.
  case value
  /// Absolute intensities (PLOVER, Goldstein), added up.
  case intensity
  /// 1 for every arc.
  case one
}
