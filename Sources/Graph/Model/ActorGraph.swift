/// Actors, articles and the relations read from them: what everything else is computed from.
///
/// A value: copies are independent. Relations are kept column by column behind it, so a million
/// of them take under 250 MB. What is added is checked at the door (see `GraphError`), so a graph
/// in hand is always sound. A relation of an actor to itself is kept and counted, and makes no edge.
///
/// Two graphs are equal when they hold the same records, in whatever order they were added.
public struct ActorGraph: Sendable {
  public private(set) var actors: [Actor] = []
  public private(set) var articles: [Article] = []
  /// What made it, for the record; no part of equality.
  public var provenance = Provenance()

  private var actorNumbers: [String: UInt32] = [:]
  private var articleNumbers: [String: UInt32] = [:]
  var columns = RelationColumns()

  public init() {}

  /// - Throws: `GraphError.duplicateID` when the id is taken.
  public mutating func add(_ actor: Actor) throws(GraphError) {
    guard actorNumbers[actor.id] == nil else { throw .duplicateID(.actor, actor.id) }
    actorNumbers[actor.id] = UInt32(actors.count)
    actors.append(actor)
  }

  /// - Throws: `GraphError.duplicateID` when the id is taken.
  public mutating func add(_ article: Article) throws(GraphError) {
    guard articleNumbers[article.id] == nil else { throw .duplicateID(.article, article.id) }
    articleNumbers[article.id] = UInt32(articles.count)
    articles.append(article)
  }

  /// Adds a relation whose actors and article are in the graph already.
  ///
  /// - Throws: what is wrong with it, as a `GraphError` case of its own.
  public mutating func add(_ relation: Relation) throws(GraphError) {
    settleIDs()
    guard !hasRelation(relation.id) else { throw .duplicateID(.relation, relation.id) }
    let source = try number(ofActor: relation.source, in: relation)
    var target = RelationColumns.absent
    if let id = relation.target { target = try number(ofActor: id, in: relation) }
    var about: [UInt32] = []
    for id in relation.about { about.append(try number(ofActor: id, in: relation)) }
    if let event = relation.event, event.kind != relation.kind {
      throw .kindMismatch(relation: relation.id, event: event, kind: relation.kind)
    }
    guard relation.weight > 0, relation.weight.isFinite else {
      throw .badWeight(relation: relation.id, relation.weight)
    }
    guard relation.evidence.confidence >= 0, relation.evidence.confidence <= 1 else {
      throw .badConfidence(relation: relation.id, relation.evidence.confidence)
    }
    var article = RelationColumns.absent, holdsQuote = false
    if let id = relation.evidence.article {
      guard let number = articleNumbers[id] else {
        throw .unknownArticle(id, relation: relation.id)
      }
      article = number
      if let passage = relation.evidence.passage, let text = articles[Int(number)].text {
        guard let found = text.utf8Slice(passage.range) else {
          throw .rangeOutsideText(
            relation: relation.id, passage.range, textLength: text.utf8.count)
        }
        // Byte for byte: String's own == takes composed and decomposed letters for the same.
        guard found.utf8.elementsEqual(passage.quote.utf8) else {
          throw .quoteMismatch(relation: relation.id, quote: passage.quote, text: String(found))
        }
        holdsQuote = true
      }
    }
    columns.append(
      relation, source: source, target: target, article: article, about: about,
      textHoldsQuote: holdsQuote)
  }

  private func number(ofActor id: String, in relation: Relation) throws(GraphError) -> UInt32 {
    guard let number = actorNumbers[id] else { throw .unknownActor(id, relation: relation.id) }
    return number
  }

  /// The relations, in the order they were added.
  public var relations: Relations { Relations(graph: self) }

  /// The actor with that id. O(1).
  public func actor(_ id: String) -> Actor? { actorIndex(id).map { actors[$0] } }
  /// The article with that id. O(1).
  public func article(_ id: String) -> Article? { articleNumbers[id].map { articles[Int($0)] } }
  /// The place in `actors` of the actor with that id. O(1).
  public func actorIndex(_ id: String) -> Int? { actorNumbers[id].map(Int.init) }
  /// The place in `articles` of the article with that id. O(1).
  public func articleIndex(_ id: String) -> Int? { articleNumbers[id].map(Int.init) }
  /// Whether a relation has that id. O(1).
  public func hasRelation(_ id: String) -> Bool { relationIDs.place(of: id) != nil }

  /// Puts `actor` in the place of the one with its id.
  public mutating func replace(_ actor: Actor) {
    guard let number = actorNumbers[actor.id] else {
      preconditionFailure("no actor has the id \(actor.id)")
    }
    actors[Int(number)] = actor
  }

  mutating func removeArticles() {
    articles = []
    articleNumbers = [:]
  }

  /// Says of articles whose near-copies they are.
  ///
  /// - Parameter originals: For each copy's id the id of its original; unknown ids are read past, and
  ///   what an article says already stays.
  public mutating func markCopies(_ originals: [String: String]) {
    for (copy, original) in originals {
      guard let number = articleNumbers[copy], articleNumbers[original] != nil,
        articles[Int(number)].duplicateOf == nil
      else { continue }
      articles[Int(number)].duplicateOf = original
    }
  }

  /// The number of relations of an actor to itself; they make no edge.
  public var selfRelationCount: Int {
    zip(columns.source, columns.target).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
  }
}

/// What made a graph: program, model, lexicon, command and inputs. No clock, no folder.
public struct Provenance: Sendable, Equatable {
  public struct Input: Sendable, Equatable {
    public var name: String
    public var sha256: String
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }
  public var by: String?
  public var model: String?
  public var lexicon: String?
  public var command: [String] = []
  public var inputs: [Input] = []
  public init() {}
}

extension String {
  /// The text at those UTF-8 bytes; nil outside the string or inside a character's bytes.
  package func utf8Slice(_ range: Range<Int>) -> Substring? {
    guard range.lowerBound >= 0, range.upperBound <= utf8.count else { return nil }
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    guard start.samePosition(in: unicodeScalars) != nil, end.samePosition(in: unicodeScalars) != nil
    else { return nil }
    return self[start..<end]
  }
}
