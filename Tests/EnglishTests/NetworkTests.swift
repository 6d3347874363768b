import Basics
import CModel
import Kernels
import Testing

@testable import English

@Suite struct NetworkTests {
  static let sentences = [
    ["The", "two", "ministers", "met", "reporters", "on", "Tuesday", "."],
    ["“", "We", "were", "not", "told", "by", "the", "bank", ",", "”", "she", "said", "."],
    ["Floods", "kill", "nine", "near", "river", "port"],
    ["naïve", "Ærøskøbing", "x", "-", "ray", "$", "3.50", "…", "—", "''"],
  ]

  /// The bytes are those that were trained: what the file says of them is what they add up to.
  @Test func checksumOfTheEmbeddedModel() {
    let bytes = UnsafeRawBufferPointer(start: cmodel_bytes(), count: cmodel_count())
    #expect(Model.checksum(of: bytes) == bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    #expect(bytes.count <= 20 << 20)
  }

  @Test func readsAModelFileAndRefusesADamagedOne() throws {
    var bytes = Array(UnsafeRawBufferPointer(start: cmodel_bytes(), count: cmodel_count()))
    let own = try English(model: bytes).analyze(tokens: Self.sentences)
    #expect(own == English().analyze(tokens: Self.sentences))
    bytes[bytes.count / 2] ^= 1
    #expect(throws: ModelError.damaged("the checksum is wrong")) { try English(model: bytes) }
    #expect(throws: ModelError.self) { try English(model: Array(bytes.prefix(1000))) }
    #expect(throws: ModelError.notAModel) { try English(model: Array("hello".utf8)) }
  }

  @Test func aSimpleSentence() {
    let tokens = English().analyze(tokens: [Self.sentences[0]]).sentences[0].tokens
    #expect(tokens.map(\.head) == [2, 2, 3, -1, 3, 6, 3, 3])
    #expect(tokens[2].relation == .nsubj && tokens[4].relation == .obj)
    #expect(tokens[3].relation == .root && tokens[3].pennTag.rawValue == "VBD")
    #expect(tokens.allSatisfy { 0...1 ~= $0.headConfidence && 0...1 ~= $0.relationConfidence })
  }

  /// What the training code's own float net (`Training/predict.py`) says of the same sentences.
  @Test(arguments: [
    ("Floods kill nine near river port", [2, 0, 6, 5, 6, 2]),
    ("“ We were not told by the bank , ” she said .", [5, 5, 5, 5, 12, 8, 8, 5, 5, 5, 12, 0, 12]),
    (
      "Lima 's mayor , who had promised new trams , was asked to explain why none has been built "
        + "since 2019 .",
      [3, 1, 12, 7, 7, 7, 3, 9, 7, 3, 12, 0, 14, 12, 14, 19, 19, 19, 14, 21, 19, 12]
    ),
    (
      "If the envoys return from Geneva with a deal , parliament will vote on it before the "
        + "summer , officials say .",
      [4, 3, 4, 13, 6, 4, 9, 9, 4, 4, 13, 13, 21, 15, 13, 18, 18, 13, 4, 21, 0, 13]
    ),
  ])
  func agreesWithTheTrainingCode(sentence: String, heads: [Int]) {
    let forms = sentence.split(separator: " ").map(String.init)
    let tokens = English().analyze(tokens: [forms]).sentences[0].tokens
    #expect(tokens.map { $0.head + 1 } == heads)
  }

  /// A sentence's analysis is its own: neighbours in the batch, threads and instructions change
  /// no bit of it.
  @Test func alwaysTheSameBits() {
    let english = English()
    let together = english.analyze(tokens: Self.sentences).sentences.map(\.tokens)
    for (sentence, tokens) in zip(Self.sentences, together) {
      let alone = english.analyze(tokens: [sentence]).sentences[0].tokens
      #expect(alone.map(\.head) == tokens.map(\.head))
      #expect(alone.map(\.headConfidence) == tokens.map(\.headConfidence))
      #expect(alone.map(\.relationConfidence) == tokens.map(\.relationConfidence))
    }
    let many = Array(repeating: Self.sentences, count: 30).flatMap { $0 }
    let expected = english.analyze(tokens: many)
    let threads = parallelMap(Array(0..<4)) { _ in english.analyze(tokens: many) }
    #expect(threads.allSatisfy { $0 == expected })
    #expect(English(plain: true).analyze(tokens: many) == expected)
  }

  /// A sentence longer than the parser takes is cut; it still is one tree.
  @Test(arguments: [0, 1, 159, 160, 161, 500, 3000]) func longSentences(count: Int) {
    let sentence = (0..<count).map { ["and", "trade", "grew", ",", "Lima"][$0 % 5] }
    let tokens = English().analyze(tokens: [sentence]).sentences[0].tokens
    #expect(tokens.count == count)
    #expect(tokens.count { $0.head < 0 } == min(1, count))
    for start in tokens.indices {
      var at = start
      for _ in tokens where at >= 0 { at = tokens[at].head }
      #expect(at == -1)
    }
  }

  @Test(arguments: 0..<UInt64(200)) func anyBytes(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let letters = Array("aZ9 \n.,\"'“”—é\u{0}\u{301}𝄞".utf8)
    let bytes = (0..<random.below(400)).map { _ in
      random.below(4) == 0 ? UInt8(random.below(256)) : letters[random.below(letters.count)]
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let analyzed = English().analyze(text)
    var end = 0
    for sentence in analyzed.sentences {
      for token in sentence.tokens {
        #expect(token.range.lowerBound >= end && !token.range.isEmpty)
        end = token.range.upperBound
        #expect(token.head < sentence.tokens.count && token.head >= -1)
      }
    }
    #expect(end <= text.utf8.count)
  }
}
