import Foundation
import Testing

/// What the tests of the page share: a folder that goes when the process ends, and the page of the
/// example, drawn once.
enum PageFolder {
  static let url: URL = {
    let url = FileManager.default.temporaryDirectory.appending(path: "graphtool-page-\(getpid())")
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: PageFolder.url) }
    return url
  }()

  static let graph = "Examples/output/korea.json"
  static let example = Result { try draw(graph, as: "korea.html") }

  /// Draws a graph into the folder.
  static func draw(_ graph: String, as name: String, _ options: [String] = []) throws -> URL {
    let file = url.appending(path: name)
    let made = try Tool.run(
      ["map", graph, "-q", "-o", file.path(percentEncoded: false)] + options)
    try #require(made.status == 0, "\(made.errors)")
    return file
  }
}

/// Tests in a real browser, one after the other.
@Suite(
  .serialized,
  .enabled(if: Chromium.path != nil, "no Chromium was found (apt-get install chromium)"))
struct BrowserTests {
  /// A page, opened; what it complains about and what it asks for is looked at afterwards.
  static func withPage(
    of file: URL? = nil, fragment: String = "", _ body: (Chromium, URL) throws -> Void
  ) throws {
    let browser = try Chromium.shared()
    let file = try file ?? PageFolder.example.get()
    try browser.resize(1440, 900)
    try browser.open(file, fragment: fragment)
    try body(browser, file)
    #expect(browser.complaints.isEmpty)
    // The page itself, and icons that are in it.
    #expect(browser.requests.filter { !$0.hasPrefix("data:") }.count == 1)
  }
}
