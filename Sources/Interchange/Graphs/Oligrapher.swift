import Basics

/// Writes the JSON of Oligrapher (LittleSis), which draws networks of power for the web.
///
/// An edge has its kind and strength as label, an arrow at its target, and the address of its source
/// where it has one; conflict is dashed. Oligrapher has no layout of its own: actors stand on a
/// circle. Other values have no place there and are counted.
package enum Oligrapher {
  package static func write(_ graph: PropertyGraph, ledger: inout Ledger) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("annotations")
    json.beginArray()
    json.endArray()
    json.key("captions")
    json.beginObject()
    json.endObject()
    json.key("edges")
    json.beginObject()
    var lost = 0
    let kind = graph.edgeKey("kind") ?? graph.edgeKey("kinds")
    let url = graph.edgeKey("url")
    for (place, edge) in graph.edges.enumerated() {
      json.elementOnNewLine()
      json.key("e\(place)")
      json.beginObject()
      json.key("arrow")
      if edge.isDirected { json.string("1->2") } else { json.boolean(false) }
      json.key("dash")
      json.boolean(graph.value(kind, ofEdge: place).text == "conflict")
      json.key("id")
      json.string("e\(place)")
      json.key("label")
      json.string(graph.value(kind, ofEdge: place).text ?? "")
      json.key("node1_id")
      json.string("n\(edge.source)")
      json.key("node2_id")
      json.string("n\(edge.target)")
      json.key("scale")
      json.number(edge.weight ?? 1)
      if let address = graph.value(url, ofEdge: place).text,
        address.hasPrefix("https://") || address.hasPrefix("http://")
      {
        json.key("url")
        json.string(address)
      }
      json.endObject()
      for (key, value) in edge.values.enumerated() where value != .none && key != kind && key != url
      {
        lost += 1
      }
    }
    json.endObject()
    json.key("nodes")
    json.beginObject()
    let spots = Circle(count: graph.nodes.count)
    for (place, node) in graph.nodes.enumerated() {
      json.elementOnNewLine()
      json.key("n\(place)")
      json.beginObject()
      json.key("edgeIds")
      json.strings(
        graph.edges.indices.filter {
          graph.edges[$0].source == place || graph.edges[$0].target == place
        }
        .map { "e\($0)" })
      json.key("id")
      json.string("n\(place)")
      json.key("name")
      json.string(node.label ?? node.id)
      json.key("scale")
      json.number(1)
      let (x, y) = spots[place]
      json.key("x")
      json.number(x)
      json.key("y")
      json.number(y)
      json.endObject()
      lost += node.values.count { $0 != .none }
    }
    json.endObject()
    json.endObject()
    json.newline()
    if lost > 0 {
      ledger.change("a value that Oligrapher has no place for is left out", count: lost)
    }
    return json.bytes
  }

  /// Places on a circle in whole points. The square walk around a circle by halving angles needs no
  /// sine, whose last bits differ between processors.
  private struct Circle {
    let count: Int
    subscript(place: Int) -> (Double, Double) {
      let radius = Double(max(150, 40 * count))
      // The rational parametrization of a quarter circle, turned.
      let turn = Double(place) * 4 / Double(max(1, count))
      let quarter = Int(turn)
      let t = turn - Double(quarter)
      let x = (1 - t * t) / (1 + t * t), y = 2 * t / (1 + t * t)
      let (px, py): (Double, Double) =
        switch quarter {
        case 0: (x, y)
        case 1: (-y, x)
        case 2: (-x, -y)
        default: (y, -x)
        }
      return ((px * radius).rounded(), (py * radius).rounded())
    }
  }
}
