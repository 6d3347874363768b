import Graph

/// What a lens asks of a relation alone, in the order in which `ActorGraph.counted` asks: of a row,
/// of a cell of the tallies, and as a condition in SQL.
struct Sieve {
  private let lens: Lens
  private let kinds: Set<Int64>
  private let modalities: Set<Int64>
  private let events: Choice<Int64>
  private let minConfidence: Double
  private let sinceDay: Int64?, untilDay: Int64?
  private let admitsCooccurrence: Bool
  private static let cooccurrence = Codes.basis.code(.cooccurrence)

  init(_ lens: Lens, _ question: Lens.Question) {
    self.lens = lens
    // Events asked for by name bring their kinds with them.
    let kinds =
      lens.kinds
      ?? (lens.events.only.isEmpty
        ? question.kinds : question.kinds.union(lens.events.only.map(\.kind)))
    self.kinds = Set(kinds.map(Codes.kind.code))
    modalities = Set((lens.modalities ?? question.modalities).map(Codes.modality.code))
    events = Choice(
      only: Set(lens.events.only.map(Codes.event.code)),
      not: Set(lens.events.not.map(Codes.event.code)))
    minConfidence = lens.minConfidence ?? question.minConfidence
    sinceDay = lens.since.map { Int64($0.firstDay) }
    untilDay = lens.until.map { Int64($0.lastDay) }
    admitsCooccurrence = question == .everything
  }

  var isBoundedByDates: Bool { sinceDay != nil && untilDay != nil }

  func reason(toLeaveOut cell: TallyCell) throws -> Tally.Reason? {
    if cell.verdict == Codes.verdict.code(.rejected) { return .rejected }
    if lens.acceptedOnly, cell.verdict != Codes.verdict.code(.accepted) { return .notAccepted }
    guard kinds.contains(cell.kind) else { return .kind(try Codes.kind.word(cell.kind)) }
    if !events.isAny {
      guard events.admits(cell.event == 0 ? nil : cell.event) else { return .event }
    }
    if !admitsCooccurrence, cell.basis == Sieve.cooccurrence { return .cooccurrence }
    guard modalities.contains(cell.modality) else {
      return lens.modalities == nil ? .notActual : .modality
    }
    guard cell.confidence >= minConfidence else { return .lowConfidence }
    guard sinceDay != nil || untilDay != nil else { return nil }
    guard cell.first != TallyCell.none else { return .undated }
    if let sinceDay, cell.first < sinceDay { return .outsideDates }
    if let untilDay, cell.last > untilDay { return .outsideDates }
    return nil
  }

  /// The same as a condition on `relations`, verdicts of decisions aside.
  var condition: String {
    func list(_ codes: Set<Int64>) -> String {
      "(" + codes.sorted().map(String.init).joined(separator: ",") + ")"
    }
    var parts = [
      lens.acceptedOnly
        ? "verdict = \(Codes.verdict.code(.accepted))"
        : "(verdict IS NULL OR verdict <> \(Codes.verdict.code(.rejected)))"
    ]
    if kinds.count < Codes.kind.words.count { parts.append("kind IN \(list(kinds))") }
    if !events.only.isEmpty { parts.append("event IN \(list(events.only))") }
    if !events.not.isEmpty { parts.append("(event IS NULL OR event NOT IN \(list(events.not)))") }
    if !admitsCooccurrence { parts.append("basis <> \(Sieve.cooccurrence)") }
    if modalities.count < Codes.modality.words.count {
      parts.append("modality IN \(list(modalities))")
    }
    if minConfidence > 0 { parts.append("confidence >= \(minConfidence)") }
    // A relation that ends by a day begins by it: so the index of first days bounds both ends.
    if let sinceDay { parts.append("first >= \(sinceDay)") }
    if let untilDay { parts.append("first <= \(untilDay) AND last <= \(untilDay)") }
    return parts.joined(separator: " AND ")
  }
}
