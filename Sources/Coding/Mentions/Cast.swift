import Graph

/// An actor of an article, and what coding remembers of it.
struct CastMember {
  var actor: Actor
  /// Sentence, first token and form of the latest mention.
  var lastSentence = -1
  var lastToken = -1
  var gender: Gender?
  var isPerson: Bool { actor.kind == .official }
}

/// What a title or given name says of a person, for "he" and "she".
enum Gender: Sendable { case female, male }

/// The actors of one article.
struct Cast {
  private(set) var members: [CastMember] = []
  private var numbers: [String: Int] = [:]
  /// Acronyms and surnames of the article; -1 where two actors share one.
  private(set) var shortNames: [String: Int] = [:]
  /// The actors that share a short name, where several do.
  private(set) var sharers: [String: [Int]] = [:]
  /// The last words of the names of a body, in lower case: "council", "commission".
  private(set) var lastWords: [Int: [String]] = [:]

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
    let number = members.count
    numbers[actor.id] = number
    members.append(CastMember(actor: actor))
    if actor.kind == .organization { lastWords[number] = Self.lastWords(of: actor.name) }
    return number
  }

  /// "Organization of American States" is an organization, "Security Council" a council.
  private static func lastWords(of name: String) -> [String] {
    var words: [String] = []
    var last = ""
    for part in name.split(separator: " ") {
      if ["of", "for", "on", "in", "("].contains(part), !last.isEmpty {
        words.append(last)
        break
      }
      last = part.lowercased()
    }
    if words.isEmpty, !last.isEmpty { words.append(last) }
    // "Revolutionary Guards" are "the Guards", and lemmas are singular.
    return words + words.filter { $0.hasSuffix("s") }.map { String($0.dropLast()) }
  }

  /// Remembers that `name` alone means that member, unless another has the same.
  mutating func remember(_ name: String, for member: Int) {
    if let known = shortNames[name], known != member {
      if known >= 0 { sharers[name] = [known] }
      shortNames[name] = -1
      if sharers[name]?.contains(member) == false, sharers[name]!.count < 8 {
        sharers[name]!.append(member)
      }
    } else {
      shortNames[name] = member
    }
  }

  /// Lets a person's names mean `new`, who turned out to be the same.
  mutating func replace(_ old: Int, by new: Int, _ name: String, familyName: String) {
    if personsByName[name] == old { personsByName[name] = new }
    if shortNames[familyName] == old { shortNames[familyName] = new }
    members[new].gender = members[old].gender
  }

  /// Remembers a person by the whole name and by the family name alone.
  mutating func rememberPerson(_ member: Int, _ name: String, familyName: String) {
    personsByName[name] = member
    remember(familyName, for: member)
  }
}
