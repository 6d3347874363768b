import Foundation
import Testing

@Suite struct ArchitectureTests {
  /// The rooms each target may import: arrows lead downward only.
  static let arrows: [String: Set<String>] = [
    "Basics": [],
    "Graph": ["Basics", "Kernels"],
    "English": ["Basics", "CModel", "Kernels"],
    "Coding": ["Basics", "Graph", "English", "CLexicon"],
    "Interchange": ["Basics", "Graph", "CLibXML2", "CZlib"],
    "Casebook": ["Basics", "Graph", "GRDB", "GRDBSQLite"],
    "Cartography": ["Basics", "Graph", "CGraphviz", "GraphvizShim", "CairoShim", "CPage"],
    "Workbench": [
      "Basics", "Graph", "English", "Coding", "Interchange", "Casebook", "Cartography",
    ],
    "graphtool": ["Basics", "Graph", "Workbench", "ArgumentParser"],
  ]
  /// Modules of the system that a target may use besides.
  static let system: Set<String> = ["Dispatch", "Glibc", "Swift", "Synchronization"]
  static let foundationFree: Set<String> = ["Basics", "Graph", "English"]

  @Test(arguments: arrows.keys.sorted()) func importsLeadDownward(target: String) throws {
    let folder = Tool.root.appending(path: "Sources/\(target)")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      count += 1
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        guard
          let range = line.range(
            of: #"^(@\S+ )*(public |package |internal |private )?import "#,
            options: .regularExpression)
        else { continue }
        let module = String(
          line[range.upperBound...].split(whereSeparator: { " .".contains($0) }).last!)
        if module == "Foundation" {
          #expect(!Self.foundationFree.contains(target), "\(file.lastPathComponent)")
          continue
        }
        #expect(
          Self.arrows[target]!.union(Self.system).contains(module),
          "\(file.lastPathComponent) imports \(module)")
      }
    }
    #expect(count > 0)
  }

  /// A file is one idea: none is longer than 600 lines.
  @Test func noFileIsTooLong() throws {
    for folder in ["Sources", "Tests"] {
      let files = try #require(
        FileManager.default.enumerator(
          at: Tool.root.appending(path: folder), includingPropertiesForKeys: nil))
      for case let file as URL in files where file.pathExtension == "swift" {
        let lines = try String(contentsOf: file, encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 600, "\(file.lastPathComponent)")
      }
    }
  }
}
