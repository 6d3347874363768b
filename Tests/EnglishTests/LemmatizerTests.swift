import English
import Testing

@Suite struct LemmatizerTests {
  /// Dictionary forms as any dictionary of English gives them.
  static let cases: [(form: String, tag: UniversalTag, penn: String, lemma: String)] = [
    ("went", .verb, "VBD", "go"), ("withdrew", .verb, "VBD", "withdraw"),
    ("overthrown", .verb, "VBN", "overthrow"), ("is", .auxiliary, "VBZ", "be"),
    ("ca", .auxiliary, "MD", "can"), ("n't", .particle, "RB", "not"),
    ("n’t", .particle, "RB", "not"),
    ("armies", .noun, "NNS", "army"), ("Ministers", .noun, "NNS", "minister"),
    ("crises", .noun, "NNS", "crisis"), ("vetoes", .noun, "NNS", "veto"),
    ("stopped", .verb, "VBD", "stop"), ("urging", .verb, "VBG", "urge"),
    ("visiting", .verb, "VBG", "visit"), ("denies", .verb, "VBZ", "deny"),
    ("heavier", .adjective, "JJR", "heavy"), ("largest", .adjective, "JJS", "large"),
    ("Beijing", .properNoun, "NNP", "Beijing"), ("UNHCR", .properNoun, "NNP", "UNHCR"),
    ("They", .pronoun, "PRP", "they"), ("I", .pronoun, "PRP", "I"),
    // Words that no treebank has: the suffix decides.
    ("zorbified", .verb, "VBD", "zorbify"), ("glorpings", .noun, "NNS", "glorping"),
    ("Zorbia", .properNoun, "NNP", "Zorbia"),
    // Without a Penn tag
    ("Treaty", .noun, "", "treaty"), ("", .noun, "NN", ""),
  ]

  @Test(arguments: cases.indices) func dictionaryForms(index: Int) {
    let (form, tag, penn, lemma) = Self.cases[index]
    #expect(Lemmatizer().lemma(of: form, tag: tag, pennTag: PennTag(rawValue: penn)) == lemma)
  }

  @Test func anyStringHasALemma() {
    for form in ["\u{0}", "é", "İ", "ß", "👩‍👩‍👧", "\u{301}", String(repeating: "ing", count: 10_000)] {
      for tag in ["NN", "NNS", "VBG", "JJS", "?", "\u{0}"] {
        let lemma = Lemmatizer().lemma(of: form, tag: .other, pennTag: PennTag(rawValue: tag))
        #expect(!lemma.isEmpty)
      }
    }
  }
}
