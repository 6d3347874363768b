import Basics
import Graph

/// The parts of a network's structure that can be asked for.
public enum StructurePart: String, Sendable, CaseIterable {
  case overview, components, bridges, articulation, cores, clustering, holes, brokerage, balance
  case frustration, triads
}

extension Workbench {
  /// How a network hangs together.
  public static func structure(
    _ source: some GraphSource, part name: String, through request: LensRequest
  ) throws -> Report {
    let part: StructurePart = try word(name, "--part")
    let lens = try request.lens(for: source.cast())
    // Balance is about friends and enemies: conflict counts there.
    let isSigned = part == .balance || part == .frustration
    let lensed = try source.lensed(
      by: lens, for: isSigned ? .degree : .measure, reading: .numbers)
    let view = StructureView(lensed)
    let table =
      switch part {
      case .overview: view.overview()
      case .components: view.components()
      case .bridges: view.bridges()
      case .articulation: view.articulation()
      case .cores: view.perActor(["core": lensed.network.coreNumbers()])
      case .clustering:
        view.perActor([
          "clustering": lensed.network.clustering(), "triangles": lensed.network.triangles(),
        ])
      case .holes:
        view.perActor([
          "constraint": lensed.network.constraint(),
          "effective size": lensed.network.effectiveSize(),
          "efficiency": lensed.network.efficiency(), "hierarchy": lensed.network.hierarchy(),
        ])
      case .brokerage: view.brokerage()
      case .balance: view.balance()
      case .frustration: view.frustration()
      case .triads: view.triads()
      }
    return Report(table, notes: [lensed.tally.sentence], facts: lensed.tally.facts)
  }
}

/// The answers about one network.
private struct StructureView {
  let lensed: LensedNetwork
  var network: Network { lensed.network }

  init(_ lensed: LensedNetwork) { self.lensed = lensed }

  func overview() -> Table {
    var table = Table(columns: ["name", "value"])
    func add(_ name: String, _ cell: Table.Cell) { table.append([.text(name), cell]) }
    let weak = network.weakComponents(), pairs = network.biconnectivity()
    add("actors", .integer(network.vertexCount))
    add(network.isDirected ? "arcs" : "edges", .integer(network.edgeCount))
    add("density", .number(network.density()))
    add("reciprocity", .number(network.reciprocity()))
    add("transitivity", .number(network.transitivity()))
    add("assortativity", .number(network.assortativity()))
    add("weak components", .integer(weak.groupCount))
    add("largest weak component", .integer(weak.sizes.first ?? 0))
    let strong = network.strongComponents()
    add("strong components", .integer(strong.groupCount))
    add("largest strong component", .integer(strong.sizes.first ?? 0))
    add("bridges", .integer(pairs.bridges.count))
    add("articulation points", .integer(pairs.articulationPoints.count))
    add("diameter", .integer(network.diameter()))
    add("average distance", .number(network.averageDistance()))
    let cores = network.coreNumbers().values
    add("largest core number", .integer(Int(cores.max() ?? 0)))
    return table
  }

  func components() -> Table {
    var table = Table(columns: ["component", "size", "actors"])
    for (number, members) in network.weakComponents().members.enumerated() {
      table.append([
        .integer(number + 1), .integer(members.count), .list(members.map { network.keys[$0] }),
      ])
    }
    return table
  }

  func bridges() -> Table {
    var table = Table(columns: ["from", "to", "relations", "articles"])
    for bridge in network.biconnectivity().bridges {
      let arcs = [
        network.arc(from: bridge.first, to: bridge.second),
        network.arc(from: bridge.second, to: bridge.first),
      ].compactMap(\.self)
      let records = Set(arcs.flatMap { network.records(ofArc: $0) })
      table.append([
        .text(network.keys[bridge.first]), .text(network.keys[bridge.second]),
        .integer(records.count), .integer(lensed.graph.storyCount(of: records)),
      ])
    }
    return table
  }

  func articulation() -> Table {
    var table = Table(columns: ["id", "name", "kind", "country"])
    for vertex in network.biconnectivity().articulationPoints {
      table.append(who(vertex))
    }
    return table
  }

  /// One row an actor, by the first column of scores.
  func perActor(_ scores: KeyValuePairs<String, Scores>) -> Table {
    var table = Table(columns: ["id", "name", "kind", "country"] + scores.map(\.key))
    guard let first = scores.first?.value else { return table }
    for row in first.ranking.rows {
      let values = scores.map { pair -> Table.Cell in
        let value = pair.value[row.vertex]
        return value.isNaN ? .none : .number(value)
      }
      table.append(who(row.vertex) + values)
    }
    return table
  }

  func brokerage() -> Table {
    var numbers: [String: Int] = [:]
    let groups = (0..<network.vertexCount).map { vertex -> Int? in
      guard let country = lensed.actor(vertex).country else { return nil }
      let next = numbers.count
      numbers[country] = numbers[country] ?? next
      return numbers[country]
    }
    let roles = network.brokerage(groups: groups)
    var table = Table(columns: [
      "id", "name", "kind", "country", "total", "coordinator", "consultant", "gatekeeper",
      "representative", "liaison",
    ])
    let order = roles.indices.sorted {
      roles[$0].total != roles[$1].total ? roles[$0].total > roles[$1].total : $0 < $1
    }
    for vertex in order where roles[vertex].total > 0 {
      let role = roles[vertex]
      table.append(
        who(vertex)
          + [
            role.total, role.coordinator, role.consultant, role.gatekeeper, role.representative,
            role.liaison,
          ].map(Table.Cell.integer))
    }
    return table
  }

  func balance() -> Table {
    var table = Table(columns: ["triad", "balanced", "negative ties"])
    for triad in network.balance().triads {
      table.append([
        .list(triad.vertices.map { network.keys[$0] }), .flag(triad.isBalanced),
        .integer(triad.negativeTies),
      ])
    }
    return table
  }

  func frustration() -> Table {
    let result = network.frustration()
    let signed = Set(network.signedArcs.flatMap { [$0.0, $0.1] })
    var table = Table(columns: ["id", "name", "camp", "at least", "at most"])
    for vertex in signed.sorted() {
      table.append([
        .text(network.keys[vertex]), .text(lensed.actor(vertex).name),
        .integer(result.camps[vertex] + 1), .integer(result.atLeast), .integer(result.atMost),
      ])
    }
    return table
  }

  func triads() -> Table {
    let census = network.triadCensus()
    var table = Table(columns: ["triad", "count"])
    for type in TriadType.allCases {
      table.append([.text(type.rawValue), .integer(census[type] ?? 0)])
    }
    return table
  }

  private func who(_ vertex: Int) -> [Table.Cell] {
    let actor = lensed.actor(vertex)
    return [
      .text(actor.id), .text(actor.name), .text(actor.kind.rawValue), Table.Cell(actor.country),
    ]
  }
}

extension Network {
  /// The ends of arcs that are more positive than negative, or the other way round.
  fileprivate var signedArcs: [(Int, Int)] {
    (0..<vertexCount).flatMap { v in
      arcs(from: v).filter { arc in
        strength(ofArc: arc, sign: .positive) != strength(ofArc: arc, sign: .negative)
      }.map { (v, target(ofArc: $0)) }
    }
  }
}
