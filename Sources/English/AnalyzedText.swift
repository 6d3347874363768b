/// A text cut into sentences, tokens and dependency trees.
///
/// Ranges are half-open UTF-8 byte offsets into `text`. Sentences do not overlap, and tokens lie
/// inside their sentence in order; only white space (and soft hyphens and zero-width characters)
/// lies between them.
public struct AnalyzedText: Sendable, Equatable {
  /// The analyzed text, byte for byte as it was given.
  public var text: String
  public var sentences: [AnalyzedSentence]

  public init(text: String, sentences: [AnalyzedSentence]) {
    self.text = text
    self.sentences = sentences
  }
}

/// One sentence: its tokens with their tree, and the names in it.
public struct AnalyzedSentence: Sendable, Equatable {
  /// Where the sentence stands in the text, in UTF-8 bytes.
  public var range: Range<Int>
  public var tokens: [Token]
  public var names: [NameSpan]

  public init(range: Range<Int>, tokens: [Token], names: [NameSpan] = []) {
    self.range = range
    self.tokens = tokens
    self.names = names
  }
}

/// A word or a punctuation mark, its tags, and its place in the tree.
public struct Token: Sendable, Equatable {
  /// Where the token stands in the text, in UTF-8 bytes.
  public var range: Range<Int>
  /// The token as written.
  public var form: String
  /// Its dictionary form: `go` for `went`; names keep their capitals.
  public var lemma: String
  /// Universal part of speech.
  public var tag: UniversalTag
  /// Penn Treebank tag, such as `VBD`.
  public var pennTag: PennTag
  /// Index of the head in the sentence's tokens; -1 for the root.
  public var head: Int
  /// Universal Dependencies relation to the head, with its subtype.
  public var relation: DependencyRelation
  /// How sure the parser is of the head, in 0...1; 1 for a tree read from a file.
  public var headConfidence: Float
  /// How sure the parser is of the relation given the head, in 0...1; 1 for a tree read from a file.
  public var relationConfidence: Float

  public init(
    range: Range<Int>, form: String, lemma: String, tag: UniversalTag, pennTag: PennTag,
    head: Int, relation: DependencyRelation, headConfidence: Float = 1,
    relationConfidence: Float = 1
  ) {
    self.range = range
    self.form = form
    self.lemma = lemma
    self.tag = tag
    self.pennTag = pennTag
    self.head = head
    self.relation = relation
    self.headConfidence = headConfidence
    self.relationConfidence = relationConfidence
  }
}

/// A name of a person, an organization or a place, as a range of token indices.
public struct NameSpan: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case person = "PER"
    case organization = "ORG"
    case location = "LOC"
  }
  public var tokens: Range<Int>
  public var kind: Kind

  public init(tokens: Range<Int>, kind: Kind) {
    self.tokens = tokens
    self.kind = kind
  }
}
