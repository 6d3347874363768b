import Glibc
import Graph

/// Times kernels of Graph and prints one JSON line for each, in the format of the peers' script.
let usage = """
  usage: graphbench --graph FILE.(el|wel) [--undirected] [--pairs FILE] [--kernels a,b]
                    [--threads 1,2] [--repeats 5] [--budget SECONDS]
  """

struct Options {
  var graph = "", pairs = "", kernels: [String] = [], threads = [1], repeats = 5
  var isUndirected = false, isWorker = false, budget = 12.0

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    func value(of option: String) throws -> String {
      guard let value = rest.popFirst() else { throw BenchmarkError("\(option) needs a value") }
      return value
    }
    while let option = rest.popFirst() {
      switch option {
      case "--graph": graph = try value(of: option)
      case "--pairs": pairs = try value(of: option)
      case "--kernels": kernels = try value(of: option).split(separator: ",").map(String.init)
      case "--threads": threads = try value(of: option).split(separator: ",").compactMap { Int($0) }
      case "--repeats": repeats = Int(try value(of: option)) ?? 5
      case "--budget": budget = Double(try value(of: option)) ?? 12
      case "--undirected": isUndirected = true
      case "--worker": isWorker = true
      default: throw BenchmarkError("unknown option \(option)")
      }
    }
    if graph.isEmpty || threads.isEmpty { throw BenchmarkError("--graph FILE is missing") }
  }
}

func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Four significant digits, as the peers' script prints times.
func rounded(_ value: Double) -> String {
  var buffer = [CChar](repeating: 0, count: 32)
  _ = withVaList([value]) { vsnprintf(&buffer, 32, "%.4g", $0) }
  return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Runs this program once for each number of threads: Dispatch cannot change its mind later.
func supervise(_ options: Options) -> Int32 {
  var path = [CChar](repeating: 0, count: 4096)
  let length = readlink("/proc/self/exe", &path, 4095)
  guard length > 0 else { return 71 }
  let executable = String(decoding: path[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  for threads in options.threads {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if let place = arguments.firstIndex(of: "--threads") {
      arguments.removeSubrange(place...(place + 1))
    }
    // On the first cores only: Dispatch starts as many threads as it may use cores.
    arguments =
      ["taskset", "-c", "0-\(threads - 1)", executable] + arguments + [
        "--threads", "\(threads)", "--worker",
      ]
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child = pid_t()
    guard posix_spawnp(&child, "taskset", nil, nil, &pointers, environ) == 0 else {
      return 71
    }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    if status != 0 { return 70 }
  }
  return 0
}

func work(_ options: Options) throws {
  let threads = options.threads[0]
  let isWeighted = options.graph.hasSuffix(".wel")
  let network = try EdgeListFile(
    path: options.graph, isWeighted: isWeighted, directed: !options.isUndirected
  ).network
  let undirected =
    options.isUndirected
    ? network
    : try EdgeListFile(path: options.graph, isWeighted: isWeighted, directed: false).network
  let all = kernels(
    path: options.graph, network: network, undirected: undirected,
    pairs: try pairs(from: options.pairs))
  var name = options.graph.split(separator: "/").last.map(String.init) ?? options.graph
  if let dot = name.lastIndex(of: ".") { name = String(name[..<dot]) }
  for kernel in all where options.kernels.isEmpty || options.kernels.contains(kernel.name) {
    var wall: [Double] = [], cpu: [Double] = [], result: [(String, Double)] = []
    while wall.count < options.repeats,
      wall.isEmpty || wall.reduce(0, +) + wall.min()! < options.budget
    {
      let startCPU = seconds(CLOCK_PROCESS_CPUTIME_ID), start = seconds(CLOCK_MONOTONIC)
      result = try kernel.run()
      wall.append(seconds(CLOCK_MONOTONIC) - start)
      cpu.append(seconds(CLOCK_PROCESS_CPUTIME_ID) - startCPU)
    }
    wall.sort()
    let questions = Double(kernel.questions)
    var load = [0.0]
    getloadavg(&load, 1)
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let shown = result.map { "\"\($0)\": \($1)" }.joined(separator: ", ")
    print(
      "{\"kernel\": \"\(kernel.name)\", \"peer\": \"graphtool\", \"graph\": \"\(name)\", "
        + "\"threads\": \(threads), \"min\": \(rounded(wall[0] / questions)), "
        + "\"median\": \(rounded(wall[wall.count / 2] / questions)), "
        + "\"cpu\": \(rounded(cpu.min()! / questions)), \"runs\": \(wall.count), "
        + "\"load1\": \(rounded(load[0])), \"rss_mib\": \(usage.ru_maxrss / 1024), "
        + "\"result\": {\(shown)}}")
    fflush(nil)
  }
}

/// Lines of two vertex numbers.
func pairs(from path: String) throws -> [(Int, Int)] {
  guard !path.isEmpty else { return [] }
  guard let file = fopen(path, "r") else { throw BenchmarkError("\(path): cannot be read") }
  defer { fclose(file) }
  var pairs: [(Int, Int)] = [], line = [CChar](repeating: 0, count: 256)
  while fgets(&line, 256, file) != nil {
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    if numbers.count >= 2 { pairs.append((numbers[0], numbers[1])) }
  }
  return pairs
}

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  if options.isWorker { try work(options) } else { exit(supervise(options)) }
} catch {
  let message = "graphbench: \(error)\n\(usage)\n"
  _ = message.withCString { write(2, $0, strlen($0)) }
  exit(64)
}
