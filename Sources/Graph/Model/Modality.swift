/// How the article presents what it says.
public enum Modality: String, Sendable, CaseIterable {
  /// The outlet's own words.
  case asserted
  /// Somebody's claim; the evidence names the claimant.
  case reported
  case requested, planned, hypothetical, negated

  /// Whether the text presents it as something that is or was so.
  public var isActual: Bool { self == .asserted || self == .reported }
}

/// What a relation rests on.
public enum Basis: String, Sendable, CaseIterable {
  /// A sentence says it.
  case stated
  /// A back-reference or the context supplied an actor.
  case inferred
  /// A row of a data file; the row is the evidence.
  case imported
  /// The two are named near each other; never counted unless asked for.
  case cooccurrence = "co-occurrence"
}

/// Where a date comes from.
public enum DateBasis: String, Sendable, CaseIterable {
  /// The text says it.
  case text
  /// Counted from a relative word ("on Sunday") and the article's date.
  case relative
  /// The article's own date, for want of another.
  case article
  /// Metadata: a field of the file, a tag of the page.
  case metadata
  /// The name of the file.
  case name
}

/// An analyst's word on one relation.
public enum Verdict: String, Sendable, CaseIterable {
  case accepted, rejected
}
