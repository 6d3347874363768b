// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "graphtool", path: "..")],
  targets: [
    .executableTarget(
      name: "graphbench",
      dependencies: [
        .product(name: "Graph", package: "graphtool"),
        .product(name: "Interchange", package: "graphtool"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
