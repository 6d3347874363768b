import Graph

/// The words of a map that are not the events' own.
enum Words {
  /// The name of who claims something: an actor's, or where a document names none, what its id says
  /// (`dmitry-peskov.RUS`: Dmitry Peskov); words for a claimant stay as they are.
  static func claimant(_ id: String, in graph: ActorGraph) -> String {
    if let actor = graph.actor(id) { return shortened(actor.name, to: 120) }
    let parts = id.split(separator: ".")
    guard parts.count == 2, parts[1].count == 3, parts[1].allSatisfy(\.isUppercase),
      !parts[0].contains(" ")
    else { return shortened(id, to: 120) }
    let words = parts[0].split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return shortened(words.joined(separator: " "), to: 120)
  }

  static func count(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  /// What a line without an event says.
  static func plain(_ kind: Kind) -> String {
    switch kind {
    case .cooperation: "cooperates with"
    case .consultation: "meets"
    case .influence: "asks, or has leverage over,"
    case .conflict: "is in conflict with"
    case .affiliation: "belongs to"
    case .untyped: "is linked with"
    }
  }

  /// What an act without a target says: the event's words without what asks for one.
  static func act(_ event: Event?, _ kind: Kind) -> String {
    switch event {
    case .agree: "agrees to cooperate"
    case .support: "gives support"
    case .concede: "gives in"
    case .cooperate: "cooperates"
    case .aid: "gives help"
    case .retreat: "pulls back"
    case .consult: "holds talks"
    case .request: "makes a request"
    case .influence: "has leverage"
    case .accuse: "criticises"
    case .reject: "refuses"
    case .threaten: "makes threats"
    case .protest: "protests"
    case .sanction: "cuts ties"
    case .mobilize: "shows force"
    case .coerce: "uses coercion"
    case .assault: "attacks"
    case .affiliation, nil: kind.rawValue
    }
  }

  /// ` (planned)`, for relations that are not actual; nothing where one of them is.
  static func suffix(_ modalities: Set<Modality>) -> String {
    if modalities.contains(where: \.isActual) { return "" }
    let words = Modality.allCases.filter(modalities.contains).map { modality in
      switch modality {
      case .requested: "asked for"
      case .planned: "planned"
      case .hypothetical: "supposed"
      case .negated: "denied"
      case .asserted, .reported: ""
      }
    }
    return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
  }

  /// How the article presents it.
  static func modality(_ modality: Modality) -> String {
    switch modality {
    case .asserted: "in the outlet’s own words"
    case .reported: "claimed by a source"
    case .requested: "asked for"
    case .planned: "planned"
    case .hypothetical: "supposed"
    case .negated: "denied"
    }
  }

  /// Where a date comes from.
  static func basis(_ basis: DateBasis) -> String {
    switch basis {
    case .text: "as the text says"
    case .relative: "counted from the article’s date"
    case .article: "the article’s date"
    case .metadata: "from the file’s metadata"
    case .name: "from the file’s name"
    }
  }

  /// `person` for an official.
  static func actor(_ kind: ActorKind) -> String {
    kind == .official ? "person" : kind.rawValue
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Jan 2024`, or `Oct 2023 – Jun 2024`.
  static func period(_ first: PartialDate, _ last: PartialDate) -> String {
    func text(_ date: PartialDate) -> String {
      (date.month.map { months[$0 - 1] + " " } ?? "") + String(date.year)
    }
    return text(first) == text(last) ? text(first) : "\(text(first)) – \(text(last))"
  }
}
