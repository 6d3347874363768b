import Foundation
import Testing

/// The explorer's page in a real browser: what a reader clicks and types, and what it then says.
///
/// The truths come from the document that the page was made of and from the other commands, whose
/// numbers are NetworkX's (`ReferenceTests`).
extension BrowserTests {
  @Suite struct PageTests {
    static let graph = PageFolder.graph

    /// What `relations` says between two actors of one kind, by the relation's id.
    static func relations(_ arguments: String...) throws -> [String: [String: String]] {
      let rows = try Tool.run(["relations", graph, "--format", "tsv", "-q"] + arguments).rows
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["id"]!, $0) })
    }

    @Test func aLineOpensToItsSentences() throws {
      try BrowserTests.withPage { browser, _ in
        try browser.click("#line-CHN-PRK-influence")
        let known = try Self.relations(
          "--between", "China", "North Korea", "--kind", "influence", "--kind", "influence")
        let shown = try browser.texts(
          "[...document.querySelectorAll('.card')].map(c => c.dataset.relation)")
        #expect(Set(shown) == Set(known.keys))
        for id in shown {
          let card = "document.querySelector('[data-relation=\"\(id)\"]')"
          let row = known[id]!
          #expect(try browser.text("\(card).querySelector('q').textContent") == row["quote"])
          let text = try browser.text("\(card).textContent")
          for column in ["rule", "date", "id"] { #expect(text.contains(row[column]!), "\(column)") }
          #expect(text.contains("China"))
          // A neighbouring sentence stands beside the quote.
          #expect(try browser.truth("\(card).querySelector('.near').textContent.length > 20"))
        }
        #expect(
          try browser.text("document.querySelector('#evidence').textContent").contains(
            "According toUnited States"))
        // The line is picked out, the others are faint; the address is its link.
        #expect(
          try browser.texts("[...document.querySelectorAll('.line.picked')].map(e => e.id)")
            == ["line-CHN-PRK-influence"])
        #expect(try browser.text("location.hash") == "#line-CHN-PRK-influence")
        try browser.press("Escape")
        #expect(try browser.number("document.querySelectorAll('.picked').length") == 0)
      }
    }

    @Test func anActorOpensToThoseItDealsWith() throws {
      try BrowserTests.withPage(fragment: "#actor-CHN") { browser, _ in
        #expect(try browser.text("document.querySelector('#evidence h2').textContent") == "China")
        let partners = try browser.texts(
          "[...document.querySelectorAll('.partners bdi')].map(e => e.textContent)")
        let rows = try Tool.run(
          "neighbors", Self.graph, "China", "--kind", "all", "--modality", "all",
          "--min-confidence",
          "0", "--undirected", "--format", "tsv", "-q"
        ).rows
        #expect(Set(partners) == Set(rows.compactMap { $0["name"] }))
        try browser.click(".partners li button")
        #expect(try browser.truth("document.querySelectorAll('.card').length > 0"))
        // With the keyboard alone.
        try browser.value("document.querySelector('#actor-RUS').focus()")
        try browser.press("Enter")
        #expect(try browser.text("document.querySelector('#evidence h2').textContent") == "Russia")
      }
    }

    /// Filters of the page, and the options of the command line that mean the same.
    static let filters: [(clicks: [String], script: String, options: [String])] = [
      ([], "", []),
      (["#kinds .kind:nth-of-type(1) .main input"], "", ["--kind", "!cooperation"]),
      (
        ["#kinds .kind:nth-of-type(3) .sub input"], "", ["--event", "!REQUEST"]
      ),
      (["#modalities label:nth-of-type(2) input"], "", ["--modality", "!reported"]),
      (
        [], "set('since', '2024-01-01'); set('until', '2024-06-30')",
        ["--since", "2024-01-01", "--until", "2024-06-30"]
      ),
      ([], "set('least-articles', 2)", ["--min-articles", "2"]),
      ([], "set('least-articles', 3)", ["--min-articles", "3"]),
      ([], "set('least-confidence', 0.75)", ["--min-confidence", "0.75"]),
    ]

    @Test func filtersAndRankingAgreeWithTheCommandLine() throws {
      try BrowserTests.withPage { browser, _ in
        try browser.value(
          """
          globalThis.set = (id, value) => {
            const input = document.getElementById(id);
            input.value = typeof value === 'string' ? Date.parse(value) / 864e5 : value;
            input.dispatchEvent(new Event('input'));
          }
          """)
        try browser.click("#tab-ranking")
        for (clicks, script, options) in Self.filters {
          try browser.click("[type=reset]")
          for selector in clicks { try browser.click(selector) }
          try browser.value(script)
          try browser.settle()
          try Self.compareRanking(browser, options)
        }
      }
    }

    private static func compareRanking(_ browser: Chromium, _ options: [String]) throws {
      let counted = try Tool.run(["relations", graph, "--format", "tsv", "-q"] + options).rows.count
      let status = try browser.text("document.querySelector('#shown').textContent")
      #expect(status.hasPrefix("Shown: \(counted) relation"), "\(options): \(status)")
      // An excluded kind is left out of what degree counts; `!` would bring affiliation back.
      var lens = options
      if let place = lens.firstIndex(of: "!cooperation") {
        lens[place] = "consultation,influence,conflict,untyped"
      }
      if let place = lens.firstIndex(of: "!reported") { lens[place] = "asserted" }
      let answer = try Tool.run(
        [
          "centrality", graph, "--measure", "degree,strength", "--scale", "raw", "--format", "tsv",
          "-q",
        ]
          + lens)
      let known = Dictionary(
        uniqueKeysWithValues: answer.rows.map {
          ($0["id"]!, [Double($0["degree"]!)!, Double($0["strength"]!)!])
        })
      let rows =
        try browser.value(
          """
          Object.fromEntries([...document.querySelectorAll('#ranked tbody tr')].map(row =>
            [row.dataset.actor, [...row.querySelectorAll('td')].slice(0, 2).map(td => Number(td.textContent))]))
          """) as? [String: [Double]]
      let shown = try #require(rows)
      #expect(Set(shown.keys) == Set(known.filter { $0.value[0] > 0 }.keys), "\(options)")
      for (id, values) in shown {
        guard let known = known[id] else { continue }
        // The page prints four digits.
        #expect(abs(values[0] - known[0]) < 1e-9, "\(options) \(id)")
        #expect(abs(values[1] - known[1]) <= 5e-4 * values[1], "\(options) \(id)")
      }
    }

    @Test func theRankingSorts() throws {
      try BrowserTests.withPage { browser, _ in
        try browser.click("#tab-ranking")
        func column(_ place: Int) throws -> [Double] {
          try browser.value(
            """
            [...document.querySelectorAll('#ranked tbody tr')]
              .map(row => Number(row.querySelectorAll('td')[\(place)].textContent))
              .filter(value => !Number.isNaN(value))
            """) as? [Double] ?? []
        }
        #expect(try column(1) == column(1).sorted(by: >))
        for place in 0..<4 {
          try browser.click("#ranked thead tr:last-child th:nth-child(\(place + 2)) button")
          let values = try column(place)
          #expect(values.count > 3 && values == values.sorted(by: >), "column \(place)")
        }
        try browser.click("#ranked thead tr:last-child th:nth-child(2) button")
        try browser.click("#ranked thead tr:last-child th:nth-child(2) button")
        #expect(try column(0) == column(0).sorted())
        #expect(
          try browser.text(
            "document.querySelector('#ranked thead:last-of-type th:nth-child(2)').ariaSort")
            == "ascending")
        // Measures of the whole graph are the command line's, and say that no filter changes them.
        let known = try Tool.run(
          "centrality", Self.graph, "--measure", "betweenness,pagerank", "--format", "tsv", "-q"
        ).rows
        let row = try #require(known.first { $0["id"] == "PRK" })
        let cells = try browser.texts(
          "[...document.querySelectorAll('[data-actor=PRK] td')].map(td => td.textContent)")
        #expect(abs(Double(cells[2])! - Double(row["betweenness"]!)!) < 5e-4)
        #expect(abs(Double(cells[3])! - Double(row["pagerank"]!)!) < 5e-4)
        #expect(
          try browser.text("document.querySelector('#ranked .groups').textContent").contains(
            "whole graph"))
      }
    }

    @Test func twoClickedActorsHaveAPath() throws {
      try BrowserTests.withPage { browser, _ in
        try browser.click("#tab-path")
        for (from, to) in [("USA", "PRK"), ("VNM", "PRK"), ("THA", "VNM"), ("PRK", "THA")] {
          try browser.press("Escape")
          try browser.click("#actor-\(from)")
          try browser.click("#actor-\(to)")
          let answer = try Tool.run("path", Self.graph, from, to, "--format", "tsv", "-q")
          let said = try browser.text("document.querySelector('.answer').textContent")
          let hops = try browser.texts(
            "[...document.querySelectorAll('.hop')].map(e => e.textContent)")
          if answer.status == 1 {
            #expect(said.hasPrefix("No path"), "\(from) \(to): \(said)")
            continue
          }
          #expect(hops.count == answer.rows.count, "\(from) \(to)")
          let actors = try Tool.run("actors", Self.graph, "--format", "tsv", "-q").rows
          let names = Dictionary(uniqueKeysWithValues: actors.map { ($0["id"]!, $0["name"]!) })
          #expect(
            hops == answer.rows.map { "\(names[$0["from"]!]!) → \(names[$0["to"]!]!)" },
            "\(from) \(to)")
          #expect(try browser.number("document.querySelectorAll('.hops .card').length") > 0)
          #expect(
            try browser.number("document.querySelectorAll('.line.picked, .undrawn').length") > 0)
        }
      }
    }

    @Test func searchZoomAndKeys() throws {
      try BrowserTests.withPage { browser, _ in
        try browser.press("/")
        try browser.type("pyong")
        #expect(
          try browser.texts("[...document.querySelectorAll('#found bdi')].map(e => e.textContent)")
            .contains("North Korea"))
        try browser.press("ArrowDown")
        try browser.press("Enter")
        #expect(
          try browser.text("document.querySelector('#evidence h2').textContent") == "North Korea")
        // Words of the quotes.
        try browser.press("/")
        try browser.type("hotline")
        try browser.press("Enter")
        let quotes = try browser.texts(
          "[...document.querySelectorAll('.card q')].map(e => e.textContent)")
        #expect(!quotes.isEmpty && quotes.allSatisfy { $0.contains("hotline") })

        func view() throws -> [Double] {
          try browser.text("document.querySelector('#stage svg').getAttribute('viewBox')")
            .split(separator: " ").compactMap { Double($0) }
        }
        try browser.value("document.activeElement.blur()")
        try browser.press("0")
        let whole = try view()
        try browser.press("+")
        #expect(try abs(view()[2] - whole[2] * 0.8) < 0.1)
        try browser.press("ArrowRight")
        #expect(try view()[0] > whole[0] + whole[2] * 0.1)
        try browser.press("0")
        #expect(try view() == whole)
        try browser.wheel(600, 400, by: -60)
        #expect(try view()[2] < whole[2])
        // A drag moves the map with the mouse, and opens nothing.
        let before = try view()
        try browser.press("Escape")
        try browser.mouse(500, 300, "mousePressed")
        try browser.mouse(560, 340, "mouseMoved")
        try browser.mouse(560, 340, "mouseReleased")
        let scale = try before[2] / browser.number("document.querySelector('#stage').clientWidth")
        #expect(try abs(view()[0] - (before[0] - 60 * scale)) < 1)
        #expect(try browser.number("document.querySelectorAll('.picked').length") == 0)
        try browser.click("#zoom-fit")
        #expect(try view() == whole)

        try browser.click("#theme")
        try browser.click("#theme")
        #expect(
          try browser.text("getComputedStyle(document.body).backgroundColor")
            == "rgb(20, 24, 29)")
        try browser.click("#tab-evidence")
        try browser.press("ArrowRight")
        #expect(try browser.text("document.activeElement.id") == "tab-ranking")
        #expect(try browser.truth("!document.querySelector('#ranking').hidden"))
      }
    }

    @Test func aScreenReaderHearsEveryActorAndLine() throws {
      try BrowserTests.withPage { browser, _ in
        let heard = Dictionary(grouping: try browser.accessibleNames(), by: \.name)
        let drawn = try browser.texts(
          "[...document.querySelectorAll('.line, .actor')].map(e => e.getAttribute('aria-label'))")
        #expect(drawn.count > 40)
        for name in drawn {
          #expect(heard[name]?.contains { $0.role == "button" } == true, "\(name)")
        }
        // Nothing that is operated is without a name.
        let nameless = try browser.accessibleNames().filter {
          ["button", "textbox", "combobox", "checkbox", "slider", "spinbutton", "tab", "link"]
            .contains($0.role) && $0.name.isEmpty
        }
        #expect(nameless.isEmpty)
      }
    }
  }
}
