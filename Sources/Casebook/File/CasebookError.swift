import Basics
import GRDB
import Graph

/// Why a casebook could not be opened, read, or written.
public struct CasebookError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path as the user wrote it.
  public var file: String
  public var problem: String
  public var hint: String?
  /// How the process ends when this error ends it.
  public var status: Status

  public init(file: String, problem: String, hint: String? = nil, status: Status = .badData) {
    self.file = file
    self.problem = problem
    self.hint = hint
    self.status = status
  }

  public var description: String {
    "\(file): error: \(problem)" + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}

/// A problem met where the file's name is not at hand.
struct Trouble: Error {
  var problem: String
  var hint: String?
  var status: Status

  init(_ problem: String, hint: String? = nil, status: Status = .badData) {
    self.problem = problem
    self.hint = hint
    self.status = status
  }

  /// What SQLite takes for sound and a casebook cannot hold.
  static func damaged(_ what: String) -> Trouble {
    Trouble("is damaged: \(what)", hint: "restore it from a backup", status: .badData)
  }
}

extension CasebookError {
  /// What went wrong below, in our words.
  init(_ error: any Error, file: String, patience: Double) {
    switch error {
    case let error as CasebookError: self = error
    case let trouble as Trouble:
      self.init(
        file: file, problem: trouble.problem, hint: trouble.hint, status: trouble.status)
    case let error as GraphError:
      self.init(file: file, problem: error.description)
    case let error as DatabaseError:
      self = .from(error, file: file, patience: patience)
    default:
      self.init(file: file, problem: "\(error)", status: .bug)
    }
  }

  private static func from(
    _ error: DatabaseError, file: String, patience: Double
  ) -> CasebookError {
    let words = error.message ?? "code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      let who = LockHolder.find(file)?.description ?? "another program holds it"
      return CasebookError(
        file: file, problem: "is busy: \(who); waited \(shortest(patience)) s",
        hint: "run this again when the other has ended", status: .gaveUp)
    case .SQLITE_NOTADB:
      return CasebookError(
        file: file, problem: "is no casebook: not an SQLite file",
        hint: "name a file that was made with --into")
    case .SQLITE_CORRUPT:
      return CasebookError(
        file: file, problem: "is damaged: \(words)", hint: "restore it from a backup")
    case .SQLITE_FULL:
      return CasebookError(
        file: file, problem: "cannot be written: the disk is full",
        hint: "what was written before is safe; free some space and run this again",
        status: .cannotWrite)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      return CasebookError(
        file: file, problem: "cannot be written: \(words)",
        hint: "copy it, with the -wal file beside it, to a folder you may write to",
        status: .cannotWrite)
    case .SQLITE_CANTOPEN:
      return CasebookError(
        file: file, problem: "cannot be opened: \(words)",
        hint: "the file and its folder must be yours to read, and to write when adding",
        status: .cannotWrite)
    case .SQLITE_IOERR:
      return CasebookError(
        file: file, problem: "input or output failed: \(words)",
        hint: "what was written before is safe; is the disk full, or a limit of the shell met?",
        status: .inputOutput)
    case .SQLITE_TOOBIG:
      return CasebookError(file: file, problem: "a text is too long to be kept (1 GB)")
    case .SQLITE_NOMEM:
      return CasebookError(file: file, problem: "there is not enough memory", status: .inputOutput)
    case .SQLITE_INTERRUPT:
      return CasebookError(file: file, problem: "was stopped", status: .gaveUp)
    case .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT, .SQLITE_SCHEMA:
      // Our SQL is tested against our schema: what does not fit it was changed by somebody else.
      return CasebookError(
        file: file, problem: "is damaged, or was changed by another program: \(words)",
        hint: "restore it from a backup")
    default:
      return CasebookError(file: file, problem: "failed: \(words)", status: .inputOutput)
    }
  }
}
