import GRDB
import Graph

enum ArticleRows {
  /// Articles in the order of their ids.
  ///
  /// - Parameter condition: On the table `a`.
  static func read(
    _ db: Database, _ moment: Moment, where condition: String = "1", _ values: [Value] = [],
    _ detail: Detail = .words
  ) throws -> [Article] {
    let urls = try Prepared(
      db, "SELECT url FROM urls WHERE article = ? AND \(moment.held()) ORDER BY position")
    var articles: [Article] = []
    try db.forEach(
      """
      SELECT a.article, a.id, a.title, a.date, a.date_basis, a.outlet, a.author, a.language,
        CASE WHEN a.hash_given THEN a.hash END, a.duplicate_of,
        \(detail == .words ? "t.text" : "NULL")
      FROM articles a \(detail == .words ? "LEFT JOIN texts t USING (article)" : "")
      WHERE \(moment.held("a.run")) AND \(condition) ORDER BY a.id
      """, values
    ) { row in
      var article = Article(
        id: row.text(1), title: row.textOrNil(2), date: try row.intOrNil(3).map(Codes.date),
        dateBasis: try row.intOrNil(4).map(Codes.dateBasis.word), outlet: row.textOrNil(5),
        author: row.textOrNil(6), language: row.textOrNil(7), sha256: row.textOrNil(8),
        duplicateOf: row.textOrNil(9), text: row.textOrNil(10))
      urls.bind(1, row.int(0))
      if detail == .words { try urls.forEach { article.urls.append($0.text(0)) } }
      articles.append(article)
    }
    return articles
  }
}
