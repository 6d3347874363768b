import Glibc

/// The process that holds a lock on an SQLite file, as Linux's list of locks has it.
///
/// The list is read, not asked for with `fcntl`: closing a descriptor of the file would end this
/// process's own locks on it.
struct LockHolder: CustomStringConvertible {
  var process: Int32
  var isWriting: Bool
  /// Its command line, where it may be read.
  var command: String?

  var description: String {
    var text = process == getpid() ? "this process" : "process \(process)"
    if let command { text += " (\(command))" }
    return text + (isWriting ? " is writing to it" : " is reading it")
  }

  /// The writer of the casebook at `path`, or else a reader; nil when none is seen.
  static func find(_ path: String) -> LockHolder? {
    let locks = contents("/proc/locks").split(separator: "\n").compactMap(Lock.init)
    // SQLite's write locks: byte 120 of the index of the log (WAL), or the reserved and pending
    // bytes of the file; readers share the 510 bytes after those.
    let log = inode(path + "-shm"), file = inode(path)
    let pending = 0x4000_0000
    let writer =
      locks.first { $0.inode == log && $0.isExclusive && $0.first <= 120 && $0.last >= 120 }
      ?? locks.first { $0.inode == file && $0.isExclusive && $0.last >= pending }
    let holder = writer ?? locks.first { $0.inode == file && $0.last >= pending }
    return holder.map {
      LockHolder(process: $0.process, isWriting: writer != nil, command: command($0.process))
    }
  }

  private static func command(_ process: Int32) -> String? {
    let words = contents("/proc/\(process)/cmdline").split(separator: "\0")
    guard let program = words.first else { return nil }
    let name = program.split(separator: "/").last ?? program
    let text = ([name] + words.dropFirst()).joined(separator: " ")
    return text.count <= 80 ? text : text.prefix(79) + "…"
  }

  private static func inode(_ path: String) -> String? {
    var status = stat()
    return stat(path, &status) == 0 ? String(status.st_ino) : nil
  }

  private static func contents(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = [], block = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 20 {
      let count = fread(&block, 1, block.count, file)
      guard count > 0 else { break }
      bytes += block[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A line such as `1: POSIX  ADVISORY  WRITE 4711 08:02:123456 120 120`.
private struct Lock {
  var isExclusive: Bool
  var process: Int32
  var inode: String?
  var first: Int, last: Int

  init?(_ line: Substring) {
    let fields = line.split(separator: " ")
    guard fields.count == 8, fields[1] == "POSIX", let process = Int32(fields[4]),
      let first = Int(fields[6])
    else { return nil }
    isExclusive = fields[3] == "WRITE"
    self.process = process
    inode = fields[5].split(separator: ":").last.map(String.init)
    self.first = first
    last = Int(fields[7]) ?? .max
  }
}
