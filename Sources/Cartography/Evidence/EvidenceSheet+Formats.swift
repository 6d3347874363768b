import Basics

extension EvidenceSheet {
  /// The file formats a sheet is written in.
  public enum Format: String, Sendable, CaseIterable {
    case md, csv, html
  }

  /// The sheet as the text of a file. Each carries the hash: Markdown and HTML under their heading,
  /// CSV in a last column `sheet`.
  public func text(_ format: Format) -> String {
    switch format {
    case .md: markdown
    case .csv: csv
    case .html: html
    }
  }

  private var markdown: String {
    let heading = title.map { "\\`*_[]<>#".contains($0) ? "\\\($0)" : String($0) }.joined()
    return "# \(heading)\n\nSheet \(shortHash)\n\n" + table.markdown()
  }

  private var csv: String {
    let table = table
    var marked = Table(columns: table.columns + ["sheet"])
    for row in table.rows { marked.append(row + [.text(shortHash)]) }
    return marked.csv()
  }

  private var html: String {
    let table = table
    var text = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(escaped(title)): evidence</title>
      <style>
      :root { color-scheme: light dark }
      body { font: 15px/1.4 \(TextStyle.fontStack.joined(separator: ", ")); margin: 2em }
      table { border-collapse: collapse }
      th, td { text-align: left; vertical-align: top; padding: .3em .6em; border-bottom: 1px solid #8886 }
      th { position: sticky; top: 0; background: Canvas }
      td:first-child { font-weight: bold; text-align: right }
      td:nth-child(5) { min-width: 22em }
      @media print { body { font-size: 8pt; margin: 0 } th { position: static } }
      </style>
      </head>
      <body>
      <h1>\(escaped(title))</h1>
      <p>The relations behind each line of the map. Sheet \(shortHash)</p>
      <table>
      <thead>
      <tr>
      """
    text += table.columns.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr>\n</thead>\n"
    text += "<tbody>\n"
    let urlColumn = table.columns.firstIndex(of: "url")!
    for row in table.rows {
      let cells = row.enumerated().map { column, cell in
        let text = cell == .none ? "" : escaped(Self.text(of: cell))
        guard column == urlColumn, !text.isEmpty else { return "<td>\(text)</td>" }
        return "<td><a href=\"\(text)\" rel=\"noreferrer\">link</a></td>"
      }
      text += "<tr>\(cells.joined())</tr>\n"
    }
    return text + "</tbody>\n</table>\n</body>\n</html>\n"
  }

  private static func text(of cell: Table.Cell) -> String {
    switch cell {
    case .text(let text): text
    case .integer(let value): String(value)
    case .number(let value): shortest(value)
    case .list(let texts): texts.joined(separator: "; ")
    case .flag(let value): value ? "true" : "false"
    case .none: ""
    }
  }
}
