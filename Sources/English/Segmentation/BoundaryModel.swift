/// Decides where sentences end, from the tokens on both sides of each gap.
///
/// A linear model over hashed features with 8-bit weights (`Training/segmenter`): it scores each gap
/// beside a punctuation mark or an abbreviation; two plain words in a line are never parted.
struct BoundaryModel: Sendable {
  /// log2 of the number of weights.
  static let bits: UInt32 = 14
  /// One signed byte for each feature row, read in place.
  ///
  /// Safe to share: constant bytes of the executable, or bytes a tool keeps for its whole run;
  /// nobody writes them.
  nonisolated(unsafe) let weights: UnsafeRawBufferPointer

  init(weights: UnsafeRawBufferPointer) {
    precondition(weights.count == 1 << Self.bits, "a boundary model has \(1 << Self.bits) weights")
    self.weights = weights
  }

  func sentences(_ pieces: Pieces) -> [SegmentedSentence] {
    let all = pieces.all
    var sentences: [SegmentedSentence] = []
    var context = BoundaryContext()
    var first = 0
    for index in all.indices {
      context.read(all[index])
      let isEnd =
        index + 1 == all.count || all[index + 1].gap == .end
        || BoundaryContext.isCandidate(all, index)
          && (all[index].isAbbreviation && all[index + 1].isStarter
            || Self.opensAfterQuote(all, index) || score(all, index, context) > 0)
      if isEnd {
        append(all[first...index], to: &sentences)
        first = index + 1
        context.endSentence()
      } else if index + 1 - first == Segmenter.longestSentence {
        let cut = Self.cut(all[first...index])
        append(all[first..<cut], to: &sentences)
        first = cut
      }
    }
    return sentences
  }

  /// A sentence in brackets after one that a quotation ends: `"… now." (The two …)`.
  private static func opensAfterQuote(_ all: [Piece], _ index: Int) -> Bool {
    guard index > 0, index + 2 < all.count, all[index + 1].shape == .open,
      all[index + 1].gap != .none, all[index + 2].shape == .capital
    else { return false }
    let quote = all[index]
    let closes =
      quote.shape == .closeQuote || quote.shape == .straightQuote && quote.gap == .none
    return closes && all[index - 1].shape == .stop
  }

  private func append(_ pieces: ArraySlice<Piece>, to sentences: inout [SegmentedSentence]) {
    guard let first = pieces.first, let last = pieces.last else { return }
    sentences.append(
      SegmentedSentence(range: first.start..<last.end, tokens: pieces.map { $0.start..<$0.end }))
  }

  /// Index after the last mark in the second half of a sentence that is too long; else its end.
  private static func cut(_ pieces: ArraySlice<Piece>) -> Int {
    let half = pieces.startIndex + pieces.count / 2
    for index in stride(from: pieces.endIndex - 1, to: half, by: -1) {
      switch pieces[index].shape {
      case .comma, .semicolon, .colon, .dash, .close, .stop, .bullet: return index + 1
      default: continue
      }
    }
    return pieces.endIndex
  }

  private func score(_ all: [Piece], _ index: Int, _ context: BoundaryContext) -> Int {
    var sum = 0
    context.features(all, index) { feature in
      sum += Int(weights.load(fromByteOffset: Int(feature), as: Int8.self))
    }
    return sum
  }
}

/// What a boundary depends on besides the tokens next to it.
struct BoundaryContext {
  /// Inside a pair of straight quotation marks, counted from the last line that ends a paragraph.
  private var inQuote = false
  private var depth = 0
  private var length = 0
  private var stop: UInt32 = 0

  mutating func read(_ piece: Piece) {
    if piece.gap == .end {
      inQuote = false
      depth = 0
      stop = 0
    }
    length += 1
    switch piece.shape {
    case .straightQuote: inQuote.toggle()
    case .openQuote: inQuote = true
    case .closeQuote: inQuote = false
    case .open: depth = min(depth + 1, 2)
    case .close: depth = max(depth - 1, 0)
    case .stop: stop = piece.word
    default: stop = piece.isAbbreviation ? 1 : 0
    }
  }

  mutating func endSentence() {
    length = 0
    stop = 0
  }

  static func isCandidate(_ all: [Piece], _ index: Int) -> Bool {
    let left = all[index]
    let right = all[index + 1]
    if left.shape == .openQuote || left.shape == .open, right.gap == .none { return false }
    if left.isAbbreviation { return !left.isNeverLast && !(left.isClock && right.isDayOrZone) }
    let plain: (Piece.Shape) -> Bool = { $0.rawValue <= Piece.Shape.other.rawValue }
    return !(plain(left.shape) && plain(right.shape))
  }

  /// Calls `body` with the row of each feature of the gap after token `index`.
  @inline(__always) func features(_ all: [Piece], _ index: Int, _ body: (UInt32) -> Void) {
    let left = all[index]
    let right = all[index + 1]
    let before = index > 0 && left.gap != .end ? all[index - 1] : nil
    let after = index + 2 < all.count && all[index + 2].gap != .end ? all[index + 2] : nil
    let gap = UInt32(right.gap.rawValue) * 4 + UInt32(left.gap.rawValue)
    let leftClass = left.word &* 31 &+ UInt32(left.shape.rawValue) &+ (left.isAbbreviation ? 77 : 0)
    let leftShape = UInt32(left.shape.rawValue) &* 2 &+ (left.isAbbreviation ? 1 : 0)
    let rightShape = UInt32(right.shape.rawValue)
    let beforeShape = UInt32(before?.shape.rawValue ?? 63)
    let afterShape = UInt32(after?.shape.rawValue ?? 63)
    let quote: UInt32 = inQuote ? 1 : 0
    let long = UInt32(min(length < 4 ? length : 3 + length / 4, 9))
    var template: UInt32 = 0
    func add(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0, _ d: UInt32 = 0) {
      template += 1
      var hash = template &* 0x9E37_79B1
      hash = Self.mix(hash, a)
      hash = Self.mix(hash, b)
      hash = Self.mix(hash, c)
      hash = Self.mix(hash, d)
      body(hash >> (32 - BoundaryModel.bits))
    }
    add(leftClass, gap)
    add(leftShape, gap, rightShape)
    add(leftClass, gap, rightShape)
    add(leftClass, right.word)
    add(leftShape, right.word, gap)
    add(rightShape, right.word)
    add(leftClass, beforeShape, rightShape)
    add(leftClass, before?.word ?? 0, rightShape)
    add(leftClass, long)
    add(leftShape, long, rightShape, gap)
    add(leftClass, rightShape, quote, gap)
    add(leftShape, rightShape, quote, stop)
    add(leftShape, rightShape, UInt32(depth), stop)
    add(leftClass, rightShape, afterShape, gap)
    add(leftShape, right.word, after?.word ?? 0)
    add(leftShape, beforeShape, rightShape, afterShape)
    add(leftShape, before?.word ?? 0, right.word)
  }

  @inline(__always) private static func mix(_ hash: UInt32, _ part: UInt32) -> UInt32 {
    let mixed = (hash ^ part) &* 0x85EB_CA6B
    return mixed ^ mixed >> 15
  }
}
