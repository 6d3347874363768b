import ArgumentParser
import Workbench

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add graphs and event data to a casebook.",
    discussion: """
      FILE is whatever a GRAPH may be, but articles: those are read with extract --into. Records
      that are held are passed over, so the command may be run again, also after it was killed.
      Prints the new actors: id name kind country merge likeness because, where merge is the actor
      that each may be, and because says what they have in common.

      EXAMPLES:
        graphtool import graph.json --into case.sqlite
        graphtool import 20240129.export.CSV --from gdelt --into case.sqlite --actors known
      """)
  @Argument(help: "The files to add; '-' is standard input.", completion: .file())
  var files: [String]
  @OptionGroup var intake: IntakeOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("import takes files to add") }
    if intake.into == nil { throw ValidationError("name the casebook: --into CASE.sqlite") }
  }

  func run() throws {
    let progress = Progress.reporter(quiet: output.quiet, reading: files)
    let report = try Workbench.importing(
      files, reading.reading, into: intake.request!, progress: progress)
    Progress.clear(quiet: output.quiet)
    try output.write(report)
  }
}
