import Basics
import Coding
import Graph
import Interchange

extension Workbench {
  /// Codes articles and streams a line of JSON an article, in constant memory.
  ///
  /// - Parameter report: Where to write how often each frame was read, and what was not known.
  /// - Returns: Lines for standard error.
  public static func extractStream(
    _ paths: [String], _ reading: Reading, to output: String?, withText: Bool,
    report: String? = nil, progress: Progress? = nil
  ) throws -> [String] {
    var met = CodingReport()
    let file = try OutputFile(output)
    let coder = try ArticleCoder(reading)
    var foreign: [String] = []
    var foreignSentences = 0
    func write(_ coded: CodedArticle) throws {
      if coded.notes.isNotEnglish { foreign.append(coded.article.id) }
      foreignSentences += coded.notes.foreignSentences
      if report != nil { met.add(coded) }
      var one = GraphAssembler()
      try one.add(coded)
      try file.write(NativeJSON.line(for: coded.article, in: one.graph, withText: withText))
      if output == nil { try file.flush() }
    }
    if reading.format == treesFormat {
      for path in try FileTree.expanded(paths) {
        for coded in try coder.codeTrees(path) { try write(coded) }
      }
      try file.commit()
      try writeReport(met, to: report)
      return []
    }
    let ledger = try coder.codeAll(
      paths, format: try articleFormat(reading), progress: progress, write)
    try ledger.settle(reading)
    try file.commit()
    try writeReport(met, to: report)
    var notes = ledger.isClean ? [] : ledger.lines
    if let first = foreign.first {
      let names = foreign.count == 1 ? first : foreign.prefix(5).joined(separator: ", ")
      notes.append(
        foreign.count == 1
          ? "1 article is not English and was not coded: \(names)"
          : "\(foreign.count) articles are not English and were not coded: \(names)"
            + (foreign.count > 5 ? ", …" : ""))
    }
    if foreignSentences > 0 {
      notes.append(
        "\(foreignSentences) sentences of other languages were left out")
    }
    return notes
  }

  /// Writes what coding met as TSV: subject, word, count.
  private static func writeReport(_ report: CodingReport, to path: String?) throws {
    guard let path else { return }
    let file = try OutputFile(path)
    try file.write("subject\tword\tcount\n")
    for row in report.rows {
      let word = row.word.map { $0 == "\t" || $0.isNewline ? " " : $0 }
      try file.write("\(row.subject.rawValue)\t\(String(word))\t\(row.count)\n")
    }
    try file.commit()
  }

  /// Says for every sentence of the articles how it was coded.
  public static func explain(
    _ paths: [String], _ reading: Reading, to output: String?
  ) throws {
    let file = try OutputFile(output)
    let coder = try ArticleCoder(reading)
    var reader = ArticleReader(format: try articleFormat(reading))
    var problem: InputError?
    try reader.read(try FileTree.expanded(paths)) { article throws(InputErrors) in
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
