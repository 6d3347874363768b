import Basics

extension DOT {
  /// Reads the DOT language (https://graphviz.org/doc/info/lang.html).
  ///
  /// Ports are read past, HTML labels are their text, an edge to a subgraph is one to each node in
  /// it, and defaults hold for what comes after them in their subgraph. Of several graphs in a file
  /// the first is read.
  package static func read(_ bytes: [UInt8], file: String) throws(InputErrors) -> PropertyGraph {
    try collecting { () throws(InputError) in
      let decoded = decodeText(bytes)
      var parser = DOTParser(Array(decoded.text.utf8), file: file)
      return try parser.parse()
    }
  }
}

private struct DOTParser {
  private enum Token: Equatable {
    case id(String)
    /// `{ } [ ] ; , = : + -> --`.
    case mark(String)
    case end
  }
  /// A graph or subgraph whose statements are being read.
  private struct Scope {
    var nodes: [Int] = []
    var nodeDefaults: [(String, String)] = []
    var edgeDefaults: [(String, String)] = []
    /// The ends of edges to the left of this subgraph, which an edge led to.
    var chain: [[Int]]
  }
  private static let edgeLimit = 20_000_000

  private let bytes: [UInt8]
  private let file: String
  private var at = 0
  private var line = 1
  private var token = Token.end
  private var tokenIsQuoted = false
  private var graph = PropertyGraph()
  private var isStrict = false
  /// Of a strict graph: the pairs that have their edge.
  private var pairs: Set<[Int]> = []
  private var scopes: [Scope] = []

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  mutating func parse() throws(InputError) -> PropertyGraph {
    try advance()
    if isKeyword("strict") {
      isStrict = true
      try advance()
    }
    guard isKeyword("digraph") || isKeyword("graph") else {
      throw error("found \(found); expected graph or digraph")
    }
    graph.isDirected = isKeyword("digraph")
    try advance()
    if case .id(let name) = token {
      graph.name = name
      try advance()
    }
    guard token == .mark("{") else { throw error("found \(found); expected \"{\"") }
    try advance()
    scopes = [Scope(chain: [])]
    while !scopes.isEmpty { try statement() }
    return graph
  }

  /// One statement, or the end of a subgraph.
  private mutating func statement() throws(InputError) {
    switch token {
    case .mark(";"), .mark(","): try advance()
    case .mark("}"): try endScope()
    case .mark("{"): try beginScope(chain: [])
    case .id(let name):
      if isKeyword("subgraph") { return try subgraph(chain: []) }
      if isKeyword("node") || isKeyword("edge") || isKeyword("graph") {
        let keyword = name.lowercased()
        try advance()
        let attributes = try attributeLists()
        if keyword == "node" { scopes[scopes.count - 1].nodeDefaults += attributes }
        if keyword == "edge" { scopes[scopes.count - 1].edgeDefaults += attributes }
        return
      }
      try advance()
      if token == .mark("=") {
        try advance()
        guard case .id = token else { throw error("found \(found); expected a value") }
        try advance()
        return
      }
      let place = node(name)
      try port()
      try chain([[place]])
    case .mark, .end: throw error("found \(found); expected a statement or \"}\"")
    }
  }

  /// What follows the ends of an edge so far: another end, or the attributes.
  private mutating func chain(_ ends: [[Int]]) throws(InputError) {
    var ends = ends
    while token == .mark("->") || token == .mark("--") {
      guard token == .mark(graph.isDirected ? "->" : "--") else {
        throw error(
          "found \(found) in a \(graph.isDirected ? "digraph" : "graph")",
          hint: graph.isDirected ? "a digraph has \"->\"" : "a graph has \"--\"")
      }
      try advance()
      if token == .mark("{") { return try beginScope(chain: ends) }
      if isKeyword("subgraph") { return try subgraph(chain: ends) }
      guard case .id(let name) = token else { throw error("found \(found); expected a node") }
      try advance()
      ends.append([node(name)])
      try port()
    }
    let attributes = try attributeLists()
    if ends.count == 1 {
      for place in ends[0] { for (key, value) in attributes { set(key, value, node: place) } }
      return
    }
    for (left, right) in zip(ends, ends.dropFirst()) {
      guard graph.edges.count + left.count * right.count <= DOTParser.edgeLimit else {
        throw error("more than \(DOTParser.edgeLimit) edges are not read")
      }
      for source in left { for target in right { edge(source, target, attributes) } }
    }
  }

