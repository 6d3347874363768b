extension CoNLLU {
  /// The text as CoNLL-U; reading it gives the same analysis, but for confidences.
  ///
  /// MISC holds the white space after a token where it is not one space (`SpaceAfter=No`, else UDPipe's
  /// `SpacesAfter=\n`), `TokenRange=START:END` in Unicode characters of the text, as UDPipe counts them,
  /// and the name tag (`NER=B-PER`).
  ///
  /// - Parameters:
  ///   - id: Named in `# newdoc id`, and before a hyphen and the sentence's number in `# sent_id`.
  ///   - sentenceIDs: The sentences' own ids, when they have some.
  /// - Complexity: O(*n*).
  public static func write(
    _ analysis: AnalyzedText, id: String? = nil, sentenceIDs: [String] = []
  ) -> String {
    var writer = Writer(text: Array(analysis.text.utf8))
    writer.out += id.map { "# newdoc id = \(oneLine($0))\n" } ?? "# newdoc\n"
    for (number, sentence) in analysis.sentences.enumerated() {
      let own = number < sentenceIDs.count ? sentenceIDs[number] : ""
      let name = own.isEmpty ? (id.map { "\($0)-" } ?? "") + String(number + 1) : own
      let next = number + 1 < analysis.sentences.count ? analysis.sentences[number + 1] : nil
      writer.add(sentence, name: oneLine(name), next: next)
    }
    return writer.out
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  private struct Writer {
    let text: [UInt8]
    var out = ""
    /// Characters before `offset`, so that counting goes over the text once.
    private var characters = 0
    private var offset = 0

    init(text: [UInt8]) { self.text = text }

    private func slice(_ range: Range<Int>) -> String {
      String(decoding: text[range], as: UTF8.self)
    }

    private mutating func characters(before end: Int) -> Int {
      while offset < end {
        if text[offset] & 0xC0 != 0x80 { characters += 1 }
        offset += 1
      }
      return characters
    }

    mutating func add(_ sentence: AnalyzedSentence, name: String, next: AnalyzedSentence?) {
      out += "# sent_id = \(name)\n# text = \(oneLine(slice(sentence.range)))\n"
      let tags = nameTags(sentence)
      let isParsed = sentence.tokens.contains { $0.head >= 0 || $0.relation != .dep }
      for (index, token) in sentence.tokens.enumerated() {
        var misc: [String] = []
        if index == 0, offset == 0, token.range.lowerBound > 0 {
          misc.append("SpacesBefore=" + escape(slice(0..<token.range.lowerBound)))
        }
        let isLast = index + 1 == sentence.tokens.count
        let following = isLast ? next?.tokens.first : sentence.tokens[index + 1]
        let after = slice(token.range.upperBound..<(following?.range.lowerBound ?? text.count))
        if after.isEmpty {
          // The end of the text needs no mark, as in the treebanks.
          if following != nil { misc.append("SpaceAfter=No") }
        } else if after != " " || following == nil {
          misc.append("SpacesAfter=" + escape(after))
        }
        let start = characters(before: token.range.lowerBound)
        misc.append("TokenRange=\(start):\(characters(before: token.range.upperBound))")
        if let tag = tags[index] { misc.append("NER=" + tag) }
        out += """
          \(index + 1)\t\(field(token.form))\t\(field(token.lemma))\t\(token.tag.rawValue)\t\
          \(field(token.pennTag.rawValue))\t_\t\(isParsed ? String(token.head + 1) : "_")\t\
          \(token.relation.rawValue)\t_\t\(misc.joined(separator: "|"))\n
          """
      }
      out += "\n"
    }

    private func field(_ text: String) -> String { text.isEmpty ? "_" : oneLine(text) }

    private func nameTags(_ sentence: AnalyzedSentence) -> [String?] {
      var tags = [String?](repeating: nil, count: sentence.tokens.count)
      for name in sentence.names {
        for index in name.tokens {
          tags[index] = (index == name.tokens.lowerBound ? "B-" : "I-") + name.kind.rawValue
        }
      }
      return tags
    }
  }
}
