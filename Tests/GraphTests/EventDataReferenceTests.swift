import Foundation
import Testing

@testable import Graph

/// Scores of SciPy, NetworkX, igraph and NetworKit on 82,508 dyads of real event data, where the
/// folder of peers' results lies beside the repository; its README says who made which.
///
/// Closeness and betweenness of that size take too long here: `Scripts/reference_icews.py` compares
/// them, by the release build.
@Suite struct EventDataReferenceTests {
  static let shared = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared")
  static let isThere = FileManager.default.fileExists(
    atPath: shared.appending(path: "bench/ref/icews-pagerank.txt").path)

  static let directed = read(directed: true)
  static let undirected = read(directed: false)

  private static func read(directed: Bool) -> Network {
    var builder = NetworkBuilder(directed: directed)
    let file = shared.appending(path: "datasets/icews.wel")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var largest: UInt32 = 0
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count == 3, let source = UInt32(fields[0]), let target = UInt32(fields[1]),
        let weight = Double(fields[2])
      else { continue }
      builder.add(source: source, target: target, weight: weight)
      largest = max(largest, source, target)
    }
    return builder.network(keys: (0...largest).map { String($0) })
  }

  private func expect(
    _ scores: Scores, _ name: String, within tolerance: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = Self.shared.appending(path: "bench/ref/icews-\(name).txt")
    let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { try #require(Double($0), sourceLocation: sourceLocation) }
    try #require(expected.count == scores.values.count, sourceLocation: sourceLocation)
    let largest = expected.reduce(0) { max($0, abs($1)) }
    let worst = zip(scores.values, expected).reduce(0.0) { max($0, abs($1.0 - $1.1)) } / largest
    #expect(worst <= tolerance, "\(name)", sourceLocation: sourceLocation)
  }

  /// In parts of the largest score. The peers stop their rounds at 1e-9 of the vector's length in
  /// eigenvector, HITS and Katz, the others are exact to rounding.
  @Test(.enabled(if: isThere)) func agreesWithThePeers() throws {
    let network = Self.directed
    try expect(network.pageRank(weighting: .one), "pagerank", within: 1e-9)
    try expect(network.pageRank(), "pagerank_w", within: 1e-9)
    try expect(network.eigenvector(), "eigenvector", within: 1e-8)
    try expect(Self.undirected.eigenvector(weighting: .strength), "eigenvector_w", within: 1e-8)
    try expect(
      network.katz(alpha: 0.0133784310952815, scale: .raw), "katz", within: 1e-8)
    let hits = network.hits(scale: .raw)
    try expect(hits.hubs, "hub", within: 1e-8)
    try expect(hits.authorities, "authority", within: 1e-8)
    try expect(Self.undirected.coreNumbers(), "core", within: 0)
    try expect(network.clustering(), "clustering", within: 1e-9)
    try expect(network.constraint(), "constraint", within: 1e-9)
    try expect(network.constraint(weighting: .strength), "constraint_w", within: 1e-9)
  }
}
