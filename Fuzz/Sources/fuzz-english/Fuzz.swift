import English

private let english = English()

/// Any text is cut into tokens that lie in it in order, and every sentence has a tree.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let analyzed = english.analyze(text)
  var end = 0
  for sentence in analyzed.sentences {
    for token in sentence.tokens {
      if token.range.lowerBound < end || token.range.upperBound > text.utf8.count {
        fatalError("a token lies outside its place")
      }
      end = token.range.upperBound
    }
    if sentence.tokens.count(where: { $0.head < 0 }) != 1 { fatalError("not one root") }
  }
  return 0
}
