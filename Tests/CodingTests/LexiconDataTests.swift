import CLexicon
import Testing

/// The embedded files as facts: shape, order, and that every reference has its row.
@Suite struct LexiconDataTests {
  static let headers: [String: [String]] = [
    "agents.tsv": ["lemma", "sector", "kind"],
    "bodies.tsv": ["phrase", "canonical", "sector", "kind", "states"],
    "epithets.tsv": ["epithet", "states"],
    "given-names.tsv": ["given name", "gender"],
    "groups.tsv": ["id", "name", "names", "country", "sector"],
    "officials.tsv": [
      "id", "name", "names", "country", "sector", "title", "of", "since", "until",
    ],
    "organizations.tsv": ["id", "name", "names", "kind", "sector", "country", "of"],
    "regions.tsv": ["name", "country", "note"],
    "states.tsv": ["id", "name", "names", "adjectives", "demonyms", "seats"],
    "titles.tsv": ["phrase", "sector", "body"],
  ]

  @Test(arguments: headers.keys.sorted()) func shape(file: String) throws {
    let table = try LexiconTable(file)
    #expect(table.comments.first?.hasPrefix("# ") == true, "says what it is")
    #expect(table.header == Self.headers[file])
    for row in table.rows {
      #expect(row.count == table.header.count, "\(file): \(row)")
      for cell in row {
        #expect(!cell.hasPrefix(" ") && !cell.hasSuffix(" ") && !cell.contains("  "), "\(row)")
        let parts = cell.split(separator: "|", omittingEmptySubsequences: false)
        #expect(parts.count == 1 || !parts.contains(""), "an empty part in \(row)")
        #expect(Set(parts).count == parts.count, "a part twice in \(row)")
      }
    }
  }

