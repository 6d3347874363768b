import Foundation
import Testing

/// What a page does with hostile data, without scripts, on paper, and in narrow windows.
extension BrowserTests {
  @Suite struct PageSafetyTests {
    /// Names, quotes and addresses that try to be more than text.
    static let attacks = [
      "</script><script>window.ran=1</script>", "<img src=x onerror=\"window.ran=1\">",
      "]]><svg onload=window.ran=1>", "javascript:window.ran=1", "\" onfocus=\"window.ran=1\" x=\"",
      "& &amp; &lt;b&gt;", "</style><style>body{display:none}</style>", "<!--<script>",
      "\u{202E}gnirts a\u{202C}", "nul\u{0}nul", "👩‍👩‍👧 אב", String(repeating: "long ", count: 2000),
      "{{data}}", "${window.ran=1}", "__proto__",
    ]

    static func hostileGraph() throws -> Data {
      let text = attacks.joined(separator: "\n")
      var actors: [[String: Any]] = [], relations: [[String: Any]] = []
      for (place, attack) in attacks.enumerated() {
        actors.append([
          "id": "\(attack.prefix(60))-\(place)", "name": attack, "kind": "official",
          "country": String(attack.prefix(40)), "aliases": [attack],
          "roles": [["title": attack, "of": NSNull(), "since": NSNull(), "until": NSNull()]],
        ])
      }
      var from = 0
      for (place, attack) in attacks.enumerated() {
        let length = attack.utf8.count
        relations.append([
          "id": "r-\(String(place, radix: 16))<i>", "source": actors[place]["id"]!,
          "target": actors[(place + 1) % actors.count]["id"]!, "event": "CONSULT",
          "kind": "consultation", "mutual": false, "basis": "stated", "modality": "reported",
          "claimant": attack, "condition": attack, "date": "2024-01-27", "dateBasis": "text",
          "article": "<b>", "sentence": 1, "range": [from, from + length], "quote": attack,
          "sourceText": attack, "eventText": attack, "targetText": attack, "confidence": 0.9,
          "rule": attack, "about": [], "joint": NSNull(), "weight": 1,
        ])
        from += length + 1
      }
      let articles: [[String: Any]] = [
        [
          "id": "<b>", "title": attacks[0], "date": "2024-01-29", "outlet": attacks[1],
          "urls": ["javascript:window.ran=1", "https://example.org/?a=\"><script>&b='"],
          "text": text,
        ]
      ]
      return try JSONSerialization.data(withJSONObject: [
        "graphtool": 1, "actors": actors, "articles": articles, "relations": relations,
      ])
    }

    @Test func hostileTextIsTextAndRunsNothing() throws {
      try Tool.withFolder { folder in
        let graph = folder.appending(path: "hostile.json")
        try Self.hostileGraph().write(to: graph)
        let options = ["--title", Self.attacks[0], "--credit", Self.attacks[1], "--with-text"]
        let file = try PageFolder.draw(
          graph.path(percentEncoded: false), as: "hostile.html", options)
        try BrowserTests.withPage(of: file) { browser, _ in
          // Open everything that can be opened.
          try browser.value(
            """
            for (const e of document.querySelectorAll('.line, .actor')) {
              e.dispatchEvent(new MouseEvent('click', {bubbles: true}));
              for (const b of document.querySelectorAll('#evidence .partners button')) b.click();
            }
            for (const tab of document.querySelectorAll('[role=tab]')) tab.click();
            """)
          try browser.settle()
          #expect(try browser.truth("window.ran === undefined"))
          #expect(try browser.text("document.querySelector('h1').textContent") == Self.attacks[0])
          #expect(try browser.number("document.scripts.length") == 2)
          #expect(
            try browser.number("document.querySelectorAll('img, iframe, object').length") == 0)
          let links = try browser.texts(
            "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))")
          #expect(links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("https://") })
          try browser.click("#tab-ranking")
          let names = try browser.texts(
            "[...document.querySelectorAll('#ranked bdi')].map(e => e.textContent)")
          for attack in Self.attacks.prefix(7) { #expect(names.contains(attack), "\(attack)") }
          #expect(names.contains("gnirts a"))  // without what turns the text round
          #expect(names.allSatisfy { $0.count <= 200 })
        }
      }
    }

