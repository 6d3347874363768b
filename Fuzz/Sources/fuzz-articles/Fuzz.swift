import Basics
import Interchange

/// Any bytes, told by their content (feed, web archive, export, archive, text), are articles or errors
/// with a place; what is kept was read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var reader = ArticleReader()
  reader.sizeLimit = 1 << 24
  var copies = NearDuplicates()
  do {
    try reader.read(ByteSource(name: "fuzz.txt", bytes: bytes)) { article in
      copies.add(article)
      return true
    }
  } catch {
    if error.errors.contains(where: { $0.problem.isEmpty }) { fatalError("an error without words") }
  }
  if reader.ledger.kept > reader.ledger.read { fatalError("more was kept than read") }
  for (copy, original) in copies.originals where copy == original {
    fatalError("an article is its own copy")
  }
  return 0
}
