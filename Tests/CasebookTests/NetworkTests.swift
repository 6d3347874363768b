import Graph
import Testing

@testable import Casebook

@Suite struct NetworkTests {
  static func lenses(_ graph: ActorGraph) -> [Lens] {
    var lenses: [Lens] = [Lens()]
    func lens(_ change: (inout Lens) -> Void) {
      var lens = Lens()
      change(&lens)
      lenses.append(lens)
    }
    let some = graph.actors[4].id, other = graph.actors[7].id
    for question in Kind.allCases { lens { $0.kinds = [question] } }
    lens { $0.kinds = Set(Kind.allCases) }
    lens { $0.events = Choice(only: [.assault, .aid]) }
    lens { $0.events = Choice(not: [.consult]) }
    lens { $0.modalities = [.planned, .negated] }
    lens { $0.minConfidence = 0.7 }
    lens { $0.minConfidence = 0 }
    lens { $0.since = PartialDate("2024-02") }
    lens { $0.until = PartialDate("2024-02-10") }
    lens {
      $0.since = PartialDate("2024-01")
      $0.until = PartialDate("2024-06")
    }
    lens { $0.actors = Choice(only: [some]) }
    lens {
      $0.actors = Choice(only: [some, "NOR"], not: [other])
      $0.since = PartialDate("2024")
      $0.until = PartialDate("2024")
    }
    lens { $0.actors = Choice(not: [some]) }
    lens { $0.actors = Choice(only: ["nobody"]) }
    lens { $0.actorKinds = Choice(only: [.state, .official]) }
    lens { $0.actorKinds = Choice(not: [.group]) }
    lens { $0.countries = Choice(only: ["NOR"]) }
    lens { $0.countries = Choice(not: ["NOR"]) }
    lens {
      $0.countries = Choice(only: ["NOR", "SUD"], not: ["XKX"])
      $0.outlets = Choice(not: ["Echo"])
    }
    lens {
      $0.countries = Choice(only: ["NOR"])
      $0.actorKinds = Choice(only: [.state, .organization])
    }
    lens { $0.outlets = Choice(only: ["Daily"]) }
    lens { $0.outlets = Choice(not: ["Daily"]) }
    lens { $0.claimants = Choice(only: [some, "Norland"]) }
    lens { $0.claimants = Choice(not: [some]) }
    lens { $0.minArticles = 2 }
    lens { $0.acceptedOnly = true }
    for weight in Weight.allCases { lens { $0.weight = weight } }
    for fold in Fold.allCases {
      lens { $0.fold = fold }
      lens {
        $0.fold = fold
        $0.countries = Choice(only: ["NOR"])
        $0.minConfidence = 0.1
      }
    }
    lens { $0.undirected = true }
    lens { $0.isolates = true }
    return lenses
  }

  /// The casebook's network is the graph's, to the bit, with the same sentence of what counted.
  static func expectSame(
    _ casebook: Casebook, _ graph: ActorGraph, asOf: AsOf? = nil, _ note: String
  ) throws {
    for (number, lens) in lenses(graph).enumerated() {
      for question in [Lens.Question.measure, .degree, .path] {
        let expected = graph.network(through: lens, for: question)
        let actual = try casebook.network(through: lens, for: question, asOf: asOf)
        let note = "\(note), lens \(number), \(question)"
        #expect(actual.tally == expected.tally, "\(note)")
        #expect(actual.weight == expected.weight, "\(note)")
        let a = actual.network, b = expected.network
        #expect(a.keys == b.keys && a.isDirected == b.isDirected, "\(note)")
        #expect(a.loopCount == b.loopCount, "\(note)")
        guard a.keys == b.keys, a.arcCount == b.arcCount else {
          Issue.record("\(a.arcCount) arcs instead of \(b.arcCount): \(note)")
          continue
        }
        #expect(
          (0..<a.vertexCount).map(actual.actor) == (0..<b.vertexCount).map(expected.actor),
          "\(note)")
        for v in 0..<a.vertexCount {
          #expect(a.arcs(from: v) == b.arcs(from: v), "\(note)")
          for arc in a.arcs(from: v) {
            #expect(a.target(ofArc: arc) == b.target(ofArc: arc), "\(note)")
            #expect(a.strength(ofArc: arc) == b.strength(ofArc: arc), "\(note)")
            for sign in Sign.allCases {
              #expect(
                a.strength(ofArc: arc, sign: sign) == b.strength(ofArc: arc, sign: sign), "\(note)")
            }
          }
        }
      }
    }
  }

  @Test(arguments: 0..<UInt64(4)) func isTheGraphs(seed: UInt64) throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: seed, relations: 60)
    let casebook = try casebook(folder, holding: graph)
    // Units are numbered in the order of articles, and sums of fractions feel it.
    let sorted = try casebook.graph().graph
    #expect(sorted == graph)
    try NetworkTests.expectSame(casebook, sorted, "seed \(seed)")
  }

  @Test func anArcOpensToItsRelations() throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: 3, relations: 60)
    let casebook = try casebook(folder, holding: graph)
    let made = try casebook.network(through: Lens()), expected = graph.network(through: Lens())
    for arc in 0..<made.network.arcCount {
      #expect(
        Set(made.relations(ofArc: arc).map(\.id)) == Set(expected.relations(ofArc: arc).map(\.id)))
    }
  }

  /// What a lens leaves of a graph makes the same network as the whole.
  @Test(arguments: 0..<UInt64(4)) func aGraphThroughALensIsEnough(seed: UInt64) throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: seed, relations: 60)
    let casebook = try casebook(folder, holding: graph)
    for lens in NetworkTests.lenses(graph) {
      let everything = try casebook.graph(through: lens).tally
      #expect(everything == graph.folded(lens.fold).counted(by: lens, for: .everything).tally)
      let part = try casebook.graph(through: lens, for: .path)
      let (places, tally) = graph.folded(lens.fold).counted(by: lens, for: .path)
      #expect(part.tally == tally)
      let ids = Set(places.map { graph.relations[$0].id })
      #expect(Set(part.graph.relations.map(\.id)) == ids)
      let network = part.graph.network(through: lens, for: .path).network
      #expect(network.keys == graph.network(through: lens, for: .path).network.keys)
      #expect(network.arcCount == graph.network(through: lens, for: .path).network.arcCount)
    }
  }
}
