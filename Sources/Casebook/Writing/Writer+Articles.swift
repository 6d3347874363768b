import Basics
import GRDB
import Graph

extension Writer {
  /// Adds an article whose id is free.
  @discardableResult
  func put(_ article: Article) throws -> Int64 {
    let hash = article.sha256 ?? article.text.map { SHA256.hex($0) }
    let add = try Prepared(
      db,
      """
      INSERT INTO articles (id, title, date, date_basis, outlet, author, language, hash, hash_given,
        duplicate_of, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    try add.bind([
      .text(article.id), .text(article.title), .int(article.date.map(Codes.code)),
      .int(article.dateBasis.map(Codes.dateBasis.code)), .text(article.outlet),
      .text(article.author), .text(article.language), .text(hash),
      .int(article.sha256 == nil ? 0 : 1), .text(article.duplicateOf), .int(run),
    ])
    try add.run()
    let number = add.insertedRow
    if let text = article.text {
      try db.run("INSERT INTO texts VALUES (?, ?)", [.int(number), .text(text)])
    }
    try db.run(
      "INSERT INTO article_index (rowid, title, text) VALUES (?, ?, ?)",
      [.int(number), .text(article.title), .text(article.text)])
    try putURLs(article.urls, of: number)
    articles[article.id] = HeldArticle(number: number, date: article.date, run: run)
    lastText = (number, article.text)
    addedArticles += 1
    return number
  }

  /// Keeps where else a held text was found: its addresses, and its id and outlet there.
  func note(copy article: Article, of held: (id: String, number: Int64)) throws {
    try putURLs(article.urls, of: held.number)
    if article.id != held.id {
      try db.run(
        "INSERT OR IGNORE INTO copies VALUES (?, ?, ?, ?, ?)",
        [
          .int(held.number), .text(article.id), .text(article.outlet),
          .int(article.date.map(Codes.code)), .int(run),
        ])
    }
  }

  private func putURLs(_ urls: [String], of article: Int64) throws {
    guard !urls.isEmpty else { return }
    var known: [String] = []
    try db.forEach("SELECT url FROM urls WHERE article = ? ORDER BY position", [.int(article)]) {
      known.append($0.text(0))
    }
    let isNew = known.isEmpty
    for url in urls where isNew || !known.contains(url) {
      try db.run(
        "INSERT INTO urls VALUES (?, ?, ?, ?)",
        [.int(article), .int(Int64(known.count)), .text(url), .int(run)])
      known.append(url)
    }
  }

  /// The text quotes of an article are checked against.
  func text(ofArticle number: Int64) throws -> String? {
    if let lastText, lastText.article == number { return lastText.text }
    let text = try db.first("SELECT text FROM texts WHERE article = ?", [.int(number)]) {
      $0.text(0)
    }
    lastText = (number, text)
    return text
  }
}

enum HeldArticles {
  /// The id of an article with the same text, under whatever id; nil when there is none.
  static func holder(
    ofTextOf article: Article, _ db: Database
  ) throws -> (id: String, number: Int64)? {
    guard let text = article.text else { return nil }
    let hash = article.sha256 ?? SHA256.hex(text)
    var found: (String, Int64)?
    try db.forEach(
      """
      SELECT a.id, a.article, t.text FROM articles a JOIN texts t USING (article)
      WHERE a.hash = ? ORDER BY a.article
      """, [.text(hash)]
    ) { row in
      // A wrong hash in a file must not lose a text.
      if found == nil, row.text(2).utf8.elementsEqual(text.utf8) {
        found = (row.text(0), row.int(1))
      }
    }
    return found
  }
}
