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

/// Cuts English text into sentences and tokens.
///
///     Segmenter().sentences(in: Array("Gen. Ham met him. He's back.".utf8)).map(\.tokens.count)
///     // [5, 4]: Gen. Ham met him .   He 's back .
///
/// Tokens follow the English treebanks of Universal Dependencies: hyphens and clitics stand apart,
/// `cannot` is two tokens, abbreviations keep their full stop. A line break ends a sentence unless
/// it only wraps running text (``LineBreaks``); elsewhere a linear model over the tokens round a
/// punctuation mark decides (``BoundaryModel``).
///
/// Any bytes are accepted: what is not UTF-8 is a token of its own.
///
/// - Complexity: O(*n*) time and space for *n* bytes.
public struct Segmenter: Sendable {
  /// A longer sentence is cut: after the last comma, semicolon, colon, dash or bracket of its
  /// second half, or right here when there is none.
  public static let longestSentence = 256
  /// A longer stretch without white space is cut before tokens are looked for, in characters.
  public static let longestStretch = 4096

  let model: BoundaryModel

  init(model: BoundaryModel) { self.model = model }

  /// The sentences of a text, in order.
  public func sentences(in text: [UInt8]) -> [SegmentedSentence] {
    text.withUnsafeBufferPointer { sentences(in: $0) }
  }

  /// The sentences of a text, in order.
  public func sentences(in utf8: UnsafeBufferPointer<UInt8>) -> [SegmentedSentence] {
    let pieces = Pieces(of: utf8)
    return model.sentences(pieces)
  }
}