  private mutating func subgraph(chain: [[Int]]) throws(InputError) {
    try advance()
    if case .id = token { try advance() }
    guard token == .mark("{") else { throw error("found \(found); expected \"{\"") }
    try beginScope(chain: chain)
  }

  private mutating func beginScope(chain: [[Int]]) throws(InputError) {
    guard scopes.count < 256 else { throw error("more than 256 subgraphs lie in each other") }
    try advance()
    var scope = Scope(chain: chain)
    scope.nodeDefaults = scopes.last?.nodeDefaults ?? []
    scope.edgeDefaults = scopes.last?.edgeDefaults ?? []
    scopes.append(scope)
  }

  private mutating func endScope() throws(InputError) {
    let scope = scopes.removeLast()
    guard let outer = scopes.indices.last else { return }
    try advance()
    let nodes = Array(Set(scope.nodes)).sorted()
    scopes[outer].nodes += nodes
    // Attributes after a subgraph that ends no edge belong to nothing.
    if scope.chain.isEmpty, token != .mark("->"), token != .mark("--") { return }
    try chain(scope.chain + [nodes])
  }

  private mutating func node(_ name: String) -> Int {
    let isNew = graph.node(name) == nil
    let place = graph.nodeMade(name, line: line)
    scopes[scopes.count - 1].nodes.append(place)
    if isNew {
      for (key, value) in scopes[scopes.count - 1].nodeDefaults { set(key, value, node: place) }
    }
    return place
  }

  private mutating func set(_ key: String, _ value: String, node place: Int) {
    if key == "label" {
      // \N is the node's own name.
      graph.nodes[place].label = value == "\\N" ? graph.nodes[place].id : value
    } else {
      graph.set(.text(value), key, ofNode: place)
    }
  }

  private mutating func edge(_ source: Int, _ target: Int, _ attributes: [(String, String)]) {
    var edge = PropertyGraph.Edge(
      source: source, target: target, isDirected: graph.isDirected, weight: nil, line: line)
    let all = scopes[scopes.count - 1].edgeDefaults + attributes
    for (key, value) in all where key == "dir" {
      if value == "both" || value == "none" { edge.isDirected = false }
      if value == "back" { (edge.source, edge.target) = (edge.target, edge.source) }
    }
    let pair = [edge.source, edge.target]
    if isStrict, !pairs.insert(graph.isDirected ? pair : pair.sorted()).inserted { return }
    graph.edges.append(edge)
    let place = graph.edges.count - 1
    for (key, value) in all where key != "dir" {
      if key == "weight", let number = value.number {
        graph.edges[place].weight = number
      } else if key == "label", graph.edgeKey("kind") == nil {
        graph.set(.text(value), "label", ofEdge: place)
      } else {
        graph.set(.text(value), key, ofEdge: place)
      }
    }
  }

  private mutating func port() throws(InputError) {
    while token == .mark(":") {
      try advance()
      guard case .id = token else { throw error("found \(found); expected a port") }
      try advance()
    }
  }

  private mutating func attributeLists() throws(InputError) -> [(String, String)] {
    var attributes: [(String, String)] = []
    while token == .mark("[") {
      try advance()
      while token != .mark("]") {
        guard case .id(let key) = token else {
          throw error("found \(found); expected an attribute or \"]\"")
        }
        try advance()
        var value = "true"
        if token == .mark("=") {
          try advance()
          guard case .id(let text) = token else { throw error("found \(found); expected a value") }
          value = text
          try advance()
        }
        attributes.append((key, value))
        if token == .mark(",") || token == .mark(";") { try advance() }
      }
      try advance()
    }
    return attributes
  }

  private func isKeyword(_ word: String) -> Bool {
    if case .id(let text) = token, !tokenIsQuoted { return text.lowercased() == word }
    return false
  }

