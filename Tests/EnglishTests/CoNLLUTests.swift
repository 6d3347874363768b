import Basics
import English
import Testing

private func read(_ text: String) throws(InputError) -> [CoNLLU.Document] {
  try CoNLLU.read(Array(text.utf8), file: "a.conllu")
}

/// A line with the columns that matter; the others are `_`.
private func row(
  _ id: String, _ form: String, _ head: String, tag: String = "NOUN", relation: String = "dep",
  misc: String = "_"
) -> String {
  "\(id)\t\(form)\t\(form)\t\(tag)\tNN\t_\t\(head)\t\(relation)\t_\t\(misc)\n"
}

@Suite struct CoNLLUTests {
  @Test func readsWordsRangesAndTrees() throws {
    let documents = try read(
      "# newdoc id = one\n# sent_id = one-1\n# text = They don't vote.\n"
        + row("1", "They", "4", tag: "PRON", relation: "nsubj") + row("2-3", "don't", "_", tag: "_")
        + row("2", "do", "4", tag: "AUX", relation: "aux")
        + row("3", "n't", "4", tag: "PART", relation: "advmod")
        + row("4", "vote", "0", tag: "VERB", relation: "root", misc: "SpaceAfter=No")
        + row("4.1", "ghost", "_") + row("5", ".", "4", tag: "PUNCT", relation: "punct")
        + "\n# newpar\n" + row("1", "Élan", "0", relation: "root", misc: "NER=B-ORG") + "\n"
        + "# newdoc id = two\n" + row("1", "Next", "0", relation: "root"))
    #expect(documents.map(\.id) == ["one", "two"])
    #expect(documents[0].emptyNodes == 1)
    let analysis = documents[0].analysis
    #expect(analysis.text == "They don't vote.\n\nÉlan")
    let first = try #require(analysis.sentences.first)
    #expect(first.tokens.map(\.range) == [0..<4, 5..<7, 7..<10, 11..<15, 15..<16])
    #expect(first.tokens.map(\.head) == [3, 3, 3, -1, 3])
    #expect(first.tokens[0].relation == .nsubj)
    #expect(analysis.sentences[1].range == 18..<23)
    #expect(analysis.sentences[1].names == [NameSpan(tokens: 0..<1, kind: .organization)])
    #expect(documents[0].sentenceIDs == ["one-1", ""])
  }

  @Test func readsFilesWithoutTrees() throws {
    let document = try #require(try read("1\tA\t_\t_\t_\t_\t_\t_\t_\t_\r\n").first)
    let token = try #require(document.analysis.sentences.first?.tokens.first)
    #expect(token.head == -1 && token.relation == .dep && token.tag == .other)
  }

