import Graph

/// A timed question: `run` is timed, its result is a few numbers that peers can be compared by.
struct Kernel {
  let name: String
  /// Questions that `run` answers; the times are per question.
  let questions: Int
  let run: () throws -> [(String, Double)]
}

/// The kernels of the peers' script, by its names. `undirected` is the same file read as undirected.
func kernels(
  path: String, network: Network, undirected: Network, pairs: [(Int, Int)]
) -> [Kernel] {
  func summary(_ values: [Double]) -> [(String, Double)] {
    let known = values.filter { !$0.isNaN }
    return [("sum", known.reduce(0, +)), ("max", known.max() ?? 0)]
  }
  let sources = (0..<8).map { network.vertexCount * $0 / 8 }
  func make(
    _ name: String, per questions: Int = 1, _ run: @escaping () throws -> [(String, Double)]
  ) -> Kernel { Kernel(name: name, questions: questions, run: run) }
  func paths(by rule: PathRule) -> [(String, Double)] {
    let found = pairs.map {
      network.shortestPaths(from: $0.0, to: $0.1, count: 10, by: rule).map(\.cost).reduce(0, +)
    }
    return [("sum", found.reduce(0, +))]
  }
  func quality(
    _ weighting: Weighting = .one, _ find: (inout SeededRandom) -> Partition
  ) -> [(String, Double)] {
    var random = SeededRandom(seed: 1)
    let partition = find(&random)
    return [
      ("modularity", undirected.modularity(of: partition, weighting: weighting)),
      ("parts", Double(partition.groupCount)),
    ]
  }
  return [
    make("load_el") {
      let file = try EdgeListFile(path: path, isWeighted: false, directed: network.isDirected)
      return [("n", Double(file.network.vertexCount)), ("m", Double(file.network.edgeCount))]
    },
    make("load_wel") {
      let file = try EdgeListFile(path: path, isWeighted: true, directed: network.isDirected)
      return [("n", Double(file.network.vertexCount)), ("m", Double(file.network.edgeCount))]
    },
    make("bfs", per: sources.count) {
      let found = sources.map { network.distances(from: $0).values.filter { $0.isFinite } }
      return [
        ("reached", Double(found.map(\.count).reduce(0, +))),
        ("sum", found.flatMap { $0 }.reduce(0, +)),
      ]
    },
    make("sssp_cost", per: sources.count) {
      let found = sources.map {
        network.distances(from: $0, by: .cost).values.filter { $0.isFinite }
      }
      return [("sum", found.flatMap { $0 }.reduce(0, +))]
    },
    make("wcc") { [("components", Double(network.weakComponents().groupCount))] },
    make("scc") { [("components", Double(network.strongComponents().groupCount))] },
    make("kcore") { summary(undirected.coreNumbers().values) },
    make("triangles") {
      [("triangles", undirected.triangles().values.reduce(0, +) / 3)]
    },
    make("clustering") { summary(undirected.clustering().values) },
    make("pagerank") { summary(network.pageRank(weighting: .one, tolerance: 1e-6).values) },
    make("pagerank_w") { summary(network.pageRank(tolerance: 1e-6).values) },
    make("eigenvector") { summary(try network.eigenvector().values) },
    make("eigenvector_w") { summary(try undirected.eigenvector(weighting: .strength).values) },
    make("katz") { summary(try network.katz().values) },
    make("hits") { summary(network.hits(scale: .raw).authorities.values) },
    make("closeness") { summary(network.closeness(scale: .raw).values) },
    make("harmonic") { summary(network.harmonic().values) },
    make("betweenness") { summary(network.betweenness(scale: .raw).values) },
    make("betweenness_w") { summary(network.betweenness(scale: .raw, by: .cost).values) },
    make("closeness_and_harmonic") {
      let both = network.closenessAndHarmonic(scale: .raw)
      return summary(both.closeness.values) + summary(both.harmonic.values)
    },
    make("kadabra") {
      let sampled = undirected.sampledBetweenness(error: 0.01, failure: 0.1)
      return summary(sampled.scores.values) + [("samples", Double(sampled.samples))]
    },
    make("constraint") { summary(network.constraint().values) },
    make("constraint_w") { summary(network.constraint(weighting: .strength).values) },
    make("louvain") { quality { undirected.louvain(weighting: .one, using: &$0) } },
    make("louvain_w") { quality(.strength) { undirected.louvain(using: &$0) } },
    make("leiden") { quality { undirected.leiden(weighting: .one, using: &$0) } },
    make("leiden_w") { quality(.strength) { undirected.leiden(using: &$0) } },
    make("lpa") { quality { undirected.labelPropagation(weighting: .one, using: &$0) } },
    make("lpa_w") { quality(.strength) { undirected.labelPropagation(using: &$0) } },
    make("ksp") { paths(by: .hops) },
    make("ksp_w") { paths(by: .cost) },
  ]
}
