/// Rows with named columns: what every command prints.
public struct Table: Sendable, Equatable {
  public enum Cell: Sendable, Equatable {
    case text(String)
    case integer(Int)
    case number(Double)
    case list([String])
    case flag(Bool)
    case none

    public init(_ text: String?) { self = text.map(Cell.text) ?? .none }
    public init(_ value: Int?) { self = value.map(Cell.integer) ?? .none }
    public init(_ value: Double?) { self = value.map(Cell.number) ?? .none }
    public init(_ value: some CustomStringConvertible) { self = .text(value.description) }
  }

  public var columns: [String]
  /// Each as long as `columns`.
  public private(set) var rows: [[Cell]] = []

  public init(columns: [String]) { self.columns = columns }

  public mutating func append(_ row: [Cell]) {
    precondition(
      row.count == columns.count, "a row has \(row.count) cells for \(columns.count) columns")
    rows.append(row)
  }
}

/// The formats in which a table is printed.
public enum TableFormat: String, Sendable, CaseIterable {
  /// Aligned columns for a terminal; numbers to 4 significant digits.
  case table
  /// Tab-separated values; tabs and line breaks within a cell become spaces.
  case tsv
  /// Comma-separated values (RFC 4180), safe to open in a spreadsheet.
  case csv
  /// One JSON object with `rows` and what was said about them.
  case json
  /// One JSON object a row.
  case jsonl
  /// A Markdown table; numbers to 4 significant digits.
  case md
}

extension Table {
  /// Drops all rows after the first `count`.
  public mutating func keepFirst(_ count: Int) {
    if rows.count > count { rows.removeLast(rows.count - count) }
  }
}
