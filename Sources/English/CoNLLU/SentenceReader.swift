import Basics

extension CoNLLU {
  /// A stretch of text without white space inside the treebank's sense: a word or a multiword token.
  struct Surface {
    var form: String
    /// Indices of its words.
    var words: Range<Int>
    var before = ""
    /// nil when MISC does not say.
    var after: String?
  }

  /// A sentence as read: nothing is known yet of its place in a text.
  struct Sentence {
    var id = ""
    var documentID: String?
    var beginsDocument = false
    var beginsParagraph = false
    var text: String?
    var surfaces: [Surface] = []
    /// Ranges are not set.
    var tokens: [Token] = []
    var tags: [String] = []
    var emptyNodes = 0
  }

  /// Reads the lines of one sentence.
  struct SentenceReader {
    let file: String
    private var sentence = Sentence()
    /// Line of each word with the column of its head, and the last word of the open multiword token.
    private var lines: [(number: Int, headColumn: Int)] = []
    private var openUntil = 0
    private var openLine = 0
    private var heads: [Int?] = []

    init(file: String) { self.file = file }

    var isEmpty: Bool { lines.isEmpty && openUntil == 0 }

    mutating func addComment(_ line: String) {
      let parts = line.dropFirst().split(separator: "=", maxSplits: 1)
      let key = trim(parts.first ?? "")
      let value = parts.count > 1 ? trim(parts[1]) : nil
      switch key {
      case "sent_id": sentence.id = value ?? ""
      case "text": sentence.text = value
      case "newdoc", "newdoc id":
        sentence.beginsDocument = true
        sentence.documentID = value
      case "newpar", "newpar id": sentence.beginsParagraph = true
      default: break
      }
    }

    private func trim(_ text: Substring) -> String {
      var text = text
      while text.first == " " { text.removeFirst() }
      while text.last == " " { text.removeLast() }
      return String(text)
    }

    mutating func addRow(_ line: ArraySlice<UInt8>, number: Int) throws(InputError) {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      let row = Row(
        file: file, number: number, fields: fields.map { String(decoding: $0, as: UTF8.self) })
      guard fields.count == 10 else {
        let hint = fields.count == 1 ? "part the columns with tabs, not with spaces" : nil
        // The end of a line that is too short, the beginning of what is too much.
        let column = fields.count < 10 ? row.column(fields.count) - 1 : row.column(10)
        throw InputError(
          file: file, line: number, column: column,
          problem: "\(fields.count) column\(fields.count == 1 ? "" : "s"), expected 10", hint: hint)
      }
      let next = lines.count + 1
      switch try row.id() {
      case .empty: sentence.emptyNodes += 1
      case .range(let first, let last):
        guard first == next, last >= first, openUntil < first else {
          throw row.error(
            0, "range \(first)-\(last) does not begin with the next word, \(next), or is empty")
        }
        openUntil = last
        openLine = number
        sentence.surfaces.append(try row.surface(words: first - 1..<last))
      case .word(let id):
        guard id == next else {
          throw row.error(
            0, "id \(id), expected \(next)", hint: "words count from 1 in each sentence")
        }
        lines.append((number, row.column(6)))
        if id > openUntil { sentence.surfaces.append(try row.surface(words: id - 1..<id)) }
        sentence.tags.append(row.name)
        heads.append(try row.head())
        sentence.tokens.append(try row.token())
      }
    }

    mutating func finish() throws(InputError) -> Sentence {
      guard openUntil <= lines.count else {
        throw InputError(
          file: file, line: openLine, column: 1,
          problem: "the range ends with word \(openUntil), the sentence with word \(lines.count)")
      }
      try setHeads()
      return sentence
    }

    private mutating func setHeads() throws(InputError) {
      if heads.allSatisfy({ $0 == nil }) {
        for index in sentence.tokens.indices {
          sentence.tokens[index].head = -1
          sentence.tokens[index].relation = .dep
        }
        return
      }
      var root: Int?
      for (index, head) in heads.enumerated() {
        guard let head else {
          throw problem(index, "the head is missing; other words of the sentence have one")
        }
        guard head <= heads.count else {
          throw problem(
            index, "head \(head) is out of range; the sentence has \(heads.count) words")
        }
        guard head != index + 1 else { throw problem(index, "word \(head) is its own head") }
        if head == 0 {
          if let root {
            throw problem(
              index, "word \(index + 1) is a second root (head 0); the first is word \(root + 1)")
          }
          root = index
        }
        sentence.tokens[index].head = head - 1
      }
      guard root != nil else {
        throw problem(0, "no word of the sentence has head 0", hint: "one word must be the root")
      }
      if let cycle = firstCycle() {
        let words = (cycle + [cycle[0]]).map { String($0 + 1) }.joined(separator: " → ")
        throw problem(cycle[0], "the heads go round in a circle: \(words)")
      }
    }

    private func problem(_ index: Int, _ text: String, hint: String? = nil) -> InputError {
      InputError(
        file: file, line: lines[index].number, column: lines[index].headColumn, problem: text,
        hint: hint)
    }

    /// The words of a circle of heads, beginning with the first; each word is walked over once.
    private func firstCycle() -> [Int]? {
      var walk = [Int](repeating: -1, count: heads.count)
      for start in walk.indices {
        var word = start
        while word >= 0, walk[word] < 0 {
          walk[word] = start
          word = sentence.tokens[word].head
        }
        if word >= 0, walk[word] == start {
          var cycle = [word]
          var next = sentence.tokens[word].head
          while next != word {
            cycle.append(next)
            next = sentence.tokens[next].head
          }
          let least = cycle.firstIndex(of: cycle.min()!)!
          return Array(cycle[least...] + cycle[..<least])
        }
      }
      return nil
    }
  }
}
