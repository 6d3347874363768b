import Basics
import Interchange

/// Any page is an article, or none; what is extracted is text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var reader = ArticleReader(format: .html)
  var length = 0
  try? reader.read(ByteSource(name: "fuzz.html", bytes: bytes)) { article in
    length += article.text?.utf8.count ?? 0
    return true
  }
  if length > 64 * count + 4096 { fatalError("a page grew \(length / max(1, count))-fold") }
  return 0
}
