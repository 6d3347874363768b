import Basics
import CPage

/// The template, the style sheet and the scripts of the explorer's page, from the executable.
enum PageFiles {
  static let template = file { $0.hasSuffix(".html") }
  static let style = plain(file { $0.hasSuffix(".css") })
  /// All scripts as one, closed off from the page's names.
  static let script =
    "'use strict';(()=>{\n" + plain(file { $0.hasSuffix(".js") }) + "})();\n"

  /// The files whose name fits, one after the other.
  private static func file(_ fits: (String) -> Bool) -> String {
    var text = ""
    for index in 0..<cpage_count() {
      let file = cpage_at(index)
      guard fits(String(cString: file.name)) else { continue }
      text += String(
        decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    }
    return text
  }

  /// The text without indentation and lines of comment: a page is sent to many readers.
  private static func plain(_ text: String) -> String {
    var result = ""
    for line in text.split(separator: "\n") {
      // A comment at the end of a line stands two spaces after it.
      let line = line[..<(line.firstRange(of: "  // ")?.lowerBound ?? line.endIndex)]
        .drop { $0 == " " }
      if !line.isEmpty, !line.hasPrefix("//") { result += line + "\n" }
    }
    return result
  }
}
