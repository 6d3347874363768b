import Basics
import Graph

/// A lens as a user types it: words and names, not yet checked against a graph.
public struct LensRequest: Sendable, Equatable {
  public var kinds: [String] = []
  public var events: [String] = []
  public var modalities: [String] = []
  public var minConfidence: Double?
  public var since: String?
  public var until: String?
  public var actors: [String] = []
  public var actorKinds: [String] = []
  public var countries: [String] = []
  public var outlets: [String] = []
  public var claimants: [String] = []
  public var minArticles = 1
  /// The significance of the backbone, 0...1.
  public var backbone: Double?
  /// How many of each actor's strongest ties stay.
  public var strongest: Int?
  public var acceptedOnly = false
  /// The least grade of an outlet in a casebook, such as `B2`.
  public var minGrade: String?
  /// What was known: by a date, from articles dated later left out; a past state of a casebook, by a
  /// date or the number of a run.
  public var asOf: String?
  public var weight: String?
  public var fold: String?
  public var undirected = false
  public var isolates = false

  public init() {}

  /// Returns the lens with names resolved among the actors of `graph`.
  ///
  /// Actors are looked up in the graph before folding and after it, so that a folded state can be
  /// asked for by name.
  ///
  /// - Throws: `WorkbenchError` (usage) for an unknown word or name, with the nearest known one.
  public func lens(for graph: ActorGraph) throws(WorkbenchError) -> Lens {
    // A casebook has answered this, and `asOf`, before its lens is made.
    if minGrade != nil {
      throw WorkbenchError(
        "--min-grade is asked of a casebook alone",
        hint: "make one with 'graphtool import FILE --into CASE.sqlite'")
    }
    var lens = Lens()
    if !kinds.isEmpty {
      lens.kinds = try cases(kinds, "--kind", all: Set(Kind.allCases))
    }
    lens.events = try choice(events.map { $0.hasPrefix("!") ? $0 : $0.uppercased() }, "--event")
    if !modalities.isEmpty {
      lens.modalities = try cases(
        modalities, "--modality", all: Set(Modality.allCases),
        groups: ["actual": [.asserted, .reported]])
    }
    if let minConfidence {
      guard (0...1).contains(minConfidence) else {
        throw WorkbenchError("--min-confidence must lie in 0...1; got \(minConfidence)")
      }
      lens.minConfidence = minConfidence
    }
    lens.since = try date(since, "--since")
    lens.until = try date(until, "--until")
    lens.asOf = try date(asOf, "--as-of")
    if let since = lens.since, let until = lens.until, until.lastDay < since.firstDay {
      throw WorkbenchError("--until \(until) lies before --since \(since)")
    }
    lens.actorKinds = try choice(
      actorKinds.map { $0 == "person" ? "official" : $0 == "!person" ? "!official" : $0 },
      "--actor-kind")
    guard minArticles >= 1 else {
      throw WorkbenchError("--min-articles must be 1 or more; got \(minArticles)")
    }
    lens.minArticles = minArticles
    lens.thinnings = try thinnings()
    lens.acceptedOnly = acceptedOnly
    lens.weight = try weight.map { value throws(WorkbenchError) in
      try Workbench.word(value, "--weight")
    }
    lens.fold =
      try fold.map { value throws(WorkbenchError) in try Workbench.word(value, "--fold") }
      ?? Fold.none
    lens.undirected = undirected
    lens.isolates = isolates

    // Names are gathered only when some are asked for: it takes longer than most measures.
    if !actors.isEmpty || !claimants.isEmpty {
      let names = ActorNames(graph.actors)
      lens.actors = try names.choice(actors, "--actor", in: graph)
      lens.claimants = claimantChoice(names)
    }
    if !countries.isEmpty { lens.countries = try countryChoice(graph) }
    lens.outlets = exact(outlets)
    return lens
  }

  private func thinnings() throws(WorkbenchError) -> [Thinning] {
    var rules: [Thinning] = []
    if let backbone {
      guard backbone > 0, backbone <= 1 else {
        throw WorkbenchError(
          "--backbone must be above 0 and at most 1; got \(backbone)", hint: "0.05 is usual")
      }
      rules.append(.backbone(significance: backbone))
    }
    if let strongest {
      guard strongest >= 1 else {
        throw WorkbenchError("--strongest must be 1 or more; got \(strongest)")
      }
      rules.append(.strongest(strongest))
    }
    return rules
  }

