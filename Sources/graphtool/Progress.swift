import Dispatch
import Glibc

/// A line on the terminal that tells how far long work has come; silent in the first second.
enum Progress {
  /// A function to call with (done, total, what); nil where nobody would see it.
  static func reporter(quiet: Bool) -> (@Sendable (Int, Int, String) -> Void)? {
    guard !quiet, Terminal.errorIsTerminal else { return nil }
    let start = DispatchTime.now().uptimeNanoseconds
    return { done, total, what in
      guard DispatchTime.now().uptimeNanoseconds - start > 1_000_000_000 else { return }
      // \r returns to the line's start and ESC[K clears the rest of it.
      fputs("\r\u{1B}[K\(done) of \(total) \(what)", stderr)
      if done == total { fputs("\r\u{1B}[K", stderr) }
      fflush(stderr)
    }
  }
}
