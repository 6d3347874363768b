/// A sentence as ranges of UTF-8 bytes.
public struct SegmentedSentence: Sendable, Equatable {
  /// From the first token's start to the last token's end.
  public var range: Range<Int>
  /// In order; only white space, soft hyphens and zero-width characters lie between them.
  public var tokens: [Range<Int>]

  public init(range: Range<Int>, tokens: [Range<Int>]) {
    self.range = range
    self.tokens = tokens
  }
}

/// Cuts text at white space, punctuation and clitics; a sentence ends at . ! ? or an empty line.
public struct Segmenter: Sendable {
  public init() {}

  public func sentences(in utf8: UnsafeBufferPointer<UInt8>) -> [SegmentedSentence] {
    var sentences: [SegmentedSentence] = []
    var tokens: [Range<Int>] = []
    func close() {
      guard let first = tokens.first, let last = tokens.last else { return }
      sentences.append(
        SegmentedSentence(range: first.lowerBound..<last.upperBound, tokens: tokens))
      tokens.removeAll()
    }
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || 0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
    }
    func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
    var at = 0
    while at < utf8.count {
      if isSpace(utf8[at]) {
        if utf8[at] == 0x0A, at + 1 < utf8.count, utf8[at + 1] == 0x0A { close() }
        at += 1
        continue
      }
      let start = at
      at += 1
      if isWord(utf8[start]) {
        while at < utf8.count, isWord(utf8[at]) { at += 1 }
      } else if utf8[start] == 0x27, at < utf8.count, isWord(utf8[at]) {
        while at < utf8.count, isWord(utf8[at]) { at += 1 }
      }
      tokens.append(start..<at)
      let stops: [UInt8] = [0x2E, 0x21, 0x3F]
      if stops.contains(utf8[start]), at == utf8.count || isSpace(utf8[at]) { close() }
    }
    close()
    return sentences
  }
}
