import Basics
import Graph
import Testing

@testable import Interchange

private let richFormats: [FileFormat] = [.graphml, .gexf, .gml, .dot, .nodelink, .cytoscape]
private let graphFormats: [FileFormat] = richFormats + [.pajek]

private func read(_ bytes: [UInt8], _ format: FileFormat) throws -> (ActorGraph, Ledger) {
  var ledger = Ledger()
  let input = GraphFile.Input(source: ByteSource(name: "g", bytes: bytes), format: format)
  return (try GraphFile.read(input, ledger: &ledger), ledger)
}

private func read(_ text: String, _ format: FileFormat) throws -> ActorGraph {
  try read(Array(text.utf8), format).0
}

private func write(_ graph: ActorGraph, _ format: FileFormat) throws -> [UInt8] {
  var ledger = Ledger()
  return try GraphFile.write(graph, as: format, ledger: &ledger)
}

private func message(_ text: String, _ format: FileFormat) -> String? {
  let error = #expect(throws: InputErrors.self) { try read(text, format) }
  return error?.errors.first?.description.split(separator: "\n").first.map(String.init)
}

/// A graph whose relations have all that a graph format can hold, and names that break careless
/// writers; only what XML cannot write is left out of the names.
private func holdable(seed: UInt64) -> ActorGraph {
  let random = ActorGraph.random(seed: seed)
  func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 32 && $0.value != 0xFEFF }))
  }
  var graph = ActorGraph()
  var ids: [String: String] = [:]
  for actor in random.actors {
    var copy = actor
    copy.id = clean(actor.id)
    copy.name = clean(actor.name).isEmpty ? "x" : clean(actor.name)
    copy.country = actor.country.map(clean).flatMap { $0.isEmpty ? nil : $0 }
    copy.aliases = actor.aliases.map(clean)
    copy.roles = []
    guard graph.actor(copy.id) == nil else { continue }
    ids[actor.id] = copy.id
    try! graph.add(copy)
  }
  for relation in random.relations {
    guard let source = ids[relation.source], let target = relation.target.flatMap({ ids[$0] })
    else { continue }
    var copy = relation
    copy.source = source
    copy.target = target
    copy.about = relation.about.compactMap { ids[$0] }
    copy.joint = relation.joint.map { "j" + clean($0) + "j" }
    copy.evidence.claimants = relation.evidence.claimants.map { "c" + clean($0) + "c" }
    copy.evidence.condition = nil
    copy.evidence.rule = relation.evidence.rule.map { "r" + clean($0) + "r" }
    copy.evidence.article = nil
    copy.evidence.row = "d:7"
    copy.evidence.dateBasis =
      relation.evidence.date == nil ? nil : relation.evidence.dateBasis ?? .text
    if let passage = relation.evidence.passage {
      copy.evidence.passage = Passage(range: passage.range, quote: clean(passage.quote))
    }
    try! graph.add(copy)
  }
  return graph
}