  private func date(_ text: String?, _ option: String) throws(WorkbenchError) -> PartialDate? {
    guard let text else { return nil }
    guard let date = PartialDate(text) else {
      throw WorkbenchError(
        "\(option) \"\(text)\" is not a date", hint: "write YYYY-MM-DD, YYYY-MM or YYYY")
    }
    return date
  }

  /// Words as a set of cases: `all`, the case's name, a group's name, or `!NAME` for all others.
  private func cases<Value: RawRepresentable & CaseIterable & Hashable>(
    _ words: [String], _ option: String, all: Set<Value>, groups: [String: Set<Value>] = [:]
  ) throws(WorkbenchError) -> Set<Value> where Value.RawValue == String {
    var only: Set<Value> = [], not: Set<Value> = []
    for word in words {
      if word == "all" {
        only = all
      } else if let group = groups[word] {
        only.formUnion(group)
      } else if word.hasPrefix("!") {
        not.insert(try Workbench.word(String(word.dropFirst()), option))
      } else {
        only.insert(try Workbench.word(word, option))
      }
    }
    return (only.isEmpty ? all : only).subtracting(not)
  }

  private func choice<Value: RawRepresentable & CaseIterable & Hashable & Sendable>(
    _ words: [String], _ option: String
  ) throws(WorkbenchError) -> Choice<Value> where Value.RawValue == String {
    var choice = Choice<Value>.any
    for word in words where word.lowercased() != "all" {
      if word.hasPrefix("!") {
        let name = word.dropFirst()
        choice.not.insert(
          try Workbench.word(option == "--event" ? name.uppercased() : String(name), option))
      } else {
        choice.only.insert(try Workbench.word(word, option))
      }
    }
    return choice
  }

  private func exact(_ words: [String]) -> Choice<String> {
    var choice = Choice<String>.any
    for word in words {
      if word.hasPrefix("!") {
        choice.not.insert(String(word.dropFirst()))
      } else {
        choice.only.insert(word)
      }
    }
    return choice
  }

  /// Countries by code, or by the name of a state among the actors.
  private func countryChoice(_ graph: ActorGraph) throws(WorkbenchError) -> Choice<String> {
    let states = ActorNames(graph.actors.filter { $0.kind == .state })
    let codes = Set(graph.actors.compactMap(\.country))
    var choice = Choice<String>.any
    for word in countries {
      let isNot = word.hasPrefix("!")
      let name = isNot ? String(word.dropFirst()) : word
      var code = name.uppercased()
      if !codes.contains(code) {
        switch states.find(name) {
        case .found(let id): code = graph.actor(id)?.country ?? id
        default:
          guard code.utf8.count == 3 else {
            throw WorkbenchError(
              "--country knows no country \"\(name)\" here",
              hint: "write an ISO 3166-1 code of three letters, such as KOR")
          }
        }
      }
      if isNot { choice.not.insert(code) } else { choice.only.insert(code) }
    }
    return choice
  }

  /// Claimants are actors or words: an actor's name stands for its id, anything else for itself.
  private func claimantChoice(_ names: ActorNames) -> Choice<String> {
    var choice = exact(claimants)
    func ids(_ words: Set<String>) -> Set<String> {
      words.reduce(into: words) { set, word in
        if case .found(let id) = names.find(word) { set.insert(id) }
      }
    }
    choice.only = ids(choice.only)
    choice.not = ids(choice.not)
    return choice
  }
}

extension ActorNames {
  /// The id of the actor a user names.
  ///
  /// - Throws: `WorkbenchError` (usage): nobody has the name, or several have.
  public func id(_ name: String, in graph: ActorGraph) throws(WorkbenchError) -> String {
    switch find(name) {
    case .found(let id): return id
    case .ambiguous(let ids):
      let list = ids.map { id in
        graph.actor(id).map { "\(id) (\($0.name), \($0.kind.rawValue))" } ?? id
      }
      throw WorkbenchError(
        "\"\(name)\" is the name of \(ids.count) actors",
        hint: "write one of the ids: "
          + list.joined(separator: ", "))
    case .unknown(let nearest):
      throw WorkbenchError(
        "no actor is named \"\(name)\"",
        hint: nearest.map { "did you mean \"\($0)\"?" } ?? "'graphtool actors' lists them")
    }
  }

  func choice(
    _ words: [String], _ option: String, in graph: ActorGraph
  ) throws(WorkbenchError) -> Choice<String> {
    var choice = Choice<String>.any
    for word in words {
      if word.hasPrefix("!") {
        choice.not.insert(try id(String(word.dropFirst()), in: graph))
      } else {
        choice.only.insert(try id(word, in: graph))
      }
    }
    return choice
  }
}
