import Testing

@testable import Graph

@Suite struct ActorGraphSizeTests {
  /// A million relations take at most 250 MB, held to at an eighth of a million so that a debug
  /// build stays quick: arrays that double have the same share of spare room there.
  @Test func aRelationTakesAtMost250Bytes() throws {
    let count = 125_000
    var graph = ActorGraph()
    for i in 0..<10_000 { try graph.add(Actor(id: "actor-\(i)", name: "Actor \(i)", kind: .group)) }
    try graph.add(Article(id: "a"))
    for i in 0..<count {
      try graph.add(
        Relation(
          id: Relation.id(place: "e:\(i)", source: "", event: .consult, target: nil, rule: nil),
          source: "actor-\(i % 10_000)", target: "actor-\((i * 7 + 1) % 10_000)", event: .consult,
          evidence: Evidence(
            basis: .imported, date: PartialDate("2024-01-01"), article: "a",
            row: "events.tab:\(i + 1)", intensity: 1.5, confidence: 0.9, rule: "row")))
    }
    #expect(graph.relations.count == count)
    #expect(graph.relationStorageBytes <= 250 * count)
  }
}
