import Basics
import Graph
import Interchange

extension Workbench {
  /// Reads one graph from files of any kind; several unite.
  ///
  /// Articles are coded on the fly. Decisions are applied last.
  public static func open(
    _ paths: [String], _ reading: Reading, progress: Progress? = nil
  ) throws -> Opened {
    var graph = ActorGraph()
    var notes: [String] = []
    for path in paths {
      let bytes = try FileBytes(reading: path)
      let next = try NativeJSON.read(bytes.bytes, file: path)
      if graph.actors.isEmpty, graph.articles.isEmpty {
        graph = next
      } else {
        let tally = graph.formUnion(next)
        if !tally.conflicts.isEmpty {
          notes.append(
            "\(path): \(tally.conflicts.count) records with a known id and another content were "
              + "left out, such as \(tally.conflicts[0])")
        }
      }
    }
    return Opened(graph: graph, notes: notes)
  }
}
