import Basics
import GRDB
import GRDBSQLite
import Glibc
import Graph

/// An SQLite file that keeps articles, actors, relations and decisions as an investigation grows.
///
/// What is added stays as it was added; decisions are kept beside it and replayed on every read.
/// One process writes at a time, a transaction at a time; others read what was last committed.
/// Killed at any moment, the file holds all transactions that had ended.
public final class Casebook: Sendable {
  public enum Mode: Sendable {
    /// Creates no file and changes none.
    case read
    /// The file must be there.
    case write
    /// The file is made when it is not there.
    case create
  }

  /// The path as the user wrote it.
  public let path: String
  public let mode: Mode
  /// Seconds to wait for another process before giving up.
  public let patience: Double
  let queue: DatabaseQueue
  let clock: @Sendable () -> Int64

  /// Opens a casebook.
  ///
  /// - Parameters:
  ///   - patience: Seconds to wait for another process that writes.
  ///   - clock: Seconds since 1970, UTC, for the times of runs and decisions.
  /// - Throws: `CasebookError` when there is no such file (`.noInput`), it is not a casebook, is
  ///   damaged or of a later version (`.badData`), cannot be written (`.cannotWrite`), or is busy
  ///   (`.gaveUp`).
  public init(
    path: String, mode: Mode, patience: Double = 10,
    clock: @escaping @Sendable () -> Int64 = { Int64(time(nil)) }
  ) throws(CasebookError) {
    self.path = path
    self.mode = mode
    self.patience = patience
    self.clock = clock
    do {
      let wasThere = try FileKind.check(path, mode: mode)
      var configuration = Configuration()
      configuration.readonly = mode == .read
      configuration.foreignKeysEnabled = false
      configuration.busyMode = .timeout(patience)
      configuration.label = "casebook"
      configuration.prepareDatabase { db in
        // What a hostile file's own schema may call is limited to what is harmless.
        try db.execute(sql: "PRAGMA trusted_schema = OFF")
        try db.execute(sql: "PRAGMA cache_size = -65536")
        if mode != .read { try db.execute(sql: "PRAGMA secure_delete = ON") }
      }
      queue = try DatabaseQueue(
        path: FileKind.name(path, isImmutable: mode == .read && FileKind.isIdleLog(path)),
        configuration: configuration)
      do { try Casebook.prepare(queue, mode: mode) } catch {
        try? queue.close()
        // A full disk has room for a name and for nothing in it.
        if !wasThere, FileKind.isEmpty(path) { unlink(path) }
        throw error
      }
    } catch {
      throw CasebookError(error, file: path, patience: patience)
    }
  }

  private static func prepare(_ queue: DatabaseQueue, mode: Mode) throws {
    try queue.writeWithoutTransaction { try Schema.prepare($0, in: queue, mode: mode) }
    guard mode != .read else { return }
    // The tables stand in the file before there is a log: on a disk that a log has filled, folding
    // it in needs no room then.
    try Schema.migrator.migrate(queue)
    try queue.writeWithoutTransaction { db in
      // With a log beside it, readers and the writer do not wait for each other. A reader in the
      // middle of an answer may hold up the change; then it is written without.
      _ = try? db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
    }
  }

  /// Ends work with a file that was made for something which then failed, and takes it away when it
  /// holds nothing but runs.
  public func closeAndRemoveIfUnused() throws(CasebookError) {
    let isUsed = try read { db in
      try db.int(
        """
        SELECT EXISTS (SELECT 1 FROM articles) OR EXISTS (SELECT 1 FROM actors)
          OR EXISTS (SELECT 1 FROM relations) OR EXISTS (SELECT 1 FROM decisions)
          OR EXISTS (SELECT 1 FROM grades)
        """) != 0
    }
    try close()
    // A log that is still there is somebody's who has the file open.
    if !isUsed, !FileKind.hasLog(path) { unlink(path) }
  }

