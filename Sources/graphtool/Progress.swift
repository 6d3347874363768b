import Basics
import Dispatch
import Glibc
import Synchronization
import Workbench

/// A line on the terminal that tells how far long work has come; silent in the first second.
enum Progress {
  /// A function to call as work goes on; nil where nobody would see it.
  ///
  /// - Parameter paths: The files and folders that are read; how much of them is read tells when
  ///   the work will end.
  static func reporter(quiet: Bool, reading paths: [String] = []) -> Workbench.Progress? {
    guard !quiet, Terminal.errorIsTerminal else { return nil }
    let start = DispatchTime.now().uptimeNanoseconds
    let stage = Stage()
    let size = paths.reduce(0) { $0 + bytes(at: $1) }
    return { done, total, what in
      let now = DispatchTime.now().uptimeNanoseconds
      // The second stage of a work has a speed of its own.
      let seconds = Double(now - stage.start(of: what, now: now, first: start)) / 1e9
      guard now - start > 1_000_000_000, seconds > 0 else { return }
      let rate = Int(Double(done) / seconds)
      var line = "\(done) \(total.map { "of \($0) " } ?? "")\(what), \(rate) a second"
      let read = ByteSource.bytesRead
      if let total, done > 0, done < total {
        line += ", " + left(seconds * Double(total - done) / Double(done))
      } else if total == nil, size > 0, read > 0, read < size {
        line += ", " + left(seconds * Double(size - read) / Double(read))
      }
      // \r returns to the line's start and ESC[K clears the rest of it.
      Terminal.write("\r\u{1B}[K" + line, to: STDERR_FILENO)
    }
  }

  /// What is done now, and since when.
  private final class Stage: Sendable {
    private let known = Mutex<(what: String?, start: UInt64)>((nil, 0))

    func start(of what: String, now: UInt64, first: UInt64) -> UInt64 {
      known.withLock { known in
        if known.what != what { known = (what, known.what == nil ? first : now) }
        return known.start
      }
    }
  }

  /// Clears the line before something else is written.
  static func clear(quiet: Bool) {
    guard !quiet, Terminal.errorIsTerminal else { return }
    Terminal.write("\r\u{1B}[K", to: STDERR_FILENO)
  }

  private static func left(_ seconds: Double) -> String {
    switch Int(seconds.rounded(.up)) {
    case let whole where whole < 100: "\(whole) s left"
    case let whole where whole < 6000: "\((whole + 59) / 60) min left"
    case let whole: "\((whole + 3599) / 3600) h left"
    }
  }

  private static func bytes(at path: String) -> Int {
    var status = stat()
    guard path != "-" else { return 0 }
    if FileTree.entry(path) == .folder {
      return ((try? FileTree.files(below: path)) ?? []).reduce(0) {
        stat(FileTree.join(path, $1), &status) == 0 ? $0 + Int(status.st_size) : $0
      }
    }
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }
}
