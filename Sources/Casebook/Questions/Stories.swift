import GRDB
import Graph

/// The story of each article: an article and its near-copies are one.
struct Stories {
  private var stories: [UInt32: UInt32] = [:]

  init(_ db: Database, of rows: [Selection.Row]) throws {
    let articles = Set(rows.lazy.map(\.article).filter { $0 != Selection.none })
    guard !articles.isEmpty else { return }
    var numbers: [String: UInt32] = [:]
    // Of many articles it is quicker to read all.
    let isFew = articles.count < 20_000
    try db.forEach(
      "SELECT article, coalesce(duplicate_of, id) FROM articles"
        + (isFew ? " WHERE article IN (SELECT value FROM json_each(?))" : ""),
      isFew ? [.text(JSONNumbers.list(articles.map(Int64.init)))] : []
    ) { row in
      let next = UInt32(numbers.count)
      let story = numbers[row.text(1)] ?? next
      if story == next { numbers[row.text(1)] = next }
      guard let article = UInt32(exactly: row.int(0)) else { return }
      stories[article] = story
    }
  }

  /// Nil for a relation without an article.
  func story(of row: Selection.Row) -> UInt32? {
    row.article == Selection.none ? nil : stories[row.article]
  }
}
