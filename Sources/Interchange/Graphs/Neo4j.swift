import Basics

/// Writes the bulk CSV that `neo4j-admin database import full` reads: a file of nodes, a file of
/// relationships, and the command that imports them.
package enum Neo4j {
  /// A file to be written into a folder.
  package struct File: Sendable, Equatable {
    package var name: String
    package var bytes: [UInt8]
  }

  /// Actors carry their kind as label, relations theirs as type; lists are joined by `;`.
  package static func files(_ graph: PropertyGraph, ledger: inout Ledger) -> [File] {
    var lost = 0
    let actorKind = graph.nodeKey("kind")
    var nodes = rows(["id:ID", "name"] + graph.nodeKeys.map { header($0) } + [":LABEL"])
    for (place, node) in graph.nodes.enumerated() {
      var fields = [node.id, node.label ?? node.id]
      fields += graph.nodeKeys.indices.map { field(graph.value($0, ofNode: place), &lost) }
      fields.append(
        "Actor"
          + (graph.value(actorKind, ofNode: place).text.map { ";" + $0.capitalizedWord } ?? ""))
      nodes += row(fields)
    }
    let numbers = Set(
      graph.edgeKeys.indices.filter { key in
        graph.edges.indices.allSatisfy {
          switch graph.value(key, ofEdge: $0) {
          case .none, .number: true
          default: false
          }
        }
      })
    let kind = graph.edgeKey("kind") ?? graph.edgeKey("kinds")
    var edges = rows(
      [":START_ID", ":END_ID", "weight:double"]
        + graph.edgeKeys.enumerated().map { header($1, isNumber: numbers.contains($0)) } + [":TYPE"]
    )
    for (place, edge) in graph.edges.enumerated() {
      var fields = [
        graph.nodes[edge.source].id, graph.nodes[edge.target].id, shortest(edge.weight ?? 1),
      ]
      fields += graph.edgeKeys.indices.map { field(graph.value($0, ofEdge: place), &lost) }
      fields.append(type(graph.value(kind, ofEdge: place).text))
      edges += row(fields)
    }
    if lost > 0 { ledger.change("a list whose parts hold ; became one text", count: lost) }
    let command =
      "neo4j-admin database import full --array-delimiter=';' --multiline-fields=true "
      + "--nodes=nodes.csv --relationships=relationships.csv neo4j\n"
    return [
      File(name: "nodes.csv", bytes: nodes), File(name: "relationships.csv", bytes: edges),
      File(name: "import.sh", bytes: Array(command.utf8)),
    ]
  }

  private static func header(_ key: String, isNumber: Bool = false) -> String {
    let name = key.filter { $0 != ":" }
    return isNumber ? name + ":double" : name
  }

  /// A type of relationship: capitals, digits and `_`.
  private static func type(_ kind: String?) -> String {
    let name = (kind ?? "").uppercased().map {
      $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_"
    }
    return name.isEmpty ? "TIE" : String(name)
  }

  private static func field(_ value: PropertyGraph.Value, _ lost: inout Int) -> String {
    if case .list(let parts) = value {
      if parts.contains(where: { $0.contains(";") }) { lost += 1 }
      return parts.map { $0.replacing(";", with: ",") }.joined(separator: ";")
    }
    return value.text ?? ""
  }

  private static func rows(_ header: [String]) -> [UInt8] { row(header) }

  /// RFC 4180: quotes round what needs them, doubled inside.
  private static func row(_ fields: [String]) -> [UInt8] {
    let quoted = fields.map { field in
      field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
    return Array((quoted.joined(separator: ",") + "\n").utf8)
  }
}

extension String {
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
