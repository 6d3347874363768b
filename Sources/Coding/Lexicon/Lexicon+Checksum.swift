import Basics
import CLexicon

extension Lexicon {
  /// The SHA-256 of the lexicon files inside the executable, one after another, in lowercase
  /// hexadecimal: what a document says it was made with.
  public static let builtInSHA256: String = {
    var hash = SHA256()
    for index in 0..<clexicon_count() {
      let file = clexicon_at(index)
      hash.update(Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
    return hash.hex()
  }()
}
