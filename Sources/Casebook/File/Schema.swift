import GRDB

/// The versions of the file, oldest first.
enum Schema {
  static let versions = ["1"]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in try db.execute(sql: SchemaV1.statements) }
    return migrator
  }

  /// Makes a new file a casebook, or brings one of an earlier version up to date; refuses files of
  /// others and of later versions.
  static func prepare(_ db: Database, in queue: DatabaseQueue, mode: Casebook.Mode) throws {
    let application = try db.int("PRAGMA application_id") ?? 0
    let tables = try db.int("SELECT count(*) FROM sqlite_master") ?? 0
    if tables == 0, application == 0 || application == SchemaV1.applicationID {
      guard mode != .read else { throw Trouble("is an empty file, and no casebook") }
      try db.execute(sql: "PRAGMA application_id = \(SchemaV1.applicationID)")
      return
    }
    guard application == SchemaV1.applicationID else {
      throw Trouble(
        "is no casebook: an SQLite file of another program",
        hint: "name a file that was made with --into")
    }
    guard try !migrator.hasBeenSuperseded(db) else {
      throw Trouble(
        "was made by a later graphtool",
        hint: "this one knows casebooks up to version \(versions.last!): install a newer graphtool")
    }
    if mode == .read, try !migrator.hasCompletedMigrations(db) {
      throw Trouble(
        "was made by an earlier graphtool",
        hint: "open it once for writing, as with 'graphtool casebook undo', to bring it up to date")
    }
  }
}
