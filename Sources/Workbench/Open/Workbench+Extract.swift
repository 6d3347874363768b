import Basics
import Coding
import Graph
import Interchange

extension Workbench {
  /// Codes articles and streams a line of JSON an article, in constant memory.
  ///
  /// - Returns: Lines for standard error.
  public static func extractStream(
    _ paths: [String], _ reading: Reading, to output: String?, withText: Bool,
    progress: Progress? = nil
  ) throws -> [String] {
    let file = try OutputFile(output)
    let coder = try ArticleCoder(reading)
    var foreign = 0
    func write(_ coded: CodedArticle) throws {
      if coded.notes.isNotEnglish { foreign += 1 }
      var one = GraphAssembler()
      try one.add(coded)
      try file.write(NativeJSON.line(for: coded.article, in: one.graph, withText: withText))
      if output == nil { try file.flush() }
    }
    if reading.format == treesFormat {
      for path in paths { for coded in try coder.codeTrees(path) { try write(coded) } }
      try file.commit()
      return []
    }
    let ledger = try coder.codeAll(
      paths, format: try articleFormat(reading), progress: progress, write)
    try ledger.settle(reading)
    try file.commit()
    var notes = ledger.isClean ? [] : ledger.lines
    if foreign > 0 { notes.append("\(foreign) articles are not English and were not coded") }
    return notes
  }

  /// Says for every sentence of the articles how it was coded.
  public static func explain(
    _ paths: [String], _ reading: Reading, to output: String?
  ) throws {
    let file = try OutputFile(output)
    let coder = try ArticleCoder(reading)
    var reader = ArticleReader(format: try articleFormat(reading))
    var problem: InputError?
    try reader.read(paths) { article throws(InputErrors) in
      do throws(InputError) {
        try file.write("== \(article.id)\n")
        try file.write(coder.explain(article))
        try file.write("\n")
      } catch {
        problem = error
        return false
      }
      return true
    }
    if let problem { throw problem }
    try file.commit()
  }

  static func articleFormat(_ reading: Reading) throws(WorkbenchError) -> ArticleFormat? {
    guard let name = reading.format else { return nil }
    let format = try fileFormat(name)
    guard let articles = format.articleFormat else {
      throw WorkbenchError(
        "\(name) holds no articles",
        hint: "articles are txt, md, html, jsonl, rss, warc, nexis, factiva, proquest or zip")
    }
    return articles
  }
}
