import Glibc

/// The files below a folder.
public enum FileTree {
  public enum Entry: Sendable, Equatable { case file, folder, missing }

  /// What stands at a path, links followed; a device or pipe is a file.
  public static func entry(_ path: String) -> Entry {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// Whether a file stands at a path that can be read twice: no pipe, no device.
  public static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The paths of the regular files below `folder`, relative to it, in the order of their bytes.
  ///
  /// Names that begin with a point are left out. Links to files are followed; links to folders are
  /// not, so a loop of them ends.
  ///
  /// - Throws: `.noInput` or `.inputOutput` when a folder cannot be listed.
  public static func files(below folder: String) throws(InputError) -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let relative = waiting.popLast() {
      let path = relative.isEmpty ? folder : join(folder, relative)
      for name in try names(in: path, hidden: false) {
        let below = relative.isEmpty ? name : relative + "/" + name
        var link = stat(), target = stat()
        let full = join(folder, below)
        guard lstat(full, &link) == 0, stat(full, &target) == 0 else { continue }
        if link.st_mode & S_IFMT == S_IFDIR {
          waiting.append(below)
        } else if target.st_mode & S_IFMT == S_IFREG {
          found.append(below)
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a folder; one that is there already is taken as it is.
  ///
  /// - Throws: `.cannotWrite` when it cannot be made.
  public static func makeFolder(_ path: String) throws(InputError) {
    if entry(path) == .folder { return }
    guard mkdir(path, 0o777) == 0 else {
      let code = errno
      throw InputError(
        file: path, problem: "the folder cannot be made: \(InputError.reason(code))",
        status: .cannotWrite)
    }
  }

  public static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder.
  ///
  /// - Parameter hidden: Whether those that begin with a point are wanted, `.` and `..` aside.
  static func names(in folder: String, hidden: Bool) throws(InputError) -> [String] {
    guard let directory = opendir(folder) else { throw .cannotOpen(folder, errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") || hidden && name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
