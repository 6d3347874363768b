extension String {
  /// The runs of letters of a text in ASCII, in lowercase; bytes that `isKept` holds for are letters
  /// too.
  ///
  /// By bytes: where tens of thousands of actors are named, Characters take ten times as long.
  func asciiWords(_ isKept: (UInt8) -> Bool) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in utf8 {
      let lower = byte | 0x20
      if lower &- 97 < 26 {
        word.append(lower)
      } else if isKept(byte) {
        word.append(byte)
      } else {
        end()
      }
    }
    end()
    return words
  }
}
