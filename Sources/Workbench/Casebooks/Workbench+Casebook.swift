import Basics
import Casebook
import Graph

extension Workbench {
  /// The runs that added to a casebook, first to last.
  public static func casebookLog(_ path: String) throws -> Report {
    try casebookErrors {
      var table = Table(columns: [
        "run", "began", "ended", "command", "articles", "actors", "relations", "held", "version",
        "arguments",
      ])
      for run in try Casebook(path: path, mode: .read).log() {
        table.append([
          .integer(run.number), .text(UTC.words(run.began)), Table.Cell(run.ended.map(UTC.words)),
          .text(run.command), .integer(run.articles), .integer(run.actors),
          .integer(run.relations), .integer(run.held), .text(run.version),
          .text(run.arguments.joined(separator: " ")),
        ])
      }
      return Report(table)
    }
  }

  /// Articles and quotes that hold words, best first, a row a quote; none: `answerIsNo`.
  public static func casebookSearch(
    _ path: String, _ text: String, limit: Int, asOf: String?
  ) throws -> Report {
    let moment = try asOf.map(Workbench.moment)
    return try casebookErrors {
      let hits = try Casebook(path: path, mode: .read).search(text, limit: limit, asOf: moment)
      var table = Table(columns: ["article", "date", "outlet", "title", "relation", "quote"])
      for hit in hits {
        let article: [Table.Cell] = [
          Table.Cell(hit.article), Table.Cell(hit.date?.description), Table.Cell(hit.outlet),
          Table.Cell(hit.title),
        ]
        if hit.quotes.isEmpty { table.append(article + [.none, Table.Cell(hit.snippet)]) }
        for quote in hit.quotes {
          table.append(article + [.text(quote.relation), .text(quote.quote)])
        }
      }
      let quotes = hits.reduce(0) { $0 + $1.quotes.count }
      return Report(
        table, notes: ["\(hits.count) articles, \(quotes) quotes of relations"],
        status: hits.isEmpty ? .answerIsNo : .done)
    }
  }

  /// What may need a decision: likely duplicates and contradictions, each with the words to decide
  /// it.
  public static func casebookReview(_ path: String, limit: Int, asOf: String?) throws -> Report {
    let moment = try asOf.map(Workbench.moment)
    return try casebookErrors {
      let review = try Casebook(path: path, mode: .read).review(limit: limit, asOf: moment)
      var table = Table(columns: [
        "proposal", "first", "second", "because", "likeness", "week", "quote", "other quote",
      ])
      for found in review.duplicates {
        table.append([
          .text("merge \(found.kept.id) \(found.gone.id)"), .text(found.kept.name),
          .text(found.gone.name), .text(found.ground.rawValue), .number(found.likeness), .none,
          Table.Cell(found.quotes.first), Table.Cell(found.quotes.dropFirst().first),
        ])
      }
      for found in review.contradictions {
        func side(_ side: Contradiction.Side) -> String {
          let relation = side.relation
          return "\(side.outlet): \(relation.source) \(relation.event?.words ?? "deals with") "
            + (relation.target ?? "")
        }
        table.append([
          .text("reject \(found.friendly.relation.id) or \(found.hostile.relation.id)"),
          .text(side(found.friendly)), .text(side(found.hostile)),
          .text("opposite in one week"), .none, .text(found.week.description),
          Table.Cell(found.friendly.relation.evidence.passage?.quote),
          Table.Cell(found.hostile.relation.evidence.passage?.quote),
        ])
      }
      return Report(
        table,
        notes: review.unapplied.map {
          "\(path): \($0.decision.place ?? "a decision") does not apply: \($0.why)"
        } + [
          "\(review.duplicates.count) likely duplicates, \(review.contradictions.count) contradictions"
        ])
    }
  }

  /// The outlets that are graded, or the one that is graded now.
  public static func casebookGrade(
    _ path: String, outlet: String?, grade: String?, asOf: String?, patience: Double
  ) throws -> Report {
    let moment = try asOf.map(Workbench.moment)
    return try casebookErrors {
      let isNew = outlet != nil && grade != nil
      let casebook = try Casebook(path: path, mode: isNew ? .write : .read, patience: patience)
      if let outlet, let grade { try casebook.grade(outlet, grade) }
      var table = Table(columns: ["outlet", "grade"])
      let grades = try casebook.grades(asOf: moment)
      for (name, mark) in grades.sorted(by: { $0.key < $1.key })
      where outlet == nil || outlet == name {
        table.append([.text(name), .text(mark.description)])
      }
      try casebook.close()
      return Report(table)
    }
  }

  /// What the word of `forget` names.
  public enum Forgettable: String, Sendable, CaseIterable { case article, actor }

  /// Takes an article or an actor out of a casebook for good, and says what went.
  ///
  /// - Parameter what: Nil: whichever has the name.
  public static func casebookForget(
    _ path: String, _ name: String, what: Forgettable?, patience: Double
  ) throws -> Report {
    try casebookErrors {
      let casebook = try Casebook(path: path, mode: .write, patience: patience)
      let isArticle = try what != .actor && casebook.holds(article: name)
      let actor = what == .article ? nil : try Cast(casebook).idOrNil(name)
      if isArticle, actor != nil {
        throw WorkbenchError(
          "\"\(name)\" is the id of an article and the name of an actor",
          hint: "say which: --what article or --what actor")
      }
      let gone: Forgotten
      if let actor {
        gone = try casebook.forget(actor: actor)
      } else if isArticle || what == .article {
        gone = try casebook.forget(article: name)
      } else {
        gone = try casebook.forget(actor: name)
      }
      try casebook.close()
      var table = Table(columns: ["gone", "name"])
      for (kind, names) in [
        ("article", gone.articles), ("actor", gone.actors), ("relation", gone.relations),
        ("decision", gone.decisions.map { $0.replacing("\t", with: " ") }),
        ("name or role", gone.names),
      ] { for name in names { table.append([.text(kind), .text(name)]) } }
      let left = gone.stillNamedIn
      return Report(
        table,
        notes: left.isEmpty
          ? []
          : [
            "the texts of \(left.count) articles still have the name: \(left.joined(separator: ", "))"
          ]
      )
    }
  }
}