  @Test(arguments: headers.keys.sorted()) func sortedAndWithoutDuplicates(file: String) throws {
    let table = try LexiconTable(file)
    let keys = table.rows.map { $0[0] }
    #expect(
      zip(keys, keys.dropFirst()).allSatisfy {
        Array($0.utf8).lexicographicallyPrecedes(
          Array($1.utf8)) || $0 == $1
      })
    guard file != "officials.tsv" else { return }  // a person has a row for each office
    #expect(Set(keys).count == keys.count)
  }

  /// What a coder of world news needs at least; the lists only grow.
  @Test func counts() throws {
    let organizations = try LexiconTable("organizations.tsv")
    func count(_ sectors: Set<String>) -> Int {
      organizations["sector"].count { sectors.contains($0) }
    }
    #expect(try LexiconTable("states.tsv").rows.count >= 193 + 2 + 2 + 5)
    #expect(count(["IGO"]) >= 150)
    #expect(count(["NGO"]) >= 60)
    #expect(count(["REB", "PTY"]) >= 300)
    #expect(count(["REB"]) >= 300)
    #expect(count(["JRN"]) >= 60)
    #expect(try LexiconTable("groups.tsv").rows.count >= 250)
    #expect(try LexiconTable("given-names.tsv").rows.count >= 1000)
    #expect(try LexiconTable("regions.tsv").rows.count >= 600)
    #expect(try LexiconTable("titles.tsv").rows.count >= 200)
    #expect(try LexiconTable("bodies.tsv").rows.count >= 120)
    #expect(try LexiconTable("agents.tsv").rows.count >= 250)
  }

  @Test func statesAreWhole() throws {
    let states = try LexiconTable("states.tsv")
    for row in states.rows {
      #expect(row[0].count == 3 && row[0].allSatisfy { $0.isASCII && $0.isUppercase }, "\(row)")
      #expect(!row[3].isEmpty, "no adjective: \(row[1])")
      #expect(!row[5].isEmpty, "no seat: \(row[1])")
    }
  }

  /// A name leads to one state; those that do not are decided by the text.
  @Test(arguments: [
    ("names", ["Congo", "Korea"]), ("adjectives", ["Congolese", "Korean"]),
    ("demonyms", ["Congolese", "Korean", "Koreans"]),
    ("seats", ["Belgrade", "Kremlin", "Moscow", "Prague", "Willemstad"]),
  ])
  func statesShareOnlyKnownNames(column: String, shared: [String]) throws {
    let states = try LexiconTable("states.tsv")
    var owners: [Substring: Set<String>] = [:]
    for (id, (name, cell)) in zip(states["id"], zip(states["name"], states[column])) {
      for word in cell.split(separator: "|") { owners[word, default: []].insert(id) }
      if column == "names" { owners[name[...], default: []].insert(id) }
    }
    #expect(owners.filter { $0.value.count > 1 }.keys.map(String.init).sorted() == shared)
  }

  @Test func countriesAreKnown() throws {
    let states = Set(try LexiconTable("states.tsv")["id"])
    for file in ["organizations.tsv", "groups.tsv", "officials.tsv", "regions.tsv"] {
      let table = try LexiconTable(file)
      for (key, country) in zip(table.rows.map { $0[0] }, table["country"]) where country != "" {
        #expect(states.contains(country), "\(file): \(key) \(country)")
      }
    }
    for file in ["epithets.tsv", "bodies.tsv"] {
      let table = try LexiconTable(file)
      for (key, list) in zip(table.rows.map { $0[0] }, table["states"]) {
        for state in list.split(separator: "|") {
          #expect(states.contains(String(state)), "\(file): \(key) \(state)")
        }
      }
    }
    for row in try LexiconTable("regions.tsv").rows {
      #expect(row[1].isEmpty == ["disputed", "no state"].contains(row[2]), "\(row)")
    }
  }

  @Test func bodiesThatAreNamedExist() throws {
    let organizations = try LexiconTable("organizations.tsv")
    let known = Set(try LexiconTable("states.tsv")["id"] + organizations["id"])
    for (id, of) in zip(organizations["id"], organizations["of"]) where !of.isEmpty {
      #expect(known.contains(of) && of != id, "\(id) of \(of)")
    }
    let officials = try LexiconTable("officials.tsv")
    for (id, of) in zip(officials["id"], officials["of"]) where !of.isEmpty {
      #expect(known.contains(of), "\(id) of \(of)")
    }
    let bodies = Set(try LexiconTable("bodies.tsv")["canonical"])
    let titles = try LexiconTable("titles.tsv")
    for (phrase, body) in zip(titles["phrase"], titles["body"]) where !body.isEmpty {
      #expect(bodies.contains(body), "\(phrase): \(body)")
    }
  }

  @Test func idsCarryTheCountry() throws {
    for file in ["organizations.tsv", "groups.tsv"] {
      let table = try LexiconTable(file)
      for (id, country) in zip(table["id"], table["country"]) {
        let suffix = id.split(separator: ".").dropFirst().last.map(String.init) ?? ""
        #expect(suffix == country, "\(file): \(id)")
      }
    }
  }

  /// One name, one owner: states, organizations, groups and persons do not share a form.
  @Test func namesAreNotShared() throws {
    var owners: [Substring: String] = [:]
    for (file, columns) in [
      ("states.tsv", ["adjectives", "demonyms"]), ("organizations.tsv", []), ("groups.tsv", []),
      ("officials.tsv", []),
    ] as [(String, [String])] {
      let table = try LexiconTable(file)
      let lists = (["names"] + columns).map { table[$0] }
      for (row, cells) in table.rows.enumerated() {
        let id = cells[0]
        var forms: Set<Substring> = [cells[1][...]]
        for list in lists { forms.formUnion(list[row].split(separator: "|")) }
        for form in forms {
          if let owner = owners[form], owner != id, file != "states.tsv" {
            Issue.record("\(form): \(owner) and \(id)")
          }
          owners[form] = id
        }
      }
    }
  }

  @Test func datesAreDates() throws {
    let officials = try LexiconTable("officials.tsv")
    for row in officials.rows {
      let (title, since, until) = (row[5], row[7], row[8])
      #expect(title.isEmpty == since.isEmpty, "\(row)")
      #expect(since.isEmpty || isDate(since), "\(row)")
      #expect(until.isEmpty || isDate(until), "\(row)")
      #expect(until.isEmpty || since.prefix(until.utf8.count) <= until.prefix(since.utf8.count))
    }
  }

  @Test func kindsAndSectors() throws {
    let sectors = Set(
      """
      GOV MIL JUD LEG SPY COP PTY REB OPP IGO NGO IMG MNC BUS JRN EDU CVL REL REF LAB AGR SET CRM \
      ELI MED
      """.split(whereSeparator: \.isWhitespace).map(String.init))
    let without: Set = ["states.tsv", "regions.tsv", "epithets.tsv", "given-names.tsv"]
    for file in Self.headers.keys.sorted() where !without.contains(file) {
      for sector in try LexiconTable(file)["sector"] where !sector.isEmpty {
        #expect(sectors.contains(sector), "\(file)")
      }
    }
    for file in ["agents.tsv", "bodies.tsv", "organizations.tsv"] {
      let kinds = Set(try LexiconTable(file)["kind"])
      #expect(kinds.isSubset(of: ["official", "organization", "group"]), "\(file)")
    }
  }

  @Test func givenNamesHaveAGender() throws {
    for row in try LexiconTable("given-names.tsv").rows {
      #expect(["f", "m"].contains(row[1]), "\(row)")
    }
  }

  /// Every member of the United Nations but those led by yearly or princely turns has its heads.
  @Test func statesHaveTheirHeads() throws {
    let states = try LexiconTable("states.tsv")["id"]
    let titles: Set = [
      "president", "prime minister", "premier", "chancellor", "king", "emir", "sultan", "leader",
      "supreme leader", "chairman of the Presidential Council", "head of the junta", "pope",
    ]
    let led = Set(
      try LexiconTable("officials.tsv").rows.filter { titles.contains($0[5]) }.map { $0[6] })
    #expect(states.count { led.contains($0) } >= 190)
  }

  /// Who held an office on a day, from public record.
  @Test(arguments: [
    ("president", "USA", "2005-09-26", "George W. Bush"),
    ("president", "KOR", "2015-08-21", "Park Geun-hye"),
    ("foreign minister", "CHN", "2024-01-27", "Wang Yi"),
    ("foreign minister", "PRK", "2024-01-16", "Choe Son-hui"),
    ("UN secretary-general", "united-nations", "1999-04-01", "Kofi Annan"),
    ("NATO secretary-general", "nato", "2022-03-01", "Jens Stoltenberg"),
    ("prime minister", "ISR", "1994-10-26", "Yitzhak Rabin"),
    ("chancellor", "DEU", "2003-03-20", "Gerhard Schröder"),
    ("secretary of state", "USA", "1994-10-21", "Warren Christopher"),
    ("president", "ECU", "1998-03-04", "Fabián Alarcón"),
    ("president", "ZMB", "1999-06-01", "Frederick Chiluba"),
    ("prime minister", "SVN", "2005-01-01", "Janez Janša"),
    ("president", "CPV", "2005-01-01", "Pedro Pires"),
    ("prime minister", "XKX", "2023-09-26", "Albin Kurti"),
    ("defense minister", "ITA", "2009-03-01", "Ignazio La Russa"),
  ])
  func officeHolders(title: String, of: String, day: String, name: String) throws {
    let holders = try LexiconTable("officials.tsv").rows.filter {
      $0[5] == title && $0[6] == of && $0[7] <= day && ($0[8].isEmpty || day <= $0[8])
    }
    #expect(holders.map { $0[1] } == [name])
  }

  /// An office of one has one holder a day; the two exceptions were rivals who both claimed it.
  @Test func officesOfOneAreNotHeldByTwo() throws {
    let single: Set = [
      "president", "prime minister", "premier", "chancellor", "king", "foreign minister",
      "defense minister", "defense secretary", "foreign secretary", "secretary of state",
      "national security adviser", "unification minister", "UN secretary-general",
      "NATO secretary-general",
    ]
    let terms = try LexiconTable("officials.tsv").rows.filter { single.contains($0[5]) }
      .sorted { ($0[6], $0[5], $0[7]) < ($1[6], $1[5], $1[7]) }
    var rivals: [String] = []
    for (first, second) in zip(terms, terms.dropFirst()) where first[5...6] == second[5...6] {
      let until = first[8].isEmpty ? "9999" : first[8]
      let digits = min(until.utf8.count, second[7].utf8.count)
      if until.prefix(digits) > second[7].prefix(digits), first[1] != second[1] {
        rivals.append("\(first[1]) and \(second[1])")
      }
    }
    #expect(
      rivals == ["Laurent Gbagbo and Alassane Ouattara", "Didier Ratsiraka and Marc Ravalomanana"])
  }

  private func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let limits = [1900...2024, 1...12, 1...31], widths = [4, 2, 2]
    return (1...3).contains(parts.count)
      && parts.indices.allSatisfy { index in
        parts[index].utf8.count == widths[index]
          && Int(parts[index]).map { limits[index].contains($0) } == true
      }
  }
}

/// A lexicon file cut at its tabs.
private struct LexiconTable {
  var comments: [String] = []
  var header: [String] = []
  var rows: [[String]] = []

  init(_ name: String) throws {
    let index = try #require(
      (0..<clexicon_count()).first { String(cString: clexicon_at($0).name) == name })
    let file = clexicon_at(index)
    let text = try #require(
      String(validating: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self))
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") {
        comments.append(String(line))
        continue
      }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if header.isEmpty { header = cells } else { rows.append(cells) }
    }
  }

  subscript(column: String) -> [String] {
    let index = header.firstIndex(of: column)!
    return rows.map { $0[index] }
  }
}
