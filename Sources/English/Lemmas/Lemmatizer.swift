/// Finds dictionary forms: `went` → `go`, `armies` → `army`; names keep their capitals.
///
///     Lemmatizer().lemma(of: "withdrew", tag: .verb, pennTag: PennTag(rawValue: "VBD"))  // withdraw
///
/// A lemma is an edit of the form (a case operation, characters cut from the end, characters added).
/// The edit is that of the form with its Penn tag where the table knows the pair, else that of the
/// longest suffix it knows with the tag. The table (`Training/lemmas.py`) is read in place.
///
/// - Complexity: O(*n*) for a form of *n* bytes.
public struct Lemmatizer: Sendable {
  private let table: LemmaTable

  /// The lemmatizer with the table inside the executable.
  public init() { table = .embedded }

  init(table: LemmaTable) { self.table = table }

  /// The lemma of a form.
  ///
  /// - Parameters:
  ///   - tag: Used when there is no Penn tag.
  ///   - pennTag: May be empty.
  public func lemma(of form: String, tag: UniversalTag, pennTag: PennTag) -> String {
    let penn = pennTag.rawValue.isEmpty ? tag.likeliestPennTag : pennTag.rawValue
    let lower = form.lowercased()
    guard let rule = rule(for: lower, penn) else { return form }
    let lemma = apply(rule, to: form, lower: lower)
    return lemma.isEmpty ? form : lemma
  }

  private func rule(for lower: String, _ tag: String) -> Int? {
    var hash = FNV1a()
    for byte in lower.utf8 { hash.add(byte) }
    hash.add(0)
    for byte in tag.utf8 { hash.add(byte) }
    if let rule = table.rule(ofForm: hash.value) { return rule }
    var suffix = FNV1a()
    for byte in tag.utf8 { suffix.add(byte) }
    var found = table.rule(ofSuffix: suffix.value)
    for byte in lower.utf8.reversed().prefix(LemmaTable.longestSuffix) {
      suffix.add(byte)
      if let rule = table.rule(ofSuffix: suffix.value) { found = rule }
    }
    return found
  }

  private func apply(_ rule: Int, to form: String, lower: String) -> String {
    let (operation, cut, addition) = table.edit(rule)
    var base: String
    switch operation {
    case 1: base = lower
    case 2: base = lower.prefix(1).uppercased() + lower.dropFirst()
    default: base = form
    }
    // In scalars, as in training; a table never cuts more than its words have, but another may.
    let scalars = base.unicodeScalars.count
    guard cut <= scalars else { return form }
    base.unicodeScalars.removeLast(cut)
    return base + addition
  }
}

/// The hash of Fowler, Noll and Vo, 32 bits, variant 1a
/// (<https://datatracker.ietf.org/doc/html/rfc9923>).
struct FNV1a {
  private(set) var value: UInt32 = 2_166_136_261
  mutating func add(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 16_777_619 }
}

extension UniversalTag {
  /// What to look up for a word whose file has no Penn tags.
  fileprivate var likeliestPennTag: String {
    switch self {
    case .adjective: "JJ"
    case .adposition, .subordinator: "IN"
    case .adverb: "RB"
    case .auxiliary, .verb: "VB"
    case .coordinator: "CC"
    case .determiner: "DT"
    case .interjection: "UH"
    case .noun: "NN"
    case .numeral: "CD"
    case .particle: "TO"
    case .pronoun: "PRP"
    case .properNoun: "NNP"
    case .punctuation: "."
    case .symbol: "SYM"
    case .other: "FW"
    }
  }
}
