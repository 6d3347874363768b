import Glibc

/// A file in the making: written beside its place and renamed into it when whole, so that what
/// stands at the path is the old file or the new one, never half of it.
///
/// Without a path, or with `-`, it is standard output. A device or pipe is written to directly.
public final class OutputFile {
  /// The path as the user wrote it; `-` is standard output.
  public let name: String
  private var descriptor: Int32
  /// Where the bytes go until `commit`; nil when they go to their place at once.
  private var temporary: String?
  private let destination: String
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 16

  /// - Throws: `.cannotWrite`.
  public init(_ path: String?) throws(InputError) {
    guard let path, path != "-" else {
      name = "-"
      destination = "-"
      descriptor = 1
      temporary = nil
      return
    }
    name = path
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw InputError(
        file: path, problem: "cannot be written: it is a folder",
        hint: "name a file in it", status: .cannotWrite)
    }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      destination = path
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      // A link keeps pointing to its file, whose contents change.
      destination = exists ? resolved(path) : path
      if exists, access(destination, W_OK) != 0 { throw .cannotWrite(path, errno) }
      var template = Array((folder(of: destination) + ".graphtool-XXXXXX").utf8CString)
      descriptor = mkstemp(&template)
      guard descriptor >= 0 else { throw .cannotWrite(path, errno) }
      temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      fchmod(descriptor, exists ? status.st_mode & 0o7777 : 0o666 & ~currentUmask)
      return
    }
    guard descriptor >= 0 else { throw .cannotWrite(path, errno) }
  }

  deinit {
    if let temporary { unlink(temporary) }
    if descriptor > 2 { close(descriptor) }
  }

  /// Writes all of `bytes` to a file, or to standard output.
  public static func write(_ bytes: [UInt8], to path: String?) throws(InputError) {
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.commit()
  }

  public func write(_ text: String) throws(InputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  public func write(_ bytes: [UInt8]) throws(InputError) {
    if buffer.isEmpty, bytes.count >= OutputFile.bufferSize { return try put(bytes) }
    buffer += bytes
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  /// Hands on what is buffered: after each line of a stream that somebody may be watching.
  public func flush() throws(InputError) {
    guard !buffer.isEmpty else { return }
    try put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Ends the file and puts it in its place. Without it, nothing is left behind.
  public func commit() throws(InputError) {
    try flush()
    guard let path = temporary else { return }
    // A full disk may only be noticed on closing (NFS).
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0, rename(path, destination) == 0 else { throw .cannotWrite(name, errno) }
    temporary = nil
  }

  private func put(_ bytes: [UInt8]) throws(InputError) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + start, bytes.count - start)
      }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        throw .cannotWrite(name, errno)
      }
    }
  }
}

extension InputError {
  /// Whoever read our output has stopped reading: the end of work, and nothing to complain about.
  public static let nobodyReads = InputError(
    file: "-", problem: "nobody reads the output any more", status: .done)

  fileprivate static func cannotWrite(_ path: String, _ code: Int32) -> InputError {
    if code == EPIPE { return .nobodyReads }
    if code == ENOENT || code == ENOTDIR {
      return InputError(
        file: path, problem: "cannot be written: there is no such folder",
        hint: "make the folder first", status: .cannotWrite)
    }
    return InputError(
      file: path, problem: "cannot be written: \(reason(code))", status: .cannotWrite)
  }
}

/// The path's folder with its slash; empty for a bare name.
private func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
}

private func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

/// The permissions new files are denied; asking for it means setting it, so it is asked once.
private let currentUmask: mode_t = {
  let mask = umask(0o077)
  umask(mask)
  return mask
}()
