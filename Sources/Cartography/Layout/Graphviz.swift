import Basics
import CGraphviz
import Foundation
import GraphvizShim

/// The door to libgraphviz: boxes of given sizes and links in, places and splines out.
///
/// Nothing a user wrote reaches Graphviz: nodes are `n0`, `n1` …, labels are empty and sizes are
/// given, so no font and no pango take part.
public enum Graphviz {
  /// libgvc and libcgraph keep process-wide state: own contexts on four threads crash.
  private static let lock = NSLock()

  /// Returns a place for every box of the request, and a spline for every link.
  ///
  /// Safe to call from any thread; one layout runs at a time.
  ///
  /// - Parameter pluginDirectory: Where the layout plugins are; nil for the folder beside the
  ///   libgvc in use.
  /// - Precondition: The engine is not `.auto`, every size is finite and positive, every link's
  ///   ends are indices of boxes.
  /// - Throws: `CartographyError`, with status `.libraryMissing` where a plugin is not there.
  public static func layout(
    _ request: LayoutRequest, pluginDirectory: String? = nil
  ) throws(CartographyError) -> LayoutResult {
    precondition(request.engine != .auto, "choose an engine before the layout")
    guard !request.boxes.isEmpty else {
      return LayoutResult(centers: [], splines: [], size: Size(0, 0))
    }
    lock.lock()
    defer { lock.unlock() }
    let context = try Context()
    try context.addPlugins(from: pluginDirectory)
    return try context.layout(request)
  }
}

/// Owns the `GVC_t`, and is the only code that sees it; used under the lock only.
private struct Context: ~Copyable {
  private let context: OpaquePointer

  init() throws(CartographyError) {
    cgv_start_collecting()
    guard let opened = cgv_open_context() else {
      throw CartographyError("Graphviz did not start", status: .bug)
    }
    context = opened
  }

  deinit { cgv_close_context(context) }

  func addPlugins(from pluginDirectory: String?) throws(CartographyError) {
    var why = [CChar](repeating: 0, count: 1024)
    for name in ["core", "dot_layout", "neato_layout"]
    where cgv_add_plugin(context, name, pluginDirectory, &why, why.count) != 0 {
      throw CartographyError(
        "Graphviz has no plugin \"\(name)\": \(text(why))",
        hint: "install Graphviz's libraries: apt-get install libgraphviz-dev",
        status: .libraryMissing)
    }
  }

  func layout(_ request: LayoutRequest) throws(CartographyError) -> LayoutResult {
    guard let graph = cgv_open_graph(request.engine == .dot ? 1 : 0) else {
      throw failure("open a graph")
    }
    defer { cgv_close_graph(graph) }
    for attribute in request.attributes { cgv_set(graph, attribute[0], attribute[1]) }
    let nodes = try boxes(of: request, in: graph)
    let edges = try links(of: request, among: nodes, in: graph)
    guard cgv_layout(context, graph, request.engine.rawValue) == 0 else {
      throw failure("lay out \(request.boxes.count) boxes with \(request.engine.rawValue)")
    }
    defer { cgv_free_layout(context, graph) }
    let bounds = cgv_bounds(graph)
    func page(_ point: pointf_s) -> Point {
      Point(point.x - bounds.LL.x, bounds.UR.y - point.y)
    }
    return LayoutResult(
      centers: nodes.map { page(cgv_center($0)) },
      splines: edges.map { edge in controlPoints(of: edge).map(page) },
      size: Size(bounds.UR.x - bounds.LL.x, bounds.UR.y - bounds.LL.y))
  }

  private func boxes(
    of request: LayoutRequest, in graph: UnsafeMutablePointer<Agraph_t>
  ) throws(CartographyError) -> [UnsafeMutablePointer<Agnode_t>] {
    var nodes: [UnsafeMutablePointer<Agnode_t>] = []
    for (index, box) in request.boxes.enumerated() {
      guard
        let node = cgv_add_box(graph, UInt32(index), inches(box.width), inches(box.height))
      else { throw failure("add a box") }
      if index < request.pins.count, let pin = request.pins[index] {
        cgv_set(node, "pos", "\(inches(pin.x)),\(inches(-pin.y))!")
      }
      nodes.append(node)
    }
    return nodes
  }

  private func links(
    of request: LayoutRequest, among nodes: [UnsafeMutablePointer<Agnode_t>],
    in graph: UnsafeMutablePointer<Agraph_t>
  ) throws(CartographyError) -> [UnsafeMutablePointer<Agedge_t>] {
    var edges: [UnsafeMutablePointer<Agedge_t>] = []
    for (index, link) in request.links.enumerated() {
      guard let edge = cgv_add_link(graph, nodes[link.tail], nodes[link.head], UInt32(index))
      else { throw failure("add a link") }
      if let length = link.length { cgv_set(edge, "len", inches(length)) }
      edges.append(edge)
    }
    return edges
  }

  /// The pieces of a spline joined into one run of control points, from tail to head.
  private func controlPoints(of edge: UnsafeMutablePointer<Agedge_t>) -> [pointf_s] {
    guard let splines = cgv_splines(edge)?.pointee, splines.size > 0 else { return [] }
    var points: [pointf_s] = []
    for piece in UnsafeBufferPointer(start: splines.list, count: Int(splines.size)) {
      let piecePoints = UnsafeBufferPointer(start: piece.list, count: Int(piece.size))
      points.append(contentsOf: points.isEmpty ? piecePoints[...] : piecePoints.dropFirst())
    }
    return points
  }

  private func failure(_ action: String) -> CartographyError {
    let said = String(cString: cgv_collected())
      .split(whereSeparator: \.isNewline).joined(separator: "; ")
    return CartographyError(
      "Graphviz could not \(action)" + (said.isEmpty ? "" : ": \(said)"), status: .bug)
  }
}

/// Pixels as inches in Graphviz's notation: a pixel here is a point there. Written digit by digit,
/// for a locale must not put a comma in.
private func inches(_ pixels: Double) -> String {
  let tenThousandths = Int((pixels / 72 * 10_000).rounded())
  let fraction = String(tenThousandths.magnitude % 10_000)
  let zeros = String(repeating: "0", count: 4 - fraction.count)
  return (tenThousandths < 0 ? "-" : "")
    + "\(tenThousandths.magnitude / 10_000).\(zeros)\(fraction)"
}
