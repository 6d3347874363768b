import Basics
import CLibXML2
import Glibc

/// Reads an XML document element by element through libxml2's reader.
///
/// Nothing outside the document is read, entities of its own are left out, and libxml2's limits on
/// depth, names and texts hold.
final class XMLPull {
  enum Event: Equatable {
    /// An element's beginning; an empty element's end follows.
    case start(String)
    case end(String)
    case text(String)
  }

  /// The line of the event that was read last.
  private(set) var line = 1
  private let file: String
  /// libxml2 keeps a pointer to the bytes: a copy that stays where it is.
  private let bytes: UnsafeMutableBufferPointer<CChar>
  private let reader: xmlTextReaderPtr
  private var pendingEnd: String?
  private var failure: (message: String, line: Int, column: Int)?

  init(_ bytes: [UInt8], file: String) throws(InputError) {
    self.file = file
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_NOCDATA.rawValue
    guard bytes.count < Int(Int32.max) else {
      throw InputError(file: file, problem: "an XML file of 2 GiB and more is not read")
    }
    let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count + 1)
    for i in bytes.indices { copy.initializeElement(at: i, to: CChar(bitPattern: bytes[i])) }
    copy.initializeElement(at: bytes.count, to: 0)
    self.bytes = copy
    let made = xmlReaderForMemory(copy.baseAddress, Int32(bytes.count), nil, nil, Int32(options))
    guard let made else {
      copy.deallocate()
      throw InputError(file: file, problem: "the file is empty")
    }
    reader = made
    xmlTextReaderSetStructuredErrorHandler(
      reader,
      { context, error in
        guard let context, let error else { return }
        let pull = Unmanaged<XMLPull>.fromOpaque(context).takeUnretainedValue()
        guard pull.failure == nil, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else {
          return
        }
        let message = error.pointee.message.map { String(cString: $0) } ?? "not well formed"
        pull.failure = (message, Int(error.pointee.line), Int(error.pointee.int2))
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    xmlFreeTextReader(reader)
    bytes.deallocate()
  }

  /// The next event; nil at the end.
  func next() throws(InputError) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while true {
      let status = xmlTextReaderRead(reader)
      if status == 0 { return nil }
      guard status == 1 else {
        let message = failure?.message.split(separator: "\n").first.map(String.init)
        throw InputError(
          file: file, line: failure?.line ?? 1, column: failure?.column ?? 0,
          problem: "the XML is not well formed: \(message ?? "it breaks off")")
      }
      line = Int(xmlTextReaderGetParserLineNumber(reader))
      switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue:
        let name = localName
        if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
        return .start(name)
      case XML_READER_TYPE_END_ELEMENT.rawValue: return .end(localName)
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
        return .text(xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "")
      default: continue
      }
    }
  }

  private var localName: String {
    xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
  }

  /// The value of an attribute of the element that began last.
  func attribute(_ name: String) -> String? {
    guard let value = xmlTextReaderGetAttribute(reader, name) else { return nil }
    // libxml2's own xmlFree is a variable that anybody may set; it holds free.
    defer { free(value) }
    return String(cString: value)
  }

  func error(_ problem: String, hint: String? = nil) -> InputError {
    InputError(file: file, line: line, problem: problem, hint: hint)
  }

  /// The text inside the element that began last, that of elements in it included; reads its end.
  func textInside() throws(InputError) -> String {
    var text = ""
    var depth = 1
    while depth > 0 {
      switch try next() {
      case .start: depth += 1
      case .end: depth -= 1
      case .text(let part): text += part
      case nil: return text
      }
    }
    return text
  }

  /// The markup inside the element that began last; reads its end.
  func markupInside() throws(InputError) -> String {
    let markup = xmlTextReaderReadInnerXml(reader)
    defer { free(markup) }
    let text = markup.map { String(cString: $0) } ?? ""
    try skip()
    return text
  }

  /// Reads past the element that began last.
  func skip() throws(InputError) { _ = try textInside() }
}
