/// What is wrong with a record that was to enter a graph.
public enum GraphError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Record: String, Sendable { case actor, article, relation }

  case duplicateID(Record, String)
  case unknownActor(String, relation: String)
  case unknownArticle(String, relation: String)
  case rangeOutsideText(relation: String, Range<Int>, textLength: Int)
  case quoteMismatch(relation: String, quote: String, text: String)
  case kindMismatch(relation: String, event: Event, kind: Kind)
  case badWeight(relation: String, Double)
  case badConfidence(relation: String, Double)

  public var description: String {
    switch self {
    case .duplicateID(let record, let id):
      "two \(record.rawValue)s have the id \"\(id)\""
    case .unknownActor(let id, let relation):
      "relation \(relation) names the actor \"\(id)\", which is not among the actors"
    case .unknownArticle(let id, let relation):
      "relation \(relation) names the article \"\(id)\", which is not among the articles"
    case .rangeOutsideText(let relation, let range, let length):
      "relation \(relation) has the range \(range.lowerBound)..<\(range.upperBound), which is not a "
        + "range of whole characters of its article's text of \(length) bytes"
    case .quoteMismatch(let relation, let quote, let text):
      "relation \(relation) quotes \"\(quote.prefix(80))\", but its article has "
        + "\"\(text.prefix(80))\" there"
    case .kindMismatch(let relation, let event, let kind):
      "relation \(relation) has the event \(event.rawValue), which is of kind "
        + "\(event.kind.rawValue), and the kind \(kind.rawValue)"
    case .badWeight(let relation, let weight):
      "relation \(relation) has the weight \(weight); a weight is a finite number above 0"
    case .badConfidence(let relation, let confidence):
      "relation \(relation) has the confidence \(confidence); it lies in 0...1"
    }
  }
}
