/// The forms articles come in.
public enum ArticleFormat: String, Sendable, CaseIterable {
  case text, markdown, html, jsonl

  /// By the ending of a file's name; nil for endings that are no article's.
  public init?(fileName: String) {
    switch ArticleFormat.fileExtension(of: fileName) {
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }

  /// In lowercase, without the point; empty when there is none.
  static func fileExtension(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }

  /// The path without the ending of its last name.
  static func withoutExtension(_ path: String) -> String {
    let ending = fileExtension(of: path)
    return ending.isEmpty ? path : String(path.dropLast(ending.count + 1))
  }

  /// By what the bytes begin with: `{` is JSON Lines, a tag is HTML, else text.
  public init(sniffing bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes.dropFirst(start).drop { $0 <= 32 }.prefix(256)
    let lower = head.map { (65...90).contains($0) ? $0 | 32 : $0 }
    if lower.first == UInt8(ascii: "{") {
      self = .jsonl
    } else if [
      "<!doctype html", "<html", "<?xml", "<!--", "<head", "<body", "<article", "<div", "<p>",
    ]
    .contains(where: { lower.starts(with: $0.utf8) }) {
      self = .html
    } else {
      self = .text
    }
  }
}
