import GRDB
import Graph

extension Writer {
  /// Adds an actor, or to the one with its id the names, roles, country and sector it lacked.
  ///
  /// As `Actor.joined(with:)` does: the first name and kind stay.
  func add(_ actor: Actor, from article: Int64?) throws {
    if let number = try number(ofActor: actor.id) {
      try join(actor, to: number, from: article)
      return
    }
    let add = try Prepared(
      db,
      """
      INSERT INTO actors (id, name, kind, country, country_run, sector, sector_run, run, article)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    try add.bind([
      .text(actor.id), .text(actor.name), .int(Codes.actorKind.code(actor.kind)),
      .text(actor.country), .int(actor.country == nil ? nil : run), .text(actor.sector),
      .int(actor.sector == nil ? nil : run), .int(run), .int(article),
    ])
    try add.run()
    let number = add.insertedRow
    actorNumbers[actor.id] = number
    addedActors += 1
    for (position, alias) in actor.aliases.enumerated() {
      try put(alias: alias, at: Int64(position), of: number, from: article)
    }
    for (position, role) in actor.roles.enumerated() {
      try put(role, at: position, of: number, from: article)
    }
  }

  private func join(_ actor: Actor, to number: Int64, from article: Int64?) throws {
    let names = [actor.name] + actor.aliases
    let own = try db.first(
      "SELECT name, country, sector FROM actors WHERE actor = ?", [.int(number)]
    ) {
      (name: $0.text(0), country: $0.textOrNil(1), sector: $0.textOrNil(2))
    }
    guard let own else {
      // Another process has forgotten it since this transaction's writer learned its number.
      throw Trouble("the actor \"\(actor.id)\" is gone", status: .gaveUp)
    }
    if own.country == nil, let country = actor.country {
      try db.run(
        "UPDATE actors SET country = ?, country_run = ? WHERE actor = ?",
        [.text(country), .int(run), .int(number)])
    }
    if own.sector == nil, let sector = actor.sector {
      try db.run(
        "UPDATE actors SET sector = ?, sector_run = ? WHERE actor = ?",
        [.text(sector), .int(run), .int(number)])
    }
    if names.contains(where: { $0 != own.name }) {
      var known: Set<String> = [], next = ActorRows.joinedAliases
      try db.forEach(
        "SELECT alias, position FROM aliases WHERE actor = ? ORDER BY position", [.int(number)]
      ) {
        known.insert($0.text(0))
        next = max(next, $0.int(1) + 1)
      }
      for name in names where name != own.name && known.insert(name).inserted {
        try put(alias: name, at: next, of: number, from: article)
        next += 1
      }
    }
    if !actor.roles.isEmpty {
      var roles: [Role] = []
      try db.forEach(ActorRows.roles(where: "actor = ?"), [.int(number)]) {
        roles.append(try ActorRows.role($0))
      }
      for role in actor.roles where !roles.contains(role) {
        let next = try db.int(
          "SELECT coalesce(max(position), -1) + 1 FROM roles WHERE actor = ?", [.int(number)])!
        try put(role, at: Int(next), of: number, from: article)
        roles.append(role)
      }
    }
  }

  private func put(
    alias: String, at position: Int64, of actor: Int64, from article: Int64?
  ) throws {
    let add = try Prepared(db, "INSERT INTO aliases VALUES (?, ?, ?, ?, ?)")
    try add.bind([.int(actor), .int(position), .text(alias), .int(run), .int(article)])
    try add.run()
  }

  private func put(_ role: Role, at position: Int, of actor: Int64, from article: Int64?) throws {
    try db.run(
      "INSERT INTO roles VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .int(actor), .int(Int64(position)), .text(role.title), .text(role.of),
        .int(role.since.map(Codes.code)), .int(role.until.map(Codes.code)), .int(run),
        .int(article),
      ])
  }
}
