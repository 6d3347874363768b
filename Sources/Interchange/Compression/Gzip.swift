import Basics
import CZlib

/// Reads the gzip format (RFC 1952), one member after the other as one run of bytes.
enum Gzip {
  /// More than this many bytes from each byte is no file that somebody packed: DEFLATE of real text
  /// stays far below its bound of 1032.
  private static let ratioLimit = 600
  private static let freeBytes = 1 << 28

  /// The unpacked bytes of a source.
  static func unpacked(_ source: ByteSource) -> ByteSource {
    let inflater = Inflater(source)
    return ByteSource(name: source.name) { buffer throws(InputError) in
      try inflater.read(into: buffer)
    }
  }

  private final class Inflater {
    private let source: ByteSource
    private var stream = z_stream()
    private var input = [UInt8](repeating: 0, count: 1 << 16)
    private var inputStart = 0, inputEnd = 0
    private var isOpen = false, isAtEnd = false
    private var totalIn = 0, totalOut = 0

    init(_ source: ByteSource) { self.source = source }

    deinit { if isOpen { inflateEnd(&stream) } }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
      guard !isAtEnd, buffer.count > 0 else { return 0 }
      while true {
        if inputStart == inputEnd {
          let rest = try source.peek(1).isEmpty
          if rest {
            guard !isOpen else { throw damaged("it ends in the middle") }
            isAtEnd = true
            return 0
          }
          inputStart = 0
          inputEnd = try refill()
        }
        if !isOpen {
          // Zeros after the last member are padding.
          if totalIn > 0, input[inputStart] == 0 {
            inputStart += 1
            continue
          }
          stream = z_stream()
          guard
            inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
              == Z_OK
          else { throw damaged("zlib does not start") }
          isOpen = true
        }
        let (produced, status) = step(buffer)
        if status == Z_STREAM_END {
          inflateEnd(&stream)
          isOpen = false
        } else if status != Z_OK, status != Z_BUF_ERROR {
          throw damaged("its contents do not unpack")
        }
        totalOut += produced
        guard totalOut < freeBytes || totalOut / max(1, totalIn) < ratioLimit else {
          throw damaged("it unpacks to more than \(ratioLimit) times its size")
        }
        if produced > 0 { return produced }
      }
    }

    private func refill() throws(InputError) -> Int {
      var failure: InputError?
      let count = input.withUnsafeMutableBytes { bytes -> Int in
        do throws(InputError) { return try source.read(into: bytes) } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      return count
    }

    private func step(_ buffer: UnsafeMutableRawBufferPointer) -> (Int, Int32) {
      input.withUnsafeMutableBufferPointer { bytes in
        stream.next_in = bytes.baseAddress! + inputStart
        stream.avail_in = UInt32(inputEnd - inputStart)
        stream.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(min(buffer.count, 1 << 30))
        let room = stream.avail_out
        let status = inflate(&stream, Z_NO_FLUSH)
        let used = inputEnd - inputStart - Int(stream.avail_in)
        inputStart += used
        totalIn += used
        return (Int(room - stream.avail_out), status)
      }
    }

    private func damaged(_ how: String) -> InputError {
      InputError(file: source.name, problem: "the gzip file is damaged: \(how)")
    }
  }
}
