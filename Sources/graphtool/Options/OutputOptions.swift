import ArgumentParser
import Basics
import Workbench

/// How rows are printed, and where; the same on every command that prints rows.
struct OutputOptions: ParsableArguments {
  @OptionGroup var rows: RowOptions
  @Option(name: .shortAndLong, help: "Write to FILE instead of standard output.")
  var output: String?

  var format: TableFormat? { rows.format }
  var top: Int? { rows.top }
  var quiet: Bool { rows.quiet }

  /// Prints a report: its notes on standard error, its rows where they belong.
  func write(_ report: Report) throws { try rows.write(report, to: output) }
}

/// How rows are printed.
struct RowOptions: ParsableArguments {
  @Option(
    name: [.long, .customLong("output-format")],
    help: "table, tsv, csv, json, jsonl or md; a table on a terminal, tsv in a pipe.")
  var format: TableFormat?
  @Option(name: .shortAndLong, help: "Rows to print; all in a pipe, 20 on a terminal.")
  var top: Int?
  @Flag(name: .customLong("no-header"), help: "Leave out the line of column names.")
  var noHeader = false
  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top must be 1 or more; got \(top)") }
  }

  /// Prints a report: its notes on standard error, its rows to `output`.
  func write(_ report: Report, to output: String?) throws {
    let toTerminal = output == nil && Terminal.outputIsTerminal
    let format = self.format ?? (toTerminal ? .table : .tsv)
    let limit = top ?? (toTerminal && format == .table ? 20 : nil)
    var table = report.table
    let left = limit.map { max(0, table.rows.count - $0) } ?? 0
    if let limit { table.keepFirst(limit) }
    if !quiet { report.notes.forEach(Terminal.note) }
    let text =
      switch format {
      case .table: table.aligned(header: !noHeader, width: toTerminal ? Terminal.width : nil)
      case .tsv: table.tsv(header: !noHeader)
      case .csv: table.csv(header: !noHeader)
      case .json: table.json(facts: report.facts)
      case .jsonl: table.jsonLines()
      case .md: table.markdown()
      }
    try OutputFile.write(Array(text.utf8), to: output)
    if left > 0, top == nil, !quiet { Terminal.note("… \(left) more rows; --top N shows them") }
    if report.status != .done { throw ExitCode(report.status.rawValue) }
  }
}

extension RowOptions {
  /// Prints a report where a command has no options of its own for that.
  static func write(_ report: Report, quiet: Bool) throws {
    var options = RowOptions()
    options.format = nil
    options.top = nil
    options.noHeader = false
    options.quiet = quiet
    try options.write(report, to: nil)
  }
}

extension TableFormat: ExpressibleByArgument {}
