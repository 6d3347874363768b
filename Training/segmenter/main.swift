// Trains the sentence boundary model. From the repository's root:
//
//   Scripts/treebank_text.py TREEBANK/train.conllu --breaks kept --ends train.ends > train.txt
//   swiftc -O Sources/English/Segmentation/*.swift Training/segmenter/main.swift -o trainer
//   ./trainer Sources/CModel/segmenter.bin train
//
// Logistic regression over the features that Sources/English computes, by stochastic gradient
// descent; the weights are rounded to 8 bits. The seed is fixed.
import Glibc

func contents(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { fatalError("cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes.append(contentsOf: buffer[..<count])
  }
  return bytes
}

struct Example {
  var features: [UInt32]
  var isEnd: Bool
}

func examples(_ path: String) -> [Example] {
  let text = contents(path + ".txt")
  let ends = Set(
    String(decoding: contents(path + ".ends"), as: UTF8.self).split(separator: "\n").map {
      Int($0)!
    })
  let pieces = text.withUnsafeBufferPointer { Pieces(of: $0) }
  let all = pieces.all
  var context = BoundaryContext()
  var examples: [Example] = []
  for index in all.indices.dropLast() {
    context.read(all[index])
    let isEnd = ends.contains(all[index].end)
    if all[index + 1].gap != .end, BoundaryContext.isCandidate(all, index) {
      var features: [UInt32] = []
      context.features(all, index) { features.append($0) }
      examples.append(Example(features: features, isEnd: isEnd))
    }
    if isEnd || all[index + 1].gap == .end { context.endSentence() }
  }
  return examples
}

var sample = CommandLine.arguments.dropFirst(2).flatMap(examples)
print("\(sample.count) gaps, \(sample.filter(\.isEnd).count) sentence ends")
var weights = [Double](repeating: 0, count: 1 << Int(BoundaryModel.bits))
struct Generator: RandomNumberGenerator {
  var state: UInt64 = 1
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
var generator = Generator()
let epochs = 12
for epoch in 0..<epochs {
  sample.shuffle(using: &generator)
  let rate = 0.12 * (1 - Double(epoch) / Double(epochs))
  var loss = 0.0
  for example in sample {
    var score = 0.0
    for feature in example.features { score += weights[Int(feature)] }
    let p = 1 / (1 + exp(-score))
    let error = (example.isEnd ? 1 : 0) - p
    loss -= log(max(example.isEnd ? p : 1 - p, 1e-12))
    for feature in example.features {
      let index = Int(feature)
      weights[index] += rate * (error - 2e-5 * weights[index])
    }
  }
  print("epoch \(epoch + 1): loss \(loss / Double(sample.count))")
}
let largest = weights.reduce(0) { max($0, abs($1)) }
let scale = min(127 / largest, 40)
let bytes = weights.map { UInt8(bitPattern: Int8(($0 * scale).rounded())) }
guard let file = fopen(CommandLine.arguments[1], "w"),
  fwrite(bytes, 1, bytes.count, file) == bytes.count
else { fatalError("cannot write \(CommandLine.arguments[1])") }
fclose(file)
print("scale \(scale)")
