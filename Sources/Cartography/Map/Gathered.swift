import Graph

/// The relations of a map on their way into lines.
struct Gathered {
  private struct Key: Hashable {
    var source, target: String
    var kind: Kind
    var isMutual: Bool
  }

  let weight: Weight
  private let graph: ActorGraph
  /// In canonical order, and so are the relations of each.
  private var groups: [Key: [Relation]] = [:]
  private(set) var acts: [String: [String: Int]] = [:]
  private var all: [Relation] = []
  private var withinOneActor = 0

  init(_ graph: ActorGraph, _ lens: Lens) {
    self.graph = graph
    weight = graph.weight(through: lens, for: .everything)
  }

  mutating func add(_ relation: Relation) {
    all.append(relation)
    guard let head = relation.target else {
      guard relation.kind != .affiliation else { return }
      let words =
        Words.act(relation.event, relation.kind) + Words.suffix([relation.evidence.modality])
      acts[relation.source, default: [:]][words, default: 0] += 1
      return
    }
    guard head != relation.source else {
      withinOneActor += 1
      return
    }
    var (source, target) = (relation.source, head)
    if relation.mutual, target < source { swap(&source, &target) }
    let key = Key(
      source: source, target: target, kind: relation.kind, isMutual: relation.mutual)
    groups[key, default: []].append(relation)
  }

  func acts(of actor: String) -> [MapModel.Act] {
    (acts[actor] ?? [:]).map { MapModel.Act(words: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.words) < ($0.count, $1.words) }
  }

  func lines() -> [MapModel.Line] {
    groups.map { key, relations in
      let actual = relations.filter(\.evidence.modality.isActual)
      let drawn = actual.isEmpty ? relations : actual
      let others = actual.isEmpty ? [] : relations.filter { !$0.evidence.modality.isActual }
      let evidence = best(drawn)
      var line = MapModel.Line(
        source: key.source, target: key.target, kind: key.kind, words: words(drawn),
        strength: strength(drawn), count: drawn.count, isMutual: key.isMutual,
        isClaimed: drawn.allSatisfy { $0.evidence.modality == .reported },
        isActual: !actual.isEmpty)
      line.relations = (drawn + others).map(\.id)
      line.title = title(line, drawn, others: others.count, evidence)
      line.evidence = self.evidence(evidence)
      line.url = evidence.evidence.article.flatMap { graph.article($0)?.urls.first }
      return line
    }.sorted { $0.isOrdered(before: $1) }
  }

  /// The events' words, the most frequent first.
  private func words(_ relations: [Relation]) -> [String] {
    var counts: [String: Int] = [:]
    for relation in relations {
      guard let event = relation.event else { continue }
      counts[event.words, default: 0] += 1
    }
    let suffix = Words.suffix(Set(relations.map(\.evidence.modality)))
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { $0.key + suffix }
  }

  private func strength(_ relations: [Relation]) -> Double {
    func share(_ relation: Relation) -> Double { relation.joint == nil ? 1 : relation.weight }
    /// One unit counts once, with the largest share that one of its relations has.
    func units(_ unit: (Relation) -> String?) -> Double {
      var shares: [String: Double] = [:]
      for relation in relations {
        shares[unit(relation) ?? relation.id, default: 0] =
          max(shares[unit(relation) ?? relation.id] ?? 0, share(relation))
      }
      return shares.values.sorted().reduce(0, +)
    }
    switch weight {
    case .articles: return units { $0.evidence.article.flatMap { graph.article($0)?.story } }
    case .outlets: return units { $0.evidence.article.map { graph.article($0)?.outlet ?? "" } }
    case .relations: return relations.reduce(0) { $0 + share($1) }
    case .value: return relations.reduce(0) { $0 + $1.weight }
    case .intensity:
      let sum = relations.reduce(0) { $0 + ($1.evidence.intensity ?? 0).magnitude * share($1) }
      return sum > 0 ? sum : 1
    case .one: return 1
    }
  }

  /// The relation whose quote speaks for a line: the surest, in an outlet's own words where there
  /// is one, the first of equals.
  private func best(_ relations: [Relation]) -> Relation {
    func rank(_ relation: Relation) -> (Int, Int, Double) {
      let evidence = relation.evidence
      return (
        evidence.passage == nil ? 0 : 1, evidence.modality == .asserted ? 1 : 0,
        evidence.confidence
      )
    }
    var best = relations[0]
    for relation in relations.dropFirst() where rank(relation) > rank(best) { best = relation }
    return best
  }

