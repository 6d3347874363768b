import Basics

extension EdgeList {
  /// The edges as rows: source, target, weight, then the values in the order of their keys.
  ///
  /// In CSV, a text that a spreadsheet would take for a formula gets a `'` before it. In tab files
  /// tabs and line breaks in texts become spaces; both are counted.
  package static func write(
    _ graph: PropertyGraph, form: TableForm, ledger: inout Ledger
  ) -> [UInt8] {
    var writer = RowWriter(form: form)
    let hasUndirected = graph.edges.contains { !$0.isDirected }
    writer.text("source")
    writer.text("target")
    writer.text("weight")
    for key in graph.edgeKeys { writer.text(key) }
    if hasUndirected, graph.edgeKey("mutual") == nil { writer.text("type") }
    writer.endRow()
    for (place, edge) in graph.edges.enumerated() {
      writer.text(graph.nodes[edge.source].id)
      writer.text(graph.nodes[edge.target].id)
      writer.number(edge.weight)
      for key in graph.edgeKeys.indices { writer.value(graph.value(key, ofEdge: place)) }
      if hasUndirected, graph.edgeKey("mutual") == nil {
        writer.text(edge.isDirected ? "directed" : "undirected")
      }
      writer.endRow()
    }
    if writer.changed > 0 {
      ledger.change(
        form.quotes
          ? "a text like a formula got a ' before it" : "tab or line break became a space",
        count: writer.changed)
    }
    return writer.bytes
  }
}

/// Writes rows of fields.
package struct RowWriter {
  package private(set) var bytes: [UInt8] = []
  /// Texts that could not be written as they are.
  package private(set) var changed = 0
  private let form: TableForm
  private var isFirst = true

  package init(form: TableForm) { self.form = form }

  package mutating func number(_ number: Double?) {
    separate()
    if let number { bytes.append(contentsOf: shortest(number).utf8) }
  }

  package mutating func value(_ value: PropertyGraph.Value) {
    if case .number(let number) = value { self.number(number) } else { text(value.text ?? "") }
  }

  package mutating func text(_ text: String) {
    separate()
    if form.quotes { quotable(text) } else { plain(text) }
  }

  package mutating func endRow() {
    bytes.append(10)
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { bytes.append(form.separator) }
    isFirst = false
  }

  private mutating func plain(_ text: String) {
    var isChanged = false
    for byte in text.utf8 {
      if byte == 9 || byte == 10 || byte == 13 {
        isChanged = true
        bytes.append(32)
      } else {
        bytes.append(byte)
      }
    }
    if isChanged { changed += 1 }
  }

  private mutating func quotable(_ text: String) {
    var utf8 = Array(text.utf8)
    if let first = utf8.first, TableForm.formulaStarts.contains(first), utf8 != [39] {
      utf8.insert(UInt8(ascii: "'"), at: 0)
      changed += 1
    }
    let needsQuotes =
      utf8.contains { $0 == form.separator || $0 == 34 || $0 == 10 || $0 == 13 }
      || utf8.first.map { $0 <= 32 || $0 == 35 || $0 == 37 } == true
      || utf8.last.map { $0 <= 32 } == true
    guard needsQuotes else {
      bytes += utf8
      return
    }
    bytes.append(34)
    for byte in utf8 {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    bytes.append(34)
  }
}
