import Glibc
import Graph

/// Edges between numbered vertices, as `source target` (.el) or `source target weight` (.wel) lines.
struct EdgeListFile {
  /// Without its ending.
  let stem: String
  /// Whether each line is an edge both ways.
  let isUndirected: Bool

  init(_ path: String, isUndirected: Bool) throws {
    guard path.hasSuffix(".el") || path.hasSuffix(".wel") else {
      throw BenchmarkError("\(path): a graph is a file that ends in .el or .wel")
    }
    stem = String(path.prefix(path.count - (path.hasSuffix(".wel") ? 4 : 3)))
    self.isUndirected = isUndirected
  }

  var name: String { stem.split(separator: "/").last.map(String.init) ?? stem }
  var hasWeights: Bool { access(stem + ".wel", R_OK) == 0 }

  /// The network of the file with weights, or of the one without.
  ///
  /// - Parameter strength: Of an edge with that weight.
  func read(
    isWeighted: Bool, directed: Bool, strength: (Double) -> Double = { $0 }
  ) throws -> Network {
    let path = stem + (isWeighted ? ".wel" : ".el")
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw BenchmarkError("\(path): \(String(cString: strerror(errno)))") }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    guard size > 0, let start = mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0),
      start != MAP_FAILED
    else { throw BenchmarkError("\(path): cannot be mapped") }
    defer { munmap(start, size) }
    let bytes = UnsafeRawBufferPointer(start: start, count: size)
    var builder = NetworkBuilder(directed: directed)
    builder.reserveCapacity(size / (isWeighted ? 11 : 9))
    var place = 0, largest = -1, line = 1

    // The next whole number on the line; nil at its end.
    func number() -> Int? {
      while place < size, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
      var value = 0, digits = 0
      while place < size, case let digit = bytes[place] &- 0x30, digit < 10 {
        value = value &* 10 &+ Int(digit)
        digits += 1
        place += 1
      }
      return digits == 0 ? nil : value
    }
    while place < size {
      guard let source = number(), let target = number() else {
        throw BenchmarkError("\(path):\(line): not two vertex numbers")
      }
      var weight = 1.0
      if isWeighted {
        guard let whole = number() else { throw BenchmarkError("\(path):\(line): no weight") }
        weight = strength(Double(whole))
      }
      while place < size, bytes[place] != 0x0a { place += 1 }
      place += 1
      line += 1
      largest = max(largest, source, target)
      builder.add(source: UInt32(source), target: UInt32(target), weight: weight)
    }
    return builder.network(keys: (0..<(largest + 1)).map { String($0) })
  }
}

struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