    /// The same as a picture opened by itself, with all it can carry and every view there is.
    @Test(arguments: [
      ["--embed-data", "--with-text", "--officials", "tie"], ["--view", "matrix"],
      ["--view", "timeline"], ["--number", "--edge-labels", "count"],
    ]) func aHostilePictureRunsNothing(options: [String]) throws {
      try Tool.withFolder { folder in
        let graph = folder.appending(path: "hostile.json")
        try Self.hostileGraph().write(to: graph)
        let file = try PageFolder.draw(
          graph.path(percentEncoded: false), as: "hostile.svg",
          ["--title", Self.attacks[0], "--credit", Self.attacks[2]] + options)
        try Self.expectMereText(in: file)
      }
    }

    private static let hasDot =
      (try? Shell.run("command -v dot", in: PageFolder.url))?.status == 0

    /// The network as DOT, drawn by Graphviz's own program and opened.
    @Test(.enabled(if: hasDot, "no dot was found (apt-get install graphviz)"))
    func aHostileNetworkIsOneForDot() throws {
      try Tool.withFolder { folder in
        let graph = folder.appending(path: "hostile.json")
        try Self.hostileGraph().write(to: graph)
        let network = try PageFolder.draw(graph.path(percentEncoded: false), as: "hostile.dot")
        let file = PageFolder.url.appending(path: "hostile-dot.svg")
        let drawn = try Shell.run(
          "dot -Tsvg \(network.lastPathComponent) -o \(file.lastPathComponent)",
          in: PageFolder.url)
        #expect(drawn.status == 0, "\(drawn.errors)")
        try Self.expectMereText(in: file)
        // Every attack is a node, no more and no fewer.
        #expect(
          try Chromium.shared().number("document.querySelectorAll('.node').length")
            == Double(Self.attacks.count))
      }
    }

