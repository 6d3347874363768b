import GRDB
import Graph

/// What a lens asks of a relation's actors, outlet and claimants.
struct ActorChoices {
  private let lens: Lens
  private let standing: Standing
  /// By number of article: whether its outlet is wanted.
  private var outlets: [Int64: Bool] = [:]
  private let claims: Prepared

  init(_ db: Database, _ lens: Lens, _ standing: Standing) throws {
    self.lens = lens
    self.standing = standing
    claims = try Prepared(db, "SELECT claimant FROM claims WHERE relation = ?")
    if !lens.outlets.isAny {
      try db.forEach("SELECT article, outlet FROM articles") { row in
        outlets[row.int(0)] = lens.outlets.admits(row.textOrNil(1))
      }
    }
  }

  func reason(
    toLeaveOut relation: Int64, _ source: Int, _ target: Int?, article: Int64?
  ) throws -> Tally.Reason? {
    if lens.choosesActors,
      let reason = lens.reason(
        toLeaveOut: standing.actors[source], target.map { standing.actors[$0] })
    {
      return reason
    }
    if !lens.outlets.isAny {
      guard article.map({ outlets[$0] ?? false }) ?? lens.outlets.admits(nil) else {
        return .outlet
      }
    }
    if !lens.claimants.isAny {
      var names: [String] = []
      claims.bind(1, relation)
      try claims.forEach { names.append($0.text(0)) }
      guard lens.claimants.admitsList(names) else { return .claimant }
    }
    return nil
  }

  struct Pushed {
    /// Each is added to a query of its own; no relation meets two.
    var conditions: [(String, [Value])]
    /// Why relations that meet none are left out.
    var reason: Tally.Reason?
  }

  /// The choice of actors as conditions on a relation's ends, so that the others are not read.
  ///
  /// Only the first reason that may hold can be told without looking, so the numbers add up.
  func pushed(_ sieve: Sieve) -> Pushed {
    let numbers: [Int64], reason: Tally.Reason
    if !lens.actors.only.isEmpty {
      numbers = standing.numbers { lens.actors.only.contains($0.id) }
      reason = .actor
    } else if lens.actors.isAny, lens.actorKinds.isAny, !lens.countries.only.isEmpty {
      numbers = standing.numbers { $0.country.map(lens.countries.only.contains) == true }
      reason = .country
    } else {
      return Pushed(conditions: [("", [])], reason: nil)
    }
    let list = Value.text(JSONNumbers.list(numbers))
    // Between two days the index of days reads less; a plus keeps SQLite from another.
    let plus = sieve.isBoundedByDates ? "+" : ""
    return Pushed(
      conditions: [
        (" AND \(plus)source IN (SELECT value FROM json_each(?))", [list]),
        (
          " AND \(plus)target IN (SELECT value FROM json_each(?))"
            + " AND +source NOT IN (SELECT value FROM json_each(?))", [list, list]
        ),
      ], reason: reason)
  }
}
