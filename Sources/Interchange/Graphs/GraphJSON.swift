import Basics

/// Graphs as JSON: node-link (NetworkX, d3), Cytoscape.js, graphology; told apart by their keys.
package enum GraphJSON {
  /// NetworkX's `node_link_data`, with `edges`.
  package static func nodeLink(_ graph: PropertyGraph) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("directed")
    json.boolean(graph.isDirected)
    json.key("edges")
    json.beginArray()
    for place in graph.edges.indices {
      json.elementOnNewLine()
      json.edge(graph, place, text: false)
    }
    json.endArray()
    json.key("graph")
    json.beginObject()
    json.endObject()
    json.key("multigraph")
    json.boolean(true)
    json.key("nodes")
    json.beginArray()
    for place in graph.nodes.indices {
      json.elementOnNewLine()
      json.node(graph, place)
    }
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  /// The elements of Cytoscape.js (and Cytoscape's .cyjs).
  package static func cytoscape(_ graph: PropertyGraph) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("data")
    json.beginObject()
    json.endObject()
    json.key("directed")
    json.boolean(graph.isDirected)
    json.key("elements")
    json.beginObject()
    for (name, count) in [("edges", graph.edges.count), ("nodes", graph.nodes.count)] {
      json.key(name)
      json.beginArray()
      for place in 0..<count {
        json.elementOnNewLine()
        json.beginObject()
        json.key("data")
        if name == "edges" {
          json.edge(graph, place, text: true)
        } else {
          json.node(graph, place, hasValue: true)
        }
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
    json.key("multigraph")
    json.boolean(true)
    json.endObject()
    json.newline()
    return json.bytes
  }

  package static func read(
    _ bytes: [UInt8], file: String, ledger: inout Ledger
  ) throws(InputErrors) -> PropertyGraph {
    let json = try collecting { () throws(InputError) in try JSONReader(bytes, file: file) }
    var reader = GraphJSONReader(json)
    do throws(InputError) { try reader.read(&ledger) } catch { reader.problems.add(error) }
    try reader.problems.finish()
    return reader.graph
  }
}

extension JSONWriter {
  /// - Parameter hasValue: Whether `value` repeats the id: NetworkX takes a node by it.
  fileprivate mutating func node(_ graph: PropertyGraph, _ place: Int, hasValue: Bool = false) {
    let node = graph.nodes[place]
    beginObject()
    key("id")
    string(node.id)
    if let label = node.label {
      key("name")
      string(label)
    }
    for (i, name) in graph.nodeKeys.enumerated() where !["id", "name", "value"].contains(name) {
      member(name, graph.value(i, ofNode: place))
    }
    if hasValue {
      key("value")
      string(node.id)
    }
    endObject()
  }

  /// - Parameter text: Whether the edge needs an id of its own.
  fileprivate mutating func edge(_ graph: PropertyGraph, _ place: Int, text: Bool) {
    let edge = graph.edges[place]
    beginObject()
    if text, graph.value(graph.edgeKey("id"), ofEdge: place) == .none {
      key("id")
      string("e\(place)")
    }
    key("source")
    string(graph.nodes[edge.source].id)
    key("target")
    string(graph.nodes[edge.target].id)
    if let weight = edge.weight {
      key("weight")
      number(weight)
    }
    if edge.isDirected != graph.isDirected, graph.edgeKey("mutual") == nil {
      key("directed")
      boolean(edge.isDirected)
    }
    for (i, name) in graph.edgeKeys.enumerated()
    where !["source", "target", "weight", "directed"].contains(name) {
      member(name, graph.value(i, ofEdge: place))
    }
    endObject()
  }

  private mutating func member(_ name: String, _ value: PropertyGraph.Value) {
    if case .none = value { return }
    key(name)
    switch value {
    case .none: break
    case .text(let text): string(text)
    case .number(let number): self.number(number)
    case .boolean(let truth): boolean(truth)
    case .list(let list): strings(list)
    }
  }
}

private struct GraphJSONReader {
  var json: JSONReader
  var graph = PropertyGraph()
  var problems = ErrorCollector()
  private var lines = LineCounter()
  /// Where the arrays of nodes and of edges begin.
  private var nodeArrays: [Int] = [], edgeArrays: [Int] = []
  /// By place in the array, for edges that name ends by it.
  private var order: [Int] = []
  private var nodesHaveIDs = false
  private var nested = 0

  init(_ json: JSONReader) { self.json = json }

  mutating func read(_ ledger: inout Ledger) throws(InputError) {
    graph.isDirected = false
    if try json.kind() == .array {
      // A flat list of elements: nodes are what has no source.
      nodeArrays.append(json.start())
      edgeArrays.append(json.start())
      try json.skip()
    } else {
      try container()
    }
    try json.finish()
    guard !nodeArrays.isEmpty || !edgeArrays.isEmpty else {
      throw json.error(
        "the file has neither nodes nor edges", at: 0,
        hint: "expected {\"nodes\": […], \"edges\": […]} or {\"elements\": …}")
    }
    for place in nodeArrays {
      try elements(at: place) { (reader, element, line) throws(InputError) in
        try reader.node(element, line)
      }
    }
    for place in edgeArrays {
      try elements(at: place) { (reader, element, line) throws(InputError) in
        try reader.edge(element, line)
      }
    }
    if nested > 0 { ledger.change("a nested value is left out", count: nested) }
  }

  private mutating func container() throws(InputError) {
    guard try json.kind() == .object else {
      throw json.error("found \(try json.kind().rawValue); expected an object", at: json.start())
    }
    var isFirst = true
    while let range = try json.nextKey(&isFirst) {
      let key = try json.text(ofKey: range)
      let kind = try json.kind()
      switch (key, kind) {
      case ("nodes", .array): nodeArrays.append(json.start())
      case ("edges", .array), ("links", .array): edgeArrays.append(json.start())
      case ("elements", .array):
        nodeArrays.append(json.start())
        edgeArrays.append(json.start())
      case ("elements", .object), ("graph", .object):
        try container()
        continue
      case ("directed", .boolean):
        graph.isDirected = try json.boolean()
        continue
      case ("options", .object):
        if try json.value()["type"]?.text != "undirected" { graph.isDirected = true }
        continue
      default: break
      }
      try json.skip()
    }
  }

  private mutating func elements(
    at place: Int, _ take: (inout GraphJSONReader, JSONValue, Int) throws(InputError) -> Void
  ) throws(InputError) {
    json.seek(place)
    var isFirst = true
    while try json.nextElement(&isFirst) {
      let start = json.start()
      let line = lines.line(at: start, in: json.bytes)
      let element = try json.value()
      guard !problems.isFull else { return }
      if element.members == nil {
        problems.add(json.error("an element is no object", at: start))
        continue
      }
      do throws(InputError) { try take(&self, element, line) } catch {
        problems.add(
          InputError(file: json.file, line: line, problem: error.problem, hint: error.hint))
      }
    }
  }

  /// The members that describe an element: its own, those in `data`, those in `attributes`.
  private func members(of element: JSONValue) -> [JSONValue.Member] {
    let inner = (element["data"]?.members ?? []) + (element["attributes"]?.members ?? [])
    let own = (element.members ?? []).filter {
      !["data", "attributes", "position"].contains($0.key)
    }
    return own + inner
  }

  private mutating func node(_ element: JSONValue, _ line: Int) throws(InputError) {
    let members = members(of: element)
    func text(_ key: String) -> String? { members.first { $0.key == key }?.value.scalarText }
    if text("source") != nil, text("target") != nil { return }
    let id = text("id") ?? text("key") ?? text("name")
    if id != nil { nodesHaveIDs = true }
    let key = id ?? "\(order.count)"
    guard graph.node(key) == nil else {
      throw InputError(file: "", problem: "two nodes have the id \"\(key.prefix(40))\"")
    }
    let place = graph.nodeMade(key, line: line)
    order.append(place)
    graph.nodes[place].label = text("name") ?? text("label")
    for member in members where !["id", "key", "name"].contains(member.key) {
      if member.key == "label", graph.nodes[place].label == member.value.scalarText { continue }
      if member.key == "value", member.value.scalarText == key { continue }
      if let value = flat(member.value) { graph.set(value, member.key, ofNode: place) }
    }
  }

  private mutating func edge(_ element: JSONValue, _ line: Int) throws(InputError) {
    let members = members(of: element)
    func member(_ keys: [String]) -> JSONValue? {
      keys.lazy.compactMap { key in members.first { $0.key == key }?.value }.first
    }
    guard let source = member(["source", "from"]), let target = member(["target", "to"]) else {
      // A flat list holds nodes too.
      if nodeArrays == edgeArrays { return }
      throw InputError(file: "", problem: "an edge has no source or no target")
    }
    var edge = PropertyGraph.Edge(
      source: try end(source, line), target: try end(target, line), isDirected: graph.isDirected,
      weight: nil, line: line)
    if case .boolean(let directed)? = member(["directed"]) { edge.isDirected = directed }
    if case .boolean(true)? = member(["undirected"]) { edge.isDirected = false }
    if let weight = member(["weight", "value"]) {
      switch weight {
      case .number(let number): edge.weight = number
      case .string(let text) where text.number != nil: edge.weight = text.number
      case .null: break
      default: throw InputError(file: "", problem: "a weight is not a number")
      }
    }
    graph.edges.append(edge)
    let taken: Set<String> = [
      "source", "target", "from", "to", "directed", "undirected", "weight", "value", "key", "group",
    ]
    for member in members where !taken.contains(member.key) {
      if let value = flat(member.value) {
        graph.set(value, member.key, ofEdge: graph.edges.count - 1)
      }
    }
  }

  private mutating func end(_ value: JSONValue, _ line: Int) throws(InputError) -> Int {
    if case .number(let number) = value, !nodesHaveIDs, let place = Int(exactly: number),
      order.indices.contains(place)
    {
      return order[place]
    }
    // d3 leaves the node itself in place of its id.
    guard let id = value.scalarText ?? value["id"]?.scalarText else {
      throw InputError(file: "", problem: "an edge's end is no id")
    }
    return graph.nodeMade(id, line: line)
  }

  private mutating func flat(_ value: JSONValue) -> PropertyGraph.Value? {
    switch value {
    case .null: return nil
    case .boolean(let truth): return .boolean(truth)
    case .number(let number): return .number(number)
    case .string(let text): return .text(text)
    case .array(let elements):
      let texts = elements.compactMap(\.scalarText)
      if texts.count < elements.count { nested += elements.count - texts.count }
      return .list(texts)
    case .object:
      nested += 1
      return nil
    }
  }
}
