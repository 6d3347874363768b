import ArgumentParser
import Basics
import Workbench

/// What every decision takes.
struct DecisionOptions: ParsableArguments {
  @Option(name: .long, help: "Why; kept with the decision.") var reason: String?
  @OptionGroup var waiting: WaitOptions
  @OptionGroup var output: OutputOptions

  func decide(_ file: CaseArgument, _ request: DecisionRequest) throws {
    try output.write(
      Workbench.decide(file.casebook, request, reason: reason, patience: waiting.wait))
  }
}

extension CasebookCommand {
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Decide that the second actor is the first.",
      discussion: """
        Its relations, names and roles go to the first.

        EXAMPLES:
          graphtool casebook merge case.sqlite kim-jong-un.PRK kim.PRK --reason "same meeting"
        """)
    @OptionGroup var file: CaseArgument
    @Argument(help: "The actor that stays: an id, a name or an alias.") var kept: String
    @Argument(help: "The actor that goes.") var gone: String
    @OptionGroup var options: DecisionOptions

    func run() throws { try options.decide(file, .merge(kept, gone)) }
  }

  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Decide that some words for an actor name another one.",
      discussion: """
        Relations that name ACTOR by one of the words belong to the actor NAME.

        EXAMPLES:
          graphtool casebook split case.sqlite defense-ministry "the ministry" as "Defence Ministry"
        """)
    @OptionGroup var file: CaseArgument
    @Argument(help: "The actor: an id, a name or an alias.") var actor: String
    @Argument(help: "The words that name the other one, then 'as' and its name.")
    var words: [String]
    @OptionGroup var options: DecisionOptions

    func validate() throws {
      guard words.count >= 3, words[words.count - 2] == "as" else {
        throw ValidationError(
          "split takes an actor, words that name another one, 'as', and its name")
      }
    }

    func run() throws {
      try options.decide(
        file, .split(actor, mentions: Array(words.dropLast(2)), name: words.last!))
    }
  }

  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give an actor another name; the old one stays as an alias.",
      discussion: """
        EXAMPLES:
          graphtool casebook rename case.sqlite CHN "People's Republic of China"
        """)
    @OptionGroup var file: CaseArgument
    @Argument(help: "The actor: an id, a name or an alias.") var actor: String
    @Argument(help: "Its name from now on.") var name: String
    @OptionGroup var options: DecisionOptions

    func run() throws { try options.decide(file, .rename(actor, name)) }
  }

  struct Kind: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Decide what kind of actor one is.",
      discussion: """
        EXAMPLES:
          graphtool casebook kind case.sqlite hamas organization
        """)
    @OptionGroup var file: CaseArgument
    @Argument(help: "The actor: an id, a name or an alias.") var actor: String
    @Argument(help: "state, official, organization or group.") var kind: String
    @OptionGroup var options: DecisionOptions

    func run() throws { try options.decide(file, .kind(actor, kind)) }
  }

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Decide that relations are right.",
      discussion: """
        --accepted on other commands counts these alone.

        EXAMPLES:
          graphtool casebook accept case.sqlite r-3f9c2ab41e --reason "checked against the video"
        """)
    @OptionGroup var file: CaseArgument
    @Argument(help: "Ids of relations.") var relations: [String]
    @OptionGroup var options: DecisionOptions

    func run() throws { try options.decide(file, .accept(relations)) }
  }

  struct Reject: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Decide that relations are wrong: no lens counts them.",
      discussion: """
        EXAMPLES:
          graphtool casebook reject case.sqlite r-3f9c2ab41e --reason "about another meeting"
        """)
    @OptionGroup var file: CaseArgument
    @Argument(help: "Ids of relations.") var relations: [String]
    @OptionGroup var options: DecisionOptions

    func run() throws { try options.decide(file, .reject(relations)) }
  }

  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take back the last decision that stands, or one by its number.",
      discussion: """
        EXAMPLES:
          graphtool casebook undo case.sqlite
          graphtool casebook undo case.sqlite 12
        """)
    @OptionGroup var file: CaseArgument
    @Argument(help: "The decision's number, as 'decisions' lists it.") var number: Int?
    @OptionGroup var waiting: WaitOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try output.write(Workbench.undo(file.casebook, number, patience: waiting.wait))
    }
  }

  struct Decisions: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the decisions; make those of a file; write them to one.",
      discussion: """
        Columns: number decision reason made undone. A file of decisions has one a line, with tabs
        between: merge A B, split A WORDS… as NAME, rename A NAME, kind A KIND, accept or reject
        r-…, then the reason. --decisions on other commands applies such a file to any graph.

        EXAMPLES:
          graphtool casebook decisions case.sqlite
          graphtool casebook decisions case.sqlite --save decisions.tsv
          graphtool casebook decisions case.sqlite --load decisions.tsv
        """)
    @OptionGroup var file: CaseArgument
    @Option(name: .long, help: "Make the decisions of this file.", completion: .file())
    var load: String?
    @Option(name: .long, help: "Write those that stand to this file; '-' is standard output.")
    var save: String?
    @Flag(name: .long, help: "List those taken back too.") var all = false
    @OptionGroup var past: AsOfOption
    @OptionGroup var waiting: WaitOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      if load != nil, save != nil || all || past.asOf != nil {
        throw ValidationError("--load goes without --save, --all and --as-of")
      }
      if save != nil, all { throw ValidationError("--save writes the decisions that stand") }
    }

    func run() throws {
      if let load {
        return try output.write(
          Workbench.load(decisions: load, into: file.casebook, patience: waiting.wait))
      }
      if let save {
        let lines = try Workbench.decisionLines(file.casebook, asOf: past.asOf)
        return try OutputFile.write(Array(lines.utf8), to: save)
      }
      try output.write(Workbench.decisions(file.casebook, all: all, asOf: past.asOf))
    }
  }
}
