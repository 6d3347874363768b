/// An analyst's correction of a graph: reversible, a line of text, with its reason.
public struct Decision: Sendable, Equatable {
  public enum Action: Sendable, Equatable {
    /// The second actor is the first: its relations, names and roles go to the first.
    case merge(String, String)
    /// Relations that name the actor by one of these words belong to another actor of this name.
    case split(String, mentions: [String], name: String)
    case rename(String, name: String)
    case kind(String, ActorKind)
    case accept(relation: String)
    case reject(relation: String)
  }
  public var action: Action
  public var reason: String?
  /// Where it stands, such as `decisions.tsv:3`.
  public var place: String?

  public init(_ action: Action, reason: String? = nil, place: String? = nil) {
    self.action = action
    self.reason = reason
    self.place = place
  }
}

/// A decision that no longer applies, and why.
public struct UnappliedDecision: Sendable, Equatable {
  public var decision: Decision
  public var why: String
}
