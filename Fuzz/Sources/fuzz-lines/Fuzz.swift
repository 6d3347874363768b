import Basics
import Interchange

/// Any bytes as JSON Lines are articles or errors with their lines.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var reader = ArticleReader(format: .jsonl)
  do {
    try reader.read(ByteSource(name: "fuzz.jsonl", bytes: bytes)) { _ in true }
  } catch {
    if error.errors.contains(where: { $0.line < 0 || $0.problem.isEmpty }) {
      fatalError("an error without a place")
    }
  }
  return 0
}