  private func name(_ id: String) -> String { shortened(graph.actor(id)?.name ?? id, to: 120) }

  /// `China has leverage over North Korea: 4 relations in 3 articles, Jan 2024; e.g. “…”`
  private func title(
    _ line: MapModel.Line, _ relations: [Relation], others: Int, _ best: Relation
  ) -> String {
    let words = line.words.first ?? Words.plain(line.kind)
    var text = "\(name(line.source)) \(words) \(name(line.target))"
    if line.isMutual { text += " (both ways)" }
    if line.isClaimed, let claimant = commonClaimant(relations) {
      text += ", according to \(Words.claimant(claimant, in: graph))"
    } else if line.isClaimed {
      text += ", as sources claim"
    }
    text += ": \(Words.count(relations.count, "relation"))"
    let stories = Set(
      relations.compactMap { $0.evidence.article.flatMap { graph.article($0)?.story } })
    if !stories.isEmpty { text += " in \(Words.count(stories.count, "article"))" }
    let dates = relations.compactMap(date)
    if let first = dates.min(), let last = dates.max() { text += ", \(Words.period(first, last))" }
    if line.words.count > 1 { text += "; also \(line.words.dropFirst().joined(separator: ", "))" }
    if others > 0 { text += "; besides \(others) not actual" }
    if let quote = best.evidence.passage?.quote { text += "; e.g. “\(shortened(quote, to: 180))”" }
    return text
  }

  /// The sentence, and where it stands.
  private func evidence(_ relation: Relation) -> String? {
    let article = relation.evidence.article.flatMap { graph.article($0) }
    var place = [article?.outlet, article?.title, date(relation)?.description].compactMap(\.self)
    if place.isEmpty { place = [relation.evidence.row].compactMap(\.self) }
    let quote = relation.evidence.passage.map { "“\(shortened($0.quote, to: 400))”" }
    let parts = [quote, place.isEmpty ? nil : place.joined(separator: ", ")].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func date(_ relation: Relation) -> PartialDate? {
    relation.evidence.date ?? relation.evidence.article.flatMap { graph.article($0)?.date }
  }

  private func commonClaimant(_ relations: [Relation]) -> String? {
    let claimants = Set(relations.map { $0.evidence.claimants.first })
    return claimants.count == 1 ? claimants.first! : nil
  }

  /// `171 relations in 48 articles of 9 outlets, Oct 2023 – Jun 2024`
  var subtitle: String {
    var text = Words.count(all.count, "relation")
    let articles = Set(all.compactMap(\.evidence.article))
    if !articles.isEmpty { text += " in \(Words.count(articles.count, "article"))" }
    let outlets = Set(articles.compactMap { graph.article($0)?.outlet })
    if !outlets.isEmpty { text += " of \(Words.count(outlets.count, "outlet"))" }
    let dates = all.compactMap(date)
    if let first = dates.min(), let last = dates.max() { text += ", \(Words.period(first, last))" }
    return text
  }

  /// What counted, whose words it is in, and who claims a third of the lines or more.
  func notes(_ tally: Tally, _ lines: [MapModel.Line]) -> [String] {
    var notes = [tally.sentence]
    if withinOneActor > 0 {
      notes[0] += " · not drawn \(withinOneActor) within one actor"
    }
    let reported = all.filter { $0.evidence.modality == .reported }
    let unreal = all.filter { !$0.evidence.modality.isActual }
    if !all.isEmpty {
      notes.append(
        "in the outlets' own words \(all.count - reported.count - unreal.count) · claimed by a "
          + "source \(reported.count) · not actual \(unreal.count)")
    }
    var carried: [String: Int] = [:]
    for relations in groups.values {
      let actual = relations.filter(\.evidence.modality.isActual)
      guard !actual.isEmpty, actual.allSatisfy({ $0.evidence.modality == .reported }),
        let claimant = commonClaimant(actual)
      else { continue }
      carried[claimant, default: 0] += 1
    }
    for (claimant, count) in carried.sorted(by: { $0.key < $1.key })
    where count >= 3 && count * 3 >= lines.count {
      let who = Words.claimant(claimant, in: graph)
      notes.append("\(who) alone is the source of \(count) of \(lines.count) lines")
    }
    return notes
  }
}
