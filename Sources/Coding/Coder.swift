import English
import Graph

/// Article → actors and relations, each with the sentence it stands in.
///
/// The same article and trees give the same result on any machine; nothing is remembered between
/// articles. Time is linear in the article's length.
public struct Coder: Sendable {
  public let lexicon: Lexicon

  public init(lexicon: Lexicon = .builtIn) { self.lexicon = lexicon }

  /// Codes an article whose text has been analyzed.
  ///
  /// - Parameter analysis: Sentences whose ranges are bytes of the article's text.
  public func code(_ article: Article, _ analysis: AnalyzedText) -> CodedArticle {
    var article = article
    if article.text == nil { article.text = analysis.text }
    var coding = ArticleCoding(article, lexicon)
    coding.run(analysis)
    return coding.result()
  }
}

/// What coding made of an article.
public struct CodedArticle: Sendable, Equatable {
  public var article: Article
  /// The actors of the relations, in the order of the text.
  public var actors: [Actor]
  /// In the order of the text.
  public var relations: [Relation]
  public var notes: CodingNotes
}

/// Actors of an article that share a surname or acronym, which alone names neither.
public struct Namesakes: Sendable, Equatable {
  public var name: String
  /// Actor ids.
  public var actors: [String]
}

/// What coding wants known about an article.
public struct CodingNotes: Sendable, Equatable {
  /// The text is not English and was not coded.
  public var isNotEnglish = false
  /// Sentences left out because they are not English.
  public var foreignSentences = 0
  /// Actors of one surname or acronym that were kept apart.
  public var namesakes: [Namesakes] = []
  /// Names of bodies that the lexicon does not have.
  public var unknownNames: [String] = []
  /// How many clauses and nouns each frame read.
  public var frames: [String: Int] = [:]
  /// Verbs without a frame that had an actor beside them, and how often.
  public var unframedVerbs: [String: Int] = [:]

  public init() {}
}
