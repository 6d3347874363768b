import Basics
import GRDB
import Graph

/// An article in which words were found, and the quotes that hold them.
public struct SearchHit: Sendable, Equatable {
  public struct Quote: Sendable, Equatable {
    public var relation: String
    public var quote: String
  }
  /// Nil for a relation without an article.
  public var article: String?
  public var title: String?
  public var date: PartialDate?
  public var outlet: String?
  /// Some words around the first found, with those found in `[` and `]`; nil where only a quote
  /// holds them.
  public var snippet: String?
  public var quotes: [Quote] = []
}

extension Casebook {
  /// Finds articles and quotes that hold all the words, best first.
  ///
  /// Words match without case, accents and English endings: `sanction` finds "sanctions". Words in
  /// double quotes stand together; a word that ends in `*` finds those that begin so. Nothing else
  /// has a meaning of its own, so any text may be asked for.
  ///
  /// - Parameter limit: The most articles and the most quotes found.
  /// - Throws: `.usage` when `text` has no word.
  public func search(
    _ text: String, limit: Int = 100, asOf: AsOf? = nil
  ) throws(CasebookError) -> [SearchHit] {
    try read { db in
      let query = SearchQuery(text)
      guard let match = query.match else {
        throw Trouble(
          "\"\(text.prefix(40))\" has no word to search for",
          hint: "write words of the text, a phrase between quotes, or how a word begins: korea*",
          status: .usage)
      }
      let moment = try Moment(db, asOf)
      var hits: [SearchHit] = [], places: [Int64: Int] = [:]
      try db.forEach(
        """
        SELECT a.article, a.id, a.title, a.date, a.outlet,
          snippet(article_index, -1, '[', ']', '…', 16)
        FROM article_index JOIN articles a ON a.article = article_index.rowid
        WHERE article_index MATCH ? AND \(moment.held("a.run"))
        ORDER BY rank, a.id LIMIT ?
        """, [.text(match), .int(Int64(limit))]
      ) { row in
        places[row.int(0)] = hits.count
        hits.append(
          SearchHit(
            article: row.text(1), title: row.textOrNil(2),
            date: try row.intOrNil(3).map(Codes.date), outlet: row.textOrNil(4),
            snippet: row.textOrNil(5)))
      }
      try db.forEach(
        """
        SELECT r.article, r.id, q.quote, a.id, a.title, a.date, a.outlet
        FROM quote_index JOIN relations r ON r.relation = quote_index.rowid
          JOIN quote_content q ON q.relation = r.relation
          LEFT JOIN articles a ON a.article = r.article
        WHERE quote_index MATCH ? AND \(moment.held("r.run"))
        ORDER BY rank, r.relation LIMIT ?
        """, [.text(match), .int(Int64(limit))]
      ) { row in
        let quote = SearchHit.Quote(relation: RelationID.read(row, 1), quote: row.text(2))
        if let article = row.intOrNil(0) {
          if let place = places[article] {
            hits[place].quotes.append(quote)
            return
          }
          places[article] = hits.count
        }
        hits.append(
          SearchHit(
            article: row.textOrNil(3), title: row.textOrNil(4),
            date: try row.intOrNil(5).map(Codes.date), outlet: row.textOrNil(6), quotes: [quote]))
      }
      return hits
    }
  }
}

/// What a user types, as a query of FTS5 in which every word is quoted.
struct SearchQuery {
  /// Nil when there is no word.
  let match: String?

  init(_ text: String) {
    var terms: [String] = []
    var isPhrase = false
    for part in text.split(separator: "\"", omittingEmptySubsequences: false) {
      if isPhrase {
        terms.append(SearchQuery.quoted(part))
      } else {
        for word in part.split(whereSeparator: \.isWhitespace) {
          let isStart = word.count > 1 && word.last == "*"
          terms.append(SearchQuery.quoted(isStart ? word.dropLast() : word) + (isStart ? "*" : ""))
        }
      }
      isPhrase.toggle()
    }
    // A term without a letter or digit would match nothing, and so would all that it is joined to.
    let words = terms.filter { $0.contains { $0.isLetter || $0.isNumber } }
    match = words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func quoted(_ text: Substring) -> String {
    "\"" + text.filter { $0 != "\0" } + "\""
  }
}
