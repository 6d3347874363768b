import Basics

/// Finds actors by what users type: an id wins over a name, a name over an alias; letters' case
/// does not matter.
public struct ActorNames: Sendable {
  public enum Answer: Sendable, Equatable {
    case found(String)
    /// Several actors have the name: their ids.
    case ambiguous([String])
    /// None has; the nearest name, if any is near.
    case unknown(nearest: String?)
  }

  private var ids: [String: [String]] = [:]
  private var names: [String: [String]] = [:]
  private var aliases: [String: [String]] = [:]
  /// All of them as written, for suggestions.
  private var spellings: [String] = []

  /// - Complexity: O(names and aliases of all actors).
  public init(_ actors: [Actor]) {
    for actor in actors {
      ids[actor.id.lowercased(), default: []].append(actor.id)
      names[actor.name.lowercased(), default: []].append(actor.id)
      for alias in actor.aliases { aliases[alias.lowercased(), default: []].append(actor.id) }
      spellings += [actor.id, actor.name] + actor.aliases
    }
  }

  public func find(_ text: String) -> Answer {
    let key = text.lowercased()
    for table in [ids, names, aliases] {
      guard let found = table[key] else { continue }
      // Ids that differ only by case are told apart by their exact spelling.
      if found.contains(text) { return .found(text) }
      let distinct = Set(found).sorted()
      return distinct.count == 1 ? .found(distinct[0]) : .ambiguous(distinct)
    }
    return .unknown(nearest: nearest(to: text, among: Set(spellings).sorted()))
  }
}
