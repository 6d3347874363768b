import Foundation
import Graph
import Testing

/// Scores that NetworkX gave (Scripts/reference.py), found by the expression that a measure names.
struct NetworkXReference: Sendable {
  var network: Network
  var scores: [String: [Double]] = [:]
  var numbers: [String: Double] = [:]

  static let all: [String: NetworkXReference] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/networkx.tsv")
    var result: [String: NetworkXReference] = [:]
    let text = try! String(contentsOf: file, encoding: .utf8)
    var name = "", isDirected = false
    var vertices: [String] = [], edges: [(String, String, Double)] = []
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t").map(String.init)
      switch cells[0] {
      case "graph":
        (name, isDirected) = (cells[1], cells[2] == "directed")
        (vertices, edges) = ([], [])
      case "vertex": vertices.append(cells[1])
      case "edge": edges.append((cells[1], cells[2], Double(cells[3])!))
      case "scores", "number":
        if result[name] == nil {
          let network = try! Network(edges: edges, directed: isDirected, isolated: vertices)
          #expect(network.keys == vertices)
          result[name] = NetworkXReference(network: network)
        }
        let values = cells.dropFirst(2).map { Double($0)! }
        if cells[0] == "scores" {
          result[name]!.scores[cells[1]] = values
        } else {
          result[name]!.numbers[cells[1]] = values[0]
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
      let call = measure.networkXCall(options: options, isDirected: network.isDirected)
      let expected = try #require(reference.scores[call], "no reference for \(call)")
      let scores = try network.scores(for: measure, options: options)
      // `nx.hits` begins at random and stops at 1e-9 or so; all else is to 1e-9.
      expectClose(scores, expected, tolerance: 1e-9, "\(graph): \(call)")
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
    }
  }
}