  /// Whether a file begins as a casebook does: as SQLite's files, with our application's number.
  public static func isCasebook(_ path: String) -> Bool {
    guard let header = FileKind.header(path), header.count >= 72,
      header.starts(with: Array("SQLite format 3\0".utf8))
    else { return false }
    // Byte 68 of the header, big-endian: SQLite's "application id".
    let number = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
    return number == SchemaV1.applicationID
  }

  deinit { try? close() }

  /// Ends work with the file. Once the last writer has closed it, one file holds everything, and
  /// readers need none beside it.
  public func close() throws(CasebookError) {
    do {
      if mode != .read {
        queue.writeWithoutTransaction { db in
          guard let connection = db.sqliteConnection else { return }  // closed already
          // Somebody else still has it open: then the last to close it folds the log in.
          sqlite3_busy_timeout(connection, 0)
          _ = try? db.execute(sql: "PRAGMA journal_mode = DELETE")
        }
      }
      try queue.close()
    } catch {
      throw CasebookError(error, file: path, patience: patience)
    }
  }

  /// Reads from one state of the file, whatever others write meanwhile.
  func read<T>(_ body: (Database) throws -> T) throws(CasebookError) -> T {
    do { return try queue.read(body) } catch {
      throw CasebookError(error, file: path, patience: patience)
    }
  }

  /// Writes all of it or nothing.
  func write<T>(_ body: (Database) throws -> T) throws(CasebookError) -> T {
    do {
      var result: T?
      try queue.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
      }
      return result!
    } catch {
      throw CasebookError(error, file: path, patience: patience)
    }
  }

  func outsideTransaction<T>(_ body: (Database) throws -> T) throws(CasebookError) -> T {
    do { return try queue.writeWithoutTransaction(body) } catch {
      throw CasebookError(error, file: path, patience: patience)
    }
  }

  func error(_ problem: String, hint: String? = nil, status: Status = .usage) -> CasebookError {
    CasebookError(file: path, problem: problem, hint: hint, status: status)
  }
}

/// What can be told of a file before SQLite opens it.
private enum FileKind {
  /// Whether there is a file.
  static func check(_ path: String, mode: Casebook.Mode) throws -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if mode == .create, errno == ENOENT { return false }
      throw Trouble(
        "cannot be read: \(String(cString: strerror(errno)))",
        hint: mode == .create
          ? nil : "make a casebook with 'graphtool extract ARTICLE… --into FILE'",
        status: .noInput)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Trouble("is no casebook: not a file", status: .badData)
    }
    guard status.st_size > 0 else {
      if mode == .create { return true }
      throw Trouble("is an empty file, and no casebook")
    }
    guard header(path)?.starts(with: Array("SQLite format 3\0".utf8)) == true else {
      throw Trouble(
        "is no casebook: not an SQLite file", hint: "name a file that was made with --into")
    }
    return true
  }

  static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size == 0
  }

  static func hasLog(_ path: String) -> Bool {
    var status = stat()
    return stat(path + "-wal", &status) == 0
  }

  /// The path as SQLite takes it for a path and nothing else; without locks and files beside it
  /// when immutable.
  static func name(_ path: String, isImmutable: Bool) -> String {
    let path = path.hasPrefix("/") ? path : "./" + path
    guard isImmutable else { return path }
    let digits = Array("0123456789ABCDEF".utf8)
    var escaped: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#"):
        escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: escaped.append(byte)
      }
    }
    return "file:" + String(decoding: escaped, as: UTF8.self) + "?immutable=1"
  }

  /// Whether the file says it has a log beside it and has none: nobody has it open for writing,
  /// and SQLite would make a log to read it.
  static func isIdleLog(_ path: String) -> Bool {
    guard let header = header(path), header.count > 19, header[18] == 2 else { return false }
    return !hasLog(path)
  }

  static func header(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = fread(&bytes, 1, 100, file)
    return Array(bytes[..<count])
  }
}
