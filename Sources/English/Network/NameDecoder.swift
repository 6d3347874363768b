/// The best sequence of O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC, where I-K follows B-K or I-K.
enum NameDecoder {
  static let tags = 7

  /// Calls `body` with each place and its tag, last place first.
  static func decode(
    _ scores: UnsafePointer<Float>, stride: Int, count: Int, _ body: (Int, Int) -> Void
  ) {
    guard count > 0 else { return }
    var best = [Float](repeating: 0, count: tags)
    var next = best
    var back = [UInt8](repeating: 0, count: count * tags)
    for tag in 0..<tags { best[tag] = isInside(tag) ? -1e9 : scores[tag] }
    for place in 1..<max(1, count) {
      var open = 0
      for tag in 1..<tags where best[tag] > best[open] { open = tag }
      for tag in 0..<tags {
        var from = open
        if isInside(tag) { from = best[tag] > best[tag - 1] ? tag : tag - 1 }
        back[place * tags + tag] = UInt8(from)
        next[tag] = best[from] + scores[place * stride + tag]
      }
      swap(&best, &next)
    }
    var tag = 0
    for other in 1..<tags where best[other] > best[tag] { tag = other }
    for place in (0..<count).reversed() {
      body(place, tag)
      tag = Int(back[place * tags + tag])
    }
  }

  private static func isInside(_ tag: Int) -> Bool { tag > 0 && tag % 2 == 0 }

  static func kind(_ tag: Int) -> NameSpan.Kind { NameSpan.Kind.allCases[(tag - 1) / 2] }

  /// The spans of a sequence of tags.
  static func spans(_ tags: [Int]) -> [NameSpan] {
    var spans: [NameSpan] = []
    for (place, tag) in tags.enumerated() where tag > 0 {
      if isInside(tag), let last = spans.last, last.tokens.upperBound == place,
        last.kind == kind(tag)
      {
        spans[spans.count - 1].tokens = last.tokens.lowerBound..<(place + 1)
      } else {
        spans.append(NameSpan(tokens: place..<(place + 1), kind: kind(tag)))
      }
    }
    return spans
  }
}
