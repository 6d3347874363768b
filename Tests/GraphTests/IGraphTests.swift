import Foundation
import Graph
import Testing

/// Scores that igraph gave (Scripts/reference_igraph.py) on the graphs of the NetworkX reference.
@Suite struct IGraphTests {
  static let values: [String: [String: [Double]]] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/igraph.tsv")
    var result: [String: [String: [Double]]] = [:], name = ""
    for line in try! String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let cells = line.split(separator: "\t").map(String.init)
      switch cells[0] {
      case "graph": name = cells[1]
      case "scores", "number":
        result[name, default: [:]][cells[1]] = cells.dropFirst(2).map { Double($0)! }
      default: break
      }
    }
    return result
  }()

  private func scores(_ network: Network) throws -> [String: Scores] {
    var reset = [Double](repeating: 0, count: network.vertexCount)
    reset[0] = 1
    reset[5] = 2
    var scores: [String: Scores] = [
      "closeness raw in": network.closeness(scale: .raw),
      "closeness raw out": network.closeness(scale: .raw, direction: .out),
      "closeness raw in cost": network.closeness(scale: .raw, by: .cost),
      "harmonic in": network.harmonic(),
      "harmonic out cost": network.harmonic(direction: .out, by: .cost),
      "eccentricity": network.eccentricity(),
      "betweenness raw": network.betweenness(scale: .raw),
      "betweenness raw cost": network.betweenness(scale: .raw, by: .cost),
      "betweenness raw subset": network.betweenness(from: [0, 1, 2], to: [2, 3, 4, 5]),
      "pagerank one": network.pageRank(weighting: .one),
      "pagerank strength": network.pageRank(),
      "pagerank personal": network.pageRank(damping: 0.7, restart: reset, weighting: .one),
      "constraint one": network.constraint(),
      "constraint strength": network.constraint(weighting: .strength),
      "core": network.coreNumbers(), "clustering": network.clustering(),
      "strength": network.strength(), "in-strength": network.inStrength(),
    ]
    scores["hub one"] = network.hits(scale: .raw, weighting: .one).hubs
    scores["authority strength"] = network.hits(scale: .raw, weighting: .strength).authorities
    if !network.isDirected {
      scores["eigenvector one"] = try network.eigenvector()
      scores["eigenvector strength"] = try network.eigenvector(weighting: .strength)
    }
    return scores
  }

  private func numbers(_ network: Network) throws -> [String: Double] {
    let cuts = network.biconnectivity(), cliques = try network.cliques()
    let thirds = Partition(labels: (0..<network.vertexCount).map { $0 % 3 })
    let fours = Partition(labels: (0..<network.vertexCount).map { $0 / 4 })
    var numbers: [String: Double] = [
      "density": network.density(), "transitivity": network.transitivity(),
      "assortativity": network.assortativity(), "diameter": Double(network.diameter()),
      "average distance": network.averageDistance(),
      "weak components": Double(network.weakComponents().groupCount),
      "strong components": Double(network.strongComponents().groupCount),
      "bridges": Double(cuts.bridges.count),
      "articulation points": Double(cuts.articulationPoints.count),
      "biconnected components": Double(cuts.components.count),
      "cliques": Double(cliques.count), "largest clique": Double(cliques[0].count),
      "minimum cut": network.minimumCut(from: 0, to: 5).value,
      "fewest ties": network.minimumCut(from: 0, to: 5, weighting: .one).value,
      "modularity of thirds": network.modularity(of: thirds, weighting: .one),
      "nmi": thirds.normalizedMutualInformation(with: fours),
      "ari": thirds.adjustedRandIndex(with: fours),
    ]
    numbers["distance cost"] = network.distance(from: 0, to: 5, by: .cost)
    numbers["simple paths of three"] = Double(
      try network.simplePaths(from: 0, to: 5, maxLength: 3).count)
    if network.isDirected {
      numbers["reciprocity"] = network.reciprocity()
      for (type, count) in network.triadCensus() {
        numbers["triads \(type.rawValue)"] = Double(count)
      }
    }
    return numbers
  }

  @Test(arguments: NetworkXTests.graphs) func agreesWithIGraph(graph: String) throws {
    let network = try #require(NetworkXReference.all[graph]).network
    let expected = try #require(Self.values[graph])
    let scores = try scores(network), numbers = try numbers(network)
    #expect(Set(expected.keys) == Set(scores.keys).union(numbers.keys))
    // igraph compares sums of costs with another tolerance; its HITS and eigenvectors end at 1e-9.
    for (name, scores) in scores {
      expectClose(scores, try #require(expected[name]), tolerance: 1e-8, "\(graph): \(name)")
    }
    for (name, number) in numbers {
      expectClose([number], try #require(expected[name]), "\(graph): \(name)")
    }
  }
}
