import Foundation
import Testing

/// The README's tour is true: each command runs, and prints what the README says it prints.
///
/// In ```` ```console ```` blocks, a line after `$ ` is a command, what follows is its standard
/// output; a line `…` stands for any lines. With GRAPHTOOL_RECORD=1 the outputs are written anew.
@Suite struct ReadmeTests {
  struct Step {
    var command: String
    var expected: [String]
    /// The lines of the README that hold the output.
    var place: Range<Int>
  }

  static func steps(in lines: [String]) -> [Step] {
    var steps: [Step] = [], isInside = false
    for (number, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(
          Step(command: String(line.dropFirst(2)), expected: [], place: number + 1..<number + 1))
      } else if isInside, !steps.isEmpty {
        steps[steps.count - 1].expected.append(line)
        steps[steps.count - 1].place = steps[steps.count - 1].place.lowerBound..<number + 1
      }
    }
    return steps
  }

  @Test func everyCommandDoesWhatTheReadmeShows() throws {
    let file = Tool.root.appending(path: "README.md")
    var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let steps = Self.steps(in: lines)
    #expect(steps.count >= 10)
    var outputs: [[String]] = []
    try Tool.withFolder { folder in
      try FileManager.default.copyItem(
        at: Tool.root.appending(path: "Examples"), to: folder.appending(path: "Examples"))
      for step in steps {
        let answer = try Shell.run(step.command, in: folder)
        let status = answer.status
        var output = answer.output.components(separatedBy: "\n")
        if output.last == "" { output.removeLast() }
        outputs.append(output)
        #expect(status == 0, "\(step.command)")
        if ProcessInfo.processInfo.environment["GRAPHTOOL_RECORD"] == nil {
          #expect(
            Self.matches(output, step.expected),
            "\(step.command)\n\(output.joined(separator: "\n"))")
        }
      }
    }
    if ProcessInfo.processInfo.environment["GRAPHTOOL_RECORD"] != nil {
      for (step, output) in zip(steps, outputs).reversed() where !step.expected.contains("…") {
        lines.replaceSubrange(step.place, with: output)
      }
      try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }
  }

  /// Whether the output is what was expected, a `…` standing for any lines.
  private static func matches(_ output: [String], _ expected: [String]) -> Bool {
    guard let gap = expected.firstIndex(of: "…") else { return output == expected }
    let head = expected[..<gap], tail = expected[(gap + 1)...]
    return output.count >= head.count + tail.count && output.prefix(head.count).elementsEqual(head)
      && output.suffix(tail.count).elementsEqual(tail)
  }
}
