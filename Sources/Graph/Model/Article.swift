/// A text that relations were read from.
public struct Article: Sendable, Equatable {
  /// The path below the given folder without its extension, or the id the file gives.
  public var id: String
  public var title: String?
  public var date: PartialDate?
  public var dateBasis: DateBasis?
  public var outlet: String?
  public var author: String?
  public var urls: [String]
  /// BCP 47, such as `en`.
  public var language: String?
  /// Of the text as stored, in lowercase hexadecimal.
  public var sha256: String?
  /// The id of the article whose near-copy this is.
  public var duplicateOf: String?
  /// As decoded, and after extraction from HTML; nil where only metadata is known.
  public var text: String?

  public init(
    id: String, title: String? = nil, date: PartialDate? = nil, dateBasis: DateBasis? = nil,
    outlet: String? = nil, author: String? = nil, urls: [String] = [], language: String? = nil,
    sha256: String? = nil, duplicateOf: String? = nil, text: String? = nil
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.dateBasis = dateBasis
    self.outlet = outlet
    self.author = author
    self.urls = urls
    self.language = language
    self.sha256 = sha256
    self.duplicateOf = duplicateOf
    self.text = text
  }

  /// The id under which near-copies count as one.
  public var story: String { duplicateOf ?? id }
}
