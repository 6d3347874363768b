import Basics
import Graph
import Testing

@testable import Interchange

@Suite struct NativeJSONTests {
  @Test(arguments: 0..<UInt64(100)) func readsBackEqual(seed: UInt64) throws {
    let graph = ActorGraph.random(seed: seed)
    let bytes = NativeJSON.write(graph)
    let back = try NativeJSON.read(bytes, file: "a.json")
    #expect(back == graph)
    #expect(NativeJSON.write(back) == bytes)
  }

  /// The documents of a graph and of the same records added in another order are the same bytes.
  @Test func orderOfAddingLeavesNoTrace() throws {
    let graph = ActorGraph.random(seed: 5, relations: 30)
    var shuffled = ActorGraph()
    for actor in graph.actors.reversed() { try shuffled.add(actor) }
    for article in graph.articles.reversed() { try shuffled.add(article) }
    for relation in graph.relations.reversed() { try shuffled.add(relation) }
    #expect(NativeJSON.write(shuffled) == NativeJSON.write(graph))
  }

  @Test func withoutTextTheQuotesRemain() throws {
    let graph = try talks()
    let back = try NativeJSON.read(NativeJSON.write(graph, withText: false), file: "a")
    #expect(back.articles[0].text == nil)
    #expect(back.relations[0].evidence.passage?.quote == "Norland met Sudland.")
  }

  @Test func theStreamReadsBack() throws {
    let graph = try talks()
    let line = NativeJSON.line(for: graph.articles[0], in: graph, withText: true)
    #expect(line.last == 10)
    #expect(line.dropLast().contains(10) == false)
    #expect(try NativeJSON.readStream(ByteSource(name: "s", bytes: line)) == graph)
    // Two lines share their actors; the same article twice is an error.
    #expect(throws: InputErrors.self) {
      try NativeJSON.readStream(ByteSource(name: "s", bytes: line + line))
    }
  }

  /// RFC 8259 lets members stand in any order.
  @Test func keysInAnyOrder() throws {
    let text = """
      {"relations": [{"target":"B","source":"A","id":"r-1","basis":"imported","event":null}],
       "actors": [{"kind":"state","id":"A","name":"A"},{"id":"B","kind":"state","name":"B"}],
       "graphtool": 1}
      """
    let graph = try NativeJSON.read(Array(text.utf8), file: "a.json")
    #expect(graph.relations.count == 1)
    #expect(graph.relations[0].kind == .untyped)
  }

  @Test(arguments: [
    (
      #"{"graphtool":1,"actors":[{"id":"A","name":"A","kind":"states"}]}"#,
      #"a:1:54: error: "kind" is "states"; expected one of state, official, organization, group"#
    ),
    (
      "{\"graphtool\":1,\n\"articles\":[{\"id\":\"x\",\"date\":\"2024-02-30\"}]}",
      #"a:2:30: error: "date" is not a date: "2024-02-30""#
    ),
    (
      "{\"graphtool\":1,\n\"articles\":\n 7}",
      "a:3:2: error: \"articles\" is a number; expected an array"
    ),
    (#"{"graphtool":2}"#, "a:1:14: error: the document has the form 2; this program reads form 1"),
    (#"{}"#, "a:1:1: error: the document has no \"graphtool\""),
    (#"[1]"#, "a:1:1: error: the document is an array; expected an object"),
    (#"{"graphtool":1}x"#, "a:1:16: error: found \"x\"; expected the end of the file"),
    (#"{"graphtool":1,"actors":[{"id":"A"}]}"#, #"a:1:26: error: the actor "A" has no "kind""#),
    (
      #"{"graphtool":1,"articles":[{"id":"A","titel":"x"}]}"#,
      #"a:1:38: error: an article has no key "titel""#
    ),
    (
      #"{"graphtool":1,"relations":[{"id":"r","source":"A","basis":"stated"}]}"#,
      #"a:1:29: error: relation r names the actor "A", which is not among the actors"#
    ),
    (
      #"{"graphtool":1,"relations":[{"id":"r","source":"A","basis":"stated","range":[9,2]}]}"#,
      #"a:1:77: error: "range" is [9,2]; expected the first byte of the quote and the one after its last"#
    ),
    (
      #"{"graphtool":1,"relations":[{"id":"r","source":"A","basis":"stated","sentence":1e99}]}"#,
      #"a:1:80: error: "sentence" is 1e+99; expected a whole number from 0 on"#
    ),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    let error = #expect(throws: InputErrors.self) {
      try NativeJSON.read(Array(text.utf8), file: "a")
    }
    #expect(
      error?.errors.first?.description.split(separator: "\n").first.map(String.init) == message)
  }

  @Test func collectsTwentyProblemsAndCountsTheRest() {
    let actors = (0..<30).map { #"{"id":"a\#($0)","name":3,"kind":"state"}"# }
    let text = #"{"graphtool":1,"actors":[\#(actors.joined(separator: ",\n"))]}"#
    let error = #expect(throws: InputErrors.self) {
      try NativeJSON.read(Array(text.utf8), file: "a")
    }
    #expect(error?.errors.count == 20)
    #expect(error?.errors[7].line == 8)
    #expect(error?.omitted == 10)
  }

  @Test func truncationAtEveryByteIsAnError() throws {
    let bytes = NativeJSON.write(try talks())
    for count in 0..<bytes.count - 2 {
      #expect(throws: InputErrors.self) {
        try NativeJSON.read(Array(bytes[..<count]), file: "a")
      }
    }
  }

  /// Every byte made absurd: refused or read, never a crash.
  @Test func damageNeverCrashes() throws {
    let bytes = NativeJSON.write(try talks())
    for place in bytes.indices {
      for byte: UInt8 in [0, 0x22, 0x39, 0x7B, 0x80, 0xFF] {
        var damaged = bytes
        damaged[place] = byte
        _ = try? NativeJSON.read(damaged, file: "a")
      }
    }
  }

  private func talks() throws -> ActorGraph {
    var graph = ActorGraph()
    try graph.add(Actor(id: "NOR", name: "Norland", kind: .state, roles: [Role(title: "host")]))
    try graph.add(Actor(id: "SUD", name: "Sudland", kind: .state, aliases: ["the South"]))
    try graph.add(
      Article(id: "a/b", date: PartialDate("2024-01-29"), urls: ["x"], text: "Norland met Sudland.")
    )
    try graph.add(
      Relation(
        id: "r-1", source: "NOR", target: "SUD", event: .consult, mutual: true,
        evidence: Evidence(
          basis: .stated, claimants: ["NOR", "text"], date: PartialDate("2024-01"), article: "a/b",
          sentence: 1,
          passage: Passage(range: 0..<20, quote: "Norland met Sudland.", eventText: "met"),
          confidence: 0.75, rule: "verb:meet")))
    return graph
  }
}
