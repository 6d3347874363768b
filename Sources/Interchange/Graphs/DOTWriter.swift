import Basics

/// Writes the DOT language of Graphviz.
package enum DOT {
  /// Every name and value stands in quotes with `"` and `\` escaped, so no text becomes an
  /// attribute, an edge or an escape sequence.
  package static func write(_ graph: PropertyGraph) -> [UInt8] {
    var text = graph.isDirected ? "digraph {\n" : "graph {\n"
    for (place, node) in graph.nodes.enumerated() {
      var attributes: [(String, String)] = []
      if let label = node.label { attributes.append(("label", label)) }
      for (key, name) in graph.nodeKeys.enumerated() {
        if let value = graph.value(key, ofNode: place).text { attributes.append((name, value)) }
      }
      text += "  \(quoted(node.id))\(list(attributes));\n"
    }
    for (place, edge) in graph.edges.enumerated() {
      var attributes: [(String, String)] = []
      if let weight = edge.weight { attributes.append(("weight", shortest(weight))) }
      if graph.isDirected, !edge.isDirected { attributes.append(("dir", "both")) }
      for (key, name) in graph.edgeKeys.enumerated() {
        if let value = graph.value(key, ofEdge: place).text { attributes.append((name, value)) }
      }
      let source = quoted(graph.nodes[edge.source].id), target = quoted(graph.nodes[edge.target].id)
      text += "  \(source) \(graph.isDirected ? "->" : "--") \(target)\(list(attributes));\n"
    }
    return Array((text + "}\n").utf8)
  }

  private static func list(_ attributes: [(String, String)]) -> String {
    attributes.isEmpty
      ? ""
      : " [" + attributes.map { "\(quoted($0.0))=\(quoted($0.1))" }.joined(separator: ", ") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      // Graphviz reads \N, \G, \l in labels as its own; two backslashes are one to a reader.
      case "\\": result += "\\\\"
      // Its strings end at a zero byte.
      case "\0": result += "\u{2400}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
