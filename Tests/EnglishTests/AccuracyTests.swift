import Foundation
import Testing

@testable import English

/// The trees against people's trees, where the treebank lies beside the repository.
@Suite struct AccuracyTests {
  static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/treebank/test.conllu")

  struct Gold {
    var forms: [String] = []
    var tags: [String] = []
    var pennTags: [String] = []
    var heads: [Int] = []
    var relations: [String] = []
  }

  /// Every 15th sentence of the test part, 200 in all; the floors lie two points and more below
  /// what the whole part gives.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: file.path)))
  func sampleOfTheTestTreebank() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let blocks = text.components(separatedBy: "\n\n").filter { !$0.isEmpty }
    let sample = blocks.enumerated().filter { $0.offset % 15 == 7 }.prefix(200)
      .map { read($0.element) }
    let analyzed = English().analyze(tokens: sample.map(\.forms))
    var words = 0
    var right = (tags: 0, pennTags: 0, heads: 0, labelled: 0)
    for (gold, sentence) in zip(sample, analyzed.sentences) {
      for (at, token) in sentence.tokens.enumerated() {
        words += 1
        right.tags += token.tag.rawValue == gold.tags[at] ? 1 : 0
        right.pennTags += token.pennTag.rawValue == gold.pennTags[at] ? 1 : 0
        guard token.head == gold.heads[at] - 1 else { continue }
        right.heads += 1
        right.labelled += token.relation.rawValue == gold.relations[at] ? 1 : 0
      }
    }
    func share(_ count: Int) -> Double { 100 * Double(count) / Double(words) }
    #expect(share(right.tags) > 94)
    #expect(share(right.pennTags) > 93)
    #expect(share(right.heads) > 85)
    #expect(share(right.labelled) > 81.5)
  }

  private func read(_ block: String) -> Gold {
    var gold = Gold()
    for line in block.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard Int(fields[0]) != nil, let head = Int(fields[6]) else { continue }
      gold.forms.append(fields[1])
      gold.tags.append(fields[3])
      gold.pennTags.append(fields[4])
      gold.heads.append(head)
      gold.relations.append(fields[7])
    }
    return gold
  }
}
