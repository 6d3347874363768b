import Graph

/// A state or territory and what it is called.
struct StateEntry: Sendable {
  var id: String
  var name: String
  /// As in "the ___ army".
  var adjective: String
  /// As in "the ___ protested".
  var people: String
}

/// A region or city, and the state it lies in, if one.
struct RegionEntry: Sendable {
  var name: String
  var country: String?
}

/// A body or group with a name of its own.
struct NamedEntry: Sendable {
  var id: String
  var name: String
  var kind: ActorKind
  var sector: String?
  var country: String?
  /// The id of the body it is an organ of.
  var of: String?
}

/// A person and the offices held.
struct PersonEntry: Sendable {
  struct Office: Sendable {
    var title: String
    var of: String?
    var since: PartialDate?
    var until: PartialDate?
    /// The state that the office serves; nil for an intergovernmental one.
    var country: String?
    var sector: String?
  }
  var id: String
  var name: String
  var country: String?
  var sector: String?
  var offices: [Office]

  /// The offices with the one held on a day first; of several the last begun. Outside all terms, and
  /// without a day, it is the last one that had begun.
  func offices(on day: Int?) -> [Office] {
    func rank(_ office: Office) -> (Int, Int) {
      let since = office.since?.firstDay ?? .min
      guard let day else { return (1, since) }
      if since > day { return (0, since == .min ? since : -since) }
      return ((office.until?.lastDay ?? .max) >= day ? 2 : 1, since)
    }
    guard let first = offices.indices.max(by: { rank(offices[$0]) < rank(offices[$1]) }) else {
      return []
    }
    return [offices[first]] + offices.indices.filter { $0 != first }.map { offices[$0] }
  }
}

struct TitleEntry: Sendable {
  var phrase: String
  var sector: String?
  /// Canonical name of the body the office belongs to.
  var body: String?
}

struct BodyEntry: Sendable {
  var canonical: String
  var sector: String?
  var kind: ActorKind
  /// The states that have a body of this name; empty for all.
  var states: [String] = []
}

/// A description of one or several states: "hermit kingdom", "South American".
struct EpithetEntry: Sendable {
  var text: String
  var states: [String]
}

struct AgentEntry: Sendable {
  var lemma: String
  var sector: String?
  var kind: ActorKind
}
