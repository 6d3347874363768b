import Basics
import Graph

/// The native document that a map carries in its metadata, where it was drawn with its data.
enum EmbeddedGraph {
  /// Reads the graph behind an SVG map.
  ///
  /// - Throws: `.badData` for a picture that carries none, and what is wrong with the document.
  static func read(_ bytes: [UInt8], file: String) throws(InputErrors) -> ActorGraph {
    let found: (text: String, line: Int)
    do throws(InputError) { found = try document(in: bytes, file: file) } catch {
      throw InputErrors(error)
    }
    return try NativeJSON.read(Array(found.text.utf8), file: file, firstLine: found.line)
  }

  /// The text of `data` in `metadata`, and the line of the file it begins on.
  private static func document(
    in bytes: [UInt8], file: String
  ) throws(InputError) -> (text: String, line: Int) {
    let pull = try XMLPull(bytes, file: file)
    var inMetadata = false
    while let event = try pull.next() {
      switch event {
      case .start("metadata"): inMetadata = true
      case .end("metadata"): inMetadata = false
      case .start("data") where inMetadata:
        var text = "", line: Int?
        while let event = try pull.next(), event != .end("data") {
          guard event == .start("part") else { continue }
          line = line ?? pull.line
          text += try pull.textInside()
        }
        return (text, line ?? pull.line)
      default: continue
      }
    }
    throw InputError(
      file: file, problem: "this picture carries no graph",
      hint: "a map drawn with 'graphtool map --embed-data' does")
  }
}
