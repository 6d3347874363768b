import Glibc
import Synchronization

/// The bytes of a whole file, read into memory.
///
/// Read, not mapped: a file that another program cuts short while it is mapped ends the process.
public struct FileBytes: Sendable {
  /// The path as the user wrote it; `-` is standard input.
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file, or standard input when `path` is `-`.
  ///
  /// - Throws: `.noInput` when there is no such file, `.inputOutput` when it is a folder or cannot
  ///   be read, `.badData` when it holds more than `limit` bytes.
  public init(reading path: String, limit: Int = 1 << 36) throws(InputError) {
    let source = try ByteSource(opening: path)
    self.name = path
    self.bytes = try source.readAll(limit: limit)
  }
}

/// An open file, pipe or run of bytes that is read once from front to back.
public final class ByteSource {
  /// Bytes that all sources of this process have read from files so far, for telling how far a
  /// long reading has come.
  public static var bytesRead: Int { total.load(ordering: .relaxed) }
  private static let total = Atomic(0)

  /// The path as the user wrote it; `-` is standard input.
  public let name: String
  private let descriptor: Int32
  private let closesDescriptor: Bool
  /// Bytes given in memory, served before those of the descriptor.
  private var memory: ArraySlice<UInt8>
  /// Serves the bytes after those in memory, in place of a descriptor.
  private let filling: ((UnsafeMutableRawBufferPointer) throws(InputError) -> Int)?
  /// The size the file had when opened; 0 when unknown.
  private let expectedCount: Int
  /// Bytes that came from the descriptor.
  private var readCount = 0

  /// Opens a file, or standard input when `path` is `-`.
  public init(opening path: String) throws(InputError) {
    name = path
    memory = []
    filling = nil
    var status = stat()
    if path == "-" {
      descriptor = 0
      closesDescriptor = false
    } else {
      let opened = open(path, O_RDONLY | O_CLOEXEC)
      guard opened >= 0 else { throw .cannotOpen(path, errno) }
      descriptor = opened
      closesDescriptor = true
    }
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      if closesDescriptor { close(descriptor) }
      throw .cannotRead(path, code)
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      if closesDescriptor { close(descriptor) }
      throw InputError(
        file: path, problem: "this is a folder, and a file is expected",
        hint: "name a file in it", status: .inputOutput)
    }
    expectedCount = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    memory = bytes[...]
    filling = nil
    descriptor = -1
    closesDescriptor = false
    expectedCount = bytes.count
  }

  /// A source that another one makes, such as the unpacked bytes of a packed file.
  ///
  /// - Parameter filling: Fills the front of the buffer and returns how many bytes it put there; 0
  ///   at the end only.
  public init(
    name: String, filling: @escaping (UnsafeMutableRawBufferPointer) throws(InputError) -> Int
  ) {
    self.name = name
    memory = []
    self.filling = filling
    descriptor = -1
    closesDescriptor = false
    expectedCount = 0
  }

  /// How many bytes are left as far as that is known: of a file as long as it was when it was opened,
  /// or in memory; nil for pipes and made sources.
  var expectedRest: Int? {
    if filling != nil { return nil }
    if descriptor < 0 { return memory.count }
    return expectedCount > 0 ? max(expectedCount - readCount, 0) + memory.count : nil
  }

  deinit { if closesDescriptor { close(descriptor) } }

  /// Fills the front of `buffer` and returns how many bytes it put there; 0 at the end only.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if !memory.isEmpty {
      let count = min(memory.count, buffer.count)
      buffer.copyBytes(from: memory.prefix(count))
      memory = memory.dropFirst(count)
      return count
    }
    guard buffer.count > 0 else { return 0 }
    if let filling { return try filling(buffer) }
    guard descriptor >= 0 else { return 0 }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        ByteSource.total.add(count, ordering: .relaxed)
        readCount += count
        return count
      }
      guard errno == EINTR else { throw .cannotRead(name, errno) }
    }
  }

  /// The next bytes, at most `count`, which stay unread; fewer at the end only.
  public func peek(_ count: Int) throws(InputError) -> [UInt8] {
    if memory.count < count, descriptor >= 0 || filling != nil {
      var bytes = Array(memory) + [UInt8](repeating: 0, count: count - memory.count)
      var filled = memory.count
      memory = []
      while filled < count {
        let got = try read(into: &bytes, from: filled)
        if got == 0 { break }
        filled += got
      }
      memory = bytes[..<filled]
    }
    return Array(memory.prefix(count))
  }

  /// The rest of the bytes.
  public func readAll(limit: Int) throws(InputError) -> [UInt8] {
    // One byte more than the file is said to hold, so that its end is met without growing.
    var bytes = [UInt8](repeating: 0, count: max(1 << 16, min(expectedCount, limit) + 1))
    var count = 0
    while true {
      if count == bytes.count {
        bytes += [UInt8](repeating: 0, count: bytes.count)
      }
      let got = try read(into: &bytes, from: count)
      if got == 0 { break }
      count += got
      guard count <= limit else {
        throw InputError(
          file: name, problem: "more than \(sizeInWords(limit)), the limit for one file")
      }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Fills `bytes` from `start` on; returns the number of bytes read.
  func read(into bytes: inout [UInt8], from start: Int) throws(InputError) -> Int {
    var failure: InputError?
    let count = bytes.withUnsafeMutableBytes { buffer -> Int in
      do throws(InputError) {
        return try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }
}

extension InputError {
  static func cannotOpen(_ path: String, _ code: Int32) -> InputError {
    if path.isEmpty {
      return InputError(file: "\"\"", problem: "the name of a file is empty", status: .noInput)
    }
    if code == ENOENT || code == ENOTDIR {
      return InputError(file: path, problem: "there is no such file", status: .noInput)
    }
    return InputError(
      file: path, problem: "cannot be opened: \(reason(code))", status: .inputOutput)
  }

  static func cannotRead(_ path: String, _ code: Int32) -> InputError {
    InputError(file: path, problem: "cannot be read: \(reason(code))", status: .inputOutput)
  }

  /// The system's words for an error number, in English whatever the locale.
  static func reason(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "permission denied"
    case ENOSPC: "the disk is full"
    case EROFS: "the disk is read-only"
    case EMFILE, ENFILE: "too many files are open"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "too many links lead to each other"
    case EISDIR: "it is a folder"
    case EIO: "the device failed"
    case EFBIG: "the file would be too large"
    case EDQUOT: "the quota is used up"
    case ENOENT: "there is no such file or folder"
    case ENOTDIR: "a part of the path is not a folder"
    default: "error \(code) of the system"
    }
  }
}

/// A number of bytes as people say it: `256 MiB`.
public func sizeInWords(_ bytes: Int) -> String {
  let units = ["bytes", "KiB", "MiB", "GiB", "TiB"]
  var value = bytes, unit = 0
  while value >= 1024, value % 1024 == 0, unit + 1 < units.count {
    value /= 1024
    unit += 1
  }
  return "\(value) \(units[unit])"
}
