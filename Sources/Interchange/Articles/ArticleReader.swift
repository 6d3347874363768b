import Basics
import Graph

/// Reads articles from files and folders, one after the other.
///
///     var reader = ArticleReader(latest: PartialDate("2024-02-01"))
///     try reader.read(["pages/", "more.jsonl"]) { article in … }
///     print(reader.ledger.lines)
///
/// A folder stands for the articles below it (`.txt .text .md .markdown .html .htm .xhtml .jsonl
/// .ndjson`, names beginning with a point left out, in the order of their paths), each named by its
/// path below the folder without ending; `-` is standard input.
public struct ArticleReader {
  /// What was read, kept and left out so far.
  public private(set) var ledger = Ledger()
  /// What a file is taken for, whatever its name and content.
  public var format: ArticleFormat?
  /// No article appeared after this date; later ones found in texts are not theirs.
  public var latest: PartialDate?
  /// The longest article file and the longest line of JSON Lines.
  public var sizeLimit = 1 << 28

  private var ids: [String: String] = [:]

  public init(format: ArticleFormat? = nil, latest: PartialDate? = nil) {
    self.format = format
    self.latest = latest
  }

  /// Hands each article to `receive`, which says whether to go on.
  ///
  /// Files that hold no article (empty, binary) are an error when named, and skipped and counted
  /// when met in a folder.
  ///
  /// - Throws: the first problem that ends the reading; wrong lines of a JSON Lines file together.
  public mutating func read(
    _ paths: [String], _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) {
    for file in try listed(paths) {
      guard try read(file, receive) else { return }
    }
  }

  /// Hands each article of an open file to `receive`, which says whether to go on.
  public mutating func read(
    _ source: ByteSource, as known: ArticleFormat? = nil,
    _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) {
    let name = source.name
    let file = File(
      path: name, id: name == "-" ? "-" : ArticleFormat.withoutExtension(name.baseName),
      format: known ?? format ?? ArticleFormat(fileName: name), isNamed: true)
    _ = try read(source, file, receive)
  }

  /// A file to read and the id its article will have.
  struct File: Equatable {
    var path: String
    var id: String
    var format: ArticleFormat?
    /// Whether the user named it; else it was met in a folder.
    var isNamed: Bool
  }

  /// The files that `paths` stand for, with ids that differ.
  func listed(_ paths: [String]) throws(InputErrors) -> [File] {
    var files: [File] = []
    for path in paths {
      do throws(InputError) {
        guard path != "-", FileTree.entry(path) == .folder else {
          let name = path.split(separator: "/").last.map(String.init) ?? path
          files.append(
            File(
              path: path, id: path == "-" ? "-" : ArticleFormat.withoutExtension(name),
              format: format ?? ArticleFormat(fileName: name), isNamed: true))
          continue
        }
        let found = try FileTree.files(below: path).compactMap { below in
          (format ?? ArticleFormat(fileName: below)).map { known in
            File(
              path: FileTree.join(path, below), id: ArticleFormat.withoutExtension(below),
              format: known, isNamed: false)
          }
        }
        guard !found.isEmpty else { throw noArticles(in: path) }
        files += found
      } catch { throw InputErrors(error) }
    }
    return distinct(files)
  }

  private func noArticles(in folder: String) -> InputError {
    InputError(
      file: folder, problem: "the folder holds no articles",
      hint: "articles are files that end in .txt, .md, .html or .jsonl", status: .noInput)
  }

  /// Files whose ids are equal keep their ending, and then their whole path, in their ids.
  private func distinct(_ files: [File]) -> [File] {
    var files = files
    for longer in [
      { (file: File) in
        let ending = ArticleFormat.fileExtension(of: file.path)
        return ending.isEmpty ? file.id : file.id + "." + ending
      }, { (file: File) in file.path },
    ] {
      var counts: [String: Int] = [:]
      for file in files where file.format != .jsonl { counts[file.id, default: 0] += 1 }
      for i in files.indices where counts[files[i].id, default: 0] > 1 {
        files[i].id = longer(files[i])
      }
    }
    return files
  }

