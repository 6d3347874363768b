import Basics

/// The GraphML format (http://graphml.graphdrawing.org).
package enum GraphML {
  package static func write(_ graph: PropertyGraph, ledger: inout Ledger) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("graphml", [("xmlns", "http://graphml.graphdrawing.org/xmlns")])
    let nodeTypes = ValueTypes(graph.nodes.map(\.values), count: graph.nodeKeys.count)
    let edgeTypes = ValueTypes(graph.edges.map(\.values), count: graph.edgeKeys.count)
    func key(_ id: String, _ side: String, _ name: String, _ type: String) {
      xml.empty(
        "key", [("id", id), ("for", side), ("attr.name", name), ("attr.type", type)])
    }
    key("label", "node", "label", "string")
    for (i, name) in graph.nodeKeys.enumerated() {
      key("n\(i)", "node", name, nodeTypes[i].graphML)
    }
    key("weight", "edge", "weight", "double")
    for (i, name) in graph.edgeKeys.enumerated() {
      key("e\(i)", "edge", name, edgeTypes[i].graphML)
    }
    xml.start("graph", [("edgedefault", graph.isDirected ? "directed" : "undirected")])
    for (place, node) in graph.nodes.enumerated() {
      xml.start("node", [("id", node.id)])
      if let label = node.label { xml.element("data", [("key", "label")], label) }
      for i in graph.nodeKeys.indices {
        if let text = graph.value(i, ofNode: place).text {
          xml.element("data", [("key", "n\(i)")], text)
        }
      }
      xml.end()
    }
    for (place, edge) in graph.edges.enumerated() {
      xml.start(
        "edge",
        [
          ("source", graph.nodes[edge.source].id), ("target", graph.nodes[edge.target].id),
          (
            "directed",
            edge.isDirected == graph.isDirected ? nil : edge.isDirected ? "true" : "false"
          ),
        ])
      if let weight = edge.weight { xml.element("data", [("key", "weight")], shortest(weight)) }
      for i in graph.edgeKeys.indices {
        if let text = graph.value(i, ofEdge: place).text {
          xml.element("data", [("key", "e\(i)")], text)
        }
      }
      xml.end()
    }
    xml.end()
    xml.end()
    if xml.replacedCount > 0 {
      ledger.change("a character that XML cannot hold became U+FFFD", count: xml.replacedCount)
    }
    return xml.bytes
  }

  package static func read(
    _ bytes: [UInt8], file: String, ledger: inout Ledger
  ) throws(InputErrors) -> PropertyGraph {
    try collecting { () throws(InputError) in
      var reader = GraphMLReader(try XMLPull(bytes, file: file))
      try reader.read(&ledger)
      return reader.graph
    }
  }
}

/// The narrowest type that holds all values of a key.
struct ValueTypes {
  enum ValueType {
    case number, boolean, text
    var graphML: String {
      switch self {
      case .number: "double"
      case .boolean: "boolean"
      case .text: "string"
      }
    }
  }
  private var types: [ValueType?]

  init(_ rows: [[PropertyGraph.Value]], count: Int) {
    types = Array(repeating: nil, count: count)
    for row in rows {
      for (i, value) in row.enumerated() {
        let type: ValueType
        switch value {
        case .none: continue
        case .number: type = .number
        case .boolean: type = .boolean
        case .text, .list: type = .text
        }
        types[i] = types[i] == nil || types[i] == type ? type : .text
      }
    }
  }

  subscript(place: Int) -> ValueType { types[place] ?? .text }
}

private struct GraphMLReader {
  let xml: XMLPull
  var graph = PropertyGraph()
  private struct Key {
    var name: String
    var type: String
    var side: String
    var fallback: String?
  }
  private var keys: [String: Key] = [:]
  private var hasGraph = false
  /// Nodes whose element was met; a node that edges name first is none of these.
  private var declared: Set<String> = []

  init(_ xml: XMLPull) { self.xml = xml }

