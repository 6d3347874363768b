import ArgumentParser
import Workbench

/// The casebook that articles or files are added to; the same on every command that adds.
struct IntakeOptions: ParsableArguments {
  enum Actors: String, ExpressibleByArgument, CaseIterable { case all, known }

  @Option(
    name: .long, help: "Add to this casebook; it is made when it is not there.",
    completion: .file(extensions: ["sqlite"]))
  var into: String?
  @Option(name: .long, help: "With --into: all, or known: add no actor that is not held.")
  var actors: Actors = .all
  @OptionGroup var waiting: WaitOptions

  var request: IntakeRequest? {
    guard let into else { return nil }
    var request = IntakeRequest(casebook: into)
    request.onlyKnownActors = actors == .known
    request.patience = waiting.wait
    request.arguments = Array(CommandLine.arguments.dropFirst())
    return request
  }
}

/// How long to wait for another process that writes to a casebook.
struct WaitOptions: ParsableArguments {
  @Option(name: .long, help: "Seconds to wait for another process that writes to the casebook.")
  var wait = 10.0

  func validate() throws {
    guard (0...86_400).contains(wait) else {
      throw ValidationError("--wait must lie in 0...86400; got \(wait)")
    }
  }
}
