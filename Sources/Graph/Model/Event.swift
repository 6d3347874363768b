/// What one actor does to another: the 16 classes of PLOVER and two of ours.
///
/// PLOVER is the Political Language Ontology for Verifiable Event Records of the Open Event Data
/// Alliance (2021). `INFLUENCE` is standing leverage ("Beijing maintains influence over
/// Pyongyang"); `AFFILIATION` says to whom a person or body belongs.
public enum Event: String, Sendable, CaseIterable {
  case agree = "AGREE"
  case support = "SUPPORT"
  case concede = "CONCEDE"
  case cooperate = "COOPERATE"
  case aid = "AID"
  case retreat = "RETREAT"
  case consult = "CONSULT"
  case affiliation = "AFFILIATION"
  case request = "REQUEST"
  case influence = "INFLUENCE"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
  case assault = "ASSAULT"

  /// The kind of relation the event makes.
  public var kind: Kind {
    switch self {
    case .agree, .support, .concede, .cooperate, .aid, .retreat: .cooperation
    case .consult: .consultation
    case .affiliation: .affiliation
    case .request, .influence: .influence
    case .accuse, .reject, .threaten, .protest, .sanction, .mobilize, .coerce, .assault: .conflict
    }
  }

  /// The words that stand on a map between the source and the target.
  public var words: String {
    switch self {
    case .agree: "agrees to cooperate with"
    case .support: "backs"
    case .concede: "gives in to"
    case .cooperate: "cooperates with"
    case .aid: "helps"
    case .retreat: "pulls back toward"
    case .consult: "meets"
    case .affiliation: "of"
    case .request: "asks"
    case .influence: "has leverage over"
    case .accuse: "criticises or accuses"
    case .reject: "refuses"
    case .threaten: "threatens"
    case .protest: "protests against"
    case .sanction: "cuts ties with"
    case .mobilize: "shows force toward"
    case .coerce: "coerces"
    case .assault: "attacks"
    }
  }
}

/// The kinds of relation that a lens counts and a map colours.
public enum Kind: String, Sendable, CaseIterable, Comparable {
  case cooperation, consultation, influence, conflict, affiliation
  /// A relation of a file that does not say what it is.
  case untyped

  /// Whether such a relation brings two actors together, sets them apart, or neither.
  public var sign: Sign {
    switch self {
    case .cooperation, .consultation: .positive
    case .conflict: .negative
    case .influence, .affiliation, .untyped: .unsigned
    }
  }

  /// Kinds in the order in which tables and legends list them.
  public static func < (a: Kind, b: Kind) -> Bool { a.order < b.order }

  package var order: Int {
    switch self {
    case .cooperation: 0
    case .consultation: 1
    case .influence: 2
    case .conflict: 3
    case .affiliation: 4
    case .untyped: 5
    }
  }
}

/// The sign of a relation; it stands beside a strength, never in it.
public enum Sign: UInt8, Sendable, CaseIterable {
  case positive, negative, unsigned
}
