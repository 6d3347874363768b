import Basics
import Graph

/// The structure of one network, part by part.
struct StructureView {
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
    add("biconnected components", .integer(pairs.components.count))
    add("diameter", .integer(network.diameter()))
    add("average distance", .number(network.averageDistance()))
    add("global efficiency", .number(network.globalEfficiency()))
    let cores = network.coreNumbers().values
    add("largest core number", .integer(Int(cores.max() ?? 0)))
    return table
  }

  /// One row a set of actors.
  func groups(_ groups: [[Int]], _ name: String) -> Table {
    var table = Table(columns: [name, "size", "actors"])
    for (number, members) in groups.enumerated() {
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

  func distances() -> Table {
    let reaches = network.reaches()
    let scores = [
      reaches.map { Double($0.farthest) }, reaches.map { Double($0.count) }, reaches.map(\.mean),
    ].map { Scores(values: $0, keys: network.keys) }
    return perActor(["eccentricity": scores[0], "reaches": scores[1], "mean distance": scores[2]])
  }

  func holes() -> Table {
    // Made with a logarithm, whose last digits differ between processors.
    let hierarchy = network.hierarchy()
    let rounded = hierarchy.values.map { Double(significant($0, digits: 9)) ?? $0 }
    return perActor([
      "constraint": network.constraint(), "effective size": network.effectiveSize(),
      "efficiency": network.efficiency(),
      "hierarchy": Scores(values: rounded, keys: network.keys),
    ])
  }

  /// One row an actor of the best set for each goal.
  func keyPlayers(_ size: Int) throws(MeasureError) -> (table: Table, notes: [String]) {
    var table = Table(columns: [
      "goal", "value", "before", "exact", "id", "name", "kind", "country",
    ])
    guard network.vertexCount > 0 else { return (table, []) }
    let count = min(size, network.vertexCount)
    var notes = count < size ? ["there are no more than \(count) actors"] : []
    var failure: MeasureError?
    for goal in KeyPlayerGoal.allCases {
      do throws(MeasureError) {
        let found = try network.keyPlayers(count, for: goal)
        for vertex in found.vertices {
          table.append(
            [
              .text(goal.rawValue), .number(found.value), .number(found.before),
              .flag(found.isExact),
            ] + who(vertex))
        }
      } catch {
        failure = error
        notes.append("\(goal.rawValue): \(error)")
      }
    }
    if table.rows.isEmpty, let failure { throw failure }
    return (
      table,
      notes + [
        "reach: share within one hop of the set · nearness: mean of 1 / distance from it · "
          + "fragmentation: share of pairs not connected without it · distance: 1 less the mean of "
          + "1 / distance without it"
      ]
    )
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

  func triads() -> Table {
    let census = network.triadCensus()
    var table = Table(columns: ["triad", "count"])
    for type in TriadType.allCases {
      table.append([.text(type.rawValue), .integer(census[type] ?? 0)])
    }
    return table
  }

  func who(_ vertex: Int) -> [Table.Cell] {
    let actor = lensed.actor(vertex)
    return [
      .text(actor.id), .text(actor.name), .text(actor.kind.rawValue), Table.Cell(actor.country),
    ]
  }
}
