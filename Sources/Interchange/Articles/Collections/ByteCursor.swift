import Basics

/// Reads lines and runs of a known length from a source, one after the other.
struct ByteCursor {
  private let source: ByteSource
  private var buffer: [UInt8] = []
  private var start = 0

  init(_ source: ByteSource) { self.source = source }

  var name: String { source.name }

  /// The next line without its end (LF or CR LF); nil at the end. Longer lines are cut at `limit`.
  mutating func line(limit: Int = 1 << 16) throws(InputError) -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        var line = buffer[start..<end]
        if line.last == 13 { line.removeLast() }
        start = end + 1
        return Array(line.prefix(limit))
      }
      searched = buffer.count
      // A line without end is not kept as it grows.
      if buffer.count - start > limit { start = buffer.count - limit }
      let (had, begin) = (buffer.count - start, start)
      guard try fill() else {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return Array(buffer[start...])
      }
      searched = start == begin ? searched : start + had
    }
  }

  /// The next `count` bytes; fewer at the end of the source only.
  mutating func bytes(_ count: Int) throws(InputError) -> [UInt8] {
    while buffer.count - start < count { guard try fill() else { break } }
    let end = min(start + count, buffer.count)
    defer { start = end }
    return Array(buffer[start..<end])
  }

  /// Reads past the next `count` bytes; false when the source ends before.
  mutating func skip(_ count: Int) throws(InputError) -> Bool {
    var left = count
    while left > 0 {
      if start == buffer.count { guard try fill() else { return false } }
      let step = min(left, buffer.count - start)
      start += step
      left -= step
    }
    return true
  }

  /// Appends some bytes to the buffer, what is read dropped; false at the end.
  private mutating func fill() throws(InputError) -> Bool {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    let had = buffer.count
    buffer += [UInt8](repeating: 0, count: max(1 << 16, had))
    var failure: InputError?
    let got = buffer.withUnsafeMutableBytes { room -> Int in
      do throws(InputError) {
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: room[had...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    buffer.removeLast(buffer.count - had - got)
    return got > 0
  }
}
