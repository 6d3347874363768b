import Basics

/// The network files of Pajek (http://mrvar.fdv.uni-lj.si/pajek).
package enum Pajek {
  /// Labels are ids; arcs and edges have weights and no other values, which are counted.
  ///
  /// Pajek knows no quote inside a label: `"` becomes `'`, a line break a space.
  package static func write(_ graph: PropertyGraph, ledger: inout Ledger) -> [UInt8] {
    var text = "*Vertices \(graph.nodes.count)\n"
    var changed = 0
    for (place, node) in graph.nodes.enumerated() {
      var label = ""
      for scalar in node.id.unicodeScalars {
        switch scalar {
        case "\"": label += "'"
        case _ where scalar.value < 32 || scalar.value == 0x2028 || scalar.value == 0x85:
          label += " "
        default: label.unicodeScalars.append(scalar)
        }
      }
      if label != node.id { changed += 1 }
      text += "\(place + 1) \"\(label)\"\n"
    }
    for isDirected in [true, false] {
      let edges = graph.edges.filter { $0.isDirected == isDirected }
      if edges.isEmpty { continue }
      text += isDirected ? "*Arcs\n" : "*Edges\n"
      for edge in edges {
        text += "\(edge.source + 1) \(edge.target + 1) \(shortest(edge.weight ?? 1))\n"
      }
    }
    if changed > 0 { ledger.change("a label that Pajek cannot hold was changed", count: changed) }
    let lost = graph.edges.reduce(0) { $0 + $1.values.count { $0 != .none } }
    if lost > 0 { ledger.change("a value of an edge is left out", count: lost) }
    return Array(text.utf8)
  }

  package static func read(
    _ bytes: [UInt8], file: String, ledger: inout Ledger
  ) throws(InputErrors) -> PropertyGraph {
    // Vertices need no line of their own; a number alone must not fill the memory.
    var reader = PajekReader(file: file, countLimit: max(100_000, bytes.count))
    let block = LineBlock.all(of: bytes)
    for line in block where !reader.problems.isFull {
      let decoded = decodeText(block.bytes[line.range])
      if decoded.encoding != .utf8 {
        ledger.change("line decoded as \(decoded.encoding.rawValue)", at: "\(file):\(line.number)")
      }
      reader.read(decoded.text, line: line.number)
    }
    if !reader.sawVertices {
      reader.problems.add(InputError(file: file, problem: "the file has no *Vertices"))
    }
    try reader.problems.finish()
    return reader.graph()
  }
}

private struct PajekReader {
  let file: String
  var problems = ErrorCollector()
  var sawVertices = false
  private enum Section { case none, vertices, arcs, edges, arcLists, edgeLists, matrix }
  private var section = Section.none
  private var count = 0
  private var labels: [Int: (text: String, line: Int)] = [:]
  private var edges:
    [(from: Int, to: Int, weight: Double, isDirected: Bool, kind: String?, line: Int)] = []
  private var kinds: [String: String] = [:]
  private var kind: String?
  private var matrixRow = 0

  private let countLimit: Int

  init(file: String, countLimit: Int) {
    self.file = file
    self.countLimit = countLimit
  }

  mutating func read(_ text: String, line: Int) {
    let words = PajekReader.words(text)
    guard let first = words.first, !first.text.hasPrefix("%") else { return }
    if first.text.hasPrefix("*"), !first.isQuoted {
      begin(first.text.lowercased(), words, line)
      return
    }
    switch section {
    case .vertices: vertex(words, line)
    case .arcs, .edges: tie(words, line)
    case .arcLists, .edgeLists:
      let ends = words.compactMap { Int($0.text) }
      guard ends.count == words.count, let from = ends.first else {
        return wrong("a list of neighbours holds what is no number", line)
      }
      for to in ends.dropFirst() { add(from, to, 1, section == .arcLists, line) }
    case .matrix:
      matrixRow += 1
      for (column, word) in words.enumerated() {
        guard let value = word.text.number else {
          return wrong("\"\(word.text.prefix(40))\" is not a number", line)
        }
        if value != 0 { add(matrixRow, column + 1, value, true, line) }
      }
    case .none: break
    }
  }

