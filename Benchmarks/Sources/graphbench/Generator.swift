import Glibc
import Graph

/// Graphs as the GAP benchmark makes them, written as FILE.el and FILE.wel, each edge once.
///
/// Kronecker (R-MAT with A = 0.57, B = C = 0.19, vertices permuted) or uniform, 2^scale vertices and
/// degree · 2^scale edges drawn; loops and repeated edges dropped; whole weights 1...255. The method
/// is that of S. Beamer, K. Asanović, D. Patterson, "The GAP benchmark suite", arXiv:1508.03619; the
/// random numbers are our own, so the graphs are of the same kind, not the same.
struct Generator {
  var isKronecker: Bool
  var scale = 16, degree = 16
  var seed: UInt64 = 27_491_095

  func write(to stem: String) throws {
    var edges = draw()
    edges.sort()
    var plain: [UInt8] = [], weighted: [UInt8] = []
    var random = SeededRandom(seed: seed ^ 0x5555)
    var last = UInt64.max
    for edge in edges where edge != last {
      last = edge
      let ends = "\(edge >> 32) \(edge & 0xFFFF_FFFF)"
      plain += ends.utf8
      plain.append(10)
      weighted += "\(ends) \(1 + random.next() % 255)\n".utf8
    }
    try save(plain, stem + ".el")
    try save(weighted, stem + ".wel")
  }

  /// Edges as smaller << 32 | larger, loops left out.
  private func draw() -> [UInt64] {
    var random = SeededRandom(seed: seed)
    let n = 1 << scale
    var names = (0..<UInt32(n)).map { $0 }
    if isKronecker { names.shuffle(using: &random) }
    var edges: [UInt64] = []
    edges.reserveCapacity(n * degree)
    for _ in 0..<n * degree {
      var source = 0, target = 0
      if isKronecker {
        for _ in 0..<scale {
          let point = Double(random.next() >> 11) * 0x1p-53
          source <<= 1
          target <<= 1
          if point >= 0.57 {
            if point < 0.76 { target += 1 } else if point < 0.95 { source += 1 } else {
              source += 1
              target += 1
            }
          }
        }
      } else {
        source = Int(random.next() % UInt64(n))
        target = Int(random.next() % UInt64(n))
      }
      guard source != target else { continue }
      let a = UInt64(names[source]), b = UInt64(names[target])
      edges.append(min(a, b) << 32 | max(a, b))
    }
    return edges
  }

  private func save(_ bytes: [UInt8], _ path: String) throws {
    guard let file = fopen(path, "w") else {
      throw BenchmarkError("\(path): \(String(cString: strerror(errno)))")
    }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else {
      throw BenchmarkError("\(path): cannot be written")
    }
  }
}
