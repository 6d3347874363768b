/// Nodes and edges with named values: what the graph formats of other programs hold.
///
/// Readers of those formats make one, `actorGraph` makes relations of it; the other way round for
/// writers. So each format says only how it is written, and what the values mean is said once.
package struct PropertyGraph: Sendable, Equatable {
  package enum Value: Sendable, Equatable {
    case none
    case text(String)
    case number(Double)
    case boolean(Bool)
    case list([String])
  }

  package struct Node: Sendable, Equatable {
    package var id: String
    package var label: String?
    /// By place in `nodeKeys`; may be shorter.
    package var values: [Value] = []
    /// Where the file has it; 0 when made here.
    package var line = 0
  }

  package struct Edge: Sendable, Equatable {
    package var source: Int
    /// The place of a node.
    package var target: Int
    package var isDirected: Bool
    package var weight: Double?
    /// By place in `edgeKeys`; may be shorter.
    package var values: [Value] = []
    package var line = 0
  }

  package var name: String?
  /// What edges are when they do not say.
  package var isDirected = true
  package var nodes: [Node] = []
  package var edges: [Edge] = []
  package private(set) var nodeKeys: [String] = []
  package private(set) var edgeKeys: [String] = []
  private var nodePlaces: [String: Int] = [:]
  private var nodeKeyPlaces: [String: Int] = [:]
  private var edgeKeyPlaces: [String: Int] = [:]

  package init() {}

  package static func == (a: PropertyGraph, b: PropertyGraph) -> Bool {
    a.name == b.name && a.isDirected == b.isDirected && a.nodes == b.nodes && a.edges == b.edges
      && a.nodeKeys == b.nodeKeys && a.edgeKeys == b.edgeKeys
  }

  package func node(_ id: String) -> Int? { nodePlaces[id] }

  /// The place of the node with that id, made when there is none.
  package mutating func nodeMade(_ id: String, line: Int = 0) -> Int {
    if let place = nodePlaces[id] { return place }
    nodePlaces[id] = nodes.count
    nodes.append(Node(id: id, line: line))
    return nodes.count - 1
  }

  package func nodeKey(_ key: String) -> Int? { nodeKeyPlaces[key] }
  package func edgeKey(_ key: String) -> Int? { edgeKeyPlaces[key] }

  /// The place of a key of nodes, made when there is none.
  package mutating func nodeKeyMade(_ key: String) -> Int {
    if let place = nodeKeyPlaces[key] { return place }
    nodeKeyPlaces[key] = nodeKeys.count
    nodeKeys.append(key)
    return nodeKeys.count - 1
  }

  /// The place of a key of edges, made when there is none.
  package mutating func edgeKeyMade(_ key: String) -> Int {
    if let place = edgeKeyPlaces[key] { return place }
    edgeKeyPlaces[key] = edgeKeys.count
    edgeKeys.append(key)
    return edgeKeys.count - 1
  }

  package mutating func set(_ value: Value, _ key: String, ofNode place: Int) {
    guard value != .none else { return }
    nodes[place].values.put(value, at: nodeKeyMade(key))
  }

  package mutating func set(_ value: Value, _ key: String, ofEdge place: Int) {
    guard value != .none else { return }
    edges[place].values.put(value, at: edgeKeyMade(key))
  }

  package func value(_ key: Int?, ofEdge place: Int) -> Value {
    guard let key, key < edges[place].values.count else { return .none }
    return edges[place].values[key]
  }

  package func value(_ key: Int?, ofNode place: Int) -> Value {
    guard let key, key < nodes[place].values.count else { return .none }
    return nodes[place].values[key]
  }
}

extension [PropertyGraph.Value] {
  package mutating func put(_ value: Element, at place: Int) {
    while count <= place { append(.none) }
    self[place] = value
  }
}

extension PropertyGraph.Value {
  /// As one text; a list as its parts joined by `; `, or as a JSON array where that would not come
  /// apart again. Nil for none.
  package var text: String? {
    switch self {
    case .none: nil
    case .text(let text): text
    case .number(let number): number.shortestText
    case .boolean(let value): value ? "true" : "false"
    case .list(let list): list.joinedText
    }
  }

  package var number: Double? {
    switch self {
    case .number(let number): number
    case .text(let text): text.number
    default: nil
    }
  }

  package var boolean: Bool? {
    switch self {
    case .boolean(let value): return value
    case .number(let number): return number == 1 ? true : number == 0 ? false : nil
    case .text(let text):
      switch text.lowercased() {
      case "true", "yes", "1": return true
      case "false", "no", "0": return false
      default: return nil
      }
    default: return nil
    }
  }

  /// As a list: a text comes apart as `text` joined it.
  package var list: [String] {
    switch self {
    case .list(let list): list
    case .none: []
    default: text.map { $0.isEmpty ? [] : $0.splitList } ?? []
    }
  }
}
