import Basics
import Graph
import Testing

@testable import Casebook

@Suite struct DecisionTests {
  static func decisions(_ graph: ActorGraph, seed: UInt64) -> [Decision] {
    var random = SeededGenerator(seed: seed)
    let ids = graph.actors.map(\.id), relations = graph.relations.map(\.id)
    let words = graph.relations.compactMap(\.evidence.passage?.sourceText)
    return (0..<12).map { i in
      let a = ids.randomElement(using: &random)!, b = ids.randomElement(using: &random)!
      switch Int.random(in: 0..<7, using: &random) {
      case 0, 1: return Decision(.merge(a, b), reason: "one\tand the same")
      case 2:
        return Decision(
          .split(
            a, mentions: [words.randomElement(using: &random) ?? "x", "Norland"], name: "Split \(i)"
          ))
      case 3: return Decision(.rename(a, name: "Renamed\n\(i)"))
      case 4: return Decision(.kind(a, .group))
      case 5: return Decision(.accept(relation: relations.randomElement(using: &random)!))
      default:
        return Decision(
          .reject(relation: i == 3 ? "r-none" : relations.randomElement(using: &random)!))
      }
    }
  }

  @Test(arguments: 0..<UInt64(10)) func areReplayedAsTheGraphApplies(seed: UInt64) throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: seed, relations: 60)
    let casebook = try casebook(folder, holding: graph)
    let decisions = DecisionTests.decisions(graph, seed: seed)
    let reported = try casebook.load(decisions)
    let (expected, unapplied) = graph.applying(decisions)
    #expect(reported == unapplied)
    let held = try casebook.graph()
    #expect(held.graph == expected)
    #expect(held.unapplied.map(\.why) == unapplied.map(\.why))
    #expect(try casebook.decisions().map(\.decision.action) == decisions.map(\.action))
    #expect(try casebook.decisions().map(\.decision.reason) == decisions.map(\.reason))
    if seed < 1 { try NetworkTests.expectSame(casebook, held.graph, "decided, seed \(seed)") }
    // Taken back one by one, from the last or out of turn, they leave what was there.
    var left = decisions
    left.remove(at: 4)
    #expect(try casebook.undo(5).decision.action == decisions[4].action)
    #expect(try casebook.graph().graph == graph.applying(left).graph)
    while !left.isEmpty {
      left.removeLast()
      _ = try casebook.undo()
      #expect(try casebook.graph().graph == graph.applying(left).graph)
    }
    #expect(try casebook.graph().graph == graph)
    #expect(try casebook.allDecisions().count == decisions.count)
    #expect(throws: CasebookError.self) { try casebook.undo() }
  }

  @Test func aWrongNameIsRefusedWithTheNearest() throws {
    let folder = try Folder()
    var graph = ActorGraph()
    try graph.add(Actor(id: "wang-yi.CHN", name: "Wang Yi", kind: .official))
    try graph.add(Actor(id: "CHN", name: "China", kind: .state))
    let casebook = try casebook(folder, holding: graph)
    let thrown = #expect(throws: CasebookError.self) { try casebook.rename("wang-yo.CHN", to: "x") }
    #expect(thrown?.status == .usage)
    #expect(thrown?.hint == "did you mean wang-yi.CHN?")
    #expect(try casebook.decisions().isEmpty)
    #expect(try casebook.merge("CHN", "wang-yi.CHN", reason: "a test") == 1)
    #expect(try casebook.graph().graph.actors.map(\.id) == ["CHN"])
    #expect(throws: CasebookError.self) { try casebook.merge("CHN", "wang-yi.CHN") }
  }

  @Test(arguments: 0..<UInt64(20)) func linesReadBack(seed: UInt64) throws {
    let graph = try ActorGraph.random(seed: seed)
    var decisions = DecisionTests.decisions(graph, seed: seed)
    decisions.append(Decision(.split("a", mentions: ["as", "b\\as", "\u{2028}"], name: "as")))
    let text = decisions.map { DecisionLines.line($0) + "\n" }.joined()
    let read = try DecisionLines.read(Array(("# ours\n\n" + text).utf8), file: "f")
    #expect(read.map(\.action) == decisions.map(\.action))
    #expect(read.map(\.reason) == decisions.map(\.reason))
    #expect(read.first?.place == "f:3")
  }

  @Test func aPastStateIsReadBack() throws {
    let folder = try Folder(), clock = Clock("2024-01-10")
    let graph = try ActorGraph.random(seed: 5)
    let casebook = try casebook(folder, holding: graph, clock: clock)
    clock.set("2024-02-01")
    let relation = graph.relations[0].id
    _ = try casebook.reject(relation)
    clock.set("2024-03-01")
    _ = try casebook.undo()
    _ = try casebook.add(run: testRun)
    _ = try casebook.reject(relation)
    func verdict(_ asOf: AsOf?) throws -> Verdict? {
      try casebook.graph(asOf: asOf).graph.relations.first { $0.id == relation }?.verdict
    }
    let own = graph.relations[0].verdict
    #expect(try casebook.graph(asOf: .date(PartialDate("2024-01-09")!)).graph == ActorGraph())
    #expect(try verdict(.date(PartialDate("2024-01")!)) == own)
    #expect(try verdict(.date(PartialDate("2024-02-01")!)) == .rejected)
    #expect(try verdict(.date(PartialDate("2024-02-29")!)) == .rejected)
    #expect(try verdict(.run(1)) == own)
    #expect(try verdict(nil) == .rejected)
    let thrown = #expect(throws: CasebookError.self) { try casebook.graph(asOf: .run(3)) }
    #expect(thrown?.status == .usage)
  }
}
