import GRDB
import Graph

/// Actors as the tables hold them, before decisions.
struct ActorRows {
  /// In the order of their ids.
  var actors: [Actor] = []
  /// The number of each in the file.
  var numbers: [Int64] = []

  init(_ db: Database, _ moment: Moment) throws {
    var aliases: [Int64: [String]] = [:], joined: Set<Int64> = []
    try db.forEach(
      "SELECT actor, alias, position FROM aliases WHERE \(moment.held()) ORDER BY actor, position"
    ) { row in
      aliases[row.int(0), default: []].append(row.text(1))
      if row.int(2) >= ActorRows.joinedAliases { joined.insert(row.int(0)) }
    }
    for actor in joined { aliases[actor]!.sort() }
    var roles: [Int64: [Role]] = [:]
    try db.forEach(ActorRows.roles(where: moment.held())) {
      roles[$0.int(0), default: []].append(try ActorRows.role($0))
    }
    try db.forEach(
      """
      SELECT actor, id, name, kind, CASE WHEN \(moment.held("country_run")) THEN country END,
        CASE WHEN \(moment.held("sector_run")) THEN sector END
      FROM actors WHERE \(moment.held()) ORDER BY id
      """
    ) { row in
      let number = row.int(0)
      actors.append(
        Actor(
          id: row.text(1), name: row.text(2), kind: try Codes.actorKind.word(row.int(3)),
          country: row.textOrNil(4), sector: row.textOrNil(5), aliases: aliases[number] ?? [],
          roles: roles[number] ?? []))
      numbers.append(number)
    }
  }

  /// Positions from here on are of aliases that came with a later record of the actor; one that has
  /// such lists all its aliases in alphabetical order, as `Actor.joined(with:)` does.
  static let joinedAliases: Int64 = 1_000_000

  static func roles(where condition: String) -> String {
    """
    SELECT actor, title, body, since, until FROM roles WHERE \(condition) ORDER BY actor, position
    """
  }

  static func role(_ row: Prepared) throws -> Role {
    Role(
      title: row.text(1), of: row.textOrNil(2), since: try row.intOrNil(3).map(Codes.date),
      until: try row.intOrNil(4).map(Codes.date))
  }
}
