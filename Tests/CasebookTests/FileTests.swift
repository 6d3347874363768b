import Basics
import Foundation
import GRDB
import Graph
import Testing

@testable import Casebook

@Suite struct FileTests {
  func refused(_ path: String, _ mode: Casebook.Mode = .read) -> CasebookError? {
    do throws(CasebookError) {
      let casebook = try Casebook(path: path, mode: mode, patience: 0.1)
      _ = try casebook.graph()
      _ = try casebook.network(through: Lens())
      _ = try casebook.search("x")
      return nil
    } catch {
      return error
    }
  }

  @Test func filesThatAreNoCasebooksAreRefused() throws {
    let folder = try Folder()
    #expect(refused(folder.path("none"))?.status == .noInput)
    #expect(refused(folder.path("none"), .write)?.status == .noInput)
    #expect(refused(folder.path("no/folder"), .create)?.status == .cannotWrite)
    #expect(refused(folder.url.path)?.status == .badData)
    try Data("actor\trelation\tactor\n".utf8).write(to: folder.url.appending(path: "a.tsv"))
    #expect(refused(folder.path("a.tsv"))?.problem == "is no casebook: not an SQLite file")
    #expect(refused(folder.path("a.tsv"), .create)?.status == .badData)
    try Data().write(to: folder.url.appending(path: "empty"))
    #expect(refused(folder.path("empty"))?.problem == "is an empty file, and no casebook")
    let other = try DatabaseQueue(path: folder.path("other.sqlite"))
    try other.write { try $0.execute(sql: "CREATE TABLE t (a); INSERT INTO t VALUES (1)") }
    try other.close()
    for mode in [Casebook.Mode.read, .write, .create] {
      #expect(
        refused(folder.path("other.sqlite"), mode)?.problem
          == "is no casebook: an SQLite file of another program")
    }
    #expect(folder.names == ["a.tsv", "empty", "other.sqlite"])
  }

  @Test func aLaterVersionIsRefused() throws {
    let folder = try Folder()
    try casebook(folder, holding: ActorGraph.random(seed: 1)).close()
    let queue = try DatabaseQueue(path: folder.path())
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
    try queue.close()
    for mode in [Casebook.Mode.read, .write, .create] {
      #expect(refused(folder.path(), mode)?.problem == "was made by a later graphtool")
    }
  }

  /// Cut anywhere, a casebook is read or refused; and so it is with bytes turned about.
  @Test func damagedFilesAreReadOrRefused() throws {
    let folder = try Folder()
    try casebook(folder, holding: ActorGraph.random(seed: 2)).close()
    let whole = try Data(contentsOf: URL(filePath: folder.path()))
    let cut = folder.url.appending(path: "cut.sqlite")
    var refusals = 0
    for length in stride(from: 1, to: whole.count, by: max(1, whole.count / 60)) {
      try whole.prefix(length).write(to: cut)
      if let error = refused(cut.path) {
        refusals += 1
        #expect(error.status == .badData || error.status == .inputOutput, "\(error)")
      }
    }
    #expect(refusals > 30)
    var random = SeededGenerator(seed: 9)
    for _ in 0..<150 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      try bytes.write(to: cut)
      if let error = refused(cut.path) {
        #expect(error.status != .bug, "\(error)")
      }
      for suffix in ["-wal", "-shm", "-journal"] {
        try? FileManager.default.removeItem(atPath: cut.path + suffix)
      }
    }
  }

  @Test func aFullDiskLosesNothing() throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: 3)
    let casebook = try casebook(folder, holding: graph)
    let run = try casebook.add(run: testRun)
    // As many pages as it has: the next is one too many, as on a full disk.
    try casebook.outsideTransaction { db in
      let pages = try db.int("PRAGMA page_count")!
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let long = Article(id: "long", text: String(repeating: "Norland met Sudland. ", count: 5000))
    let thrown = #expect(throws: CasebookError.self) {
      try casebook.add(long, actors: [], relations: [], in: run)
    }
    #expect(thrown?.status == .cannotWrite)
    #expect(thrown?.problem == "cannot be written: the disk is full")
    let alsoThrown = #expect(throws: CasebookError.self) {
      try casebook.take(in: run) { try $0.add(long) }
    }
    #expect(alsoThrown?.status == .cannotWrite)
    #expect(try casebook.graph().graph == graph)
    try casebook.outsideTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = 1000000")
      #expect(try db.first("PRAGMA integrity_check") { $0.text(0) } == "ok")
    }
    #expect(try casebook.add(long, actors: [], relations: [], in: run) == .added(relations: 0))
  }

  @Test func aSecondWriterWaitsAndSaysWhoHoldsIt() throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: 4)
    let first = try casebook(folder, holding: graph)
    let second = try Casebook(path: folder.path(), mode: .write, patience: 0.3)
    let reader = try Casebook(path: folder.path(), mode: .read, patience: 0.3)
    let run = try first.add(run: testRun)
    try first.take(in: run) { intake in
      try intake.add(Article(id: "pending", text: "Norland met Sudland."))
      let begun = ContinuousClock.now
      let thrown = #expect(throws: CasebookError.self) { try second.add(run: testRun) }
      #expect(begun.duration(to: .now) >= .milliseconds(250))
      #expect(thrown?.status == .gaveUp)
      #expect(thrown?.problem.hasPrefix("is busy: this process") == true, "\(thrown!)")
      #expect(thrown?.problem.hasSuffix("is writing to it; waited 0.3 s") == true)
      // A reader meanwhile sees what was there before, and creates nothing.
      #expect(try reader.graph().graph == graph)
    }
    #expect(try reader.graph().graph.article("pending") != nil)
    #expect(try second.add(run: testRun) == 3)
    try reader.close()
    try second.close()
    try first.close()
    #expect(folder.names == ["case.sqlite"])
  }

  /// What was made for something that then failed goes, unless it holds anything.
  @Test func aCasebookOfNothingGoes() throws {
    let folder = try Folder()
    let unused = try Casebook(path: folder.path(), mode: .create)
    _ = try unused.add(run: testRun)
    try unused.closeAndRemoveIfUnused()
    #expect(folder.names == [])
    let used = try Casebook(path: folder.path(), mode: .create)
    let run = try used.add(run: testRun)
    try used.take(in: run) { try $0.add(Actor(id: "NOR", name: "Norland", kind: .state)) }
    try used.closeAndRemoveIfUnused()
    #expect(folder.names == ["case.sqlite"])
  }

  /// A writer was ended from outside: the log is beside the file, and readers read both.
  @Test func aLogLeftBehindIsRead() throws {
    let folder = try Folder()
    let graph = try ActorGraph.random(seed: 5)
    let writer = try casebook(folder, holding: graph)
    let copy = folder.url.appending(path: "copy.sqlite")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: folder.path() + suffix, toPath: copy.path + suffix)
    }
    let reader = try Casebook(path: copy.path, mode: .read)
    #expect(try reader.graph().graph == graph)
    try reader.close()
    let again = try Casebook(path: copy.path, mode: .write)
    #expect(try again.graph().graph == graph)
    try again.close()
    #expect(!folder.names.contains("copy.sqlite-wal"))
    try writer.close()
  }

  /// Names that SQLite takes for something else, or a shell does.
  @Test(arguments: ["file:x?mode=memory", ":memory:", "a b%20c#d?.sqlite", "☂️"])
  func anyNameIsAFile(name: String) throws {
    let folder = try Folder()
    let casebook = try Casebook(path: folder.path(name), mode: .create)
    _ = try casebook.add(run: testRun)
    try casebook.close()
    #expect(folder.names == [name])
    #expect(try Casebook(path: folder.path(name), mode: .read).log().count == 1)
  }

  @Test func codesAreThoseOfTheTableInTheFile() throws {
    let folder = try Folder()
    let casebook = try Casebook(path: folder.path(), mode: .create)
    var words: [String: [String]] = [:]
    try casebook.read { db in
      try db.forEach("SELECT topic, word FROM words ORDER BY topic, code") {
        words[$0.text(0), default: []].append($0.text(1))
      }
    }
    func expect<Word: CaseIterable>(_ table: CodeTable<Word>) {
      #expect(words[table.topic] == table.words.map(\.rawValue))
      #expect(Set(table.words) == Set(Word.allCases))
    }
    expect(Codes.event)
    expect(Codes.kind)
    expect(Codes.modality)
    expect(Codes.basis)
    expect(Codes.dateBasis)
    expect(Codes.verdict)
    expect(Codes.actorKind)
  }
}
