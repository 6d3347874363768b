import GRDB
import Graph

/// The unit (story or outlet) in which each article counts once.
struct Stories {
  private var units: [UInt32: UInt32] = [:]

  /// - Parameter inOrder: Numbers units as `ActorGraph` does for articles in the order of their
  ///   ids, so that sums of fractions have the same bits; else only the articles of `rows` are
  ///   looked at.
  init(_ db: Database, of rows: [Selection.Row], by weight: Weight, inOrder: Bool) throws {
    let articles = Set(rows.lazy.map(\.article).filter { $0 != Selection.none })
    guard !articles.isEmpty else { return }
    var numbers: [String: UInt32] = [:]
    let isFew = !inOrder && articles.count < 20_000
    try db.forEach(
      "SELECT article, \(weight == .outlets ? "coalesce(outlet, '')" : "coalesce(duplicate_of, id)")"
        + " FROM articles"
        + (isFew ? " WHERE article IN (SELECT value FROM json_each(?))" : "") + " ORDER BY id",
      isFew ? [.text(JSONNumbers.list(articles.map(Int64.init)))] : []
    ) { row in
      let next = UInt32(numbers.count)
      let unit = numbers[row.text(1)] ?? next
      if unit == next { numbers[row.text(1)] = next }
      guard let article = UInt32(exactly: row.int(0)) else { return }
      units[article] = unit
    }
  }

  /// Nil for a relation without an article.
  func unit(of row: Selection.Row) -> UInt32? {
    row.article == Selection.none ? nil : units[row.article]
  }
}