@Suite struct GraphFormatTests {
  @Test(arguments: richFormats, 0..<UInt64(100)) func readsBackEqual(
    format: FileFormat, seed: UInt64
  ) throws {
    let graph = holdable(seed: seed)
    let bytes = try write(graph, format)
    #expect(FileFormat(sniffing: bytes, name: "g") == format)
    let back = try read(bytes, format).0
    #expect(back.actors.sorted { $0.id < $1.id } == graph.actors.sorted { $0.id < $1.id })
    let byID = Dictionary(uniqueKeysWithValues: back.relations.map { ($0.id, $0) })
    #expect(byID.count == graph.relations.count)
    for relation in graph.relations { #expect(byID[relation.id] == relation) }
  }

  /// Pajek holds ties and weights: ends, direction and weight come back.
  @Test(arguments: 0..<UInt64(50)) func pajekKeepsTies(seed: UInt64) throws {
    let graph = holdable(seed: seed)
    let back = try read(try write(graph, .pajek), .pajek).0
    #expect(back.actors.count == graph.actors.count)
    func ties(_ graph: ActorGraph) -> [[Double]] {
      graph.relations.map { [$0.mutual ? 1 : 0, $0.weight] }.sorted {
        ($0[0], $0[1]) < ($1[0], $1[1])
      }
    }
    #expect(ties(back) == ties(graph))
  }

  @Test(arguments: 0..<UInt64(20)) func ftmKeepsEndsAndEvents(seed: UInt64) throws {
    let graph = holdable(seed: seed)
    let back = try read(try write(graph, .ftm), .ftm).0
    func ends(_ graph: ActorGraph) -> [String] {
      graph.relations.map {
        "\($0.source)|\($0.target ?? "")|\($0.kind)|\($0.event?.rawValue ?? "")|\($0.mutual)"
      }.sorted()
    }
    #expect(ends(back) == ends(graph))
    #expect(Set(back.actors.map(\.name)) == Set(graph.actors.map(\.name)))
  }

  @Test(arguments: graphFormats) func truncationAtEveryByteNeverCrashes(format: FileFormat) throws {
    var graph = ActorGraph()
    try graph.add(Actor(id: "a\"é", name: "A & B", kind: .state, aliases: ["x"]))
    try graph.add(Actor(id: "b", name: "B", kind: .official))
    try graph.add(
      Relation(
        id: "r-1", source: "a\"é", target: "b", event: .consult, mutual: true,
        evidence: Evidence(basis: .imported)))
    let bytes = try write(graph, format)
    for count in bytes.indices {
      _ = try? read(Array(bytes[..<count]), format)
      var damaged = bytes
      damaged[count] = 0xFF
      _ = try? read(damaged, format)
      damaged[count] = UInt8(ascii: "9")
      _ = try? read(damaged, format)
    }
  }

  /// The network that is measured, exported by pair: as many edges, the same strengths.
  @Test func aNetworkIsWrittenAsMeasured() throws {
    var graph = ActorGraph()
    for id in ["A", "B", "C"] { try graph.add(Actor(id: id, name: id, kind: .state)) }
    for (i, (source, target, event)) in [
      ("A", "B", Event.consult), ("A", "B", .aid), ("B", "C", .assault), ("C", "A", .request),
    ].enumerated() {
      try graph.add(
        Relation(
          id: "r-\(i)", source: source, target: target, event: event, mutual: event == .consult,
          evidence: Evidence(basis: .imported)))
    }
    let lensed = graph.network(through: Lens())
    var ledger = Ledger()
    let pair = String(
      decoding: try GraphFile.write(lensed, grain: .pair, as: .csv, ledger: &ledger), as: UTF8.self)
    #expect(
      pair == """
        source,target,weight,relations,articles,kinds
        A,B,2,2,0,cooperation; consultation
        B,A,1,1,0,consultation
        C,A,1,1,0,influence

        """)
    let kind = String(
      decoding: try GraphFile.write(lensed, grain: .kind, as: .csv, ledger: &ledger), as: UTF8.self)
    #expect(kind.split(separator: "\n").count == 5)
  }
}

