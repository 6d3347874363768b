/// Whether words are English, by the share of its commonest small words.
struct LanguageTest {
  private let words: Words

  init(_ words: Words) { self.words = words }

  /// Every fourth word of English prose is one of forty; in other languages hardly one in twenty.
  func isEnglish(_ trees: [Tree]) -> Bool {
    var all = 0, common = 0
    for tree in trees {
      let count = self.count(tree)
      all += count.all
      common += count.common
    }
    return all < 30 || common * 8 >= all
  }

  func isForeign(_ tree: Tree) -> Bool {
    let count = count(tree)
    return count.all >= 14 && count.common * 20 < count.all
  }

  private func count(_ tree: Tree) -> (all: Int, common: Int) {
    var all = 0, common = 0
    for i in 0..<tree.count where tree.tokens[i].form.utf8.first.map(isLetter) ?? false {
      all += 1
      if words.is(tree.word[i], .function) { common += 1 }
    }
    return (all, common)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= 128 || byte | 32 >= 97 && byte | 32 <= 122
  }
}
