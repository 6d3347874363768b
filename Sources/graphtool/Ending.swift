import ArgumentParser
import Basics
import Glibc
import Workbench

/// How the program ends: the message on standard error, and the exit code of DESIGN's list.
enum Ending {
  static func end(with error: any Error) -> Never {
    switch error {
    case let error as InputError where error.status == .done: exit(Status.done.rawValue)
    case let error as InputError: end(error.description, error.status)
    case let errors as InputErrors: end(errors.description, errors.status)
    case let error as WorkbenchError: end("graphtool: \(error)", error.status)
    case let status as ExitCode: exit(status.rawValue)
    default:
      let code = Graphtool.exitCode(for: error)
      if code == .success {
        // Help and version: what was asked for goes to standard output.
        say(Graphtool.fullMessage(for: error), to: STDOUT_FILENO)
        exit(0)
      }
      if code == .validationFailure { end(Graphtool.fullMessage(for: error), .usage) }
      end(
        "graphtool: error: \(error)\n  hint: this is a bug of graphtool's; please report it", .bug)
    }
  }

  private static func end(_ message: String, _ status: Status) -> Never {
    say(message, to: STDERR_FILENO)
    exit(status.rawValue)
  }

  private static func say(_ text: String, to descriptor: Int32) {
    Terminal.write(text.hasSuffix("\n") ? text : text + "\n", to: descriptor)
  }
}