  private mutating func read(
    _ file: File, _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) -> Bool {
    let source = try collecting { () throws(InputError) in try ByteSource(opening: file.path) }
    return try read(source, file, receive)
  }

  private mutating func read(
    _ source: ByteSource, _ file: File, _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) -> Bool {
    if file.format == .jsonl { return try readLines(source, receive) }
    let bytes = try collecting { () throws(InputError) in try source.readAll(limit: sizeLimit) }
    let format = file.format ?? ArticleFormat(sniffing: bytes)
    if format == .jsonl {
      return try readLines(ByteSource(name: file.path, bytes: bytes), receive)
    }
    ledger.read += 1
    if let error = unreadable(bytes, file: file.path) {
      // An unexpected file in a folder does not spoil the other thousand.
      if file.isNamed { throw InputErrors(error) }
      ledger.skip(error.problem, at: file.path)
      return true
    }
    let article: Article
    if format == .html {
      article = HTMLPage.article(bytes, id: file.id, latest: latest, ledger: &ledger)
    } else {
      let decoded = decodeText(bytes)
      if decoded.encoding != .utf8 {
        ledger.change("decoded as \(decoded.encoding.rawValue)", at: file.path)
      }
      article = Article(id: file.id, text: decoded.text)
    }
    return try hand(article, from: file.path, receive)
  }

  /// Why bytes are no article; nil when they may be one.
  private func unreadable(_ bytes: [UInt8], file: String) -> InputError? {
    if let kind = binaryKind(bytes) {
      let hint =
        switch kind {
        case "a PDF document": "make it text first: pdftotext \(file) -"
        case "a gzip file": "unpack it first: gunzip \(file)"
        case "a ZIP archive": "unpack it first: unzip \(file)"
        default: "articles are text, Markdown, HTML or JSON Lines"
        }
      return InputError(file: file, problem: "this is \(kind), and no article", hint: hint)
    }
    if bytes.allSatisfy({ $0 <= 32 }) {
      return InputError(file: file, problem: "the file is empty")
    }
    return nil
  }

  private mutating func hand(
    _ article: Article, from file: String, line: Int = 0,
    _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) -> Bool {
    var article = article
    if let first = ids[article.id] {
      throw InputErrors(
        InputError(
          file: file, line: line,
          problem: "a second article has the id \"\(article.id)\"; the first is \(first)"
        ))
    }
    ids[article.id] = line > 0 ? "\(file):\(line)" : file
    PlainText.describe(&article, latest: latest)
    if article.date == nil {
      let name = article.id.split(separator: "/").last ?? ""
      if let date = DateLine.date(inName: name), PlainText.isPossible(date, latest) {
        article.date = date
        article.dateBasis = .name
      }
    }
    article.sha256 = article.text.map { SHA256.hex($0) }
    ledger.kept += 1
    return try receive(article)
  }

  /// Reads JSON Lines: an article a line, wrong lines collected, right ones handed on.
  private mutating func readLines(
    _ source: ByteSource, _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) -> Bool {
    let blocks = LineBlocks(source, lineLimit: sizeLimit)
    var problems = ErrorCollector()
    var isEmpty = true
    while true {
      let next: LineBlock?
      do throws(InputError) { next = try blocks.next() } catch { throw InputErrors(error) }
      guard let block = next else { break }
      for line in block where !NativeJSON.isBlank(block.bytes[line.range]) {
        isEmpty = false
        ledger.read += 1
        do throws(InputErrors) {
          let article = try ArticleLine.read(block, line, file: source.name, ledger: &ledger)
          guard try hand(article, from: source.name, line: line.number, receive) else {
            return false
          }
        } catch { for error in error.errors { problems.add(error) } }
        if problems.isFull { try problems.finish() }
      }
    }
    try problems.finish()
    if isEmpty {
      throw InputErrors(InputError(file: source.name, problem: "the file is empty"))
    }
    return true
  }
}
