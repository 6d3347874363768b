import Basics
import Interchange

/// What the paths of a command are: casebooks, graphs and event data, articles.
struct Inputs {
  /// What the user says all files are.
  let format: FileFormat?
  private(set) var casebooks: [String] = []
  private(set) var graphs: [GraphFile.Place] = []
  /// Files and folders of articles.
  private(set) var articles: [String] = []
  /// Files in these folders that are no articles.
  private(set) var excluded: Set<String> = []
  /// Articles from standard input.
  private(set) var articleSources: [GraphFile.Input] = []

  /// The name of the first file of mentions.
  var mentions: String? { graphs.first { $0.format == .mentions }?.name }

  init(_ paths: [String], _ reading: Reading) throws {
    format = try reading.format.map(Workbench.fileFormat)
    let paths = try FileTree.expanded(paths)
    for path in paths {
      if path != "-", FileTree.entry(path) == .folder {
        try addFolder(path)
      } else if format == .casebook || format == nil && CasebookSource.isCasebook(path) {
        casebooks.append(path)
      } else {
        try addFile(path, isOnly: paths.count == 1)
      }
    }
  }

  private mutating func addFile(_ path: String, isOnly: Bool) throws(InputErrors) {
    let input = try GraphFile.open(path, format: format)
    if input.format == .zip {
      let events = try GraphFile.eventData(in: input)
      guard events.isEmpty else {
        graphs += events
        return
      }
    }
    if input.format.articleFormat != nil {
      if path == "-" { articleSources.append(input) } else { articles.append(path) }
      return
    }
    // Of many files few are open at a time.
    let isKept = isOnly || path == "-"
    graphs.append(
      isKept ? GraphFile.Place(input) : GraphFile.Place(path, format: input.format, as: format))
  }

  /// A folder holds articles, event data or both.
  private mutating func addFolder(_ path: String) throws(InputErrors) {
    let events = format == nil ? try GraphFile.eventData(below: path) : []
    graphs += events
    excluded.formUnion(events.map(\.file))
    if !events.isEmpty {
      var reader = ArticleReader(format: format?.articleFormat)
      reader.excluded = excluded
      guard try reader.holdsArticles(path) else { return }
    }
    articles.append(path)
  }
}
