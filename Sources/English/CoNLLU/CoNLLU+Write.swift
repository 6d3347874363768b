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
  ///   - confidence: With `HeadConfidence=0.93|RelationConfidence=0.97` in MISC, in 0...1.
  /// - Complexity: O(*n*).
  public static func write(
    _ analysis: AnalyzedText, id: String? = nil, sentenceIDs: [String] = [],
    confidence: Bool = false
  ) -> String {
    var text = analysis.text
    let out = text.withUTF8 { bytes in
      var writer = Writer(text: bytes, confidence: confidence)
      writer.add("# newdoc")
      if let id {
        writer.add(" id = ")
        writer.addLine(id)
      }
      writer.add("\n")
      for (number, sentence) in analysis.sentences.enumerated() {
        let own = number < sentenceIDs.count ? sentenceIDs[number] : ""
        let name = own.isEmpty ? (id.map { "\($0)-" } ?? "") + String(number + 1) : own
        let next = number + 1 < analysis.sentences.count ? analysis.sentences[number + 1] : nil
        writer.add(sentence, name: name, next: next)
      }
      return writer.out
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Writes bytes: a string's characters would cost as much as the parser.
  private struct Writer {
    let text: UnsafeBufferPointer<UInt8>
    let confidence: Bool
    var out: [UInt8] = []
    /// Characters before `offset`, so that counting goes over the text once.
    private var characters = 0
    private var offset = 0

    init(text: UnsafeBufferPointer<UInt8>, confidence: Bool) {
      self.text = text
      self.confidence = confidence
    }

    mutating func add(_ text: String) { out.append(contentsOf: text.utf8) }

    mutating func add(_ number: Int) {
      if number >= 10 { add(number / 10) }
      out.append(UInt8(0x30 + number % 10))
    }

    mutating func addLine(_ text: String) {
      var text = text
      text.withUTF8 { addLine($0) }
    }

    /// The bytes with a space for each tab and line break, as `Character.isNewline` knows them.
    private mutating func addLine(_ bytes: some RandomAccessCollection<UInt8>) {
      func byte(_ at: Int) -> UInt8 {
        at < bytes.count ? bytes[bytes.index(bytes.startIndex, offsetBy: at)] : 0
      }
      var skip = 0
      for (at, first) in bytes.enumerated() {
        if skip > 0 {
          skip -= 1
          continue
        }
        switch first {
        case 0x0D where byte(at + 1) == 0x0A: skip = 1
        case 0x09...0x0D: break
        case 0xC2 where byte(at + 1) == 0x85: skip = 1
        case 0xE2 where byte(at + 1) == 0x80 && (byte(at + 2) == 0xA8 || byte(at + 2) == 0xA9):
          skip = 2
        default:
          out.append(first)
          continue
        }
        out.append(0x20)
      }
    }

    private mutating func characters(before end: Int) -> Int {
      while offset < end {
        if text[offset] & 0xC0 != 0x80 { characters += 1 }
        offset += 1
      }
      return characters
    }

    mutating func add(_ sentence: AnalyzedSentence, name: String, next: AnalyzedSentence?) {
      add("# sent_id = ")
      addLine(name)
      add("\n# text = ")
      addLine(text[sentence.range])
      add("\n")
      let tags = nameTags(sentence)
      let isParsed = sentence.tokens.contains { $0.head >= 0 || $0.relation != .dep }
      for (index, token) in sentence.tokens.enumerated() {
        add(index + 1)
        addField(token.form)
        addField(token.lemma)
        addField(token.tag.rawValue)
        addField(token.pennTag.rawValue)
        add("\t_\t")
        if isParsed { add(token.head + 1) } else { add("_") }
        addField(token.relation.rawValue)
        add("\t_\t")
        addSpaces(around: token, at: index, in: sentence, next: next)
        add("TokenRange=")
        add(characters(before: token.range.lowerBound))
        add(":")
        add(characters(before: token.range.upperBound))
        if let tag = tags[index] {
          add("|NER=")
          add(tag)
        }
        if confidence {
          add("|HeadConfidence=")
          addHundredths(token.headConfidence)
          add("|RelationConfidence=")
          addHundredths(token.relationConfidence)
        }
        add("\n")
      }
      add("\n")
    }

    private mutating func addSpaces(
      around token: Token, at index: Int, in sentence: AnalyzedSentence, next: AnalyzedSentence?
    ) {
      if index == 0, offset == 0, token.range.lowerBound > 0 {
        addSpaces("SpacesBefore=", 0..<token.range.lowerBound)
      }
      let isLast = index + 1 == sentence.tokens.count
      let following = isLast ? next?.tokens.first : sentence.tokens[index + 1]
      let after = token.range.upperBound..<(following?.range.lowerBound ?? text.count)
      if after.isEmpty {
        // The end of the text needs no mark, as in the treebanks.
        if following != nil { add("SpaceAfter=No|") }
      } else if following == nil || after.count != 1 || text[after.lowerBound] != 0x20 {
        addSpaces("SpacesAfter=", after)
      }
    }

    private mutating func addSpaces(_ name: String, _ range: Range<Int>) {
      add(name)
      add(escape(String(decoding: text[range], as: UTF8.self)))
      add("|")
    }

    private mutating func addField(_ text: String) {
      add("\t")
      if text.isEmpty { add("_") } else { addLine(text) }
    }

    private mutating func addHundredths(_ share: Float) {
      let hundredths = Int((share * 100).rounded())
      add(hundredths >= 100 ? "1.00" : hundredths < 10 ? "0.0" : "0.")
      if hundredths < 100 { add(hundredths) }
    }

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
