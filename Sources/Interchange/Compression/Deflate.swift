import Basics
import CZlib

/// Unpacks a run of bytes that DEFLATE packed (RFC 1951), with or without a wrapper.
enum Deflate {
  enum Wrapper {
    /// As in ZIP archives.
    case none
    /// zlib's (RFC 1950) or gzip's (RFC 1952), told apart by their first bytes.
    case zlibOrGzip

    var windowBits: Int32 { self == .none ? -15 : 15 + 32 }
  }

  /// The unpacked bytes; nil when they are damaged, or more than `limit`.
  static func unpacked(
    _ packed: ArraySlice<UInt8>, _ wrapper: Wrapper, limit: Int
  ) -> [UInt8]? {
    var stream = z_stream()
    guard
      inflateInit2_(
        &stream, wrapper.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    return packed.withUnsafeBytes { bytes -> [UInt8]? in
      guard bytes.count < Int(UInt32.max), let base = bytes.baseAddress else { return nil }
      stream.next_in = UnsafeMutablePointer(
        mutating: base.assumingMemoryBound(to: UInt8.self))
      stream.avail_in = UInt32(bytes.count)
      while true {
        let (status, produced) = piece.withUnsafeMutableBufferPointer { room in
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (status, room.count - Int(stream.avail_out))
        }
        output += piece.prefix(produced)
        guard output.count <= limit else { return nil }
        if status == Z_STREAM_END { return output }
        guard status == Z_OK, produced > 0 || stream.avail_in > 0 else { return nil }
      }
    }
  }
}
