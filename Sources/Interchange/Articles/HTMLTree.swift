import Basics
import CLibXML2

/// A page as a list of its nodes in the order of the page.
///
/// libxml2's tree is walked with a loop and freed at once: pages nest as deep as they like.
struct HTMLTree {
  struct Node {
    /// In lowercase; empty for text.
    var name: String
    /// Of a text node or a script.
    var text: String
    var attributes: [(name: String, value: String)]
    /// The place of the element around it; −1 at the top.
    var parent: Int
    /// One past the last node inside it.
    var end: Int

    func attribute(_ name: String) -> String? {
      attributes.first { $0.name == name }.map(\.value)
    }
  }

  private(set) var nodes: [Node] = []

  /// - Parameter bytes: A page in UTF-8.
  init(_ bytes: [UInt8]) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    guard bytes.count < Int(Int32.max) else { return }
    let document = bytes.withUnsafeBytes {
      htmlReadMemory(
        $0.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, "UTF-8", Int32(options))
    }
    guard let document else { return }
    defer { xmlFreeDoc(document) }
    walk(xmlDocGetRootElement(document))
  }

  private mutating func walk(_ root: xmlNodePtr?) {
    guard let root else { return }
    var node = root
    var parent = -1
    while true {
      let isElement = node.pointee.type == XML_ELEMENT_NODE
      if let made = made(from: node, parent: parent) {
        nodes.append(made)
        if isElement, let child = node.pointee.children {
          parent = nodes.count - 1
          node = child
          continue
        }
      }
      // Forward, or up until there is a way forward.
      while node != root, node.pointee.next == nil {
        node = node.pointee.parent
        if parent >= 0 {
          nodes[parent].end = nodes.count
          parent = nodes[parent].parent
        }
      }
      guard node != root, let next = node.pointee.next else { break }
      node = next
    }
    for i in nodes.indices where nodes[i].end == 0 { nodes[i].end = i + 1 }
  }

  private func made(from node: xmlNodePtr, parent: Int) -> Node? {
    switch node.pointee.type {
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      let text = node.pointee.content.map { String(cString: $0) } ?? ""
      return Node(name: "", text: text, attributes: [], parent: parent, end: 0)
    case XML_ELEMENT_NODE:
      var attributes: [(String, String)] = []
      var attribute = node.pointee.properties
      while let here = attribute {
        let value = here.pointee.children?.pointee.content.map { String(cString: $0) } ?? ""
        attributes.append((String(cString: here.pointee.name).lowercased(), value))
        attribute = here.pointee.next
      }
      return Node(
        name: String(cString: node.pointee.name).lowercased(), text: "", attributes: attributes,
        parent: parent, end: 0)
    default: return nil
    }
  }

  /// The text inside a node, with white space as it stands.
  func text(of place: Int) -> String {
    nodes[place..<nodes[place].end].reduce(into: "") { $0 += $1.text }
  }

  /// The places of the elements with that name.
  func elements(_ name: String) -> [Int] { nodes.indices.filter { nodes[$0].name == name } }
}

extension String {
  /// With each run of white space as one space, and none at the ends.
  var collapsed: String {
    split { $0.isWhitespace }.joined(separator: " ")
  }
}
