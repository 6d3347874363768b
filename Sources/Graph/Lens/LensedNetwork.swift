/// A network made from a graph by a lens, with what counted and what did not.
public struct LensedNetwork: Sendable {
  /// Vertices are the actors with a counted relation, by id; records are places in
  /// `graph.relations`.
  public let network: Network
  /// The graph after folding.
  public let graph: ActorGraph
  /// The place in `graph.actors` of each vertex.
  public let actorPlaces: [Int]
  public package(set) var tally: Tally
  /// What strengths count, as given or as chosen.
  public let weight: Weight

  /// The actor at a vertex.
  public func actor(_ vertex: Int) -> Actor { graph.actors[actorPlaces[vertex]] }
  /// The relations of an arc.
  public func relations(ofArc arc: Int) -> [Relation] {
    network.records(ofArc: arc).map { graph.relations[Int($0)] }
  }
  /// The number of stories an arc's relations are in.
  public func articleCount(ofArc arc: Int) -> Int {
    graph.storyCount(of: network.records(ofArc: arc))
  }
}

/// Counts the different stories that relations are in, many times over.
///
/// Invariant: `seen` holds for each story the number of the last count that met it.
public struct StoryCounter: Sendable {
  private let graph: ActorGraph
  /// By article: the number of its story, which is that of an article where there is one.
  private let stories: [UInt32]
  private var seen: [UInt32]
  private var round: UInt32 = 0

  public init(_ graph: ActorGraph) {
    self.graph = graph
    var others: [String: UInt32] = [:]
    let articles = graph.articles
    stories = articles.indices.map { place in
      guard let original = articles[place].duplicateOf else { return UInt32(place) }
      if let known = graph.articleIndex(original) { return UInt32(known) }
      let next = UInt32(articles.count + others.count)
      others[original, default: next] = others[original] ?? next
      return others[original]!
    }
    seen = [UInt32](repeating: 0, count: articles.count + others.count)
  }

  /// The number of different stories that the relations at `places` are in. O(relations).
  public mutating func count(of places: some Sequence<UInt32>) -> Int {
    round += 1
    var count = 0
    for place in places {
      let article = graph.columns.article[Int(place)]
      guard article != RelationColumns.absent else { continue }
      let story = Int(stories[Int(article)])
      if seen[story] != round {
        seen[story] = round
        count += 1
      }
    }
    return count
  }
}

extension ActorGraph {
  /// The number of different stories that the relations at `places` are in.
  public func storyCount(of places: some Sequence<UInt32>) -> Int {
    var stories: Set<String> = []
    for place in places {
      let article = columns.article[Int(place)]
      if article != RelationColumns.absent { stories.insert(articles[Int(article)].story) }
    }
    return stories.count
  }

  /// Returns the network that `lens` makes of the graph for a question.
  ///
  /// - Parameter stateName: Names of states that folding brings in, by code.
  /// - Complexity: O(*a + r*) for *a* actors and *r* relations, besides sorting the actors' ids.
  public func network(
    through lens: Lens, for question: Lens.Question = .measure,
    stateName: (String) -> String? = { _ in nil }
  ) -> LensedNetwork {
    let graph = folded(lens.fold, stateName: stateName)
    let (places, tally) = graph.sieved(by: lens, for: question)
    return graph.network(of: places, tally: tally, lens: lens, question: question)
      .thinned(by: lens.thinnings, keepingIsolates: lens.isolates)
  }

