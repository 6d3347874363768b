import ArgumentParser
import Workbench

struct CasebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casebook", abstract: "Search, correct and look after a casebook.",
    discussion: """
      A casebook is one file that keeps articles, actors, relations and decisions as an
      investigation grows. 'extract --into' and 'import --into' add to it; every command that reads
      a GRAPH reads it. What was added stays as it was added: decisions are kept beside it, replayed
      on every read, and can be undone. One process writes at a time; others may read meanwhile. A
      writer waits for another one (--wait), then says who holds the file and exits with 75.

      EXAMPLES:
        graphtool extract articles/ --into case.sqlite
        graphtool casebook review case.sqlite
        graphtool casebook merge case.sqlite "Kim Jong Un" kim.PRK --reason "same meeting"
        graphtool casebook search case.sqlite "artillery shells"
        graphtool centrality case.sqlite --since 2024-01 --as-of 2024-02-01
      """,
    subcommands: [
      Log.self, Search.self, Merge.self, Split.self, Rename.self, Kind.self, Accept.self,
      Reject.self, Undo.self, Decisions.self, Review.self, Grade.self, Forget.self,
    ])
}

/// The casebook that a verb works on.
struct CaseArgument: ParsableArguments {
  @Argument(help: "The casebook.", completion: .file(extensions: ["sqlite"]))
  var casebook: String
}

/// The past state that a verb looks at.
struct AsOfOption: ParsableArguments {
  @Option(name: .long, help: "What it held at the end of a day, or of a run: DATE or RUN.")
  var asOf: String?
}

extension CasebookCommand {
  struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the runs that added to it.",
      discussion: """
        Columns: run began ended command articles actors relations held version arguments. A run
        without an end is at work, or was ended from outside.

        EXAMPLES:
          graphtool casebook log case.sqlite
        """)
    @OptionGroup var file: CaseArgument
    @OptionGroup var output: OutputOptions

    func run() throws { try output.write(Workbench.casebookLog(file.casebook)) }
  }

  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find articles and quotes that hold words, best first.",
      discussion: """
        Columns: article date outlet title relation quote; a row a quote, or the words around the
        first place found where no relation's quote has them. Words match without case, accents and
        English endings; "two words" in double quotes stand together; begin* finds what begins so.
        Exit code 1 when nothing is found.

        EXAMPLES:
          graphtool casebook search case.sqlite sanctions
          graphtool casebook search case.sqlite '"artillery shells" Russia*'
        """)
    @OptionGroup var file: CaseArgument
    @Argument(help: "The words; all of them are to be there.") var text: [String]
    @Option(name: .long, help: "The most articles and the most quotes.") var limit = 100
    @OptionGroup var past: AsOfOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
      if text.isEmpty { throw ValidationError("search takes words to find") }
      if limit < 1 { throw ValidationError("--limit must be 1 or more; got \(limit)") }
    }

    func run() throws {
      try output.write(
        Workbench.casebookSearch(
          file.casebook, text.joined(separator: " "), limit: limit, asOf: past.asOf))
    }
  }

  struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Propose what may need a decision, with the quotes.",
      discussion: """
        Columns: proposal first second because likeness week quote, other quote. Actors that may be
        one (same name, surname, initials, spelling), likeliest first; then outlets that say
        opposite things of one pair in one week. The proposal is what to write after 'graphtool
        casebook' and the file, if you agree.

        EXAMPLES:
          graphtool casebook review case.sqlite
        """)
    @OptionGroup var file: CaseArgument
    @Option(name: .long, help: "The most of each.") var limit = 50
    @OptionGroup var past: AsOfOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
      if limit < 1 { throw ValidationError("--limit must be 1 or more; got \(limit)") }
    }

    func run() throws {
      try output.write(
        Workbench.casebookReview(file.casebook, limit: limit, asOf: past.asOf))
    }
  }

  struct Grade: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say how far an outlet is trusted, by the Admiralty code; list the grades.",
      discussion: """
        A letter for the source: A completely reliable, B usually, C fairly, D not usually, E
        unreliable, F cannot be judged; a digit for what it says: 1 confirmed, 2 probably true, 3
        possibly true, 4 doubtful, 5 improbable, 6 cannot be judged. --min-grade B2 on other
        commands counts outlets whose letter and digit are both as good or better. Without OUTLET
        and MARK all grades are listed. Columns: outlet grade.

        EXAMPLES:
          graphtool casebook grade case.sqlite Reuters A1
          graphtool casebook grade case.sqlite
        """)
    @OptionGroup var file: CaseArgument
    @Argument(help: "The outlet, as its articles name it.") var outlet: String?
    @Argument(help: "A1 to F6.") var mark: String?
    @OptionGroup var past: AsOfOption
    @OptionGroup var waiting: WaitOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try output.write(
        Workbench.casebookGrade(
          file.casebook, outlet: outlet, grade: mark, asOf: past.asOf, patience: waiting.wait))
    }
  }

  struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take an article or an actor out for good.",
      discussion: """
        An article goes with its text, its relations, and actors that nothing else speaks of; an
        actor with its relations and the decisions that name it. Gone from every table, the index,
        the free pages and the log beside the file; copies of the file are yours to find. Columns:
        gone name. Texts that still have the name of a forgotten actor are named.

        EXAMPLES:
          graphtool casebook forget case.sqlite 2024-01-29-interview
          graphtool casebook forget case.sqlite "Jane Roe" --what actor
        """)
    @OptionGroup var file: CaseArgument
    @Argument(help: "The id of an article; or an actor by id, name or alias.") var name: String
    @Option(name: .long, help: "article or actor; whichever has the name when left out.")
    var what: Workbench.Forgettable?
    @OptionGroup var waiting: WaitOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try output.write(
        Workbench.casebookForget(file.casebook, name, what: what, patience: waiting.wait))
    }
  }
}

extension Workbench.Forgettable: ExpressibleByArgument {}
