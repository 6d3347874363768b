/// Who acts: a state, a person in politics, a body, or a population acting as one.
public struct Actor: Sendable, Equatable {
  /// ISO 3166-1 alpha-3 for a state; else a slug of the name with country or parent, such as
  /// `defense-ministry.PRK`. A pure function of what the article says.
  public var id: String
  public var name: String
  public var kind: ActorKind
  /// ISO 3166-1 alpha-3 of the state it belongs to; nil for an intergovernmental body.
  public var country: String?
  /// PLOVER's code of the sector: GOV MIL JUD LEG PTY REB IGO NGO IMG MNC JRN ….
  public var sector: String?
  /// Other names under which articles speak of it.
  public var aliases: [String]
  public var roles: [Role]

  public init(
    id: String, name: String, kind: ActorKind, country: String? = nil, sector: String? = nil,
    aliases: [String] = [], roles: [Role] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.country = country
    self.sector = sector
    self.aliases = aliases
    self.roles = roles
  }
}

public enum ActorKind: String, Sendable, CaseIterable, Comparable {
  case state
  /// A named person acting in politics; shown as "person".
  case official
  /// A body, intergovernmental organization, party, armed group, company or news agency.
  case organization
  /// A population acting as one.
  case group

  package var order: Int {
    switch self {
    case .state: 0
    case .official: 1
    case .organization: 2
    case .group: 3
    }
  }
  public static func < (a: ActorKind, b: ActorKind) -> Bool { a.order < b.order }
}

/// An office that an actor holds or held.
public struct Role: Sendable, Hashable {
  public var title: String
  /// The id of the state or body the office belongs to.
  public var of: String?
  public var since: PartialDate?
  public var until: PartialDate?

  public init(
    title: String, of: String? = nil, since: PartialDate? = nil, until: PartialDate? = nil
  ) {
    self.title = title
    self.of = of
    self.since = since
    self.until = until
  }
}