/// Files as other programs write them: examples of the formats' own documents.
@Suite struct ForeignGraphTests {
  /// The first example of the GraphML primer, with its default colour and missing weights.
  @Test func graphML() throws {
    let graph = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="d0" for="node" attr.name="color" attr.type="string"><default>yellow</default></key>
        <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
        <graph id="G" edgedefault="undirected">
          <node id="n0"><data key="d0">green</data></node><node id="n1"/>
          <edge id="e0" source="n0" target="n1"><data key="d1">1.5</data></edge>
          <edge source="n1" target="n0" directed="true"/>
          <hyperedge><endpoint node="n0"/></hyperedge>
        </graph>
      </graphml>
      """, .graphml)
    #expect(graph.relations.map(\.weight) == [1.5, 1])
    #expect(graph.relations.map(\.mutual) == [true, false])
  }

  @Test func labelsOfYEd() throws {
    let graph = try read(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <key for="node" id="d6" yfiles.type="nodegraphics"/>
      <graph edgedefault="directed"><node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Norland </y:NodeLabel></y:ShapeNode></data></node></graph></graphml>
      """, .graphml)
    #expect(graph.actor("n0")?.name == "Norland")
  }

  @Test func entitiesStayClosed() throws {
    let text = """
      <!DOCTYPE g [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
      <graphml><graph edgedefault="directed"><node id="x"><data key="label">&c;&b;</data></node></graph></graphml>
      """
    #expect(try read(text, .graphml).actor("x")?.name.contains("root") == false)
  }

  @Test func gexf() throws {
    let graph = try read(
      """
      <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
      <graph mode="dynamic" defaultedgetype="undirected">
      <attributes class="edge"><attribute id="0" title="kind" type="string"/></attributes>
      <nodes><node id="0" label="Norland"><viz:size value="2"/></node><node id="1" label="Sudland" start="2009"/></nodes>
      <edges><edge id="0" source="0" target="1" weight="2.5" start="2009-03-01"><attvalues><attvalue for="0" value="conflict"/></attvalues></edge>
      <edge source="1" target="0" type="directed"/></edges></graph></gexf>
      """, .gexf)
    #expect(graph.actor("0")?.name == "Norland")
    #expect(graph.relations.map(\.kind) == [.conflict, .untyped])
    #expect(graph.relations.map(\.mutual) == [true, false])
    #expect(graph.relations[0].evidence.date == PartialDate("2009-03-01"))
  }

  @Test func gml() throws {
    let graph = try read(
      """
      # a comment
      Creator "somebody"
      graph [ comment "x" directed 1
        node [ id 1 label "Nor&#228;land" graphics [ x 1.0 y -2e3 ] ]
        node [ id 7 label "Sudland" ]
        edge [ source 1 target 7 value 2.5 label "CONSULT" ]
      ]
      """, .gml)
    #expect(graph.actors.map(\.name) == ["Noräland", "Sudland"])
    #expect(graph.relations[0].event == .consult)
    #expect(graph.relations[0].weight == 2.5)
  }

  @Test func pajek() throws {
    let graph = try read(
      """
      % a comment\r
      *Network talks\r
      *Vertices 4\r
      1 "Norland" 0.1 0.2 0.5 ellipse\r
      2 Sudland [1-3]\r
      4 "Estland"\r
      *Arcs :2 "meets"\r
      1 2 -3\r
      *Edges\r
      2 3\r
      *Arcslist\r
      4 1 2\r
      """, .pajek)
    #expect(Set(graph.actors.map(\.name)) == ["Norland", "Sudland", "Estland", "3"])
    #expect(graph.relations.map(\.mutual) == [false, true, false, false])
    #expect(graph.relations[0].event == .consult)
    #expect(graph.relations[0].weight == 3)
  }

  /// The grammar of https://graphviz.org/doc/info/lang.html: chains, subgraphs, ports, defaults,
  /// comments, joined texts, HTML labels, semicolons or none.
  @Test func dot() throws {
    let graph = try read(
      #"""
      # made by hand
      strict digraph "G" { graph [rankdir=LR]; node [country=NOR] /* all
      of them */ edge [kind=conflict]
        a:port:ne -> b -> { c; d } [weight=2] // chain
        subgraph cluster_x { label = "x"; e [label=<<b>East</b> &amp; West>] }
        "q\"uoted" -> a [dir=both] a -> b
        "long " + "name" -> -.5; é [label="É"]
      }
      """#, .dot)
    #expect(graph.relations.count == 5)
    #expect(graph.actor("e")?.name == "East & West")
    #expect(graph.actor("q\"uoted")?.country == "NOR")
    #expect(graph.actor("long name") != nil && graph.actor("-.5") != nil)
    #expect(graph.relations.filter { $0.weight == 2 }.count == 3)
    #expect(graph.relations.allSatisfy { $0.kind == .conflict })
    #expect(graph.relations.filter(\.mutual).map(\.source) == ["q\"uoted"])
  }

  @Test(arguments: [
    #"{"directed":true,"multigraph":false,"graph":{},"nodes":[{"id":"a","name":"A"},{"id":2}],"links":[{"source":"a","target":2,"weight":3}]}"#,
    #"{"directed":true,"nodes":[{"id":"a","name":"A"},{"id":"2"}],"edges":[{"source":"a","target":"2","weight":"3"}]}"#,
    #"{"options":{"type":"directed"},"attributes":{},"nodes":[{"key":"a","attributes":{"label":"A"}},{"key":"2"}],"edges":[{"source":"a","target":"2","attributes":{"weight":3}}]}"#,
  ])
  func nodeLink(text: String) throws {
    let graph = try read(text, .nodelink)
    #expect(graph.actor("a")?.name == "A")
    #expect(graph.relations.count == 1)
    #expect(
      graph.relations[0].target == "2" && graph.relations[0].weight == 3
        && !graph.relations[0].mutual)
  }

  /// d3's first examples name ends by place.
  @Test func endsByPlace() throws {
    let graph = try read(
      #"{"nodes":[{"name":"x"},{"group":1}],"links":[{"source":1,"target":1,"value":2}]}"#,
      .nodelink)
    #expect(graph.relations.count == 1)
  }

  @Test(arguments: [
    #"{"elements":{"nodes":[{"data":{"id":"a"},"position":{"x":1}},{"data":{"id":"b"}}],"edges":[{"data":{"id":"e","source":"a","target":"b"}}]}}"#,
    #"{"elements":[{"group":"nodes","data":{"id":"a"}},{"data":{"id":"b"}},{"data":{"source":"a","target":"b"}}]}"#,
    #"[{"data":{"id":"a"}},{"data":{"id":"b"}},{"data":{"source":"a","target":"b"}}]"#,
  ])
  func cytoscape(text: String) throws {
    let graph = try read(text, .cytoscape)
    #expect(graph.actors.map(\.id).sorted() == ["a", "b"])
    #expect(graph.relations.count == 1)
  }

  @Test func followTheMoney() throws {
    let graph = try read(
      """
      {"id":"o","schema":"Ownership","properties":{"owner":["p"],"asset":["c"],"startDate":["2019-05"]}}
      {"id":"p","schema":"Person","properties":{"name":["Jane Doe","J. Doe"],"nationality":["no"]}}
      {"id":"c","schema":"Company","properties":{"name":["Holdings"]}}
      {"id":"d","schema":"Directorship","properties":{"director":["p"],"organization":["c"]}}
      {"id":"u","schema":"UnknownLink","properties":{"subject":["p"]}}
      """, .ftm)
    #expect(graph.actor("p")?.kind == .official && graph.actor("p")?.country == "NOR")
    #expect(graph.actor("p")?.aliases == ["J. Doe"])
    #expect(graph.relations.map(\.kind) == [.untyped, .affiliation])
    #expect(graph.relations[0].evidence.date == PartialDate("2019-05"))
  }

  @Test(
    arguments: [
      ("<graphml><graph><node/></graph></graphml>", .graphml, "g:1: error: a node has no id"),
      ("<graphml></graphml>", .graphml, "g:1: error: the file has no <graph>"),
      (
        "<gexf><graph><edges><edge source='a' target='b' weight='x'/></edges></graph></gexf>",
        .gexf, "g:1: error: weight \"x\" is not a number"
      ),
      ("graph [\n node [ id 1 ]\n node [ id 1 ] ]", .gml, "g:3: error: two nodes have the id 1"),
      (
        "graph [ edge [ source 1 target 2 ] ]", .gml,
        "g:1: error: an edge names the node 1, which is not there"
      ),
      (
        "*Vertices 2\n1 \"a\"\n*Arcs\n1 3\n", .pajek,
        "g:4: error: a tie of 1 and 3, and vertices are 1…2"
      ),
      (
        "*Vertices 99999999999\n", .pajek,
        "g:1: error: *Vertices 99999999999: a file of this size cannot have as many"
      ),
      ("graph {\n a -> b\n}", .dot, "g:2: error: found \"->\" in a graph"),
      ("digraph { a -> \"b", .dot, "g:1: error: the text that begins here has no end"),
      (
        #"{"nodes":[{"id":1},{"id":1}],"edges":[]}"#, .nodelink,
        "g:1: error: two nodes have the id \"1\""
      ),
      (
        "{\"nodes\":[],\"edges\":[\n{\"source\":1}]}", .nodelink,
        "g:2: error: an edge has no source or no target"
      ),
      (#"{"schema":"Person"}"#, .ftm, "g:1: error: the entity has no \"id\" or no \"schema\""),
    ] as [(String, FileFormat, String)])
  func saysWhatIsWrong(text: String, format: FileFormat, expected: String) {
    #expect(message(text, format) == expected)
  }

  @Test func depthAndSizeHaveLimits() {
    #expect(throws: InputErrors.self) {
      try read("graph [" + String(repeating: " x [", count: 10_000), .gml)
    }
    #expect(throws: InputErrors.self) {
      try read("graph {" + String(repeating: "{", count: 10_000), .dot)
    }
    #expect(throws: InputErrors.self) {
      try read("<graphml>" + String(repeating: "<graph>", count: 10_000), .graphml)
    }
  }
}
