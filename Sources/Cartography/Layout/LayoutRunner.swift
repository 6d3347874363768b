import Basics
import Foundation
import Glibc

/// Runs layouts: in this process, or in a child process that is ended when it takes too long, since
/// Graphviz itself cannot be interrupted.
public struct LayoutRunner: Sendable {
  /// In this process, however long it takes.
  public static let inProcess = LayoutRunner(command: [], seconds: .infinity)

  /// The program and its arguments; empty: this process.
  private let command: [String]
  /// What all layouts of one map may take together.
  public let seconds: Double

  private init(command: [String], seconds: Double) {
    self.command = command
    self.seconds = seconds
  }

  /// Runs a program that reads a `LayoutRequest` as JSON from standard input and writes what
  /// `answer(_:)` returns for it.
  public static func child(_ command: [String], seconds: Double) -> LayoutRunner {
    LayoutRunner(command: command, seconds: seconds)
  }

  /// What a child process writes for what it read.
  public static func answer(_ request: [UInt8]) -> [UInt8] {
    var answer = Answer()
    do {
      let request = try JSONDecoder().decode(LayoutRequest.self, from: Data(request))
      answer.result = try Graphviz.layout(request)
    } catch let error as CartographyError {
      answer.problem = error.problem
      answer.hint = error.hint
      answer.status = error.status.rawValue
    } catch {
      answer.problem = "a layout was asked for in a form that is not ours: \(error)"
      answer.status = Status.bug.rawValue
    }
    return (try? JSONEncoder().encode(answer)).map(Array.init) ?? []
  }

  private struct Answer: Codable {
    var result: LayoutResult?
    var problem: String?
    var hint: String?
    var status: Int32?
  }

  /// The time by which a map has to be laid out.
  func deadline() -> ContinuousClock.Instant? {
    seconds.isFinite ? ContinuousClock.now + .seconds(seconds) : nil
  }

  /// A small sparse request is quicker answered than a process is started.
  private static func isQuick(_ request: LayoutRequest) -> Bool {
    request.engine == .dot
      ? request.links.count <= 60 : request.boxes.count <= 60 && request.links.count <= 400
  }

  /// Returns the layout; nil where the deadline passed first.
  func layout(
    _ request: LayoutRequest, by deadline: ContinuousClock.Instant?
  ) throws(CartographyError) -> LayoutResult? {
    guard let deadline, let program = command.first, !Self.isQuick(request) else {
      return try Graphviz.layout(request)
    }
    guard let bytes = try? JSONEncoder().encode(request) else {
      throw CartographyError("a layout could not be asked for", status: .bug)
    }
    var child = try ChildProcess(program, Array(command.dropFirst()))
    defer { child.end() }
    guard let said = child.exchange(Array(bytes), by: deadline) else { return nil }
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(said)) else {
      throw CartographyError("the layout's process ended without an answer", status: .bug)
    }
    if let result = answer.result { return result }
    throw CartographyError(
      answer.problem ?? "the layout failed", hint: answer.hint,
      status: answer.status.flatMap(Status.init(rawValue:)) ?? .bug)
  }
}

/// A program that is spoken to through its standard input and output.
private struct ChildProcess {
  private let process: pid_t
  private var input: Int32
  private var output: Int32
  private var isRunning = true

  init(_ program: String, _ arguments: [String]) throws(CartographyError) {
    var toChild: [Int32] = [0, 0], fromChild: [Int32] = [0, 0]
    guard pipe(&toChild) == 0 else { throw Self.failed() }
    guard pipe(&fromChild) == 0 else {
      close(toChild[0])
      close(toChild[1])
      throw Self.failed()
    }
    // The child has them as its input and output only, so that the end of either is seen.
    for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var id: pid_t = 0
    let status = posix_spawn(&id, program, &actions, nil, &words, environ)
    close(toChild[0])
    close(fromChild[1])
    process = id
    input = toChild[1]
    output = fromChild[0]
    guard status == 0 else {
      close(input)
      close(output)
      errno = status
      throw Self.failed()
    }
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
  }

  private static func failed() -> CartographyError {
    CartographyError(
      "no process could be started for the layout: \(String(cString: strerror(errno)))",
      status: .inputOutput)
  }

  /// Writes all of `bytes` and returns all that comes back; nil where the deadline passed first.
  mutating func exchange(_ bytes: [UInt8], by deadline: ContinuousClock.Instant) -> [UInt8]? {
    var written = 0, said: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = deadline - ContinuousClock.now
      guard left > .zero else { return nil }
      let milliseconds = Int32(
        clamping: left.components.seconds * 1000
          + left.components.attoseconds / 1_000_000_000_000_000 + 1)
      var waits = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
      if input >= 0 { waits.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
      guard poll(&waits, nfds_t(waits.count), milliseconds) > 0 else { continue }
      if waits.count > 1, waits[1].revents != 0 {
        let count = bytes[written...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
        if count > 0 { written += count }
        if written == bytes.count || (count < 0 && errno != EAGAIN && errno != EINTR) {
          close(input)
          input = -1
        }
      }
      if waits[0].revents != 0 {
        let count = read(output, &buffer, buffer.count)
        if count > 0 {
          said += buffer[..<count]
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
          return said
        }
      }
    }
  }

  /// Ends the process where it still runs, and lets go of it.
  mutating func end() {
    guard isRunning else { return }
    isRunning = false
    if input >= 0 { close(input) }
    close(output)
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}