  private var found: String {
    switch token {
    case .id(let text): "\"\(text.prefix(40))\""
    case .mark(let mark): "\"\(mark)\""
    case .end: "the end of the file"
    }
  }

  private func error(_ problem: String, hint: String? = nil) -> InputError {
    InputError(file: file, line: line, problem: problem, hint: hint)
  }

  private mutating func advance() throws(InputError) {
    try skipSpace()
    tokenIsQuoted = false
    guard at < bytes.count else {
      token = .end
      return
    }
    let byte = bytes[at]
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
    switch byte {
    case UInt8(ascii: "\""):
      tokenIsQuoted = true
      token = .id(try quoted())
    case UInt8(ascii: "<"):
      tokenIsQuoted = true
      token = .id(try html())
    case UInt8(ascii: "-") where next == UInt8(ascii: ">") || next == UInt8(ascii: "-"):
      token = .mark(next == UInt8(ascii: ">") ? "->" : "--")
      at += 2
    case _ where Array("{}[];,=:".utf8).contains(byte):
      token = .mark(String(Unicode.Scalar(byte)))
      at += 1
    case _ where isNameByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."):
      let start = at
      let isNumber = !isNameByte(byte) || byte &- 48 < 10
      at += 1
      while at < bytes.count, isNameByte(bytes[at]) || (isNumber && bytes[at] == UInt8(ascii: "."))
      {
        at += 1
      }
      token = .id(String(decoding: bytes[start..<at], as: UTF8.self))
    default: throw error("found \"\(String(decoding: [byte], as: UTF8.self))\"; expected a name")
    }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 32) &- 97 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "_") || byte >= 128
  }

  private mutating func quoted() throws(InputError) -> String {
    var text: [UInt8] = []
    repeat {
      let opening = line
      at += 1
      while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
        if bytes[at] == 10 { line += 1 }
        if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
          switch bytes[at + 1] {
          case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(bytes[at + 1])
          // A line goes on after a backslash at its end.
          case 10: line += 1
          case let other: text += [UInt8(ascii: "\\"), other]
          }
          at += 2
        } else {
          text.append(bytes[at])
          at += 1
        }
      }
      guard at < bytes.count else {
        throw InputError(file: file, line: opening, problem: "the text that begins here has no end")
      }
      at += 1
      // "a" + "b" is one text.
      let end = at, endLine = line
      try skipSpace()
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") {
        at += 1
        try skipSpace()
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { continue }
        throw error("found \"+\" without a text after it")
      }
      (at, line) = (end, endLine)
      break
    } while true
    return String(decoding: text, as: UTF8.self)
  }

  /// The text of an HTML label: what stands outside its tags.
  private mutating func html() throws(InputError) -> String {
    let opening = line
    var depth = 0
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 10 { line += 1 }
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") { depth -= 1 }
      at += 1
      if depth == 0 {
        return String(decoding: text, as: UTF8.self).withoutEntities.collapsed
      }
      if depth == 1, byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") { text.append(byte) }
      if depth == 1, byte == UInt8(ascii: ">") { text.append(32) }
    }
    throw InputError(file: file, line: opening, problem: "the label that begins here has no end")
  }

  private mutating func skipSpace() throws(InputError) {
    while at < bytes.count {
      let byte = bytes[at]
      let next = at + 1 < bytes.count ? bytes[at + 1] : 0
      if byte == 10 { line += 1 }
      if byte <= 32 {
        at += 1
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "/") {
        while at < bytes.count, bytes[at] != 10 { at += 1 }
      } else if byte == UInt8(ascii: "#"), at == 0 || bytes[at - 1] == 10 {
        while at < bytes.count, bytes[at] != 10 { at += 1 }
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        let opening = line
        at += 2
        while at + 1 < bytes.count,
          bytes[at] != UInt8(ascii: "*") || bytes[at + 1] != UInt8(ascii: "/")
        {
          if bytes[at] == 10 { line += 1 }
          at += 1
        }
        guard at + 1 < bytes.count else {
          throw InputError(
            file: file, line: opening, problem: "the comment that begins here has no end")
        }
        at += 2
      } else {
        return
      }
    }
  }
}
