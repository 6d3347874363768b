import Kernels
import Testing

@Suite struct KernelTests {
  /// The definition, in 64 bits, against each kind of instructions, up to the largest values the
  /// net may hold: the products must be exact on every processor.
  @Test(arguments: 0..<UInt64(20)) func productIsTheSumOfProducts(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let rows = random.below(15)
    let depth = 8 * (1 + random.below(60))
    let outputs = 16 * (1 + random.below(5))
    let extreme = seed % 4 == 0
    let x = (0..<rows * depth).map { _ in
      extreme ? Int16(4095) : Int16(random.below(8191) - 4095)
    }
    let w = (0..<outputs * depth).map { _ in
      extreme ? Int16(-1023) : Int16(random.below(2047) - 1023)
    }
    var expected = [Int32](repeating: 0, count: rows * outputs)
    for row in 0..<rows {
      for output in 0..<outputs {
        var sum = 0
        for k in 0..<depth { sum += Int(x[row * depth + k]) * Int(w[output * depth + k]) }
        expected[row * outputs + output] = Int32(sum)
      }
    }
    let packed = UnsafeMutablePointer<Int16>.allocate(capacity: outputs * depth)
    defer { packed.deallocate() }
    gk_pack(w, outputs, depth, packed)
    for instructions in instructionSets {
      var sums = [Int32](repeating: -1, count: rows * outputs)
      gk_product(instructions, x, depth, rows, depth, packed, outputs, &sums)
      #expect(sums == expected, "instructions \(instructions.rawValue)")
    }
  }

  private var instructionSets: [GKInstructions] {
    gk_best_instructions() == .GKAVX2
      ? [.GKPortable, .GKSSE2, .GKAVX2] : [.GKPortable, gk_best_instructions()]
  }

  /// A twin in Swift, one value after the other in the order that the kernel's comments state.
  @Test(arguments: 0..<UInt64(10)) func normalizationEqualsItsTwin(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let width = 160
    let x = (0..<3 * width).map { _ in random.unit() * 8 - 4 }
    var quantized = [Int16](repeating: 0, count: x.count)
    var normalized = [Float](repeating: 0, count: x.count)
    gk_normalize(x, 3, width, 256, &quantized, &normalized)
    for row in 0..<3 {
      let values = Array(x[row * width..<(row + 1) * width])
      let mean = sumInEights(values) / Float(width)
      let deviations = values.map { ($0 - mean) * ($0 - mean) }
      let factor = 1 / (sumInEights(deviations) / Float(width) + 1e-3).squareRoot()
      for i in 0..<width {
        let y = (values[i] - mean) * factor
        #expect(normalized[row * width + i] == y)
        #expect(quantized[row * width + i] == nearest(y * 256))
      }
    }
  }

  @Test(arguments: 0..<UInt64(10)) func recurrenceEqualsItsTwin(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let width = 32
    let rows = 1 + random.below(9)
    let sums = (0..<rows * 2 * width).map { _ in Int32(random.below(200_001) - 100_000) }
    let scale = (0..<2 * width).map { _ in random.unit() * 1e-4 }
    let bias = (0..<2 * width).map { _ in random.unit() * 2 - 1 }
    var out = [Int16](repeating: 0, count: rows * width)
    gk_recurrence(sums, rows, width, scale, bias, 4095, &out)
    for i in 0..<width {
      var c: Float = 0
      let order = i < width / 2 ? Array(0..<rows) : (0..<rows).reversed()
      for row in order {
        func value(_ at: Int) -> Float {
          Float(sums[row * 2 * width + at]) * scale[at] + bias[at]
        }
        let candidate = lambert(value(i))
        let keep = lambert(value(width + i) * 0.5) * 0.5 + 0.5
        c = keep * c + (1 - keep) * candidate
        #expect(out[row * width + i] == nearest(c * 4095))
      }
    }
  }

  /// tanh at 0.5, 1, 2 and 4 (Abramowitz and Stegun, table 4.15), through one step of the
  /// recurrence that forgets all.
  @Test(arguments: [(0.5, 0.462117), (1, 0.761594), (2, 0.964028), (4, 0.999329)])
  func tanhIsNear(argument: Double, expected: Double) {
    let sums = [Int32](repeating: 0, count: 32)
    let scale = [Float](repeating: 1, count: 32)
    let bias =
      [Float](repeating: Float(argument), count: 16) + [Float](repeating: -100, count: 16)
    var out = [Int16](repeating: 0, count: 16)
    gk_recurrence(sums, 1, 16, scale, bias, 32000, &out)
    #expect(abs(Double(out[0]) / 32000 - expected) < 2e-4)
  }

  /// Three equal scores share; a score higher by ln 2 has twice the share.
  @Test func softmaxOfKnownShares() {
    #expect(abs(gk_softmax([1, 1, 1], 3, 1) - 1 / 3) < 1e-6)
    #expect(abs(gk_softmax([0, 0.6931472], 2, 1) - 2 / 3) < 1e-5)
    #expect(gk_softmax([0, -1e6, -40], 3, 0) == 1)
  }

  private func sumInEights(_ values: [Float]) -> Float {
    var v = [Float](repeating: 0, count: 8)
    for (i, value) in values.enumerated() { v[i % 8] += value }
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]))
  }

  private func nearest(_ value: Float) -> Int16 { Int16(value.rounded(.toNearestOrEven)) }

  private func lambert(_ argument: Float) -> Float {
    let x = max(-4.97, min(4.97, argument))
    let q = x * x
    let numerator = x * (135135 + q * (17325 + q * (378 + q)))
    return numerator / (135135 + q * (62370 + q * (3150 + q * 28)))
  }
}

/// A small generator for seeded tests.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }
}
