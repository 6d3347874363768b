import Basics
import Graph
import Testing

@testable import Interchange

@Suite struct UCINETTests {
  private func ties(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    #expect(FileFormat(sniffing: bytes, name: "g") == .dl)
    let graph = try UCINET.read(bytes, file: "g.dl")
    return graph.edges.map {
      "\(graph.nodes[$0.source].id)\($0.isDirected ? ">" : "-")\(graph.nodes[$0.target].id) \(shortest($0.weight ?? 1))"
    }
  }

  /// The forms that UCINET's guide describes; values our own.
  @Test(arguments: [
    "dl n=3 format=fullmatrix\nlabels:\na,b,c\ndata:\n0 1 0\n0 0 2.5\n1 0 0\n",
    "DL N = 3\nLabels:\na b c\nData:\n0 1 0 0 0 2.5 1 0 0\n",
    "dl n=3\nlabels embedded\ndata:\n  a b c\na 0 1 0\nb 0 0 2.5\nc 1 0 0\n",
    "dl n=3 format = edgelist1\nlabels:\na,b,c\ndata:\n1 2\n2 3 2.5\n3 1 1\n",
    "dl n=3 format = edgelist1\nlabels embedded:\ndata:\na b\nb c 2.5\nc a 1\n",
  ]) func readsEveryForm(text: String) throws {
    #expect(try ties(text) == ["a>b 1", "b>c 2.5", "c>a 1"])
  }

  @Test func neighbourLists() throws {
    #expect(
      try ties("dl n=3 format=nodelist1\nlabels:\na,b,c\ndata:\n1 2 3\n2 3\n") == [
        "a>b 1", "a>c 1", "b>c 1",
      ])
  }

  @Test func halvesHaveNoDirection() throws {
    #expect(
      try ties("dl n=3 format=lowerhalf diagonal=absent\nlabels:\na,b,c\ndata:\n1\n0 4\n") == [
        "b-a 1", "c-b 4",
      ])
    #expect(
      try ties("dl n=2 format=upperhalf\nlabels:\na,b\ndata:\n0 3\n0\n") == ["a-b 3"])
  }

  @Test func matricesHaveKinds() throws {
    let text = "dl n=2 nm=2\nlabels:\na,b\nmatrix labels:\ntalks,trade\ndata:\n0 1\n0 0\n0 0\n5 0\n"
    let graph = try UCINET.read(Array(text.utf8), file: "g")
    let kind = graph.edgeKey("kind")
    #expect(graph.edges.indices.map { graph.value(kind, ofEdge: $0).text } == ["talks", "trade"])
  }

  @Test(arguments: [
    ("dl n=2\ndata:\n0 1\n0 x\n", "g:4:3: error: \"x\" is not a number"),
    ("dl n=2 format=blocks\ndata:\n", "g:2:1: error: the DL format blocks is not read"),
    ("dl n=2\ndata:\n0 1 0 0 7\n", "g:3:9: error: \"7\" stands after the data"),
    (
      "dl n=2 format=edgelist1\ndata:\n1 5\n", "g:3:3: error: \"5\" is no actor of 1…2"
    ),
    (
      "dl n=99999999999\ndata:\n",
      "g:1:6: error: n = 99999999999: a file of this size cannot have as many"
    ),
  ]) func wrongFilesSayWhere(text: String, message: String) {
    let error = #expect(throws: InputErrors.self) { try UCINET.read(Array(text.utf8), file: "g") }
    #expect(error?.errors[0].description.split(separator: "\n").first.map(String.init) == message)
  }

  @Test func truncatedAtEveryByte() {
    let bytes = Array("dl n=3 nm=1\nlabels:\na,\"b b\",c\ndata:\n0 1 0\n0 0 2.5\n1 0 0\n".utf8)
    for end in 0...bytes.count { _ = try? UCINET.read(Array(bytes[..<end]), file: "g") }
  }
}

@Suite struct HandOverTests {
  static func network(_ build: (inout PropertyGraph) -> Void) -> PropertyGraph {
    var graph = PropertyGraph()
    build(&graph)
    return graph
  }

  static let small = network { graph in
    let a = graph.nodeMade("CHN"), b = graph.nodeMade("PRK")
    graph.nodes[a].label = "China, \"PRC\""
    graph.set(.text("state"), "kind", ofNode: a)
    graph.set(.list(["x", "y"]), "aliases", ofNode: b)
    graph.edges.append(PropertyGraph.Edge(source: a, target: b, isDirected: true, weight: 2))
    graph.set(.text("influence"), "kind", ofEdge: 0)
    graph.set(.number(3), "articles", ofEdge: 0)
    graph.edges.append(PropertyGraph.Edge(source: b, target: a, isDirected: true, weight: 1))
    graph.set(.text("conflict"), "kind", ofEdge: 1)
  }

  /// The header and quoting of Neo4j's manual (Operations Manual 5, "CSV header format").
  @Test func neo4jBulkFiles() {
    var ledger = Ledger()
    let files = Neo4j.files(Self.small, ledger: &ledger)
    #expect(files.map(\.name) == ["nodes.csv", "relationships.csv", "import.sh"])
    #expect(
      String(decoding: files[0].bytes, as: UTF8.self) == """
        id:ID,name,kind,aliases,:LABEL
        CHN,"China, ""PRC""\",state,,Actor;State
        PRK,PRK,,x;y,Actor

        """)
    #expect(
      String(decoding: files[1].bytes, as: UTF8.self) == """
        :START_ID,:END_ID,weight:double,kind,articles:double,:TYPE
        CHN,PRK,2,influence,3,INFLUENCE
        PRK,CHN,1,conflict,,CONFLICT

        """)
  }

  /// The fields that Oligrapher's README names; every end of an edge is a node that lists it.
  @Test func oligrapher() throws {
    var ledger = Ledger()
    let bytes = Oligrapher.write(Self.small, ledger: &ledger)
    var reader = try JSONReader(bytes, file: "o")
    let value = try reader.value()
    #expect(value["nodes"]?["n0"]?["name"]?.text == "China, \"PRC\"")
    #expect(value["nodes"]?["n0"]?["edgeIds"]?.elements?.compactMap(\.text) == ["e0", "e1"])
    #expect(value["edges"]?["e0"]?["node1_id"]?.text == "n0")
    #expect(value["edges"]?["e0"]?["label"]?.text == "influence")
    #expect(value["edges"]?["e1"]?["arrow"]?.text == "1->2")
    #expect(ledger.changed.values.reduce(0, +) == 3)
  }
}
