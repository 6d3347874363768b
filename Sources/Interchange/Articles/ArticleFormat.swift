/// The forms articles come in.
public enum ArticleFormat: String, Sendable, CaseIterable {
  /// One article a file.
  case text, markdown, html
  /// An article a line.
  case jsonl
  /// RSS 2.0, RSS 1.0 or Atom.
  case rss
  /// A web archive.
  case warc
  /// Text exports of news databases, many articles a file.
  case nexis, factiva, proquest
  /// An archive of files of the other forms.
  case zip

  /// By the ending of a file's name, one of packing (`.gz`) left aside; nil for endings that are no
  /// article's.
  public init?(fileName: String) {
    switch ArticleFormat.fileExtension(of: ArticleFormat.unpackedName(fileName)) {
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "jsonl", "ndjson": self = .jsonl
    case "rss", "atom", "rdf": self = .rss
    case "warc": self = .warc
    case "zip": self = .zip
    default: return nil
    }
  }

  /// The name without `.gz`.
  static func unpackedName(_ name: String) -> String {
    name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }

  /// In lowercase, without the point; empty when there is none.
  static func fileExtension(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }

  /// The path without the endings of its last name that say what it is.
  static func withoutExtension(_ path: String) -> String {
    let path = unpackedName(path)
    let ending = fileExtension(of: path)
    return ending.isEmpty ? path : String(path.dropLast(ending.count + 1))
  }

  /// Whether a file holds many articles, whose ids do not come from the file's name alone.
  var isCollection: Bool {
    switch self {
    case .text, .markdown, .html: false
    default: true
    }
  }

  /// Whether the articles in a file bring ids of their own.
  var hasOwnIDs: Bool { self == .jsonl || self == .rss || self == .warc }

  /// By what the bytes begin with: `{` is JSON Lines, a tag is a feed or HTML, a label a web archive
  /// or an export, else text.
  public init(sniffing bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes.dropFirst(start).drop { $0 <= 32 }.prefix(4096)
    let lower = String(decoding: head, as: UTF8.self).lowercased()
    if Zip.isZip(bytes) {
      self = .zip
    } else if WARC.isWARC(bytes) {
      self = .warc
    } else if lower.hasPrefix("{") {
      self = .jsonl
    } else if Feed.isFeed(lower) {
      self = .rss
    } else if [
      "<!doctype html", "<html", "<?xml", "<!--", "<head", "<body", "<article", "<div", "<p>",
    ]
    .contains(where: { lower.hasPrefix($0) }) {
      self = .html
    } else {
      self = .text
    }
  }
}
