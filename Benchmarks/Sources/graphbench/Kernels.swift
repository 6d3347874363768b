import Graph

/// A timed question, and how its result is told in the numbers that the peers' script prints.
struct Kernel {
  let name: String
  /// Questions that one run answers; the times are per question.
  let questions: Int
  /// Is timed; what it returns makes the summary and is not.
  let run: () throws -> () -> Summary

  init<Result>(
    _ name: String, questions: Int = 1, _ compute: @escaping () throws -> Result,
    _ summary: @escaping (Result) -> Summary
  ) {
    self.name = name
    self.questions = questions
    run = {
      let result = try compute()
      return { summary(result) }
    }
  }
}

/// The kernels of the peers' script, by its names and its conventions.
///
/// `undirected` is the same file read as undirected, weights of both directions added.
struct KernelSet {
  let file: EdgeListFile
  let network: Network
  let undirected: Network
  /// With weights turned into lengths, that is, its strengths are their inverses; the network itself
  /// when no kernel asks for it.
  let far: Network
  let pairs: [(Int, Int)]

  init(_ file: EdgeListFile, pairs: [(Int, Int)], kernels: [String]) throws {
    self.file = file
    self.pairs = pairs
    let isWeighted = file.hasWeights
    network = try file.read(isWeighted: isWeighted, directed: !file.isUndirected)
    undirected =
      file.isUndirected ? network : try file.read(isWeighted: isWeighted, directed: false)
    far =
      kernels.isEmpty || kernels.contains("sssp")
      ? try file.read(isWeighted: isWeighted, directed: !file.isUndirected) { 1 / $0 } : network
  }

  /// For i in 0..<8 the first vertex from i·n/8 on with an arc that leaves it.
  private var sources: [Int] {
    let n = network.vertexCount
    return (0..<8).map { i in
      (n * i / 8..<n).first { !network.arcs(from: $0).isEmpty } ?? 0
    }
  }

  var all: [Kernel] { files + searches + structure + spectral + shortestPaths + groups }

  private var files: [Kernel] {
    func load(_ isWeighted: Bool) throws -> Network {
      try file.read(isWeighted: isWeighted, directed: !file.isUndirected)
    }
    func size(_ network: Network) -> Summary {
      Summary(n: network.vertexCount, m: network.edgeCount)
    }
    return [
      Kernel("load_el", { try load(false) }, size), Kernel("load_wel", { try load(true) }, size),
    ]
  }

  private var searches: [Kernel] {
    let sources = sources
    func distances(_ found: [Scores]) -> Summary { Summary(distances: found.map(\.values)) }
    func parts(_ found: Partition) -> Summary { Summary(parts: found) }
    return [
      Kernel("bfs", questions: 8, { sources.map { network.distances(from: $0) } }, distances),
      Kernel(
        "sssp", questions: 8, { sources.map { far.distances(from: $0, by: .cost) } }, distances),
      Kernel("wcc", { network.weakComponents() }, parts),
      Kernel("scc", { network.strongComponents() }, parts),
    ]
  }

  private func scored(_ name: String, _ measure: @escaping () throws -> Scores) -> Kernel {
    Kernel(name, measure) { Summary(scores: $0) }
  }

  private var structure: [Kernel] {
    [
      scored("kcore") { undirected.coreNumbers() },
      Kernel("triangles", { undirected.triangles() }) {
        Summary(count: "triangles", $0.values.reduce(0, +) / 3)
      },
      scored("clustering") { undirected.clustering() },
      scored("constraint") { network.constraint() },
      scored("constraint_w") { network.constraint(weighting: .strength) },
    ]
  }

  private var spectral: [Kernel] {
    let alpha = lazyAlpha()
    return [
      scored("pagerank") { network.pageRank(weighting: .one, tolerance: 1e-6) },
      scored("pagerank_w") { network.pageRank(tolerance: 1e-6) },
      scored("eigenvector") { try network.eigenvector(tolerance: 1e-9) },
      scored("eigenvector_w") {
        try undirected.eigenvector(weighting: .strength, tolerance: 1e-9)
      },
      scored("katz") { try network.katz(alpha: alpha(), tolerance: 1e-9) },
      Kernel("hits", { network.hits(scale: .raw, tolerance: 1e-9) }) {
        Summary(scores: $0.hubs, auth: $0.authorities)
      },
    ]
  }

