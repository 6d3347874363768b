import Graph

/// What can be resampled or taken away: what counts as one source of a relation.
public enum EvidenceUnit: String, Sendable, CaseIterable {
  /// Each article by itself.
  case article
  /// Near-copies are one story.
  case story
  case outlet
  /// Who claims it; the outlets' own words are one more.
  case claimant
  /// Each relation, as of a data file's rows.
  case row
}

/// The units of a network's relations, numbered in the order of their names.
struct EvidenceUnits {
  let names: [String]
  let contributions: ArcContributions

  init(_ lensed: LensedNetwork, by unit: EvidenceUnit) {
    let graph = lensed.graph, relations = lensed.graph.relations
    var nameOfRecord: [UInt32: String] = [:]
    var shares: [UInt32: Double] = [:]
    for arc in 0..<lensed.network.arcCount {
      for record in lensed.network.records(ofArc: arc) where nameOfRecord[record] == nil {
        let relation = relations[Int(record)]
        let article = relation.evidence.article.flatMap { graph.article($0) }
        let name =
          switch unit {
          case .article: article?.id
          case .story: article?.story
          // An outlet that is not known is one of its own.
          case .outlet: article.map { $0.outlet ?? $0.story }
          case .claimant: relation.evidence.claimants.first ?? "the outlets' own words"
          case .row: relation.evidence.row
          }
        // A relation without an article or a row is a source of its own.
        nameOfRecord[record] = name ?? relation.id
        shares[record] = relation.joint == nil ? 1 : relation.weight
      }
    }
    let names = Set(nameOfRecord.values).sorted()
    var numbers: [String: Int] = [:]
    for (number, name) in names.enumerated() { numbers[name] = number }
    self.names = names
    contributions = ArcContributions(
      lensed.network, unitOfRecord: { numbers[nameOfRecord[$0]!]! },
      weightOfRecord: { shares[$0]! })
  }
}
