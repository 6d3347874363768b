import Basics

/// Reads edges from rows: `source target [weight]` without a header, or columns by their names.
///
/// Names are taken in many spellings (`Source from src actor1 head`, `Target to dst actor2 tail`,
/// `weight value strength`); other columns become values of the edge.
package enum EdgeList {
  static let sources: Set<String> = [
    "source", "from", "src", "actor1", "head", "node1", "sourceid", "start", "sender",
    "sourcename", "actor", "subject",
  ]
  static let targets: Set<String> = [
    "target", "to", "dst", "actor2", "tail", "node2", "targetid", "end", "receiver", "targetname",
    "recipient", "object", "dest", "destination",
  ]
  static let weights: Set<String> = ["weight", "value", "strength", "w"]

  static func fold(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The places of source and target when `names` is a header that has both.
  package static func ends(of names: [String]) -> (source: Int, target: Int)? {
    let folded = names.map(fold)
    guard let source = folded.firstIndex(where: sources.contains),
      let target = folded.firstIndex(where: targets.contains), source != target
    else { return nil }
    return (source, target)
  }

  package static func read(
    _ bytes: [UInt8], file: String, form: TableForm? = nil, ledger: inout Ledger
  ) throws(InputErrors) -> PropertyGraph {
    guard let form = form ?? TableForm(sniffing: bytes) else {
      throw InputErrors(
        InputError(
          file: file, line: 1, problem: "no separator cuts these lines into equal columns",
          hint: "an edge list has a source and a target on each line, apart by tabs or commas"))
    }
    var reader = EdgeListReader(bytes, form: form, file: file)
    do throws(InputError) { try reader.read(&ledger) } catch { reader.problems.add(error) }
    try reader.problems.finish()
    return reader.graph
  }
}

private struct EdgeListReader {
  var rows: TableRows
  let file: String
  var graph = PropertyGraph()
  var problems = ErrorCollector()
  private var source = 0, target = 1
  private var weight: Int?
  private var type: Int?
  /// By column: the name of the edge's value; nil for source, target and weight.
  private var names: [String?] = []
  private var columnCount = 0

  init(_ bytes: [UInt8], form: TableForm, file: String) {
    rows = TableRows(bytes, form: form, file: file)
    self.file = file
  }

  mutating func read(_ ledger: inout Ledger) throws(InputError) {
    guard let first = try rows.next() else {
      throw InputError(file: file, problem: "the file is empty")
    }
    let cells = first.fields.map { rows.text($0) }
    if let ends = EdgeList.ends(of: cells) {
      header(cells, ends)
    } else {
      guard (2...3).contains(cells.count) else {
        throw InputError(
          file: file, line: first.line,
          problem: "the first line has \(cells.count) columns, none named source and target",
          hint: "name the columns in the first line, for example source,target,weight")
      }
      weight = cells.count == 3 ? 2 : nil
      columnCount = cells.count
      names = Array(repeating: nil, count: cells.count)
      edge(first, &ledger)
    }
    while !problems.isFull, let row = try rows.next() { edge(row, &ledger) }
    if rows.fallbackCount > 0 {
      ledger.change("field decoded as Windows-1252", count: rows.fallbackCount)
    }
  }

  private mutating func header(_ cells: [String], _ ends: (source: Int, target: Int)) {
    (source, target) = ends
    columnCount = cells.count
    let folded = cells.map(EdgeList.fold)
    weight = folded.firstIndex(where: EdgeList.weights.contains)
    names = cells.indices.map { [source, target, weight].contains($0) ? nil : cells[$0] }
    // Gephi's column says whether the edge has a direction; elsewhere it is a kind.
    type = folded.firstIndex(of: "type")
  }

  private mutating func edge(_ row: TableRows.Row, _ ledger: inout Ledger) {
    let fields = row.fields
    // Rows may end early where the last columns are empty; never before the target.
    guard fields.count <= columnCount, fields.count > max(source, target) else {
      problems.add(
        InputError(
          file: file, line: row.line,
          problem: "the row has \(fields.count) columns; expected \(columnCount)"))
      return
    }
    let from = rows.text(fields[source]), to = rows.text(fields[target])
    guard !from.isEmpty, !to.isEmpty else {
      ledger.read += 1
      ledger.skip(
        from.isEmpty ? "a row without a source" : "a row without a target",
        at: "\(file):\(row.line)")
      return
    }
    var value: Double?
    if let weight, weight < fields.count {
      let text = rows.text(fields[weight])
      if !text.isMissing {
        value = text.number
        if value == nil {
          problems.add(
            InputError(
              file: file, line: row.line, problem: "weight \"\(text.prefix(40))\" is not a number",
              hint: "write a decimal number, for example 2.5"))
          return
        }
      }
    }
    var isDirected = true
    if let type, type < fields.count {
      isDirected = rows.text(fields[type]).lowercased() != "undirected"
    }
    graph.edges.append(
      PropertyGraph.Edge(
        source: graph.nodeMade(from, line: row.line), target: graph.nodeMade(to, line: row.line),
        isDirected: isDirected, weight: value, line: row.line))
    for column in fields.indices where names[column] != nil {
      let text = rows.text(fields[column])
      if !text.isMissing {
        graph.set(.text(text), names[column]!, ofEdge: graph.edges.count - 1)
      }
    }
  }
}
