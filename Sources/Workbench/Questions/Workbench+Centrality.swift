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
    _ graph: ActorGraph, through request: LensRequest, by ranking: RankingRequest
  ) throws(WorkbenchError) -> Report {
    let measures = try ranking.measures.map { name throws(WorkbenchError) in
      try word(name, "--measure") as Measure
    }
    guard let first = measures.first else { throw WorkbenchError("--measure names no measure") }
    var options = MeasureOptions()
    if let scale = ranking.scale { options.scale = try word(scale, "--scale") }
    if let distance = ranking.distance { options.distance = try word(distance, "--distance") }
    if let direction = ranking.direction { options.direction = try word(direction, "--direction") }
    let lens = try request.lens(for: graph)

    var networks: [Lens.Question: LensedNetwork] = [:]
    var notes: [String] = [], facts: [(String, JSONText)] = []
    var columns: [(measure: Measure, lensed: LensedNetwork, scores: Scores)] = []
    for measure in measures {
      let lensed =
        networks[measure.question]
        ?? graph.network(through: lens, for: measure.question, stateName: stateName)
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
    let degrees = kinds.isEmpty ? [] : lead.lensed.degreesByKind(first)
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
      cells.append(.integer(lead.lensed.articleCount(around: row.vertex)))
      if let confidence {
        cells += [
          .number(confidence.low[row.vertex]), .number(confidence.high[row.vertex]),
          .integer(confidence.rankLow[row.vertex]), .integer(confidence.rankHigh[row.vertex]),
          .number(confidence.largestUnitShare[row.vertex]),
        ]
      }
      for kind in kinds {
        cells.append(.integer(degrees[row.vertex][kind.order]))
      }
      table.append(cells)
    }
    return Report(table, notes: notes, facts: facts)
  }

  static func word<Value: RawRepresentable & CaseIterable>(
    _ text: String, _ option: String
  ) throws(WorkbenchError) -> Value where Value.RawValue == String {
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue)
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
  /// The number of stories that the relations at a vertex are in.
  func articleCount(around vertex: Int) -> Int {
    graph.articles.isEmpty ? 0 : graph.storyCount(of: network.records(around: vertex))
  }

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
