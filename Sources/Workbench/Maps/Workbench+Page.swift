import Cartography
import English
import Graph

extension Workbench {
  /// What a page holds besides its map.
  ///
  /// - Parameters:
  ///   - whole: The graph before actors were left out; measures are of this.
  ///   - kept: The graph of the map.
  static func pageContent(
    _ whole: ActorGraph, _ kept: ActorGraph, _ lens: Lens, size: Measure?, withText: Bool
  ) -> PageContent {
    var content = PageContent(kept, through: lens, stateName: stateName)
    content.hasArticleTexts = withText
    content.surroundings = surroundings(of: content)
    let lensed = whole.network(through: lens, stateName: stateName)
    var measures: [Measure] = [.betweenness, .pageRank]
    // Shortest paths between all pairs of a large graph take longer than its map.
    let work = lensed.network.vertexCount * lensed.network.arcCount
    if work > pageWorkLimit { measures.removeAll { $0 == .betweenness } }
    if let size, !measures.contains(size), size != .degree, size != .strength {
      measures.append(size)
    }
    for measure in measures {
      // A measure that does not exist on this network is a column less.
      guard let scores = try? lensed.network.scores(for: measure) else { continue }
      content.measures.append(
        PageContent.Measure(
          name: measure.rawValue, abstract: measure.abstract,
          values: Dictionary(
            zip(scores.keys, scores.values), uniquingKeysWith: { first, _ in first })
        ))
    }
    if !content.measures.isEmpty {
      let names = content.measures.map(\.name).joined(separator: ", ")
      content.measured =
        "Of the whole graph, whatever is filtered: \(names); \(lensed.tally.sentence)."
    }
    return content
  }

  /// Vertices × arcs up to which betweenness is computed for a page: about a second.
  private static let pageWorkLimit = 200_000_000

  /// The rest of each quote's sentence, and the sentences next to it.
  private static func surroundings(
    of content: PageContent
  ) -> [String: PageContent.Surroundings] {
    let segmenter = Segmenter()
    var articles: [String: (utf8: [UInt8], sentences: [Range<Int>])] = [:]
    var found: [String: PageContent.Surroundings] = [:]
    let relations = content.graph.relations
    for place in content.places {
      let relation = relations[place]
      guard let passage = relation.evidence.passage, let id = relation.evidence.article,
        let text = content.graph.article(id)?.text
      else { continue }
      if articles[id] == nil {
        let utf8 = Array(text.utf8)
        articles[id] = (utf8, segmenter.sentences(in: utf8).map(\.range))
      }
      let (utf8, all) = articles[id]!, range = passage.range
      guard let first = all.firstIndex(where: { $0.upperBound > range.lowerBound }),
        let last = all.lastIndex(where: { $0.lowerBound < range.upperBound })
      else { continue }
      let start = all[max(0, first - 1)].lowerBound
      let end = all[min(all.count - 1, last + 1)].upperBound
      func words(_ part: Range<Int>) -> String { String(decoding: utf8[part], as: UTF8.self) }
      found[relation.id] = PageContent.Surroundings(
        before: start < range.lowerBound ? words(start..<range.lowerBound) : "",
        after: range.upperBound < end ? words(range.upperBound..<end) : "")
    }
    return found
  }
}