    /// That a picture shows texts, and nothing in it runs, loads or leads anywhere but to the web.
    private static func expectMereText(in file: URL) throws {
      try BrowserTests.withPage(of: file) { browser, _ in
        try browser.value(
          """
          for (const e of document.querySelectorAll('a, [tabindex], [id]')) {
            e.dispatchEvent(new FocusEvent('focus'));
            e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
          }
          """)
        try browser.settle()
        #expect(try browser.text("document.documentElement.localName") == "svg")
        #expect(try browser.truth("window.ran === undefined"))
        #expect(try browser.number("document.querySelectorAll('text').length") > 5)
        #expect(
          try browser.number(
            "document.querySelectorAll('script, foreignObject, image, use, iframe, img').length")
            == 0)
        #expect(
          try browser.number(
            """
            [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
              .filter(a => a.name.startsWith('on')).length
            """) == 0)
        let links = try browser.texts(
          """
          [...document.querySelectorAll('a')].map(a =>
            a.getAttribute('href') ?? a.getAttribute('xlink:href'))
          """)
        #expect(links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("https://") }, "\(links)")
      }
    }

    /// The policy lets nothing run but the page's own script: not even what a debugger adds.
    @Test func thePolicyIsStrict() throws {
      try BrowserTests.withPage { browser, file in
        let page = try String(contentsOf: file, encoding: .utf8)
        #expect(page.contains("default-src 'none'; script-src 'sha256-"))
        for loose in ["unsafe-inline", "unsafe-eval", "innerHTML", " style=\"", "http://localhost"]
        {
          #expect(!page.contains(loose), "\(loose)")
        }
        let script = try browser.number("document.scripts[1].textContent.length")
        #expect(script > 10_000 && script < 40_000)
        #expect(
          try browser.truth(
            """
            (() => {
              const added = document.createElement('div');
              added.setAttribute('onclick', 'window.ran = 1');
              document.body.append(added);
              added.click();
              added.remove();
              return window.ran === undefined;
            })()
            """))
        // That the policy stopped it is what the browser says about it, and all that it says.
        #expect(browser.complaints.count == 1)
        try browser.open(file)
      }
    }

    @Test func withoutScriptsMapAndEvidenceRemain() throws {
      try BrowserTests.withPage { browser, file in
        try browser.call("Emulation.setScriptExecutionDisabled", ["value": true])
        try browser.call("Page.reload")
        while try browser.text("document.readyState") != "complete" {}
        #expect(try browser.truth("!document.documentElement.classList.contains('js')"))
        #expect(try browser.number("document.querySelector('#stage svg').clientHeight") > 300)
        let shown = "e => e.getClientRects().length > 0"
        #expect(try !browser.truth("[...document.querySelectorAll('.app')].some(\(shown))"))
        // Every relation of the document has its row, and every drawn line leads to it.
        let rows = try Tool.run("relations", PageFolder.graph, "--format", "tsv", "-q").rows
        let quotes = try browser.texts(
          "[...document.querySelectorAll('#tables q')].filter(\(shown)).map(e => e.textContent)")
        #expect(quotes.sorted() == rows.map { $0["quote"]! }.sorted())
        #expect(
          try browser.truth(
            """
            [...document.querySelectorAll('#tables a[href^="#"]')]
              .every(a => document.querySelector(`[id="${a.getAttribute('href').slice(1)}"]`))
            """))
        try browser.call("Emulation.setScriptExecutionDisabled", ["value": false])
        try browser.open(file)
      }
    }

    @Test func onPaperThereAreMapAndTables() throws {
      try BrowserTests.withPage { browser, _ in
        try browser.click("#zoom-in")
        try browser.click("#kinds .kind:nth-of-type(4) .main input")
        try browser.value("dispatchEvent(new Event('beforeprint'))")
        try browser.call("Emulation.setEmulatedMedia", ["media": "print"])
        func isShown(_ selector: String) throws -> Bool {
          try browser.truth("document.querySelector('\(selector)').getClientRects().length > 0")
        }
        for selector in ["#filters", "#panel", "#bar", "#zoom"] {
          #expect(try !isShown(selector), "\(selector)")
        }
        for selector in ["#stage svg", "#heading", "#legend", "#tables", "#shown"] {
          #expect(try isShown(selector), "\(selector)")
        }
        // The whole map, whatever was in view; and of the evidence what the filters leave.
        #expect(
          try browser.truth(
            "document.querySelector('#stage svg').getAttribute('viewBox').startsWith('0 0 ')"))
        let rows = try Tool.run(
          "relations", PageFolder.graph, "--kind", "!conflict", "--format", "tsv", "-q"
        ).rows
        #expect(
          try browser.number(
            "[...document.querySelectorAll('#tables tr[data-relation]')].filter(e => !e.hidden).length"
          )
            == Double(rows.count))
        #expect(
          try browser.text("getComputedStyle(document.body).backgroundColor")
            == "rgb(255, 255, 255)")
        let paper = try browser.call("Page.printToPDF", ["preferCSSPageSize": true])
        #expect((paper["data"] as? String ?? "").count > 50_000)
        try browser.call("Emulation.setEmulatedMedia", ["media": ""])
      }
    }

    @Test func inANarrowWindowNothingIsCutOff() throws {
      try BrowserTests.withPage { browser, file in
        try browser.resize(390, 800)
        try browser.open(file)
        #expect(try browser.number("document.documentElement.scrollWidth") <= 390)
        try browser.click("#actor-PRK")
        #expect(
          try browser.text("document.querySelector('#evidence h2').textContent") == "North Korea")
        try browser.click("#filters-button")
        #expect(try browser.truth("document.querySelector('#filters').clientWidth > 200"))
      }
    }

    /// Words drawn by Chromium with the machine's font are within the boxes kept for them.
    ///
    /// GRAPHTOOL_MAPS names a folder of more maps to measure, as SVG.
    @Test func wordsFitTheirBoxes() throws {
      var maps = [try PageFolder.draw(PageFolder.graph, as: "korea.svg")]
      if let more = ProcessInfo.processInfo.environment["GRAPHTOOL_MAPS"] {
        maps += try FileManager.default.contentsOfDirectory(
          at: URL(filePath: more), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "svg" }
      }
      let browser = try Chromium.shared()
      for map in maps {
        try browser.open(map)
        let misfits = try browser.texts(Self.misfits)
        #expect(misfits.isEmpty, "\(map.lastPathComponent)")
        #expect(try browser.number("document.querySelectorAll('text').length") > 30)
      }
    }

    /// Texts that stick out of the box or plate they stand on, or out of the page.
    private static let misfits = """
      (() => {
        const found = [], page = document.documentElement.viewBox.baseVal;
        const inside = (a, b, slack) => a.x >= b.x - slack && a.x + a.width <= b.x + b.width + slack
          && a.y >= b.y - slack && a.y + a.height <= b.y + b.height + slack;
        let box = null;
        for (const group of document.querySelectorAll('#actors g, #labels g')) {
          const frame = group.querySelector('rect, path');
          if (frame && frame.getBBox().width > 30) box = frame.getBBox();
          for (const text of group.querySelectorAll('text')) {
            const own = text.getBBox();
            own.y += own.height * 0.15;
            own.height *= 0.7;
            const fits = group.id.startsWith('actor-') || group.classList.contains('label')
              ? own.x >= box.x - 0.5 && own.x + own.width <= box.x + box.width + 0.5 : true;
            if (!fits) found.push(text.textContent);
          }
        }
        for (const text of document.querySelectorAll('text')) {
          if (!inside(text.getBBox(), page, 0.5)) found.push('outside: ' + text.textContent);
        }
        return found;
      })()
      """
  }
}
