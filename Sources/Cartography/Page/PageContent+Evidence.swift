import Graph

extension PageContent {
  /// Who claims it, by name, the outermost first; nil where the outlet says so itself.
  func claimants(_ relation: Relation) -> String? {
    let names = relation.evidence.claimants.map { Words.claimant($0, in: graph) }
    return names.isEmpty ? nil : names.joined(separator: ", who cites ")
  }

  /// When it was, and where that date is from: the relation's own date, else its article's.
  func date(_ relation: Relation) -> (date: PartialDate, basis: DateBasis?)? {
    if let date = relation.evidence.date { return (date, relation.evidence.dateBasis) }
    let article = relation.evidence.article.flatMap { graph.article($0) }
    return article?.date.map { ($0, .article) }
  }

  func name(_ id: String) -> String { shortened(graph.actor(id)?.name ?? id, to: 200) }

  /// `China asks North Korea`, `North Korea shows force`.
  func sentence(_ relation: Relation) -> String {
    guard let target = relation.target else {
      return "\(name(relation.source)) \(Words.act(relation.event, relation.kind))"
    }
    let words = relation.event?.words ?? Words.plain(relation.kind)
    return "\(name(relation.source)) \(words) \(name(target))"
  }
}
