import Basics
import Graph

extension Workbench {
  /// The actors ranked by the first of the measures, with a column a measure; or the ties by
  /// `edge-betweenness`. With a window all of that for each period, one after the other.
  public static func centrality(
    _ source: some GraphSource, through request: LensRequest, by ranking: RankingRequest
  ) throws -> Report {
    let plan = try RankingPlan(ranking)
    let lens = try request.lens(for: source.cast())
    let networks = try CountedNetworks(source, lens, plan)
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
    throw unknown(
      "\(option) does not know \"\(text)\"", text, among: Value.allCases.map(\.rawValue) + also,
      "it takes")
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
  /// The records of all arcs at a vertex, some twice.
  func records(around vertex: Int) -> [UInt32] {
    var found: [UInt32] = []
    for arc in arcs(from: vertex) { found += records(ofArc: arc) }
    if isDirected {
      for place in inOffsets[vertex]..<inOffsets[vertex + 1] {
        found += records(ofArc: Int(inArcs[place]))
      }
    }
    return found
  }
}

extension LensedNetwork {
  /// For each vertex, how many actors are tied to it by relations of each kind (on the side that the
  /// measure looks at), by the kinds' order.
  func degreesByKind(_ measure: Measure) -> [[Int]] {
    let masks = (0..<network.arcCount).map { arc in
      network.records(ofArc: arc).reduce(into: UInt8(0)) { mask, record in
        mask |= 1 << UInt8(graph.kind(ofRelation: Int(record)).order)
      }
    }
    let countsOut = measure != .inDegree && measure != .inStrength
    let countsIn = measure != .outDegree && measure != .outStrength
    return (0..<network.vertexCount).map { vertex in
      var counts = [Int](repeating: 0, count: Kind.allCases.count)
      var arc = countsOut ? network.offsets[vertex] : network.offsets[vertex + 1]
      var place = countsIn ? network.inOffsets[vertex] : network.inOffsets[vertex + 1]
      let lastArc = network.offsets[vertex + 1], lastPlace = network.inOffsets[vertex + 1]
      // Neighbours ascend on either side, so one that is on both is met once.
      while arc < lastArc || place < lastPlace {
        let there = arc < lastArc ? network.targets[arc] : .max
        let back = place < lastPlace ? network.sources[place] : .max
        var mask: UInt8 = 0
        if there <= back {
          mask |= masks[arc]
          arc += 1
        }
        if back <= there {
          mask |= masks[Int(network.inArcs[place])]
          place += 1
        }
        for kind in counts.indices where mask & 1 << UInt8(kind) != 0 { counts[kind] += 1 }
      }
      return counts
    }
  }
}
