import GRDB
import GRDBSQLite
import Graph

/// A statement with typed parameters and columns.
///
/// GRDB binds and reads strings up to their first NUL; texts of articles and rows of files may
/// hold one, and a quote cut short would no longer be the text at its range.
struct Prepared {
  private let statement: Statement
  private let handle: OpaquePointer

  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  func bind(_ place: Int32, _ value: Int64?) {
    if let value {
      sqlite3_bind_int64(handle, place, value)
    } else {
      sqlite3_bind_null(handle, place)
    }
  }

  func bind(_ place: Int32, _ value: Int?) { bind(place, value.map(Int64.init)) }

  func bind(_ place: Int32, _ value: Double?) {
    if let value {
      sqlite3_bind_double(handle, place, value)
    } else {
      sqlite3_bind_null(handle, place)
    }
  }

  func bind(_ place: Int32, _ value: String?) throws {
    guard var value else {
      sqlite3_bind_null(handle, place)
      return
    }
    guard !value.isEmpty else {
      sqlite3_bind_text(handle, place, "", 0, copied)
      return
    }
    let code = value.withUTF8 {
      sqlite3_bind_text64(
        handle, place, UnsafeRawPointer($0.baseAddress!).assumingMemoryBound(to: CChar.self),
        sqlite3_uint64($0.count), copied, UInt8(SQLITE_UTF8))
    }
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Goes to the next row; false after the last, ready to run again.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    default:
      let error = failure(code)
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs to the end, passing over rows.
  func run() throws { while try step() {} }

  /// Whether there is a row; `read` sees the first.
  func first<T>(_ read: (Prepared) throws -> T) throws -> T? {
    guard try step() else { return nil }
    defer { sqlite3_reset(handle) }
    return try read(self)
  }

  func forEach(_ body: (Prepared) throws -> Void) throws {
    defer { sqlite3_reset(handle) }
    while try step() { try body(self) }
  }

  /// Rows that the last run of this or another statement of the connection changed.
  var changes: Int { Int(sqlite3_changes(sqlite3_db_handle(handle))) }
  var insertedRow: Int64 { sqlite3_last_insert_rowid(sqlite3_db_handle(handle)) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
  func isInteger(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_INTEGER }
  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  func intOrNil(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }
  func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }
  func doubleOrNil(_ column: Int32) -> Double? { isNull(column) ? nil : double(column) }

  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
  func textOrNil(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  private func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
  }
}

/// Tells SQLite to copy what is bound.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Database {
  /// Binds the values and goes through the rows.
  func forEach(_ sql: String, _ values: [Value] = [], _ body: (Prepared) throws -> Void) throws {
    let prepared = try Prepared(self, sql)
    try prepared.bind(values)
    try prepared.forEach(body)
  }

  func first<T>(_ sql: String, _ values: [Value] = [], _ read: (Prepared) throws -> T) throws -> T?
  {
    let prepared = try Prepared(self, sql)
    try prepared.bind(values)
    return try prepared.first(read)
  }

  func int(_ sql: String, _ values: [Value] = []) throws -> Int64? {
    try first(sql, values) { $0.intOrNil(0) } ?? nil
  }

  @discardableResult
  func run(_ sql: String, _ values: [Value] = []) throws -> Int {
    let prepared = try Prepared(self, sql)
    try prepared.bind(values)
    try prepared.run()
    return prepared.changes
  }
}

/// What a parameter may be.
enum Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  case int(Int64?), text(String?), double(Double?)
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int64) { self = .int(value) }
}

extension Prepared {
  func bind(_ values: [Value]) throws {
    for (place, value) in values.enumerated() {
      switch value {
      case .int(let value): bind(Int32(place + 1), value)
      case .double(let value): bind(Int32(place + 1), value)
      case .text(let value): try bind(Int32(place + 1), value)
      }
    }
  }
}
