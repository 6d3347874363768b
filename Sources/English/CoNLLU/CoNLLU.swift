import Basics

/// The format of treebanks: a line a word, ten columns parted by tabs, a blank line after a sentence
/// (<https://universaldependencies.org/format.html>).
///
/// What is kept: comments `# newdoc`, `# newpar`, `# sent_id` and `# text`; ID, FORM, LEMMA, UPOS,
/// XPOS, HEAD, DEPREL; and of MISC the white space (`SpaceAfter=No`, and UDPipe's `SpacesAfter` and
/// `SpacesBefore`) and the names (`NER=B-PER`, or Stanza's `ner=S-PERSON`). FEATS and DEPS are not
/// read, and are written as `_`.
public enum CoNLLU {
  /// One text of a file.
  public struct Document: Sendable, Equatable {
    /// From `# newdoc id =`; nil when the file does not name its texts.
    public var id: String?
    public var analysis: AnalyzedText
    /// From `# sent_id`, one a sentence; empty where there is none.
    public var sentenceIDs: [String]
    /// Empty nodes (`8.1`) left out: they stand for words that are not in the text.
    public var emptyNodes: Int

    public init(
      id: String? = nil, analysis: AnalyzedText, sentenceIDs: [String] = [], emptyNodes: Int = 0
    ) {
      self.id = id
      self.analysis = analysis
      self.sentenceIDs = sentenceIDs
      self.emptyNodes = emptyNodes
    }
  }

  /// The texts of a CoNLL-U file; a `# newdoc` comment begins a text.
  ///
  /// The text is rebuilt from the forms and the white space that MISC states, or from `# text` where
  /// its words are the forms; a blank line stands before a paragraph that `# newpar` begins. The words of a
  /// multiword token (`3-4 don't`) share its characters: each has those of its form, and the last the
  /// rest. A sentence in which every head is `_` has not been parsed: all its heads are -1, its
  /// relations `dep`. An unknown relation is read as ``DependencyRelation/init(named:)`` says.
  ///
  /// - Throws: The first problem, with line and column: a wrong number of columns, an id out of
  ///   order, an unknown part of speech, a head out of range, a sentence that is not a tree with one root.
  /// - Complexity: O(*n*) for *n* bytes.
  public static func read(_ bytes: [UInt8], file: String) throws(InputError) -> [Document] {
    if let (line, column) = firstInvalid(bytes) {
      throw InputError(
        file: file, line: line, column: column, problem: "the line is not UTF-8",
        hint: "convert the file, for example with iconv")
    }
    var documents: [DocumentBuilder] = []
    var sentence = SentenceReader(file: file)
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty {
        try finish(&sentence, at: number, into: &documents)
      } else if line.first == 0x23, sentence.isEmpty {
        sentence.addComment(String(decoding: line, as: UTF8.self))
      } else {
        try sentence.addRow(line, number: number)
      }
    }
    try finish(&sentence, at: number, into: &documents)
    return documents.map { $0.document() }
  }

  private static func finish(
    _ sentence: inout SentenceReader, at line: Int, into documents: inout [DocumentBuilder]
  ) throws(InputError) {
    guard !sentence.isEmpty else { return }
    let found = try sentence.finish()
    if found.beginsDocument || documents.isEmpty { documents.append(DocumentBuilder()) }
    documents[documents.count - 1].add(found)
    sentence = SentenceReader(file: sentence.file)
  }

  /// Line and column, in characters, of the first byte that is no UTF-8.
  private static func firstInvalid(_ bytes: [UInt8]) -> (line: Int, column: Int)? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let line = lines.firstIndex(where: { String(validating: $0, as: UTF8.self) == nil })
    else { return nil }
    var decoder = UTF8()
    var rest = lines[line].makeIterator()
    var valid = ""
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      valid.unicodeScalars.append(scalar)
    }
    return (line + 1, valid.count + 1)
  }
}
