import Basics
import Graph

/// How a ranking is asked for.
public struct RankingRequest: Sendable {
  public var measures: [String] = ["betweenness"]
  public var scale: String?
  public var distance: String?
  public var direction: String?
  /// Adds intervals to the first measure.
  public var confidence: ConfidenceRequest?
  public init() {}
}

extension Workbench {
  /// The actors ranked by the first of the measures, with a column a measure.
  public static func centrality(
    _ source: some GraphSource, through request: LensRequest, by ranking: RankingRequest
  ) throws -> Report {
    let measures = try ranking.measures.map { name throws(WorkbenchError) in
      try word(name, "--measure") as Measure
    }
    guard let first = measures.first else { throw WorkbenchError("--measure names no measure") }
    var options = MeasureOptions()
    if let scale = ranking.scale { options.scale = try word(scale, "--scale") }
    if let distance = ranking.distance { options.distance = try word(distance, "--distance") }
    if let direction = ranking.direction { options.direction = try word(direction, "--direction") }
    let lens = try request.lens(for: source.cast())

    var networks: [Lens.Question: LensedNetwork] = [:]
    var notes: [String] = [], facts: [(String, JSONText)] = []
    var columns: [(measure: Measure, lensed: LensedNetwork, scores: Scores)] = []
    for measure in measures {
      let lensed =
        try networks[measure.question]
        ?? source.lensed(by: lens, for: measure.question, reading: .numbers)
      if networks[measure.question] == nil {
        networks[measure.question] = lensed
        notes.append(lensed.tally.sentence)
        if facts.isEmpty {
          facts = lensed.tally.facts + [("weight", .string(lensed.weight.rawValue))]
        }
      }
      do {
        columns.append((measure, lensed, try lensed.network.scores(for: measure, options: options)))
      } catch {
        throw WorkbenchError("\(measure.rawValue): \(error)", status: .answerIsNo)
      }
      notes.append(measure.note(options, of: lensed))
    }
    facts.append(
      (
        "computed",
        .object(
          columns.map {
            (
              $0.measure.rawValue,
              .string(
                $0.measure.networkXCall(options: options, isDirected: $0.lensed.network.isDirected))
            )
          })
      ))

    var confidence: BootstrapScores?
    if let request = ranking.confidence {
      let found = try self.confidence(columns[0].lensed, first, options, request)
      confidence = found.scores
      notes += found.notes
    }
    var table = Table(
      columns: ["rank", "id", "name", "kind", "country"] + measures.map(\.rawValue) + ["articles"])
    let lead = columns[0]
    let kinds = first.question == .degree ? lead.lensed.tally.kinds.sorted() : []
    if confidence != nil {
      table.columns += ["low", "high", "rankLow", "rankHigh", "largestShare"]
    }
    table.columns += kinds.map { "\(first.rawValue):\($0.rawValue)" }
    for row in lead.scores.ranking.rows {
      let actor = lead.lensed.actor(row.vertex)
      var cells: [Table.Cell] = [
        .integer(row.rank), .text(actor.id), .text(actor.name), .text(actor.kind.rawValue),
        Table.Cell(actor.country),
      ]
      for column in columns {
        // An actor whose only ties are conflicts is in the network of degree alone.
        let vertex = column.lensed.network.vertex(actor.id)
        cells.append(vertex.map { .number(column.scores[$0]) } ?? .none)
      }
      let records = lead.lensed.network.records(around: row.vertex)
      cells.append(.integer(lead.lensed.graph.storyCount(of: records)))
      if let confidence {
        cells += [
          .number(confidence.low[row.vertex]), .number(confidence.high[row.vertex]),
          .integer(confidence.rankLow[row.vertex]), .integer(confidence.rankHigh[row.vertex]),
          .number(confidence.largestUnitShare[row.vertex]),
        ]
      }
      for kind in kinds {
        cells.append(.integer(lead.lensed.degree(of: row.vertex, by: first, kind: kind)))
      }
      table.append(cells)
    }
    return Report(table, notes: notes, facts: facts)
  }

  static func word<Value: RawRepresentable & CaseIterable>(
    _ text: String, _ option: String
  ) throws(WorkbenchError) -> Value where Value.RawValue == String {
    if let value = Value(rawValue: text) { return value }
    throw unknown(
      "\(option) does not know \"\(text)\"", text, among: Value.allCases.map(\.rawValue), "it takes"
    )
  }
}

extension Measure {
  /// What counts for the measure unless the lens says otherwise.
  var question: Lens.Question {
    switch self {
    case .degree, .inDegree, .outDegree, .strength, .inStrength, .outStrength: .degree
    default: .measure
    }
  }

  /// One line: what was computed, on what, and how NetworkX says it.
  func note(_ options: MeasureOptions, of lensed: LensedNetwork) -> String {
    let network = lensed.network
    return "\(rawValue): \(abstract) · \(network.vertexCount) actors, \(network.edgeCount) "
      + "\(network.isDirected ? "arcs" : "edges"), strength = \(lensed.weight.rawValue) · NetworkX: "
      + networkXCall(options: options, isDirected: network.isDirected)
  }
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
