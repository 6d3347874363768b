/// Finds the text of an article among what a page holds beside it.
///
/// The element that says it is the text (`itemprop=articleBody`, `article`, `main`), else the one
/// whose own paragraphs hold the most text outside links. Of it, what is navigation, picture,
/// script, form or aside is dropped, and paragraphs that are links only.
struct MainText {
  let tree: HTMLTree
  /// By node: whether it lies in something that is dropped.
  private var isDropped: [Bool]

  private static let dropped: Set<String> = [
    "script", "style", "noscript", "template", "nav", "aside", "footer", "figure", "figcaption",
    "form", "iframe", "svg", "button", "select", "textarea", "object", "audio", "video", "canvas",
    "head", "dialog", "menu",
  ]
  private static let droppedRoles: Set<String> = [
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog",
  ]
  private static let blocks: Set<String> = [
    "p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "blockquote", "pre", "table", "tr", "td", "th", "dl", "dt", "dd", "header", "hr", "address",
    "center", "body", "details", "summary",
  ]

  init(_ tree: HTMLTree) {
    self.tree = tree
    isDropped = [Bool](repeating: false, count: tree.nodes.count)
    for (i, node) in tree.nodes.enumerated() {
      let inDropped = node.parent >= 0 && isDropped[node.parent]
      isDropped[i] =
        inDropped || MainText.dropped.contains(node.name)
        || node.attribute("role").map { MainText.droppedRoles.contains($0.lowercased()) } == true
        || node.attribute("hidden") != nil
        || node.attribute("aria-hidden")?.lowercased() == "true"
    }
  }

  /// The paragraphs of the article.
  ///
  /// - Parameter title: A heading that says it again is left out.
  func paragraphs(title: String?) -> [String] {
    guard let main = main() else { return [] }
    return paragraphs(in: main).filter { $0 != title }
  }

  /// The element that holds the article.
  private func main() -> Int? {
    let rules: [(HTMLTree.Node) -> Bool] = [
      { $0.attribute("itemprop")?.lowercased() == "articlebody" },
      { $0.name == "article" },
      { $0.name == "main" || $0.attribute("role")?.lowercased() == "main" },
    ]
    for rule in rules {
      let candidates = tree.nodes.indices.filter { !isDropped[$0] && rule(tree.nodes[$0]) }
      let best = candidates.map { ($0, length(of: $0)) }.max { $0.1 < $1.1 }
      // A teaser may be marked as an article too; a text has a few sentences.
      if let (place, length) = best, length >= 140 { return place }
    }
    return densest() ?? tree.elements("body").first ?? (tree.nodes.isEmpty ? nil : 0)
  }

  /// The letters of the paragraphs inside an element.
  private func length(of place: Int) -> Int {
    paragraphs(in: place).reduce(0) { $0 + $1.utf8.count }
  }

  /// The element whose own paragraphs hold the most text outside links.
  private func densest() -> Int? {
    var scores = [Int](repeating: 0, count: tree.nodes.count)
    var linkDepthEnd = 0
    // The nearest element around each node that groups paragraphs.
    for (i, node) in tree.nodes.enumerated() where !isDropped[i] {
      if node.name == "a" { linkDepthEnd = max(linkDepthEnd, node.end) }
      guard node.name.isEmpty else { continue }
      let count = node.text.utf8.count { $0 > 32 }
      var block = node.parent
      while block >= 0, !MainText.blocks.contains(tree.nodes[block].name) {
        block = tree.nodes[block].parent
      }
      guard block >= 0 else { continue }
      if ["p", "h1", "h2", "h3", "blockquote"].contains(tree.nodes[block].name),
        tree.nodes[block].parent >= 0
      {
        block = tree.nodes[block].parent
      }
      scores[block] += i < linkDepthEnd ? -count : count
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else {
      return nil
    }
    return best
  }

  private func paragraphs(in place: Int) -> [String] {
    var paragraphs: [String] = []
    var text = "", linked = 0, total = 0, linkEnd = 0, lastBlock = -1
    func finish() {
      let words = text.split(separator: "\n", omittingEmptySubsequences: true)
        .map { String($0).collapsed }.filter { !$0.isEmpty }.joined(separator: "\n")
      // Links only, and no sentence: a list of other articles.
      if !words.isEmpty, linked * 10 < total * 9 || ".!?”\"".contains(words.last!) {
        paragraphs.append(words)
      }
      (text, linked, total) = ("", 0, 0)
    }
    for i in place..<tree.nodes[place].end where !isDropped[i] {
      let node = tree.nodes[i]
      if node.name == "br" {
        text += text.hasSuffix("\n") ? "\u{1}" : "\n"
        if text.hasSuffix("\u{1}") {
          text.removeLast()
          finish()
        }
      } else if MainText.blocks.contains(node.name) {
        finish()
      } else if node.name == "a" {
        linkEnd = max(linkEnd, node.end)
      }
      guard node.name.isEmpty else { continue }
      // Text that follows a block inside its parent begins a paragraph of its own.
      let block = nearestBlock(around: i)
      if block != lastBlock, !text.isEmpty { finish() }
      lastBlock = block
      let count = node.text.utf8.count { $0 > 32 }
      total += count
      if i < linkEnd { linked += count }
      text += node.text.map { $0.isNewline ? " " : String($0) }.joined()
    }
    finish()
    return paragraphs
  }

  private func nearestBlock(around place: Int) -> Int {
    var block = tree.nodes[place].parent
    while block >= 0, !MainText.blocks.contains(tree.nodes[block].name) {
      block = tree.nodes[block].parent
    }
    return block
  }
}