  mutating func read(_ ledger: inout Ledger) throws(InputError) {
    // Elements around the one being read: nested graphs lie in nodes.
    var nodes: [Int] = []
    var edge: Int?
    while let event = try xml.next() {
      switch event {
      case .start("key"): try key()
      case .start("graph"):
        if !hasGraph {
          graph.isDirected = xml.attribute("edgedefault") != "undirected"
          hasGraph = true
        }
      case .start("node"):
        guard let id = xml.attribute("id") else { throw xml.error("a node has no id") }
        guard declared.insert(id).inserted else {
          throw xml.error("two nodes have the id \"\(id.prefix(40))\"")
        }
        nodes.append(graph.nodeMade(id, line: xml.line))
        setDefaults("node", nodes.last!)
      case .end("node"): _ = nodes.popLast()
      case .start("edge"):
        guard let source = xml.attribute("source"), let target = xml.attribute("target") else {
          throw xml.error("an edge has no source or no target")
        }
        let direction = xml.attribute("directed")
        graph.edges.append(
          PropertyGraph.Edge(
            source: graph.nodeMade(source, line: xml.line),
            target: graph.nodeMade(target, line: xml.line),
            isDirected: direction == nil
              ? graph.isDirected : direction == "true" || direction == "1",
            weight: nil, line: xml.line))
        edge = graph.edges.count - 1
        setDefaults("edge", edge!)
      case .end("edge"): edge = nil
      case .start("hyperedge"):
        ledger.read += 1
        ledger.skip("a hyperedge joins more than two")
        try xml.skip()
      case .start("port"): try xml.skip()
      case .start("data"):
        let id = xml.attribute("key") ?? ""
        let (text, label) = try data()
        if let edge {
          set(text, label, id, ofEdge: edge)
        } else if let node = nodes.last {
          set(text, label, id, ofNode: node)
        }
      default: continue
      }
    }
    guard hasGraph else { throw xml.error("the file has no <graph>") }
  }

  private mutating func key() throws(InputError) {
    guard let id = xml.attribute("id") else { throw xml.error("a key has no id") }
    var key = Key(
      name: xml.attribute("attr.name") ?? id, type: xml.attribute("attr.type") ?? "string",
      side: xml.attribute("for") ?? "all")
    while let event = try xml.next(), event != .end("key") {
      if event == .start("default") { key.fallback = try xml.textInside() }
    }
    keys[id] = key
  }

  /// The text of a data element, and of a label that yEd draws if there is one.
  private func data() throws(InputError) -> (text: String, label: String?) {
    var text = "", label: String?
    var depth = 1
    while depth > 0, let event = try xml.next() {
      switch event {
      case .start("NodeLabel"), .start("EdgeLabel"):
        let written = PlainText.trimmed(try xml.textInside()[...])
        if label == nil, !written.isEmpty { label = String(written) }
      case .start: depth += 1
      case .end: depth -= 1
      case .text(let part): text += part
      }
    }
    return (text, label)
  }

  private func value(_ text: String, _ type: String) -> PropertyGraph.Value {
    switch type {
    case "int", "long", "float", "double": text.number.map { .number($0) } ?? .text(text)
    case "boolean": PropertyGraph.Value.text(text).boolean.map { .boolean($0) } ?? .text(text)
    default: .text(text)
    }
  }

  private mutating func setDefaults(_ side: String, _ place: Int) {
    for (id, key) in keys where key.side == side || key.side == "all" {
      guard let text = key.fallback else { continue }
      if side == "node" {
        set(text, nil, id, ofNode: place)
      } else {
        set(text, nil, id, ofEdge: place)
      }
    }
  }

  private mutating func set(_ text: String, _ label: String?, _ id: String, ofNode place: Int) {
    let key = keys[id] ?? Key(name: id, type: "string", side: "all")
    if let label {
      graph.nodes[place].label = graph.nodes[place].label ?? label
    } else if key.name.lowercased() == "label" {
      graph.nodes[place].label = text
    } else {
      graph.set(value(text, key.type), key.name, ofNode: place)
    }
  }

  private mutating func set(_ text: String, _ label: String?, _ id: String, ofEdge place: Int) {
    let key = keys[id] ?? Key(name: id, type: "string", side: "all")
    if let label {
      graph.set(.text(label), "kind", ofEdge: place)
    } else if EdgeList.weights.contains(key.name.lowercased()), let number = text.number {
      graph.edges[place].weight = number
    } else {
      graph.set(value(text, key.type), key.name, ofEdge: place)
    }
  }
}
