/// What a lens counted and what it left out; every relation is in exactly one number.
public struct Tally: Sendable, Equatable {
  public enum Reason: Sendable, Hashable, Comparable {
    case rejected, notAccepted
    case kind(Kind)
    case event, notActual, modality, cooccurrence, lowConfidence
    case undated, outsideDates, laterArticles
    case actor, actorKind, country, outlet, claimant
    case withoutTarget, selfRelation, fewArticles, thinned, withoutIntensity

    public var words: String {
      switch self {
      case .rejected: "rejected"
      case .notAccepted: "not accepted"
      case .kind(let kind): kind.rawValue
      case .event: "other events"
      case .notActual: "not actual"
      case .modality: "of another modality"
      case .cooccurrence: "co-occurrence"
      case .lowConfidence: "of low confidence"
      case .undated: "undated"
      case .outsideDates: "outside the dates"
      case .laterArticles: "in later articles"
      case .actor: "other actors"
      case .actorKind: "other kinds of actor"
      case .country: "other countries"
      case .outlet: "other outlets"
      case .claimant: "other claimants"
      case .withoutTarget: "without target"
      case .selfRelation: "within one actor"
      case .fewArticles: "in too few articles"
      case .thinned: "on thinned out ties"
      case .withoutIntensity: "without intensity"
      }
    }
  }

  public var total = 0
  public var counted = 0
  /// The kinds that counted, where any relation did.
  public var kinds: Set<Kind> = []
  public var leftOut: [Reason: Int] = [:]
  /// How ties were thinned out, in words.
  public var rules: [String] = []
  public init() {}

  /// One line: `counted 7 of 18 relations: cooperation, influence · left out 5 affiliation,
  /// 3 conflict, 3 not actual`.
  public var sentence: String {
    var text = "counted \(counted) of \(total) relation\(total == 1 ? "" : "s")"
    if !kinds.isEmpty {
      text += ": " + kinds.sorted().map(\.rawValue).joined(separator: ", ")
    }
    let out = leftOut.filter { $0.value > 0 }.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key.words < $1.key.words
    }
    if !out.isEmpty {
      text += " · left out " + out.map { "\($0.value) \($0.key.words)" }.joined(separator: ", ")
    }
    return ([text] + rules).joined(separator: " · ")
  }
}
