import Graph

/// An actor of an article, and what coding remembers of it.
struct CastMember {
  var actor: Actor
  /// Sentence, first token and form of the latest mention.
  var lastSentence = -1
  var lastToken = -1
  var isPerson: Bool { actor.kind == .official }
}

/// The actors of one article.
struct Cast {
  private(set) var members: [CastMember] = []
  private var numbers: [String: Int] = [:]
  /// Acronyms and surnames of the article; -1 where two actors share one.
  private(set) var shortNames: [String: Int] = [:]

  subscript(_ index: Int) -> CastMember {
    get { members[index] }
    set { members[index] = newValue }
  }

  /// Persons of the article by name.
  private(set) var personsByName: [String: Int] = [:]

  func number(_ id: String) -> Int? { numbers[id] }

  /// The index of the actor with `actor`'s id, which joins the cast if it is new.
  mutating func add(_ actor: Actor) -> Int {
    if let number = numbers[actor.id] { return number }
    numbers[actor.id] = members.count
    members.append(CastMember(actor: actor))
    return members.count - 1
  }

  /// Remembers that `name` alone means that member, unless another has the same.
  mutating func remember(_ name: String, for member: Int) {
    if let known = shortNames[name], known != member {
      shortNames[name] = -1
    } else {
      shortNames[name] = member
    }
  }

  /// Remembers a person by the whole name and by the family name alone.
  mutating func rememberPerson(_ member: Int, _ name: String, familyName: String) {
    personsByName[name] = member
    remember(familyName, for: member)
  }
}
