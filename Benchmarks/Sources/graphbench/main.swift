import Glibc
import Graph

/// Times kernels of Graph and prints one JSON line for each, in the format of the peers' script.
let usage = """
  usage: graphbench --graph FILE.(el|wel) [--undirected] [--pairs FILE] [--kernels a,b]
                    [--threads 1,2] [--repeats 5] [--budget SECONDS]
         graphbench --events FILE [--kernels a,b] [--threads 1,2] [--repeats 5]
         graphbench --generate kron|uniform [--scale 16] [--degree 16] [--seed N] -o STEM
  """

struct Options {
  var graph = "", events = "", pairs = "", kernels: [String] = [], threads = [1], repeats = 5
  var isUndirected = false, isWorker = false, budget = 12.0
  var generator: Generator?, output = ""

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    func value(of option: String) throws -> String {
      guard let value = rest.popFirst() else { throw BenchmarkError("\(option) needs a value") }
      return value
    }
    func number<Number: LosslessStringConvertible>(of option: String) throws -> Number {
      let text = try value(of: option)
      guard let number = Number(text) else {
        throw BenchmarkError("\(option) needs a number; got \(text)")
      }
      return number
    }
    while let option = rest.popFirst() {
      switch option {
      case "--graph": graph = try value(of: option)
      case "--events": events = try value(of: option)
      case "--pairs": pairs = try value(of: option)
      case "--kernels": kernels = try value(of: option).split(separator: ",").map(String.init)
      case "--threads": threads = try value(of: option).split(separator: ",").compactMap { Int($0) }
      case "--repeats": repeats = try number(of: option)
      case "--budget": budget = try number(of: option)
      case "--undirected": isUndirected = true
      case "--worker": isWorker = true
      case "--generate":
        let kind = try value(of: option)
        guard kind == "kron" || kind == "uniform" else {
          throw BenchmarkError("--generate makes kron or uniform; got \(kind)")
        }
        generator = Generator(isKronecker: kind == "kron")
      case "--scale": generator?.scale = try number(of: option)
      case "--degree": generator?.degree = try number(of: option)
      case "--seed": generator?.seed = try number(of: option)
      case "-o": output = try value(of: option)
      default: throw BenchmarkError("unknown option \(option)")
      }
    }
    if generator != nil {
      if output.isEmpty { throw BenchmarkError("-o STEM is missing") }
    } else if graph.isEmpty && events.isEmpty || threads.isEmpty {
      throw BenchmarkError("--graph FILE is missing")
    }
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
  let all: [Kernel], name: String
  if options.events.isEmpty {
    let file = try EdgeListFile(options.graph, isUndirected: options.isUndirected)
    all = try KernelSet(file, pairs: try pairs(from: options.pairs), kernels: options.kernels).all
    name = file.name
  } else {
    all = EventFile.kernels(options.events)
    name = options.events.split(separator: "/").last.map(String.init) ?? options.events
  }
  if let unknown = options.kernels.first(where: { name in !all.contains { $0.name == name } }) {
    throw BenchmarkError(
      "there is no kernel \(unknown); kernels are \(all.map(\.name).joined(separator: ","))")
  }
  for kernel in all where options.kernels.isEmpty || options.kernels.contains(kernel.name) {
    try measure(kernel, options, graph: name)
  }
}

func measure(_ kernel: Kernel, _ options: Options, graph: String) throws {
  var wall: [Double] = [], cpu: [Double] = [], result: Summary?
  while wall.count < options.repeats,
    wall.isEmpty || wall.reduce(0, +) + wall.min()! < options.budget
  {
    let startCPU = seconds(CLOCK_PROCESS_CPUTIME_ID), start = seconds(CLOCK_MONOTONIC)
    let answer = try kernel.run()
    wall.append(seconds(CLOCK_MONOTONIC) - start)
    cpu.append(seconds(CLOCK_PROCESS_CPUTIME_ID) - startCPU)
    result = answer()
  }
  wall.sort()
  let questions = Double(kernel.questions)
  var load = [0.0]
  getloadavg(&load, 1)
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  print(
    "{\"kernel\": \"\(kernel.name)\", \"peer\": \"graphtool\", \"graph\": \"\(graph)\", "
      + "\"threads\": \(options.threads[0]), \"min\": \(rounded(wall[0] / questions)), "
      + "\"median\": \(rounded(wall[wall.count / 2] / questions)), "
      + "\"cpu\": \(rounded(cpu.min()! / questions)), \"runs\": \(wall.count), "
      + "\"load1\": \(rounded(load[0])), \"rss_mib\": \(usage.ru_maxrss / 1024), "
      + "\"result\": \(result?.json ?? "null")}")
  fflush(nil)
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
  if let generator = options.generator {
    try generator.write(to: options.output)
  } else if options.isWorker {
    try work(options)
  } else {
    exit(supervise(options))
  }
} catch {
  let message = "graphbench: \(error)\n\(usage)\n"
  _ = message.withCString { write(2, $0, strlen($0)) }
  exit(64)
}
