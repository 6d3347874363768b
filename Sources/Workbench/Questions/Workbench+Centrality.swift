import Basics
import Graph

extension Workbench {
  /// The actors ranked by the first of the measures, with a column a measure; or the ties by
  /// `edge-betweenness`. With a window all of that for each period, one after the other.
  public static func centrality(
    _ graph: ActorGraph, through request: LensRequest, by ranking: RankingRequest
  ) throws(WorkbenchError) -> Report {
    let plan = try RankingPlan(ranking)
    let lens = try request.lens(for: graph)
    let networks = CountedNetworks(graph, lens, plan)
    if plan.ranksEdges { return try rankedEdges(networks, plan) }
    var table = RankingTable(plan, networks)
    var notes = networks.sentences, facts = networks.facts
    var calls: [(String, JSONText)] = [], confidenceNotes: [String] = []
    for period in networks.periods {
      let columns = try plan.columns(of: period)
      guard let lead = columns.first else { continue }
      if calls.isEmpty {
        notes += columns.map { $0.note(isWindowed: plan.window != nil) }
        calls = columns.map { ($0.measure.rawValue, .string($0.networkXCall)) }
      }
      var confidence: BootstrapScores?
      if let request = ranking.confidence {
        let found = try self.confidence(lead.lensed, lead.measure, lead.options, request)
        confidence = found.scores
        confidenceNotes += found.notes
        facts += found.facts
      }
      table.append(columns, confidence, period: period.name)
    }
    facts.append(("computed", .object(calls)))
    notes += networks.windowNote.map { [$0] } ?? []
    if calls.isEmpty, !networks.isEmpty {
      throw WorkbenchError(
        "none of the actors named has a counted relation",
        hint: "'graphtool centrality' without them lists who has", status: .answerIsNo)
    }
    return Report(table.table, notes: notes + confidenceNotes, facts: facts)
  }

  /// - Parameter also: Words that the option takes besides, and the caller has dealt with.
  static func word<Value: RawRepresentable & CaseIterable>(
    _ text: String, _ option: String, also: [String] = []
  ) throws(WorkbenchError) -> Value where Value.RawValue == String {
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue) + also
    throw WorkbenchError(
      "\(option) does not know \"\(text)\"",
      hint: (nearest(to: text, among: known).map { "did you mean \($0)? " } ?? "")
        + "it takes \(known.joined(separator: ", "))")
  }
}

extension Measure {
  /// What counts for the measure unless the lens says otherwise.
  var question: Lens.Question {
    switch self {
    // Signs matter to pn: conflict counts.
    case .degree, .inDegree, .outDegree, .strength, .inStrength, .outStrength, .pn: .degree
    default: .measure
    }
  }

  /// Whether columns by kind stand beside it.
  var countsByKind: Bool { question == .degree && self != .pn }
}

extension Network {
  /// The records of all arcs at a vertex.
  func records(around vertex: Int) -> Set<UInt32> {
    var found: Set<UInt32> = []
    for arc in arcs(from: vertex) { found.formUnion(records(ofArc: arc)) }
    if isDirected {
      for place in inOffsets[vertex]..<inOffsets[vertex + 1] {
        found.formUnion(records(ofArc: Int(inArcs[place])))
      }
    }
    return found
  }
}

extension LensedNetwork {
  /// How many actors are tied to the one at `vertex` by relations of a kind (on the side that the
  /// measure looks at).
  func degree(of vertex: Int, by measure: Measure, kind: Kind) -> Int {
    var others: Set<String> = []
    let id = network.keys[vertex]
    for place in network.records(around: vertex) {
      let relation = graph.relations[Int(place)]
      guard relation.kind == kind, let target = relation.target else { continue }
      let acts = relation.source == id || relation.mutual || !network.isDirected
      let isActedOn = target == id || relation.mutual || !network.isDirected
      let other = relation.source == id ? target : relation.source
      switch measure {
      case .inDegree, .inStrength: if isActedOn { others.insert(other) }
      case .outDegree, .outStrength: if acts { others.insert(other) }
      default: others.insert(other)
      }
    }
    return others.count
  }
}
