extension CoNLLU {
  /// Puts sentences together to a text.
  struct DocumentBuilder {
    private var id: String?
    private var text = ""
    private var length = 0
    private var sentences: [AnalyzedSentence] = []
    private var ids: [String] = []
    private var emptyNodes = 0
    /// White space after the last token; the default depends on what follows.
    private var pending: String?
    /// The file says that the white space is this one, whatever follows.
    private var isStated = true

    private mutating func append(_ part: String) {
      text += part
      length += part.utf8.count
    }

    mutating func add(_ sentence: Sentence) {
      if sentence.beginsDocument { id = sentence.documentID }
      if let pending {
        append(isStated ? pending : sentence.beginsParagraph ? "\n\n" : " ")
      }
      emptyNodes += sentence.emptyNodes
      ids.append(sentence.id)
      let gaps = gapsInText(of: sentence)
      var tokens = sentence.tokens
      for (index, surface) in sentence.surfaces.enumerated() {
        append(surface.before)
        setRanges(of: surface, in: &tokens)
        append(surface.form)
        let isLast = index + 1 == sentence.surfaces.count
        if isLast {
          isStated = surface.after != nil
          pending = surface.after ?? ""
        } else {
          append(surface.after ?? gaps?[index] ?? " ")
        }
      }
      let range = tokens[0].range.lowerBound..<tokens[tokens.count - 1].range.upperBound
      sentences.append(
        AnalyzedSentence(range: range, tokens: tokens, names: names(sentence.tags)))
    }

    func document() -> Document {
      Document(
        id: id,
        analysis: AnalyzedText(text: text + (isStated ? pending ?? "" : ""), sentences: sentences),
        sentenceIDs: ids, emptyNodes: emptyNodes)
    }

    /// The white space after each form in `# text`; nil when the forms are not its words, or MISC
    /// says where there is none.
    private func gapsInText(of sentence: Sentence) -> [String]? {
      guard let text = sentence.text, sentence.surfaces.allSatisfy({ $0.after == nil }) else {
        return nil
      }
      var rest = text[...]
      var gaps: [String] = []
      for surface in sentence.surfaces {
        guard rest.hasPrefix(surface.form) else { return nil }
        rest = rest.dropFirst(surface.form.count)
        let gap = rest.prefix { $0.isWhitespace }
        rest = rest.dropFirst(gap.count)
        gaps.append(String(gap))
      }
      return rest.isEmpty ? gaps : nil
    }

    private func setRanges(of surface: Surface, in tokens: inout [Token]) {
      let end = length + surface.form.utf8.count
      var start = length
      var rest = surface.form[...]
      for index in surface.words {
        let wordsLeft = surface.words.upperBound - index - 1
        let count =
          wordsLeft == 0
          ? rest.count : min(tokens[index].form.count, max(rest.count - wordsLeft, 0))
        let part = rest.prefix(count)
        rest = rest.dropFirst(count)
        let next = wordsLeft == 0 ? end : start + part.utf8.count
        tokens[index].range = start..<next
        start = next
      }
    }

    /// Spans from tags of the IOB2 or BIOES kind, with CoNLL's or OntoNotes' kinds.
    private func names(_ tags: [String]) -> [NameSpan] {
      var spans: [NameSpan] = []
      var continues = false
      for (index, tag) in tags.enumerated() {
        guard let mark = tag.first, let kind = kind(tag.dropFirst(2)) else {
          continues = false
          continue
        }
        if continues, mark == "I" || mark == "E", let last = spans.last, last.kind == kind {
          spans[spans.count - 1].tokens = last.tokens.lowerBound..<index + 1
        } else {
          spans.append(NameSpan(tokens: index..<index + 1, kind: kind))
        }
        continues = mark == "B" || mark == "I"
      }
      return spans
    }

    private func kind(_ name: Substring) -> NameSpan.Kind? {
      switch name {
      case "PER", "PERSON": .person
      case "ORG": .organization
      case "LOC", "GPE", "FAC": .location
      default: nil
      }
    }
  }
}
