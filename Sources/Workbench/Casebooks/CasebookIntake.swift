import Basics
import Casebook
import Coding
import English
import Graph
import Interchange

/// How a casebook is added to.
public struct IntakeRequest: Sendable {
  /// The casebook; made when it is not there.
  public var casebook: String
  /// Adds no actor, and no relation of one that is not held.
  public var onlyKnownActors = false
  /// Seconds to wait for another process that writes.
  public var patience = 10.0
  /// The command's words, for the log.
  public var arguments: [String] = []
  public init(casebook: String) { self.casebook = casebook }
}

/// A run of a command that adds to a casebook: begun with the first thing added.
final class CasebookIntake {
  private let request: IntakeRequest
  private let command: String
  private var opened: (casebook: Casebook, run: Int)?
  private var known: Set<String>?
  private let isNew: Bool
  private var heldCount = 0
  private var renamed: [String] = [], refused: [String] = []
  private var strangers = 0, strangersRelations = 0
  private var conflicts: [String] = []
  private(set) var notes: [String] = []

  /// Opens the casebook when it is there; it is made only when there is something to add.
  init(_ request: IntakeRequest, command: String) throws {
    self.request = request
    self.command = command
    isNew = FileTree.entry(request.casebook) == .missing
    if !isNew { _ = try begun() }
  }

  private func begun() throws -> (casebook: Casebook, run: Int) {
    if let opened { return opened }
    // A graph is added as it was made: by what, its own file says.
    let codes = command == "extract"
    let began = try Workbench.casebookErrors {
      let casebook = try Casebook(
        path: request.casebook, mode: .create, patience: request.patience)
      if request.onlyKnownActors { known = try casebook.actorIDs() }
      let run = try casebook.add(
        run: Run(
          version: "graphtool \(Workbench.version)", command: command,
          arguments: request.arguments,
          model: codes ? "sha256:\(English.modelSHA256)" : nil,
          lexicon: codes ? "sha256:\(Lexicon.builtInSHA256)" : nil))
      return (casebook, run)
    }
    opened = began
    return began
  }