  @Test func readsStanzaNames() throws {
    let document = try read(
      row("1", "Kim", "0", misc: "ner=B-PERSON") + row("2", "Lee", "1", misc: "ner=E-PERSON")
        + row("3", "Paris", "1", misc: "ner=S-GPE"))[0]
    #expect(
      document.analysis.sentences[0].names == [
        NameSpan(tokens: 0..<2, kind: .person), NameSpan(tokens: 2..<3, kind: .location),
      ])
  }

  static let malformed: [(text: String, message: String)] = [
    (
      "1 A _ _ _ _ 0 root _ _\n",
      "a.conllu:1:23: error: 1 column, expected 10\n  hint: part the columns with tabs, not with spaces"
    ),
    (row("1", "A", "0", misc: "_\tb"), "a.conllu:1:27: error: 11 columns, expected 10"),
    ("# c\n1\tA\t_\t_\n", "a.conllu:2:8: error: 4 columns, expected 10"),
    (
      row("x", "A", "0"),
      "a.conllu:1:1: error: \"x\" is not an id\n  hint: write a number, a range such as 3-4, or an empty node such as 3.1"
    ),
    (
      row("1", "A", "0") + row("3", "B", "1"),
      "a.conllu:2:1: error: id 3, expected 2\n  hint: words count from 1 in each sentence"
    ),
    (
      row("1", "A", "0") + row("3-4", "B", "_"),
      "a.conllu:2:1: error: range 3-4 does not begin with the next word, 2, or is empty"
    ),
    (
      row("1-2", "AB", "_") + row("1", "A", "0"),
      "a.conllu:1:1: error: the range ends with word 2, the sentence with word 1"
    ),
    (row("1", "", "0"), "a.conllu:1:3: error: the form is empty\n  hint: write _ for none"),
    (
      row("1", "A", "0", tag: "NOMEN"),
      "a.conllu:1:7: error: \"NOMEN\" is not a universal part of speech\n  hint: write one of ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X or _"
    ),
    (
      row("1", "A", "-1"),
      "a.conllu:1:17: error: \"-1\" is not a head\n  hint: write the id of a word, 0 for the root, or _ in every word"
    ),
    (
      row("1", "A", "0") + row("2", "B", "9"),
      "a.conllu:2:17: error: head 9 is out of range; the sentence has 2 words"
    ),
    (row("1", "A", "0") + row("2", "B", "2"), "a.conllu:2:17: error: word 2 is its own head"),
    (
      row("1", "A", "0") + row("2", "B", "0"),
      "a.conllu:2:17: error: word 2 is a second root (head 0); the first is word 1"
    ),
    (
      row("1", "A", "2") + row("2", "B", "1"),
      "a.conllu:1:17: error: no word of the sentence has head 0\n  hint: one word must be the root"
    ),
    (
      row("1", "A", "0") + row("2", "B", "3") + row("3", "C", "2"),
      "a.conllu:2:17: error: the heads go round in a circle: 2 → 3 → 2"
    ),
    (
      row("1", "A", "0") + row("2", "B", "_"),
      "a.conllu:2:17: error: the head is missing; other words of the sentence have one"
    ),
  ]

  @Test(arguments: malformed.indices) func saysWhatIsWrong(index: Int) {
    let (text, message) = Self.malformed[index]
    do {
      _ = try read(text)
      Issue.record("read without an error")
    } catch {
      #expect(error.description == message)
    }
  }

  @Test func saysWhichLineIsNotUTF8() {
    #expect(
      throws: InputError(
        file: "-", line: 2, column: 3, problem: "the line is not UTF-8",
        hint: "convert the file, for example with iconv")
    ) {
      try CoNLLU.read([0x23, 0x0A, 0xC3, 0xA9, 0x61, 0xFF, 0x0A], file: "-")
    }
  }

  /// White space of every kind between tokens, and before the first and after the last.
  @Test(arguments: [
    "One two.", "  One\ttwo .\n", "One\u{A0}two|three\\s\n\n.", "One\r\ntwo\u{AD} .",
    "Onetwo.\u{200B}",
  ])
  func roundTrip(text: String) throws {
    let bytes = Array(text.utf8)
    let sentences = Segmenter().sentences(in: bytes).map { sentence in
      AnalyzedSentence(
        range: sentence.range,
        tokens: sentence.tokens.enumerated().map { index, range in
          let form = String(decoding: bytes[range], as: UTF8.self)
          return Token(
            range: range, form: form, lemma: form, tag: .noun, pennTag: PennTag(rawValue: "NN"),
            head: index - 1, relation: index == 0 ? .root : .conj)
        }, names: [NameSpan(tokens: 0..<1, kind: .person)])
    }
    let analysis = AnalyzedText(text: text, sentences: sentences)
    let written = CoNLLU.write(analysis, id: "d")
    let back = try read(written)
    #expect(back.map(\.analysis) == [analysis])
    #expect(CoNLLU.write(back[0].analysis, id: "d", sentenceIDs: back[0].sentenceIDs) == written)
  }

  /// A file cut off anywhere is read or refused; it never ends the process.
  @Test func survivesTruncation() {
    let whole = Array(
      ("# newdoc id = é\n# text = Don't go\n" + row("1-2", "Don't", "_") + row("1", "Do", "3")
        + row("2", "n't", "3") + row("3", "go", "0")).utf8)
    for count in whole.indices {
      _ = try? CoNLLU.read(Array(whole[..<count]), file: "-")
    }
  }
}
