import Basics

extension UCINET {
  /// Labels are ids; ties have values and no others, which are counted. One without direction stands
  /// twice, once each way: a list of ties in DL is of arcs.
  ///
  /// Labels in DL end at a space or comma, and readers differ in what quotes mean: such characters
  /// become `_`, and labels that fall together are told apart by a number.
  package static func write(_ graph: PropertyGraph, ledger: inout Ledger) -> [UInt8] {
    // igraph wants the format on a line of its own.
    var text = "dl n=\(max(graph.nodes.count, 1))\nformat = edgelist1\nlabels:\n"
    var changed = 0
    var taken: Set<String> = []
    for node in graph.nodes {
      let label = label(node.id)
      var own = label, number = 1
      while !taken.insert(own).inserted {
        number += 1
        own = "\(label)_\(number)"
      }
      if own != node.id { changed += 1 }
      text += own + "\n"
    }
    // DL knows no network without actors.
    if graph.nodes.isEmpty { text += "_\n" }
    text += "data:\n"
    var mirrored = 0
    for edge in graph.edges {
      let weight = shortest(edge.weight ?? 1)
      text += "\(edge.source + 1) \(edge.target + 1) \(weight)\n"
      if !edge.isDirected, edge.source != edge.target {
        mirrored += 1
        text += "\(edge.target + 1) \(edge.source + 1) \(weight)\n"
      }
    }
    if changed > 0 { ledger.change("a label that DL cannot hold was changed", count: changed) }
    if mirrored > 0 {
      ledger.change("a tie without direction became one each way", count: mirrored)
    }
    let lost = graph.edges.reduce(0) { $0 + $1.values.count { $0 != .none } }
    if lost > 0 { ledger.change("a value of an edge is left out", count: lost) }
    return Array(text.utf8)
  }

  private static func label(_ id: String) -> String {
    var label = ""
    for scalar in id.unicodeScalars {
      let isApart = scalar.properties.isWhitespace || scalar.value < 32 || scalar.value == 127
      label.unicodeScalars.append(
        isApart || ",=:;\"'".unicodeScalars.contains(scalar) ? "_" : scalar)
    }
    return label.isEmpty ? "_" : label
  }
}