  func network(
    of places: [Int], tally: Tally, lens: Lens, question: Lens.Question
  ) -> LensedNetwork {
    var tally = tally
    let c = columns
    let weight = lens.weight ?? defaultWeight(of: places)
    let units = Units(self, weight)
    var isUsed = [Bool](repeating: lens.isolates, count: actors.count)
    for place in places where c.target[place] != RelationColumns.absent {
      guard c.source[place] != c.target[place] else { continue }
      isUsed[Int(c.source[place])] = true
      isUsed[Int(c.target[place])] = true
    }
    let ids = actors.map(\.id)
    let actorPlaces = ids.indices.filter { isUsed[$0] }.sorted { ids[$0] < ids[$1] }
    var vertices = [UInt32](repeating: .max, count: actors.count)
    for (vertex, place) in actorPlaces.enumerated() { vertices[place] = UInt32(vertex) }

    var builder = NetworkBuilder(directed: !lens.undirected)
    builder.reserveCapacity(places.count * 2)
    // By the kinds' order: a set is slow to ask for every relation.
    var isCounted = [Bool](repeating: false, count: Codes.kinds.count)
    for place in places {
      let source = c.source[place], target = c.target[place]
      if target == RelationColumns.absent {
        tally.leftOut[.withoutTarget, default: 0] += 1
        tally.counted -= 1
        continue
      }
      if source == target {
        tally.leftOut[.selfRelation, default: 0] += 1
        tally.counted -= 1
        continue
      }
      guard let value = units.value(of: place) else {
        tally.leftOut[.withoutIntensity, default: 0] += 1
        tally.counted -= 1
        continue
      }
      let kind = Codes.kinds[Int(c.kind[place])]
      isCounted[Int(c.kind[place])] = true
      let s = vertices[Int(source)], t = vertices[Int(target)], unit = units.unit(of: place)
      builder.add(
        source: s, target: t, kind: kind, weight: value, record: UInt32(place), unit: unit)
      let isMutual = c.flags[place] & 1 == 1 || (kind == .affiliation && question == .path)
      if isMutual, !lens.undirected {
        builder.add(
          source: t, target: s, kind: kind, weight: value, record: UInt32(place), unit: unit)
      }
    }
    for (kind, counts) in zip(Codes.kinds, isCounted) where counts { tally.kinds.insert(kind) }
    return LensedNetwork(
      network: builder.network(keys: actorPlaces.map { ids[$0] }), graph: self,
      actorPlaces: actorPlaces, tally: tally, weight: weight)
  }

  /// What strengths count through a lens that does not say; see `Weight`.
  ///
  /// Folding changes nothing in it. O(relations).
  public func weight(through lens: Lens, for question: Lens.Question) -> Weight {
    lens.weight ?? defaultWeight(of: sieved(by: lens, for: question).places)
  }

  /// `articles` when every counted relation names one, else `value` when the file has values, else
  /// `relations`.
  private func defaultWeight(of places: [Int]) -> Weight {
    if places.allSatisfy({ columns.article[$0] != RelationColumns.absent }) { return .articles }
    let hasValues = places.contains { columns.weight[$0] != 1 && columns.joint[$0] == 0 }
    return hasValues ? .value : .relations
  }
}

/// The weight of a relation and the unit within which it counts once.
private struct Units {
  private let c: RelationColumns
  let weight: Weight
  private let ofArticle: [UInt32]

  init(_ graph: ActorGraph, _ weight: Weight) {
    c = graph.columns
    self.weight = weight
    var numbers: [String: UInt32] = [:]
    switch weight {
    case .articles, .outlets:
      ofArticle = graph.articles.map { article in
        let key = weight == .articles ? article.story : article.outlet ?? ""
        let next = UInt32(numbers.count)
        numbers[key, default: next] = numbers[key] ?? next
        return numbers[key]!
      }
    default:
      ofArticle = []
    }
  }

  func unit(of place: Int) -> UInt32 {
    switch weight {
    case .articles, .outlets:
      let article = c.article[place]
      // Relations without an article (rows) count one by one.
      return article == RelationColumns.absent ? NetworkBuilder.none : ofArticle[Int(article)]
    case .one: return 0
    case .relations, .value, .intensity: return NetworkBuilder.none
    }
  }

  func value(of place: Int) -> Double? {
    // A pair of a k-party event counts 1/(k−1), whatever is counted.
    let share = c.joint[place] == 0 ? 1 : c.weight[place]
    switch weight {
    case .articles, .outlets, .relations: return share
    case .value: return c.weight[place]
    case .one: return 1
    case .intensity:
      let intensity = c.intensity[place].magnitude
      return intensity > 0 ? intensity * share : nil
    }
  }
}
