import Dispatch
import Glibc
import Workbench

/// A line on the terminal that tells how far long work has come; silent in the first second.
enum Progress {
  /// A function to call as work goes on; nil where nobody would see it.
  static func reporter(quiet: Bool) -> Workbench.Progress? {
    guard !quiet, Terminal.errorIsTerminal else { return nil }
    let start = DispatchTime.now().uptimeNanoseconds
    return { done, what in
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
      guard seconds > 1 else { return }
      // \r returns to the line's start and ESC[K clears the rest of it.
      let rate = Int(Double(done) / seconds)
      Terminal.write("\r\u{1B}[K\(done) \(what), \(rate) a second", to: STDERR_FILENO)
    }
  }

  /// Clears the line before something else is written.
  static func clear(quiet: Bool) {
    guard !quiet, Terminal.errorIsTerminal else { return }
    Terminal.write("\r\u{1B}[K", to: STDERR_FILENO)
  }
}
