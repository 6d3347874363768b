// swift-tools-version: 6.2
import PackageDescription

/// Warnings stop the build in CI only: a newer compiler's new warning must not stop a user's build.
let strict: [SwiftSetting] =
  Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
  name: "graphtool",
  products: [
    .executable(name: "graphtool", targets: ["graphtool"]),
    .library(name: "Graph", targets: ["Graph"]),
    .library(name: "English", targets: ["English"]),
    .library(name: "Coding", targets: ["Coding"]),
    .library(name: "Interchange", targets: ["Interchange"]),
    .library(name: "Cartography", targets: ["Cartography"]),
    .library(name: "Casebook", targets: ["Casebook"]),
    .library(name: "Workbench", targets: ["Workbench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // What every room may use; knows no word of the model.
    .target(name: "Basics", swiftSettings: strict),

    // The model, the network, the measures.
    .target(name: "Graph", dependencies: ["Basics", "Kernels"], swiftSettings: strict),

    // Hot loops in C, where they choose the processor's instructions; the same bits on each.
    .target(name: "Kernels"),

    // Text → trees; its model is inside the executable.
    .target(name: "CModel", exclude: ["english.model", "segmenter.bin", "lemmas.bin"]),
    .target(name: "English", dependencies: ["Basics", "CModel", "Kernels"], swiftSettings: strict),

    // Trees → actors and relations; its lexicons are inside the executable.
    .target(name: "CLexicon", exclude: ["Data"]),
    .target(
      name: "Coding", dependencies: ["Basics", "Graph", "English", "CLexicon"],
      swiftSettings: strict),

    // Files ↔ articles, graphs.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Interchange", dependencies: ["Basics", "Graph", "CLibXML2", "CZlib"],
      swiftSettings: strict),

    // Relations kept in SQLite as an investigation grows.
    .target(
      name: "Casebook",
      dependencies: [
        "Basics", "Graph", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),

    // Network → drawing → SVG, PNG, PDF.
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .target(name: "GraphvizShim", dependencies: ["CGraphviz"]),
    .target(name: "CairoShim"),
    // The explorer's page: template, style sheet and scripts, inside the executable.
    .target(name: "CPage", exclude: ["Page"]),
    .target(
      name: "Cartography",
      dependencies: ["Basics", "Graph", "CGraphviz", "GraphvizShim", "CairoShim", "CPage"],
      swiftSettings: strict),

    // The one place that knows more than one room.
    .target(
      name: "Workbench",
      dependencies: [
        "Basics", "Graph", "English", "Coding", "Interchange", "Casebook", "Cartography",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "graphtool",
      dependencies: [
        "Workbench", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // An example of the libraries in use; the tests run it.
    .executableTarget(
      name: "Korea", dependencies: ["Graph", "Workbench"], path: "Examples/Korea",
      swiftSettings: strict),

    .testTarget(name: "BasicsTests", dependencies: ["Basics"], swiftSettings: strict),
    .testTarget(
      name: "GraphTests", dependencies: ["Graph", "Basics"], exclude: ["Reference"],
      swiftSettings: strict),
    .testTarget(
      name: "EnglishTests", dependencies: ["English", "Basics", "CModel", "Kernels"],
      swiftSettings: strict),
    .testTarget(
      name: "CodingTests", dependencies: ["Coding", "CLexicon", "English", "Graph", "Basics"],
      exclude: ["Gold"], swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests", dependencies: ["Interchange", "Graph", "Basics"],
      swiftSettings: strict),
    .testTarget(
      name: "CasebookTests",
      dependencies: ["Casebook", "Graph", "Basics", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(
      name: "CartographyTests", dependencies: ["Cartography", "Graph", "Basics"],
      swiftSettings: strict),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: ["Workbench", "Cartography", "Casebook", "Graph", "Basics"],
      swiftSettings: strict),
    .testTarget(
      name: "graphtoolTests", dependencies: ["graphtool", "Korea", "Basics"], exclude: ["Fixtures"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
