import Basics
import Graph

/// Reads articles from files and folders, one after the other.
///
///     var reader = ArticleReader(latest: PartialDate("2024-02-01"))
///     try reader.read(["pages/", "more.jsonl"]) { article in … }
///     print(reader.ledger.lines)
///
/// A folder stands for the articles below it (`.txt .text .md .markdown .html .htm .xhtml .jsonl
/// .ndjson .rss .atom .rdf .warc .zip`, each also with `.gz`; names beginning with a point left out,
/// in the order of their paths), each named by its path below the folder without ending; `-` is
/// standard input. A `.txt` file may be an export of a news database: its articles are numbered.
public struct ArticleReader {
  /// What was read, kept and left out so far.
  public private(set) var ledger = Ledger()
  /// What a file is taken for, whatever its name and content.
  public var format: ArticleFormat?
  /// No article appeared after this date; later ones found in texts are not theirs.
  public var latest: PartialDate?
  /// The longest article file and the longest line of JSON Lines.
  public var sizeLimit = 1 << 28

  /// Paths of files in folders that are no articles, though their names look like it.
  public var excluded: Set<String> = []

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

  /// Whether a folder holds files that may be articles.
  public func holdsArticles(_ folder: String) throws(InputErrors) -> Bool {
    try collecting { () throws(InputError) in
      try FileTree.files(below: folder).contains {
        (format ?? ArticleFormat(fileName: $0)) != nil
          && !excluded.contains(FileTree.join(folder, $0))
      }
    }
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
        }.filter { !excluded.contains($0.path) }
        guard !found.isEmpty else { throw noArticles(in: path) }
        files += found
      } catch { throw InputErrors(error) }
    }
    return distinct(files)
  }

  private func noArticles(in folder: String) -> InputError {
    InputError(
      file: folder,
      problem: FileTree.entry(folder) == .folder
        ? "the folder holds no articles" : "the archive holds no articles",
      hint: "articles are files that end in .txt, .md, .html, .jsonl, .rss, .warc or .zip",
      status: .noInput)
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
      for file in files where file.format?.hasOwnIDs != true { counts[file.id, default: 0] += 1 }
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

  /// Reads one file of any form; packed ones are unpacked on the way.
  private mutating func read(
    _ packed: ByteSource, _ file: File, _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) -> Bool {
    var source = packed
    let head = try collecting { () throws(InputError) in
      if try source.peek(2) == [0x1F, 0x8B] { source = Gzip.unpacked(source) }
      return try source.peek(1 << 13)
    }
    var format = file.format
    // What a name calls text may be an export; the bytes of an archive are never text.
    if format == nil || format == .text || WARC.isWARC(head) || Zip.isZip(head) {
      let seen = ArticleFormat(sniffing: head)
      if format == nil || seen == .warc || seen == .zip { format = seen }
    }
    switch format {
    case .jsonl: return try readLines(source, receive)
    case .warc: return try readArchive(source, file, receive)
    default: break
    }
    let bytes = try collecting { () throws(InputError) in try source.readAll(limit: sizeLimit) }
    if format == .zip { return try readMembers(bytes, file, receive) }
    guard isReadable(bytes, in: file) else {
      // An unexpected file in a folder does not spoil the other thousand.
      if file.isNamed, let error = unreadable(bytes, file: file.path) { throw InputErrors(error) }
      return true
    }
    switch format {
    case .rss: return try readFeed(bytes, file, receive)
    case .html:
      ledger.read += 1
      return try hand(
        HTMLPage.article(bytes, id: file.id, latest: latest, ledger: &ledger), from: file.path,
        receive)
    default: return try readText(bytes, format ?? .text, file, receive)
    }
  }

  /// Whether bytes may be an article; if not, a file met in a folder is counted as left out.
  private mutating func isReadable(_ bytes: [UInt8], in file: File) -> Bool {
    guard let error = unreadable(bytes, file: file.path) else { return true }
    if !file.isNamed {
      ledger.read += 1
      ledger.skip(error.problem, at: file.path)
    }
    return false
  }

  private mutating func readText(
    _ bytes: [UInt8], _ format: ArticleFormat, _ file: File,
    _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) -> Bool {
    let decoded = decodeText(bytes)
    if decoded.encoding != .utf8 {
      ledger.change("decoded as \(decoded.encoding.rawValue)", at: file.path)
    }
    let kind =
      format == .text
      ? NewsExport.kind(of: String(decoded.text.prefix(1 << 16)))
      : format.isCollection ? format : nil
    guard let kind else {
      ledger.read += 1
      return try hand(Article(id: file.id, text: decoded.text), from: file.path, receive)
    }
    let articles = NewsExport.read(
      decoded.text, as: kind, id: file.id, file: file.path, ledger: &ledger)
    if articles.isEmpty, file.isNamed {
      throw InputErrors(
        InputError(file: file.path, problem: "the \(kind.rawValue) export holds no article"))
    }
    for article in articles {
      guard try hand(article, from: file.path, receive) else { return false }
    }
    return true
  }

  private mutating func readFeed(
    _ bytes: [UInt8], _ file: File, _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) -> Bool {
    for item in try collecting({ () throws(InputError) in try Feed.read(bytes, file: file.path) }) {
      ledger.read += 1
      var article = item.article
      // A feed may be fetched again and again: what it still holds is the same article.
      if let first = ids[article.id] {
        ledger.skip("an item met before", at: "\(article.id), first in \(first)")
        continue
      }
      if let date = article.date, !PlainText.isPossible(date, latest) { article.date = nil }
      if item.isTeaser { ledger.change("only the teaser of a feed's item", at: article.id) }
      guard try hand(article, from: file.path, receive) else { return false }
    }
    return true
  }

  private mutating func readArchive(
    _ source: ByteSource, _ file: File, _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) -> Bool {
    var archive = WARC(source, limit: sizeLimit)
    while true {
      let next: WARC.Page?
      do throws(InputError) { next = try archive.next(&ledger) } catch { throw InputErrors(error) }
      guard let page = next else { return true }
      if ids[page.url] != nil {
        ledger.skip("a later capture of a page", at: page.url)
        continue
      }
      if let error = unreadable(page.bytes, file: page.url) {
        ledger.skip(error.problem, at: page.url)
        continue
      }
      let latest = [latest, page.captured].compactMap { $0 }.min()
      var article: Article
      if page.isHTML {
        article = HTMLPage.article(
          page.bytes, id: page.url, charset: page.charset, latest: latest, ledger: &ledger)
      } else {
        article = Article(id: page.url, text: decodeText(page.bytes).text)
      }
      guard article.text?.isEmpty == false else {
        ledger.skip("a page without text", at: page.url)
        continue
      }
      if !article.urls.contains(page.url) { article.urls.append(page.url) }
      guard try hand(article, from: file.path, receive) else { return false }
    }
  }

  /// Reads the files of a ZIP archive as those of a folder.
  private mutating func readMembers(
    _ bytes: [UInt8], _ file: File, _ receive: (Article) throws(InputErrors) -> Bool
  ) throws(InputErrors) -> Bool {
    let zip = try collecting { () throws(InputError) in try Zip(bytes, file: file.path) }
    var files: [File] = []
    for member in zip.members {
      guard let format = ArticleFormat(fileName: member.name), format != .zip else {
        ledger.read += 1
        ledger.skip("a file that is no article", at: "\(file.path)/\(member.name)")
        continue
      }
      let stem = ArticleFormat.withoutExtension(member.name)
      files.append(
        File(
          path: "\(file.path)/\(member.name)", id: "\(file.id)/\(stem)", format: format,
          isNamed: false))
    }
    guard !files.isEmpty else {
      // Such an archive in a folder is counted by its members.
      guard file.isNamed else { return true }
      throw InputErrors(noArticles(in: file.path))
    }
    let members = Dictionary(
      zip.members.map { ("\(file.path)/\($0.name)", $0) }, uniquingKeysWith: { first, _ in first })
    for file in distinct(files) {
      let contents = try collecting { () throws(InputError) in
        try zip.contents(of: members[file.path]!, limit: sizeLimit)
      }
      guard try read(ByteSource(name: file.path, bytes: contents), file, receive) else {
        return false
      }
    }
    return true
  }

  /// Why bytes are no article; nil when they may be one.
  private func unreadable(_ bytes: [UInt8], file: String) -> InputError? {
    if let kind = binaryKind(bytes) {
      let hint =
        switch kind {
        case "a PDF document": "make it text first: pdftotext \(file) -"
        default: "articles are text, Markdown, HTML, JSON Lines, feeds and web archives"
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
