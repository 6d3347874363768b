import Basics
import English

extension Workbench {
  /// A text as CoNLL-U: sentences, tokens, tags, lemmas, trees and names.
  ///
  /// - Parameters:
  ///   - format: `conllu` keeps the file's sentences and tokens; nil or `txt` is plain text.
  ///   - keep: `tags` keeps the file's tags and lemmas too.
  ///   - confidence: With how sure each head and relation is, in MISC.
  public static func annotate(
    _ path: String, format: String?, keep: String?, confidence: Bool = false
  ) throws -> (text: String, notes: [String]) {
    let isTrees = try format.map { name throws(WorkbenchError) -> Bool in
      switch name {
      case "conllu": return true
      case "txt", "text": return false
      default:
        throw WorkbenchError("annotate reads txt or conllu, not \"\(name)\"")
      }
    }
    if let keep, keep != "tags" && keep != "tokens" {
      throw WorkbenchError("--keep takes tokens or tags; got \(keep)")
    }
    let file = try FileBytes(reading: path)
    let english = English()
    guard isTrees ?? path.hasSuffix(".conllu") else {
      if let kind = binaryKind(file.bytes) {
        throw InputError(file: path, problem: "this is \(kind), and no text")
      }
      let decoded = decodeText(file.bytes)
      let notes =
        decoded.encoding == .utf8 ? [] : ["\(path): decoded as \(decoded.encoding.rawValue)"]
      return (CoNLLU.write(english.analyze(decoded.text), confidence: confidence), notes)
    }
    var text = "", emptyNodes = 0
    for document in try CoNLLU.read(file.bytes, file: path) {
      emptyNodes += document.emptyNodes
      let given = document.analysis
      var analysis = english.analyze(
        given.text,
        sentences: given.sentences.map {
          SegmentedSentence(range: $0.range, tokens: $0.tokens.map(\.range))
        })
      if keep == "tags" { analysis.takeTags(of: given) }
      text += CoNLLU.write(
        analysis, id: document.id, sentenceIDs: document.sentenceIDs, confidence: confidence)
    }
    return (text, emptyNodes > 0 ? ["\(path): \(emptyNodes) empty nodes were left out"] : [])
  }

  /// What is wrong with a lexicon file, a sentence each.
  public static func checkLexicon(_ path: String) throws -> InputErrors? {
    try ArticleCoder.problems(inLexicon: path)
  }
}

extension AnalyzedText {
  /// Puts tags and lemmas of the same tokens in the place of these.
  fileprivate mutating func takeTags(of other: AnalyzedText) {
    for s in sentences.indices {
      for t in sentences[s].tokens.indices {
        let given = other.sentences[s].tokens[t]
        sentences[s].tokens[t].tag = given.tag
        sentences[s].tokens[t].pennTag = given.pennTag
        sentences[s].tokens[t].lemma = given.lemma
      }
    }
  }
}
