/// Whether words are English, by the shares of small words that English and other languages use
/// most, and by the script.
struct LanguageTest {
  private let words: Words

  init(_ words: Words) { self.words = words }

  private struct Count {
    /// Words; those of English's, of other languages' commonest; those not in Latin letters.
    var all = 0, common = 0, foreign = 0, otherScript = 0
  }

  /// Every fourth word of English prose is one of forty; in other languages hardly one in twenty.
  /// A page of several languages is English enough to be read when some of its sentences are.
  func isEnglish(_ trees: [Tree]) -> Bool {
    var total = Count()
    var english = 0
    for tree in trees {
      let count = self.count(tree)
      total.all += count.all
      total.common += count.common
      total.foreign += count.foreign
      total.otherScript += count.otherScript
      if count.all >= 6, count.common * 6 >= count.all, !isForeign(count) { english += count.all }
    }
    if total.otherScript * 2 > total.all { return english >= 40 }
    if total.all < 30 { return total.foreign < 3 || total.foreign <= total.common }
    return total.common * 8 >= total.all && total.foreign <= total.common * 2
      || english >= 40 && english * 5 >= total.all
  }

  func isForeign(_ tree: Tree) -> Bool { isForeign(count(tree)) }

  private func isForeign(_ count: Count) -> Bool {
    if count.otherScript * 2 > count.all { return true }
    if count.foreign >= 2, count.foreign > count.common * 2 { return true }
    return count.all >= 14 && count.common * 20 < count.all
  }

  private func count(_ tree: Tree) -> Count {
    var count = Count()
    for i in 0..<tree.count {
      guard let first = tree.tokens[i].form.utf8.first, isLetter(first) else { continue }
      count.all += 1
      // U+0250 and beyond are no Latin letters; U+2000…U+20FF are marks.
      if first >= 0xC9, first != 0xE2 { count.otherScript += 1 }
      if words.is(tree.word[i], .function) {
        count.common += 1
      } else if words.is(tree.word[i], .foreign) {
        count.foreign += 1
      }
    }
    return count
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= 128 || byte | 32 >= 97 && byte | 32 <= 122
  }
}
