import Basics
import Foundation
import Graph
import Testing

@testable import Interchange

/// NetworkX, igraph and Graphviz open what is written, and see as many nodes and ties and the same
/// weights. Needs a Python with the packages networkx and igraph, named by GRAPHTOOL_PYTHON or on the
/// PATH as python3, and Graphviz' `dot`; what is missing is skipped, and named.
@Suite struct OpenedByOthersTests {
  static let python = ProcessInfo.processInfo.environment["GRAPHTOOL_PYTHON"] ?? "python3"
  static let hasPython = (try? run(["-c", "pass"]).status) == 0
  static let formats: [FileFormat] = [.graphml, .gexf, .gml, .pajek, .nodelink, .dl, .dot]

  private struct Case: Encodable {
    var file: String, format: String, directed: Bool
    var nodes: Int
    var weights: [Double]
    var names: [String]
  }

  private static func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  /// Names that break careless writers, without what XML cannot write.
  private static func graph(seed: UInt64) -> ActorGraph {
    var generator = SeededGenerator(seed: seed)
    var graph = ActorGraph()
    let names = hostileNames.filter { $0.unicodeScalars.allSatisfy { $0.value >= 32 } }
    for (place, name) in names.enumerated() {
      try! graph.add(Actor(id: "\(name)#\(place % 7)", name: name, kind: .organization))
    }
    let ids = graph.actors.map(\.id)
    for number in 0..<120 {
      let source = ids.randomElement(using: &generator)!
      let target = ids.randomElement(using: &generator)!
      try! graph.add(
        Relation(
          id: "r-\(String(number, radix: 16))", source: source, target: target,
          event: [.agree, .accuse, .request, .consult].randomElement(using: &generator)!,
          mutual: number % 9 == 0,
          evidence: Evidence(basis: .imported, date: PartialDate("2024-01"), rule: "a\"b<c>&\\"),
          weight: Double(number % 5 + 1) / 2))
    }
    return graph
  }

  @Test(.enabled(if: hasPython, "no Python; name one by GRAPHTOOL_PYTHON"))
  func nodesTiesAndWeightsAreSeen() throws {
    try inTemporaryFolder([:]) { folder in
      var cases: [Case] = []
      for seed in 0..<UInt64(4) {
        var lens = Lens()
        lens.weight = .value
        lens.kinds = Set(Kind.allCases)
        lens.undirected = seed % 2 == 1
        let network = Self.graph(seed: seed).network(through: lens)
        for grain in EdgeGrain.allCases {
          let written = PropertyGraph(network, grain: grain)
          for format in Self.formats {
            var ledger = Ledger()
            let file = "\(seed)-\(grain)-\(format.rawValue)"
            try OutputFile.write(
              GraphFile.write(written, as: format, ledger: &ledger), to: "\(folder)/\(file)")
            var weights = written.edges.map { $0.weight ?? 1 }
            if format == .dl {
              weights += written.edges.filter { !$0.isDirected && $0.source != $0.target }
                .map { $0.weight ?? 1 }
            }
            cases.append(
              Case(
                file: file, format: format.rawValue,
                directed: format == .dl || !lens.undirected, nodes: written.nodes.count,
                weights: weights, names: written.nodes.map { $0.label ?? $0.id }))
          }
        }
      }
      try OutputFile.write(
        Array(try JSONEncoder().encode(cases)), to: folder + "/manifest.json")
      let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Scripts/opened_by_others.py").standardized.path
      let (output, status) = try Self.run([script, folder])
      let lines = output.split(separator: "\n")
      #expect(status == 0 && lines.count == 1, "\(lines.prefix(20).joined(separator: "\n"))")
      if let missing = lines.last?.split(separator: " ").filter({ $0.hasSuffix(":missing") }),
        !missing.isEmpty
      {
        print("skipped, as these are not installed: \(missing.joined(separator: " "))")
      }
    }
  }
}
