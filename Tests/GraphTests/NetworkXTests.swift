import Foundation
import Graph
import Testing

/// Scores that NetworkX gave (Scripts/reference.py), found by the expression that a measure names.
struct NetworkXReference: Sendable {
  var network: Network
  var scores: [String: [Double]] = [:]
  var numbers: [String: Double] = [:]
  /// Scores by edge, and the edges in their order.
  var ties: [String: [Double]] = [:]
  var ends: [(String, String)] = []

  static let all: [String: NetworkXReference] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/networkx.tsv")
    var result: [String: NetworkXReference] = [:]
    let text = try! String(contentsOf: file, encoding: .utf8)
    var name = "", isDirected = false
    var vertices: [String] = [], edges: [(u: String, v: String, weight: Double, pn: Double)] = []
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t").map(String.init)
      switch cells[0] {
      case "graph":
        (name, isDirected) = (cells[1], cells[2] == "directed")
        (vertices, edges) = ([], [])
      case "vertex": vertices.append(cells[1])
      case "edge": edges.append((cells[1], cells[2], Double(cells[3])!, Double(cells[4])!))
      case "scores", "number", "ties":
        if result[name] == nil {
          var builder = NetworkBuilder(directed: isDirected)
          for edge in edges {
            builder.add(
              source: UInt32(vertices.firstIndex(of: edge.u)!),
              target: UInt32(vertices.firstIndex(of: edge.v)!),
              kind: edge.pn < 0 ? .conflict : .cooperation, weight: edge.weight)
          }
          result[name] = NetworkXReference(network: builder.network(keys: vertices))
          result[name]!.ends = edges.map { ($0.u, $0.v) }
        }
        let values = cells.dropFirst(2).map { Double($0)! }
        switch cells[0] {
        case "scores": result[name]!.scores[cells[1]] = values
        case "ties": result[name]!.ties[cells[1]] = values
        default: result[name]!.numbers[cells[1]] = values[0]
        }
      default: break
      }
    }
    return result
  }()
}

@Suite struct NetworkXTests {
  static let graphs = ["kite", "florentine", "karate", "miserables", "directed"]

  static let options: [MeasureOptions] = Scale.allCases.flatMap { scale in
    Direction.allCases.flatMap { direction in
      Distance.allCases.flatMap { distance in
        [nil, Weighting.one, .strength].map {
          MeasureOptions(
            scale: scale, direction: direction, distance: distance, weighting: $0)
        }
      }
    }
  }

  /// Every measure with all its options, by the very expression that we print.
  @Test(arguments: graphs, Measure.allCases) func everyMeasure(graph: String, measure: Measure)
    throws
  {
    let reference = try #require(NetworkXReference.all[graph])
    let network = reference.network
    for options in Self.options {
      let call = measure.networkXCall(options: options, of: network)
      let expected = try #require(reference.scores[call], "no reference for \(call)")
      let scores = try network.scores(for: measure, options: options)
      // `nx.hits` begins at random and stops at 1e-9 or so; all else is to 1e-9.
      expectClose(scores, expected, tolerance: 1e-9, "\(graph): \(call)")
    }
  }

  /// Betweenness of some pairs, and of edges.
  @Test(arguments: graphs) func subsetsAndEdges(graph: String) throws {
    let reference = try #require(NetworkXReference.all[graph])
    let network = reference.network
    let sources = [0, 1, 2], targets = [2, 3, 4, 5]
    for distance in Distance.allCases {
      let cost = distance == .cost ? ", weight='cost'" : ""
      for scale in Scale.allCases {
        let subset =
          "_subset(G, list(G)[:3], list(G)[2:6]\(scale == .raw ? "" : ", normalized=True")\(cost))"
        let some = try #require(reference.scores["nx.betweenness_centrality\(subset)"])
        expectClose(
          network.betweenness(from: sources, to: targets, scale: scale, by: distance), some,
          "\(graph): \(subset)")
        var options = MeasureOptions()
        options.scale = scale
        options.distance = distance
        let call = network.edgeBetweennessCall(options: options)
        let arcs = try reference.ends.map { u, v in
          try #require(network.arc(from: network.vertex(u)!, to: network.vertex(v)!))
        }
        let all = network.edgeBetweenness(scale: scale, by: distance)
        expectClose(arcs.map { all[$0] }, try #require(reference.ties[call]), "\(graph): \(call)")
        let part = network.edgeBetweenness(from: sources, to: targets, scale: scale, by: distance)
        expectClose(
          arcs.map { part[$0] },
          try #require(reference.ties["nx.edge_betweenness_centrality\(subset)"]),
          "\(graph): edges \(subset)")
      }
    }
  }

  @Test(arguments: graphs) func numbersOfTheWhole(graph: String) throws {
    let reference = try #require(NetworkXReference.all[graph])
    let network = reference.network, numbers = reference.numbers
    func check(_ value: Double, _ call: String) {
      guard let expected = numbers[call] else {
        Issue.record("no reference for \(call)")
        return
      }
      expectClose([value], [expected], "\(graph): \(call)")
    }
    check(network.density(), "nx.density(G)")
    check(network.transitivity(), "nx.transitivity(nx.Graph(G))")
    check(network.assortativity(), "nx.degree_assortativity_coefficient(G)")
    check(
      network.minimumCut(from: 0, to: 5).value,
      "nx.minimum_cut_value(G, list(G)[0], list(G)[5], capacity='weight')")
    let cliques = try network.cliques()
    check(Double(cliques.count), "len(list(nx.find_cliques(nx.Graph(G))))")
    check(Double(cliques[0].count), "max(map(len, nx.find_cliques(nx.Graph(G))))")
    check(
      network.minimumCut(from: 0, to: 5, weighting: .one).value,
      "len(nx.minimum_edge_cut(G, list(G)[0], list(G)[5]))")
    check(
      Double(try network.simplePaths(from: 0, to: 5, maxLength: 3).count),
      "sum(1 for _ in nx.all_simple_paths(G, list(G)[0], list(G)[5], cutoff=3))")
    check(
      try #require(network.distance(from: 0, to: 5, by: .cost)),
      "nx.bidirectional_dijkstra(G, list(G)[0], list(G)[5], weight='cost')[0]")
    if network.isDirected {
      check(network.reciprocity(), "nx.overall_reciprocity(G)")
      check(
        Double(network.strongComponents().groupCount),
        "nx.number_strongly_connected_components(G)")
      check(
        Double(network.weakComponents().groupCount), "nx.number_weakly_connected_components(G)")
      for (type, count) in network.triadCensus() {
        check(Double(count), "nx.triadic_census(G)['\(type.rawValue)']")
      }
    } else {
      check(Double(network.diameter()), "nx.diameter(G)")
      check(network.averageDistance(), "nx.average_shortest_path_length(G)")
      check(network.globalEfficiency(), "nx.global_efficiency(G)")
      let cuts = network.biconnectivity()
      check(Double(cuts.bridges.count), "len(list(nx.bridges(G)))")
      check(Double(cuts.articulationPoints.count), "len(list(nx.articulation_points(G)))")
      check(Double(cuts.components.count), "len(list(nx.biconnected_components(G)))")
    }
  }
}
