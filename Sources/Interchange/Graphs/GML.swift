import Basics

/// The Graph Modelling Language (M. Himsolt, 1997).
package enum GML {
  /// Nodes are numbered; `label` is the id, which is unique, and `name` the name. Texts are ASCII
  /// with `&#…;` for other characters, as the language has it.
  package static func write(_ graph: PropertyGraph) -> [UInt8] {
    var text = "Creator \"graphtool\"\ngraph [\n  directed \(graph.isDirected ? 1 : 0)\n"
    var pairs: Set<[Int]> = []
    let hasParallel = graph.edges.contains { edge in
      let ends = [edge.source, edge.target]
      return !pairs.insert(graph.isDirected ? ends : ends.sorted()).inserted
    }
    if hasParallel { text += "  multigraph 1\n" }
    let nodeKeys = keys(graph.nodeKeys, taken: ["id", "label", "name"])
    let edgeKeys = keys(graph.edgeKeys, taken: ["source", "target", "weight", "key"])
    for (place, node) in graph.nodes.enumerated() {
      text += "  node [\n    id \(place)\n    label \(quoted(node.id))\n"
      if let label = node.label { text += "    name \(quoted(label))\n" }
      for (i, key) in nodeKeys.enumerated() {
        text += line(key, graph.value(i, ofNode: place))
      }
      text += "  ]\n"
    }
    for (place, edge) in graph.edges.enumerated() {
      text += "  edge [\n    source \(edge.source)\n    target \(edge.target)\n"
      if let weight = edge.weight { text += "    weight \(number(weight))\n" }
      for (i, key) in edgeKeys.enumerated() {
        text += line(key, graph.value(i, ofEdge: place))
      }
      text += "  ]\n"
    }
    return Array((text + "]\n").utf8)
  }

  /// Keys are a letter and letters or digits.
  private static func keys(_ keys: [String], taken: Set<String>) -> [String] {
    var used = taken
    return keys.map { key in
      var name = String(
        key.unicodeScalars.filter {
          $0.isASCII && $0.properties.isAlphabetic || "0123456789".unicodeScalars.contains($0)
        })
      if name.isEmpty || !name.first!.isLetter { name = "x" + name }
      while !used.insert(name).inserted { name += "x" }
      return name
    }
  }

  private static func line(_ key: String, _ value: PropertyGraph.Value) -> String {
    switch value {
    case .none: ""
    case .number(let value): "    \(key) \(number(value))\n"
    case .boolean(let value): "    \(key) \(value ? 1 : 0)\n"
    default: "    \(key) \(quoted(value.text ?? ""))\n"
    }
  }

  /// Whole numbers have 32 bits; others need a point.
  private static func number(_ value: Double) -> String {
    let text = shortest(value)
    if Int32(text) != nil { return text }
    guard !text.contains(".") else { return text }
    guard let e = text.firstIndex(of: "e") else { return text + ".0" }
    return text[..<e] + ".0" + text[e...]
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: result += "&#\(scalar.value);"
      }
    }
    return result + "\""
  }

  package static func read(_ bytes: [UInt8], file: String) throws(InputErrors) -> PropertyGraph {
    try collecting { () throws(InputError) in
      var parser = GMLParser(bytes, file: file)
      return try parser.graph()
    }
  }
}

private struct GMLParser {
  private indirect enum Value {
    case number(Double)
    case text(String)
    case list([(key: String, value: Value, line: Int)])
  }
  private let bytes: [UInt8]
  private let file: String
  private var at = 0
  private var line = 1

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  mutating func graph() throws(InputError) -> PropertyGraph {
    let top = try list(depth: 0)
    for case (key: "graph", value: .list(let members), line: _) in top {
      return try graph(members)
    }
    throw InputError(file: file, problem: "the file has no graph [ … ]")
  }

  private func graph(
    _ members: [(key: String, value: Value, line: Int)]
  ) throws(InputError) -> PropertyGraph {
    var graph = PropertyGraph()
    graph.isDirected = false
    var places: [Double: Int] = [:]
    for (key, value, line) in members {
      switch (key, value) {
      case ("directed", .number(let number)): graph.isDirected = number != 0
      case ("node", .list(let node)):
        guard case .number(let id)? = node.first(where: { $0.key == "id" })?.value else {
          throw InputError(file: file, line: line, problem: "a node has no id")
        }
        guard places[id] == nil else {
          throw InputError(
            file: file, line: line, problem: "two nodes have the id \(shortest(id))")
        }
        places[id] = add(node, id: id, line: line, to: &graph)
      default: break
      }
    }
    for case (key: "edge", value: .list(let edge), line: let line) in members {
      try add(edge, line: line, places, to: &graph)
    }
    return graph
  }

