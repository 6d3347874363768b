import Glibc

/// Reads lines in blocks of about a mebibyte, so that a file of any size takes constant memory.
///
///     let blocks = LineBlocks(source)
///     while let block = try blocks.next() {
///       for line in block { … block.bytes[line.range] … line.number … }
///     }
///
/// A byte order mark at the start is dropped; lines end at LF, CR LF, or the end.
public final class LineBlocks {
  private let source: ByteSource
  private let blockSize: Int
  private let lineLimit: Int
  /// The start of a line whose end is not read yet.
  private var rest: [UInt8] = []
  private var lineNumber = 1
  private var isFirst = true
  private(set) var isAtEnd = false

  public var name: String { source.name }

  /// How many times as many bytes there are as were read so far; nil where that is not known.
  public var expectedGrowth: Double? {
    guard readCount > 0, let rest = source.expectedRest else { return nil }
    return 1 + Double(rest) / Double(readCount)
  }
  private var readCount = 0

  /// - Parameter lineLimit: Longer lines are refused, so that one line never fills the memory.
  public init(_ source: ByteSource, blockSize: Int = 1 << 20, lineLimit: Int = 1 << 28) {
    self.source = source
    self.blockSize = blockSize
    self.lineLimit = lineLimit
  }

  /// The next block of whole lines; nil at the end.
  public func next() throws(InputError) -> LineBlock? {
    guard !isAtEnd else { return nil }
    var bytes = rest
    rest = []
    while true {
      var filled = bytes.count
      // A small file needs no more room than it fills, and a byte to meet its end.
      let known = source.expectedRest ?? 0
      let room = known > 0 ? min(blockSize, known + 1) : blockSize
      bytes += [UInt8](repeating: 0, count: max(room, filled))
      // A pipe gives little at a time: read until a block is full.
      while filled < bytes.count {
        let count = try source.read(into: &bytes, from: filled)
        if count == 0 {
          isAtEnd = true
          break
        }
        filled += count
        readCount += count
      }
      bytes.removeLast(bytes.count - filled)
      if isFirst {
        isFirst = false
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      }
      if isAtEnd { break }
      if let end = bytes.lastIndex(of: 10) {
        rest = Array(bytes[(end + 1)...])
        bytes.removeLast(bytes.count - end - 1)
        break
      }
      try checkLength(bytes.count)
    }
    guard !bytes.isEmpty else { return nil }
    let block = LineBlock(bytes: bytes, firstLine: lineNumber)
    if bytes.count <= lineLimit {
      lineNumber += lineEndCount(in: bytes)
      return block
    }
    for line in block {
      guard line.range.count <= lineLimit else { throw tooLong(line.number) }
      lineNumber = line.number + 1
    }
    return block
  }

  private func checkLength(_ count: Int) throws(InputError) {
    guard count <= lineLimit else { throw tooLong(lineNumber) }
  }

  private func tooLong(_ line: Int) -> InputError {
    InputError(
      file: source.name, line: line,
      problem: "the line is longer than \(sizeInWords(lineLimit)), the limit for one line",
      hint: "is this a file of lines?")
  }
}

/// The number of LFs.
private func lineEndCount(in bytes: [UInt8]) -> Int {
  bytes.withUnsafeBytes { raw in
    guard var place = raw.baseAddress else { return 0 }
    let end = place + raw.count
    var count = 0
    // The C library looks at a vector of bytes at a time.
    while let found = memchr(place, 10, end - place) {
      count += 1
      place = UnsafeRawPointer(found) + 1
    }
    return count
  }
}

/// Whole lines of a file.
public struct LineBlock: Sendable, Sequence {
  public let bytes: [UInt8]
  /// The number in the file of the first line, from 1.
  public let firstLine: Int

  public init(bytes: [UInt8], firstLine: Int = 1) {
    self.bytes = bytes
    self.firstLine = firstLine
  }

  public struct Line: Sendable {
    /// The line's bytes without its end.
    public let range: Range<Int>
    /// From 1.
    public let number: Int
  }

  public struct Iterator: IteratorProtocol {
    let bytes: [UInt8]
    var start = 0, number: Int

    public mutating func next() -> Line? {
      guard start < bytes.count else { return nil }
      var end = start
      while end < bytes.count, bytes[end] != 10 { end += 1 }
      var last = end
      if last > start, bytes[last - 1] == 13 { last -= 1 }
      defer {
        start = end + 1
        number += 1
      }
      return Line(range: start..<last, number: number)
    }
  }

  public func makeIterator() -> Iterator { Iterator(bytes: bytes, number: firstLine) }
}

extension LineBlock {
  /// The block over all of `bytes`, a byte order mark dropped.
  public static func all(of bytes: [UInt8]) -> LineBlock {
    LineBlock(bytes: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
  }
}

/// Fills `fields` with the ranges of the parts of `range` between the bytes `separator`.
@inlinable
public func splitFields(
  _ bytes: [UInt8], _ range: Range<Int>, separator: UInt8 = 9, into fields: inout [Range<Int>]
) {
  fields.removeAll(keepingCapacity: true)
  var start = range.lowerBound
  for i in range where bytes[i] == separator {
    fields.append(start..<i)
    start = i + 1
  }
  fields.append(start..<range.upperBound)
}