  /// 0.85 / λ; found on the first call, so that the first run is slower than the others.
  private func lazyAlpha() -> () -> Double {
    var known: Double?
    return {
      if let known { return known }
      let scores = (try? network.katz(scale: .raw).values) ?? []
      // x = α Aᵀx + 1 gives α from any vertex that something leads to.
      let v = (0..<network.vertexCount).max { scores[$0] < scores[$1] } ?? 0
      let sum = (0..<network.vertexCount).reduce(0.0) {
        network.arc(from: $1, to: v) == nil ? $0 : $0 + scores[$1]
      }
      known = (scores[v] - 1) / sum
      return known!
    }
  }

  private var shortestPaths: [Kernel] {
    let n = network.vertexCount
    let some = (0..<512).map { n * $0 / 512 }
    func listed(_ name: String, _ rule: PathRule) -> Kernel {
      Kernel(
        name,
        {
          pairs.map { network.shortestPaths(from: $0.0, to: $0.1, count: 10, by: rule) }
        }, { Summary(pathLengths: $0.map { $0.map(\.cost) }) })
    }
    return [
      listed("ksp", .hops), listed("ksp_w", .cost),
      scored("closeness") { network.closeness(scale: .raw) },
      scored("harmonic") { network.harmonic() },
      Kernel("closeness_and_harmonic", { network.closenessAndHarmonic(scale: .raw) }) {
        Summary(scores: $0.harmonic)
      },
      scored("betweenness") { network.betweenness(scale: .raw) },
      scored("betweenness_w") { network.betweenness(scale: .raw, by: .cost) },
      scored("betweenness_512") { network.betweenness(scale: .raw, from: some) },
      scored("betweenness_w_512") { network.betweenness(scale: .raw, by: .cost, from: some) },
      scored("kadabra") { undirected.sampledBetweenness(error: 0.01, failure: 0.1).scores },
      scored("kadabra_directed") {
        network.sampledBetweenness(error: 0.01, failure: 0.1).scores
      },
    ]
  }

  private var groups: [Kernel] {
    func found(
      _ name: String, _ weighting: Weighting, _ find: @escaping (inout SeededRandom) -> Partition
    ) -> Kernel {
      Kernel(
        name,
        {
          var random = SeededRandom(seed: 1)
          return find(&random)
        },
        {
          Summary(
            parts: $0, modularity: undirected.modularity(of: $0, weighting: weighting))
        })
    }
    return [
      found("louvain", .one) { undirected.louvain(weighting: .one, using: &$0) },
      found("louvain_w", .strength) { undirected.louvain(using: &$0) },
      found("leiden", .one) { undirected.leiden(weighting: .one, using: &$0) },
      found("leiden_w", .strength) { undirected.leiden(using: &$0) },
      found("lpa", .one) { undirected.labelPropagation(weighting: .one, using: &$0) },
      found("lpa_w", .strength) { undirected.labelPropagation(using: &$0) },
      scored("bootstrap") { try resampled() },
    ]
  }

  /// 1,000 resamples of a network of 200 actors and about 1,900 edges, each of a unit of its own.
  private func resampled() throws -> Scores {
    var random = SeededRandom(seed: 1), builder = NetworkBuilder(directed: false)
    for edge in 0..<1_995 {  // a twentieth of them fall on others or are loops
      builder.add(
        source: UInt32(random.next() % 200), target: UInt32(random.next() % 200),
        record: UInt32(edge))
    }
    let small = builder.network(keys: (0..<200).map { String($0) })
    let units = ArcContributions(small, unitOfRecord: { Int($0) })
    var options = MeasureOptions()
    options.distance = .cost
    return try small.bootstrap(.betweenness, options: options, over: units)!.scores
  }
}
