// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets, one a reader: bytes → parse → write → parse. `make fuzz` builds and runs them all;
// they are a package of their own, because a fuzz target in the main package breaks `swift test`.
func target(_ name: String, _ library: String = "Interchange") -> Target {
  .executableTarget(
    name: name,
    dependencies: [.product(name: library, package: "graphtool")],
    swiftSettings: [.unsafeFlags(["-parse-as-library"])])
}

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "graphtool", path: "..")],
  targets: [
    target("fuzz-json"), target("fuzz-html"), target("fuzz-lines"), target("fuzz-graph"),
    target("fuzz-articles"), target("fuzz-events"), target("fuzz-english", "English"),
  ],
  swiftLanguageModes: [.v6]
)