  /// Runs `body`; should it fail, a casebook that was made for it and holds nothing goes again.
  func adding<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch {
      if isNew, let opened { try? opened.casebook.closeAndRemoveIfUnused() }
      throw error
    }
  }

  /// Which of the articles are to be coded, under the ids they will have; the others are held, and
  /// where else they were found is noted.
  func wanted(_ articles: [Article]) throws -> [Article] {
    let (casebook, run) = try begun()
    return try Workbench.casebookErrors {
      var wanted: [Article] = []
      for (article, standing) in zip(articles, try casebook.standing(of: articles)) {
        var article = article
        switch standing {
        case .new: break
        case .held:
          _ = try casebook.add(article, actors: [], relations: [], in: run)
          heldCount += 1
          continue
        case .idTaken:
          // Two folders may hold files of one name.
          guard let text = article.text else { continue }
          let hash = article.sha256 ?? SHA256.hex(text)
          article.id += "." + hash.prefix(8)
          renamed.append(article.id)
        }
        wanted.append(article)
      }
      return wanted
    }
  }

  /// Adds what was read from an article, in a transaction of its own.
  func add(_ article: Article, actors: [Actor], relations: [Relation]) throws {
    let (casebook, run) = try begun()
    try Workbench.casebookErrors {
      let addition = try casebook.add(
        article, actors: actors.filter(isKnown), relations: relations.compactMap(onlyKnown),
        in: run)
      switch addition {
      case .added: break
      case .held: heldCount += 1
      case .idTaken: refused.append(article.id)
      }
    }
  }

  /// Adds a graph, in transactions of many records.
  func add(_ graph: ActorGraph, progress: Workbench.Progress?) throws {
    let (casebook, run) = try begun()
    try Workbench.casebookErrors {
      let tally = try casebook.take(in: run) { intake in
        for article in graph.articles { try intake.add(article) }
        for actor in graph.actors where isKnown(actor) { try intake.add(actor) }
        for (place, relation) in graph.relations.enumerated() {
          if let relation = onlyKnown(relation) { try intake.add(relation) }
          if place % 10_000 == 9_999 { progress?(place + 1, graph.relations.count, "relations") }
        }
        try intake.finish()
        return intake.tally
      }
      note(tally)
    }
  }

  /// Adds the rows of a file, each part in a transaction of its own.
  func add(_ file: PartedFile, count: Int, progress: Workbench.Progress?) throws {
    let (casebook, run) = try begun()
    try Workbench.casebookErrors {
      let tally = try casebook.take(in: run, batch: .max) { intake in
        // Every part has all actors met so far: only what is new of them is given.
        var given: [String: Actor] = [:]
        var done = 0
        try file.forEachPart { part in
          for article in part.articles { try intake.add(article) }
          for actor in part.actors where given[actor.id] != actor {
            if isKnown(actor) { try intake.add(actor) }
            given[actor.id] = actor
          }
          for relation in part.relations {
            if let relation = onlyKnown(relation) { try intake.add(relation) }
            done += 1
            if done % 10_000 == 0 { progress?(done, count, "relations") }
          }
          try intake.finish()
        }
        return intake.tally
      }
      note(tally)
    }
  }

  private func note(_ tally: IntakeTally) {
    conflicts += tally.conflicts
    heldCount += tally.heldArticles
    if tally.heldRelations > 0 { notes.append("\(tally.heldRelations) relations were held") }
  }

  /// Marks near-copies among all articles held, so that they count once.
  ///
  /// A run that added nothing changes nothing; but one before it may have been ended early.
  func markCopies() throws {
    let (casebook, run) = try begun()
    try Workbench.casebookErrors {
      let runs = try casebook.log()
      guard runs.contains(where: { $0.number == run ? $0.articles > 0 : $0.ended == nil }) else {
        return
      }
      var copies = NearDuplicates()
      try casebook.forEachText { copies.add(id: $0, date: $1, text: $2) }
      try casebook.markCopies(copies.originals)
    }
  }

  private func isKnown(_ actor: Actor) -> Bool {
    guard let known, !known.contains(actor.id) else { return true }
    strangers += 1
    return false
  }

  private func onlyKnown(_ relation: Relation) -> Relation? {
    guard let known else { return relation }
    guard known.contains(relation.source), relation.target.map(known.contains) != false else {
      strangersRelations += 1
      return nil
    }
    var relation = relation
    relation.about.removeAll { !known.contains($0) }
    return relation
  }

  /// Ends the run: the actors it brought, by name, each with its likeliest merge.
  func finish() throws -> Report {
    let (casebook, run) = try begun()
    return try Workbench.casebookErrors {
      try casebook.finish(run: run)
      var table = Table(columns: [
        "id", "name", "kind", "country", "merge", "likeness", "because",
      ])
      for (actor, merge) in try casebook.newActors(in: run) {
        let other = merge.map { $0.kept.id == actor.id ? $0.gone.id : $0.kept.id }
        table.append([
          .text(actor.id), .text(actor.name), .text(actor.kind.rawValue),
          Table.Cell(actor.country), Table.Cell(other), Table.Cell(merge?.likeness),
          Table.Cell(merge?.ground.rawValue),
        ])
      }
      let added = try casebook.log().last { $0.number == run }!
      let kinds = try casebook.relationCounts(of: run).sorted { $0.key < $1.key }
      try casebook.close()
      var lines = notes
      if heldCount > 0 {
        lines.append("\(heldCount) articles were held already")
      }
      lines += remarks
      lines.append(
        "\(request.casebook): run \(run) added \(added.articles) articles, \(added.actors) actors, "
          + "\(added.relations) relations"
          + (kinds.isEmpty
            ? "" : ": " + kinds.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")))
      return Report(
        table, notes: lines,
        facts: [
          ("run", JSONText(.integer(run))), ("articles", JSONText(.integer(added.articles))),
          ("actors", JSONText(.integer(added.actors))),
          ("relations", .object(kinds.map { ($0.key.rawValue, JSONText(.integer($0.value))) })),
          ("held", JSONText(.integer(heldCount))),
        ])
    }
  }

  private var remarks: [String] {
    var lines: [String] = []
    func say(_ ids: [String], _ what: String) {
      guard let first = ids.first else { return }
      lines.append("\(ids.count) \(what), such as \(first)")
    }
    say(renamed, "articles came under the id of another text and were given one of their own")
    say(refused, "articles have the id of another text and were left out")
    say(conflicts, "records with a known id and another content were left out")
    if strangers + strangersRelations > 0 {
      lines.append(
        "left out \(strangers) mentions of actors that are not held, and \(strangersRelations) "
          + "relations of theirs (--actors known)")
    }
    return lines
  }
}
