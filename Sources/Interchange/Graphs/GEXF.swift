import Basics

/// The GEXF format of Gephi (https://gexf.net); written as 1.2draft, which every reader knows, and
/// read in all versions.
package enum GEXF {
  package static func write(_ graph: PropertyGraph, ledger: inout Ledger) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("gexf", [("xmlns", "http://www.gexf.net/1.2draft"), ("version", "1.2")])
    xml.start(
      "graph",
      [("defaultedgetype", graph.isDirected ? "directed" : "undirected"), ("mode", "static")])
    for (side, keys, rows) in [
      ("node", graph.nodeKeys, graph.nodes.map(\.values)),
      ("edge", graph.edgeKeys, graph.edges.map(\.values)),
    ] where !keys.isEmpty {
      let types = ValueTypes(rows, count: keys.count)
      xml.start("attributes", [("class", side), ("mode", "static")])
      for (i, name) in keys.enumerated() {
        xml.empty("attribute", [("id", "\(i)"), ("title", name), ("type", types[i].graphML)])
      }
      xml.end()
    }
    func values(_ values: [PropertyGraph.Value]) {
      guard values.contains(where: { $0 != .none }) else { return }
      xml.start("attvalues")
      for (i, value) in values.enumerated() {
        if let text = value.text { xml.empty("attvalue", [("for", "\(i)"), ("value", text)]) }
      }
      xml.end()
    }
    xml.start("nodes")
    for node in graph.nodes {
      xml.start("node", [("id", node.id), ("label", node.label ?? node.id)])
      values(node.values)
      xml.end()
    }
    xml.end()
    xml.start("edges")
    for (place, edge) in graph.edges.enumerated() {
      xml.start(
        "edge",
        [
          ("id", "\(place)"), ("source", graph.nodes[edge.source].id),
          ("target", graph.nodes[edge.target].id),
          (
            "type",
            edge.isDirected == graph.isDirected ? nil : edge.isDirected ? "directed" : "undirected"
          ),
          ("weight", edge.weight.map(shortest)),
        ])
      values(edge.values)
      xml.end()
    }
    xml.end()
    xml.end()
    xml.end()
    if xml.replacedCount > 0 {
      ledger.change("a character that XML cannot hold became U+FFFD", count: xml.replacedCount)
    }
    return xml.bytes
  }

  package static func read(_ bytes: [UInt8], file: String) throws(InputErrors) -> PropertyGraph {
    try collecting { () throws(InputError) in
      var reader = GEXFReader(try XMLPull(bytes, file: file))
      try reader.read()
      return reader.graph
    }
  }
}

private struct GEXFReader {
  let xml: XMLPull
  var graph = PropertyGraph()
  private struct Attribute {
    var title: String
    var type: String
    var fallback: String?
  }
  /// By class and id.
  private var attributes: [String: Attribute] = [:]
  private var hasGraph = false

  init(_ xml: XMLPull) { self.xml = xml }

  mutating func read() throws(InputError) {
    var side = "node"
    var nodes: [Int] = []
    var edge: Int?
    while let event = try xml.next() {
      switch event {
      case .start("graph"):
        hasGraph = true
        graph.isDirected = xml.attribute("defaultedgetype") == "directed"
      case .start("attributes"): side = xml.attribute("class") ?? "node"
      case .start("attribute"): try attribute(side)
      case .start("node"):
        guard let id = xml.attribute("id") else { throw xml.error("a node has no id") }
        let place = graph.nodeMade(id, line: xml.line)
        graph.nodes[place].label = xml.attribute("label")
        times(node: place)
        nodes.append(place)
      case .end("node"): _ = nodes.popLast()
      case .start("edge"):
        guard let source = xml.attribute("source"), let target = xml.attribute("target") else {
          throw xml.error("an edge has no source or no target")
        }
        try addEdge(source, target)
        edge = graph.edges.count - 1
      case .end("edge"): edge = nil
      case .start("attvalue"):
        // Version 1.0 said "id" for "for".
        guard let id = xml.attribute("for") ?? xml.attribute("id"),
          let text = xml.attribute("value")
        else { continue }
        if let edge {
          set(text, "edge", id, edge)
        } else if let node = nodes.last {
          set(text, "node", id, node)
        }
      default: continue
      }
    }
    guard hasGraph else { throw xml.error("the file has no <graph>") }
  }

  private mutating func attribute(_ side: String) throws(InputError) {
    guard let id = xml.attribute("id") else { throw xml.error("an attribute has no id") }
    var attribute = Attribute(
      title: xml.attribute("title") ?? id, type: xml.attribute("type") ?? "string")
    while let event = try xml.next(), event != .end("attribute") {
      if event == .start("default") { attribute.fallback = try xml.textInside() }
    }
    attributes["\(side) \(id)"] = attribute
  }

  private mutating func addEdge(_ source: String, _ target: String) throws(InputError) {
    let type = xml.attribute("type")
    var weight: Double?
    if let text = xml.attribute("weight") {
      guard let number = text.number else {
        throw xml.error("weight \"\(text.prefix(40))\" is not a number")
      }
      weight = number
    }
    graph.edges.append(
      PropertyGraph.Edge(
        source: graph.nodeMade(source, line: xml.line),
        target: graph.nodeMade(target, line: xml.line),
        isDirected: type == nil ? graph.isDirected : type == "directed", weight: weight,
        line: xml.line))
    let place = graph.edges.count - 1
    if let kind = xml.attribute("kind") { graph.set(.text(kind), "kind", ofEdge: place) }
    if let label = xml.attribute("label") {
      graph.set(.text(label), xml.attribute("kind") == nil ? "kind" : "label", ofEdge: place)
    }
    if let start = xml.attribute("start") { graph.set(.text(start), "start", ofEdge: place) }
    if let end = xml.attribute("end") { graph.set(.text(end), "end", ofEdge: place) }
    for (key, attribute) in attributes where key.hasPrefix("edge ") {
      if let text = attribute.fallback { set(text, "edge", String(key.dropFirst(5)), place) }
    }
  }

  private mutating func times(node place: Int) {
    for name in ["start", "end"] {
      if let text = xml.attribute(name) { graph.set(.text(text), name, ofNode: place) }
    }
  }

  private mutating func set(_ text: String, _ side: String, _ id: String, _ place: Int) {
    let attribute = attributes["\(side) \(id)"] ?? Attribute(title: id, type: "string")
    var value = PropertyGraph.Value.text(text)
    switch attribute.type {
    case "integer", "long", "float", "double", "short", "byte", "bigdecimal", "biginteger":
      value = text.number.map { .number($0) } ?? value
    case "boolean": value = value.boolean.map { .boolean($0) } ?? value
    case let type where type.hasPrefix("list"):
      // Lists are written [a, b], a;b, a|b or a,b.
      let inner =
        text.hasPrefix("[") && text.hasSuffix("]") ? text.dropFirst().dropLast() : text[...]
      let marks: [Character] = [";", "|"]
      let separator = marks.first { inner.contains($0) } ?? ","
      value = .list(
        inner.split(separator: separator).map { String(PlainText.trimmed($0)) })
    default: break
    }
    if side == "node" {
      graph.set(value, attribute.title, ofNode: place)
    } else {
      graph.set(value, attribute.title, ofEdge: place)
    }
  }
}