  private func add(
    _ node: [(key: String, value: Value, line: Int)], id: Double, line: Int,
    to graph: inout PropertyGraph
  ) -> Int {
    var label: String?, name: String?
    for (key, value, _) in node {
      if key == "label", case .text(let text) = value { label = text }
      if key == "label", case .number(let number) = value { label = shortest(number) }
      if key == "name", case .text(let text) = value { name = text }
    }
    // The label is the id where it is unique; else the number is.
    var key = label ?? shortest(id)
    if graph.node(key) != nil { key = "\(key) (\(shortest(id)))" }
    while graph.node(key) != nil { key += "'" }
    let place = graph.nodeMade(key, line: line)
    graph.nodes[place].label = name ?? label
    for (key, value, _) in node where !["id", "label", "name"].contains(key) {
      graph.set(flat(value), key, ofNode: place)
    }
    return place
  }

  private func add(
    _ edge: [(key: String, value: Value, line: Int)], line: Int, _ places: [Double: Int],
    to graph: inout PropertyGraph
  ) throws(InputError) {
    func end(_ name: String) throws(InputError) -> Int {
      guard case .number(let id)? = edge.first(where: { $0.key == name })?.value else {
        throw InputError(file: file, line: line, problem: "an edge has no \(name)")
      }
      guard let place = places[id] else {
        throw InputError(
          file: file, line: line,
          problem: "an edge names the node \(shortest(id)), which is not there")
      }
      return place
    }
    graph.edges.append(
      PropertyGraph.Edge(
        source: try end("source"), target: try end("target"), isDirected: graph.isDirected,
        weight: nil, line: line))
    let place = graph.edges.count - 1
    for (key, value, _) in edge where key != "source" && key != "target" {
      if EdgeList.weights.contains(key.lowercased()), let number = flat(value).number {
        graph.edges[place].weight = number
      } else if key == "label" {
        graph.set(flat(value), graph.edgeKey("kind") == nil ? "kind" : "label", ofEdge: place)
      } else if key == "mutual" || key == "key" {
        if key == "mutual" { graph.set(.boolean(flat(value).number == 1), key, ofEdge: place) }
      } else {
        graph.set(flat(value), key, ofEdge: place)
      }
    }
  }

  private func flat(_ value: Value) -> PropertyGraph.Value {
    switch value {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .list: .none
    }
  }

  private mutating func list(
    depth: Int
  ) throws(InputError) -> [(key: String, value: Value, line: Int)] {
    guard depth < 64 else { throw error("more than 64 lists lie in each other") }
    var members: [(String, Value, Int)] = []
    while true {
      skipSpace()
      guard at < bytes.count else {
        guard depth == 0 else { throw error("a list has no \"]\"") }
        return members
      }
      if bytes[at] == UInt8(ascii: "]") {
        guard depth > 0 else { throw error("found \"]\"; expected a key") }
        at += 1
        return members
      }
      let start = at, keyLine = line
      while at < bytes.count, isWord(bytes[at]) { at += 1 }
      guard at > start else { throw error("found \"\(found)\"; expected a key") }
      let key = String(decoding: bytes[start..<at], as: UTF8.self)
      members.append((key, try value(depth: depth), keyLine))
    }
  }

  private mutating func value(depth: Int) throws(InputError) -> Value {
    skipSpace()
    guard at < bytes.count else { throw error("the file ends where a value is expected") }
    if bytes[at] == UInt8(ascii: "[") {
      at += 1
      return .list(try list(depth: depth + 1))
    }
    if bytes[at] == UInt8(ascii: "\"") { return .text(try string()) }
    let start = at
    while at < bytes.count, bytes[at] > 32, bytes[at] != UInt8(ascii: "]") { at += 1 }
    guard let number = parseNumber(bytes, start..<at) else {
      let text = String(decoding: bytes[start..<at].prefix(40), as: UTF8.self)
      // Some programs write words without quotes.
      if let first = text.first, first.isLetter { return .text(text) }
      throw error("found \"\(text)\"; expected a number, a text in quotes or a list")
    }
    return .number(number)
  }

  private mutating func string() throws(InputError) -> String {
    let opening = line
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == 10 { line += 1 }
      at += 1
    }
    guard at < bytes.count else {
      throw InputError(file: file, line: opening, problem: "the text that begins here has no end")
    }
    at += 1
    return decodeText(bytes[start..<at - 1]).text.withoutEntities
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      if bytes[at] == 10 { line += 1 }
      if bytes[at] == UInt8(ascii: "#") {
        while at < bytes.count, bytes[at] != 10 { at += 1 }
      } else if bytes[at] <= 32 {
        at += 1
      } else {
        return
      }
    }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (byte | 32) &- 97 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  private var found: String {
    String(decoding: bytes[at..<min(at + 1, bytes.count)], as: UTF8.self)
  }

  private func error(_ problem: String) -> InputError {
    InputError(file: file, line: line, problem: problem)
  }
}

extension String {
  /// With `&amp; &lt; &gt; &quot; &apos; &#65; &#x41;` as the characters they stand for.
  var withoutEntities: String {
    guard contains("&") else { return self }
    var result = ""
    var rest = self[...]
    let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";") else {
        result.append("&")
        rest = rest.dropFirst()
        continue
      }
      let name = rest[rest.index(after: start)..<end]
      var character = names[String(name)]
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        character = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map {
          String($0)
        }
      } else if name.hasPrefix("#") {
        character = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init).map { String($0) }
      }
      result += character ?? String(rest[start...end])
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
