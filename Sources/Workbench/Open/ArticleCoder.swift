import Basics
import Coding
import English
import Graph
import Interchange

/// Codes articles, several at once, and hands them on in their order.
struct ArticleCoder: Sendable {
  private let english: English
  private let coder: Coder
  /// The language that every article is taken to be in; nil: looked at.
  private let language: String?

  init(_ reading: Reading) throws(InputError) {
    var files: [LexiconFile] = []
    for path in reading.lexicons {
      files.append(LexiconFile(name: path, bytes: try FileBytes(reading: path).bytes))
    }
    english = English()
    coder = Coder(lexicon: files.isEmpty ? .builtIn : try Lexicon(adding: files))
    language = reading.language
  }

  /// The result depends on the articles alone, not on the number of cores.
  func code(_ articles: [Article]) -> [CodedArticle] {
    parallelMap(articles) { article in
      let article = prepared(article)
      return coder.code(article, english.analyze(article.text ?? ""))
    }
  }

  /// For every sentence the tree, the mentions, and which rule fired or why none did.
  func explain(_ article: Article) -> String {
    let article = prepared(article)
    return coder.explain(article, english.analyze(article.text ?? ""))
  }

  /// Codes the trees of a CoNLL-U file, of whatever parser.
  func codeTrees(_ path: String) throws(InputError) -> [CodedArticle] {
    let file = try FileBytes(reading: path)
    let documents = try CoNLLU.read(file.bytes, file: path)
    return documents.enumerated().map { number, document in
      let id = document.id ?? (documents.count == 1 ? path : "\(path)-\(number + 1)")
      var article = Article(id: id, text: document.analysis.text)
      article.sha256 = SHA256.hex(document.analysis.text)
      return coder.code(prepared(article), document.analysis)
    }
  }

  /// What is wrong with a lexicon file; nil when it can be used.
  static func problems(inLexicon path: String) throws(InputError) -> InputErrors? {
    let file = LexiconFile(name: path, bytes: try FileBytes(reading: path).bytes)
    let found = Lexicon.builtIn.check(file)
    guard let first = found.first else { return nil }
    var errors = InputErrors(first)
    for error in found.dropFirst() { errors.append(error) }
    return errors
  }

  private func prepared(_ article: Article) -> Article {
    var article = article
    if let language { article.language = language }
    return article
  }

  /// Articles held at a time: enough to keep the cores busy, few enough to hold in memory.
  private static let batchSize = 64

  /// Reads articles, codes them in batches, and hands each on in its order.
  ///
  /// - Parameters:
  ///   - source: An open file; nil: the files and folders at `paths`.
  ///   - excluded: Files in folders that are no articles.
  ///   - choose: Which of some articles are to be coded, and as what.
  /// - Returns: The reader's ledger.
  func codeAll(
    _ paths: [String], source: ByteSource? = nil, format: ArticleFormat?,
    excluding excluded: Set<String> = [],
    choosing choose: ([Article]) throws -> [Article] = { $0 },
    progress: Workbench.Progress? = nil, _ receive: (CodedArticle) throws -> Void
  ) throws -> Ledger {
    var batch: [Article] = []
    var count = 0
    // The reader's closure throws its own error type; another error waits here until it returns.
    var problem: (any Error)?
    func flush() -> Bool {
      do {
        for coded in code(try choose(batch)) { try receive(coded) }
      } catch {
        problem = error
        return false
      }
      count += batch.count
      progress?(count, nil, "articles")
      batch.removeAll(keepingCapacity: true)
      return true
    }
    func take(_ article: Article) throws(InputErrors) -> Bool {
      batch.append(article)
      return batch.count < Self.batchSize || flush()
    }
    var reader = ArticleReader(format: format)
    reader.excluded = excluded
    if let source {
      try reader.read(source, as: format, take)
    } else {
      try reader.read(try FileTree.expanded(paths), take)
    }
    if problem == nil { _ = flush() }
    if let problem { throw problem }
    return reader.ledger
  }
}
