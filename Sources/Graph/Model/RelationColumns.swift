/// Relations column by column: about 110 bytes each, strings kept once.
///
/// Invariant: all columns but `ids` have the same length, and `ids` too when `laterIDs` is nil; `source`, `target` and `article` are indices into
/// the graph's actors and articles (`absent` for none); a date of 0 is no date.
struct RelationColumns: Sendable {
  static let absent = UInt32.max

  /// Of the relations before those that `laterIDs` stands for.
  var ids = RelationIDs()
  var laterIDs: LaterIDs?
  var source: [UInt32] = [], target: [UInt32] = [], article: [UInt32] = []
  /// Event (0 for none, else 1 + its place among the cases), kind, modality, basis, date basis.
  var event: [UInt8] = [], kind: [UInt8] = [], modality: [UInt8] = [], basis: [UInt8] = []
  var dateBasis: [UInt8] = []
  /// Bit 0: mutual; bits 1-2: verdict (0 none, 1 accepted, 2 rejected).
  var flags: [UInt8] = []
  var date: [UInt32] = []
  /// −1 for none.
  var sentence: [Int32] = []
  /// −1 for no passage.
  var rangeStart: [Int32] = [], rangeEnd: [Int32] = []
  var sourceText: [UInt32] = [], eventText: [UInt32] = [], targetText: [UInt32] = []
  /// The quote where no article's text holds it; else 0.
  var quote: [UInt32] = []
  var condition: [UInt32] = [], joint: [UInt32] = [], rule: [UInt32] = []
  /// Row: its file, and its line (0: the file's string is the whole row).
  var rowFile: [UInt32] = [], rowLine: [UInt32] = []
  var claimants: [UInt32] = [], about: [UInt32] = []
  var confidence: [Double] = [], weight: [Double] = []
  /// NaN for none.
  var intensity: [Double] = []

  var strings = StringPool()
  var lists = ListPool()

  var count: Int { source.count }

  mutating func append(
    _ relation: Relation, source: UInt32, target: UInt32, article: UInt32, about: [UInt32],
    textHoldsQuote: Bool
  ) {
    let evidence = relation.evidence, passage = evidence.passage
    ids.append(relation.id)
    self.source.append(source)
    self.target.append(target)
    self.article.append(article)
    event.append(relation.event.map { Codes.event($0) } ?? 0)
    kind.append(UInt8(relation.kind.order))
    modality.append(Codes.number(evidence.modality))
    basis.append(Codes.number(evidence.basis))
    dateBasis.append(evidence.dateBasis.map { 1 + Codes.number($0) } ?? 0)
    let verdict: UInt8 = relation.verdict.map { $0 == .accepted ? 1 : 2 } ?? 0
    flags.append((relation.mutual ? 1 : 0) | verdict << 1)
    date.append(evidence.date?.packed ?? 0)
    sentence.append(evidence.sentence.map(Int32.init) ?? -1)
    rangeStart.append(passage.map { Int32($0.range.lowerBound) } ?? -1)
    rangeEnd.append(passage.map { Int32($0.range.upperBound) } ?? -1)
    sourceText.append(strings.number(of: passage?.sourceText))
    eventText.append(strings.number(of: passage?.eventText))
    targetText.append(strings.number(of: passage?.targetText))
    quote.append(textHoldsQuote ? 0 : strings.number(of: passage?.quote))
    condition.append(strings.number(of: evidence.condition))
    joint.append(strings.number(of: relation.joint))
    rule.append(strings.number(of: evidence.rule))
    let (file, line) = Codes.split(row: evidence.row)
    rowFile.append(strings.number(of: file))
    rowLine.append(line)
    claimants.append(lists.add(evidence.claimants.map { strings.number(of: $0) }))
    self.about.append(lists.add(about))
    confidence.append(evidence.confidence)
    weight.append(relation.weight)
    intensity.append(evidence.intensity ?? .nan)
  }
}

/// Numbers that stand for cases and for `file:line` in columns.
enum Codes {
  static let events = Event.allCases
  static let kinds = Kind.allCases.sorted()
  static let modalities = Modality.allCases
  static let bases = Basis.allCases
  static let dateBases = DateBasis.allCases

  static func event(_ event: Event) -> UInt8 { UInt8(1 + events.firstIndex(of: event)!) }
  static func number(_ modality: Modality) -> UInt8 { UInt8(modalities.firstIndex(of: modality)!) }
  static func number(_ basis: Basis) -> UInt8 { UInt8(bases.firstIndex(of: basis)!) }
  static func number(_ basis: DateBasis) -> UInt8 { UInt8(dateBases.firstIndex(of: basis)!) }

  /// A row such as `events.tab:1204` as its file and line; line 0 where it has another form.
  static func split(row: String?) -> (file: String?, line: UInt32) {
    guard let row else { return (nil, 0) }
    guard let colon = row.lastIndex(of: ":") else { return (row, 0) }
    let digits = row[row.index(after: colon)...]
    // Only what `join` writes back the same: no sign, no leading zero.
    guard let line = UInt32(digits), line > 0, String(line) == digits else { return (row, 0) }
    return (String(row[..<colon]), line)
  }

  static func join(file: String?, line: UInt32) -> String? {
    file.map { line == 0 ? $0 : "\($0):\(line)" }
  }
}
