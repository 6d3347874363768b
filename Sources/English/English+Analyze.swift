extension English {
  /// Cuts a text into sentences and tokens and analyzes them.
  ///
  /// - Complexity: O(*n*) time and space for *n* bytes.
  public func analyze(_ text: String) -> AnalyzedText {
    var text = text
    let analyzed = text.withUTF8 { analyze($0, segmenter.sentences(in: $0)) }
    return AnalyzedText(text: text, sentences: analyzed)
  }

  /// Analyzes a text whose sentences and tokens are given.
  ///
  /// The ranges are kept as they are; they must lie in the text, in order.
  ///
  /// - Complexity: O(*n*) time and space for *n* bytes of tokens: a sentence of more than 160
  ///   tokens is cut for parsing, and the later parts hang on the first by `parataxis` with
  ///   confidence 0.
  public func analyze(_ text: String, sentences: [SegmentedSentence]) -> AnalyzedText {
    var text = text
    let analyzed = text.withUTF8 { analyze($0, sentences) }
    return AnalyzedText(text: text, sentences: analyzed)
  }

  /// Analyzes tokenized sentences; the text is their tokens with spaces, a sentence a line.
  public func analyze(tokens sentences: [[String]]) -> AnalyzedText {
    var text = ""
    var segmented: [SegmentedSentence] = []
    for sentence in sentences {
      let start = text.utf8.count
      var ranges: [Range<Int>] = []
      for (index, form) in sentence.enumerated() {
        if index > 0 { text += " " }
        let first = text.utf8.count
        text += form
        ranges.append(first..<text.utf8.count)
      }
      segmented.append(SegmentedSentence(range: start..<text.utf8.count, tokens: ranges))
      text += "\n"
    }
    return analyze(text, sentences: segmented)
  }

  private func analyze(
    _ text: UnsafeBufferPointer<UInt8>, _ sentences: [SegmentedSentence]
  ) -> [AnalyzedSentence] {
    let parsed = network.parse(sentences.map(\.tokens), in: text)
    let model = network.model
    return zip(sentences, parsed).map { sentence, words in
      let tokens = zip(sentence.tokens, words).map { range, word in
        let form = String(decoding: text[range], as: UTF8.self)
        let tag = model.universalTags[Int(word.tag)]
        let pennTag = model.pennTags[Int(word.pennTag)]
        return Token(
          range: range, form: form, lemma: lemmatizer.lemma(of: form, tag: tag, pennTag: pennTag),
          tag: tag, pennTag: pennTag, head: Int(word.head),
          relation: model.relations[Int(word.relation)], headConfidence: word.headConfidence,
          relationConfidence: word.relationConfidence)
      }
      return AnalyzedSentence(
        range: sentence.range, tokens: tokens,
        names: NameDecoder.spans(words.map { Int($0.name) }))
    }
  }
}