  private mutating func begin(_ name: String, _ words: [Word], _ line: Int) {
    kind = words.dropFirst().first { $0.text.hasPrefix(":") && !$0.isQuoted }.map { relation in
      if let label = words.first(where: \.isQuoted)?.text { kinds[relation.text] = label }
      return kinds[relation.text] ?? String(relation.text.dropFirst())
    }
    switch name {
    case "*vertices":
      sawVertices = true
      section = .vertices
      guard let count = words.dropFirst().first.flatMap({ Int($0.text) }), count >= 0 else {
        return wrong("*Vertices needs the number of vertices", line)
      }
      guard count <= countLimit else {
        return wrong("*Vertices \(count): a file of this size cannot have as many", line)
      }
      self.count = count
    case "*arcs": section = .arcs
    case "*edges": section = .edges
    case "*arcslist": section = .arcLists
    case "*edgeslist": section = .edgeLists
    case "*matrix":
      section = .matrix
      matrixRow = 0
    default: section = .none
    }
  }

  private mutating func vertex(_ words: [Word], _ line: Int) {
    guard let number = Int(words[0].text), (1...max(1, count)).contains(number) else {
      return wrong("\"\(words[0].text.prefix(40))\" is no vertex of 1…\(count)", line)
    }
    labels[number] = (words.count > 1 ? words[1].text : words[0].text, line)
  }

  private mutating func tie(_ words: [Word], _ line: Int) {
    guard words.count >= 2, let from = Int(words[0].text), let to = Int(words[1].text) else {
      return wrong("a line of ties begins with two numbers of vertices", line)
    }
    var weight = 1.0
    if words.count > 2, !words[2].text.hasPrefix("[") {
      if let number = words[2].text.number {
        weight = number
      } else if Int(words[2].text.prefix(1)) != nil || words[2].text.hasPrefix("-") {
        return wrong("weight \"\(words[2].text.prefix(40))\" is not a number", line)
      }
    }
    add(from, to, weight, section == .arcs, line)
  }

  private mutating func add(
    _ from: Int, _ to: Int, _ weight: Double, _ isDirected: Bool, _ line: Int
  ) {
    // A negative number in front is the mark of a list's first vertex in old files.
    guard (1...max(1, count)).contains(from), (1...max(1, count)).contains(to), count > 0 else {
      return wrong("a tie of \(from) and \(to), and vertices are 1…\(count)", line)
    }
    edges.append((from, to, weight, isDirected, kind, line))
  }

  private mutating func wrong(_ problem: String, _ line: Int) {
    problems.add(InputError(file: file, line: line, problem: problem))
  }

  func graph() -> PropertyGraph {
    var graph = PropertyGraph()
    graph.isDirected = edges.isEmpty || edges.contains { $0.isDirected }
    var places: [Int: Int] = [:]
    func place(_ number: Int, _ graph: inout PropertyGraph) -> Int {
      if let place = places[number] { return place }
      let label = labels[number]?.text ?? "\(number)"
      // Two vertices may have one label; they stay two.
      var id = label
      if graph.node(id) != nil { id = "\(label) (\(number))" }
      while graph.node(id) != nil { id += "'" }
      let place = graph.nodeMade(id, line: labels[number]?.line ?? 0)
      graph.nodes[place].label = label
      places[number] = place
      return place
    }
    for number in labels.keys.sorted() { _ = place(number, &graph) }
    // Vertices without a line have their number for a name.
    if labels.count < count { for number in 1...count { _ = place(number, &graph) } }
    for edge in edges {
      graph.edges.append(
        PropertyGraph.Edge(
          source: place(edge.from, &graph), target: place(edge.to, &graph),
          isDirected: edge.isDirected, weight: edge.weight, line: edge.line))
      if let kind = edge.kind { graph.set(.text(kind), "kind", ofEdge: graph.edges.count - 1) }
    }
    return graph
  }

  private struct Word {
    var text: String
    var isQuoted: Bool
  }

  /// Words apart by space, and texts in quotes.
  private static func words(_ line: String) -> [Word] {
    var words: [Word] = []
    var rest = line[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let first = rest.first else { return words }
      if first == "\"" {
        rest = rest.dropFirst()
        let text = rest.prefix { $0 != "\"" }
        words.append(Word(text: String(text), isQuoted: true))
        rest = rest.dropFirst(text.count + 1)
      } else {
        let text = rest.prefix { !$0.isWhitespace }
        words.append(Word(text: String(text), isQuoted: false))
        rest = rest.dropFirst(text.count)
      }
    }
  }
}
