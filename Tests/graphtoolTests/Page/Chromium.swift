import Foundation
import Testing

/// A headless Chromium, driven over the DevTools protocol: messages of JSON, each ended by a zero
/// byte, on the browser's file descriptors 3 and 4.
final class Chromium {
  /// Where Debian, Ubuntu and others put it; nil where there is none.
  static let path = ["chromium", "chromium-browser", "google-chrome"].flatMap { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
      "\($0)/\(name)"
    }
  }.first { FileManager.default.isExecutableFile(atPath: $0) }

  typealias Object = [String: Any]
  private let process = Process()
  private let toBrowser = Pipe(), fromBrowser = Pipe()
  private let profile: URL
  /// One browser for all tests, which run one after the other; it ends when this process does, for
  /// its pipes close then.
  nonisolated(unsafe) private static var open: Result<Chromium, any Error>?
  static func shared() throws -> Chromium {
    let browser = open ?? Result { try Chromium() }
    open = browser
    return try browser.get()
  }
  private var buffer = Data()
  private var count = 0
  private var session: String?
  /// What the browser told unasked since the page was opened.
  private(set) var events: [(method: String, parameters: Object)] = []

  private init() throws {
    profile = PageFolder.url.appending(path: "profile")
    process.executableURL = URL(filePath: "/bin/bash")
    let options = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run", "--remote-debugging-pipe",
      "--user-data-dir=\(profile.path(percentEncoded: false))",
    ]
    process.arguments =
      [
        "-c", #"exec "$@" 3<&0 4>&1 >/dev/null 2>&1"#, "bash", try #require(Self.path),
      ] + options
    process.standardInput = toBrowser
    process.standardOutput = fromBrowser
    try process.run()
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call(
      "Target.attachToTarget", ["targetId": target["targetId"] as Any, "flatten": true])
    session = attached["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log", "Network", "Accessibility", "DOM"] {
      try call("\(domain).enable")
    }
    try resize(1440, 900)
  }

  @discardableResult
  func call(_ method: String, _ parameters: Object = [:]) throws -> Object {
    count += 1
    var message: Object = ["id": count, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    let bytes = try JSONSerialization.data(withJSONObject: message)
    try toBrowser.fileHandleForWriting.write(contentsOf: bytes + [0])
    while true {
      let answer = try read()
      guard answer["id"] as? Int == count else { continue }
      if let error = answer["error"] { throw Failure("\(method): \(error)") }
      return answer["result"] as? Object ?? [:]
    }
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
  }

  private func read() throws -> Object {
    while true {
      if let end = buffer.firstIndex(of: 0) {
        let message = try JSONSerialization.jsonObject(with: buffer[..<end]) as? Object ?? [:]
        buffer = Data(buffer[(end + 1)...])
        if let method = message["method"] as? String {
          events.append((method, message["params"] as? Object ?? [:]))
        }
        return message
      }
      let more = fromBrowser.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Failure("Chromium went away") }
      buffer += more
    }
  }

  func resize(_ width: Int, _ height: Int) throws {
    try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
  }

  /// Opens a file and waits until it is loaded and drawn.
  func open(_ file: URL, fragment: String = "") throws {
    // Going from one fragment of a page to another would load nothing.
    try load("about:blank")
    try load("file://" + file.path(percentEncoded: true) + fragment)
    try settle()
  }

  private func load(_ address: String) throws {
    events = []
    try call("Page.navigate", ["url": address])
    while !events.contains(where: { $0.method == "Page.loadEventFired" }) { _ = try read() }
  }

  /// Waits until what was asked for is drawn.
  func settle() throws {
    _ = try value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
  }

  /// The value of an expression in the page; what it promises, when it is kept.
  @discardableResult
  func value(_ expression: String) throws -> Any? {
    let answer = try call(
      "Runtime.evaluate",
      ["expression": expression, "awaitPromise": true, "returnByValue": true])
    if let problem = answer["exceptionDetails"] as? Object {
      throw Failure(
        "\(expression): \((problem["exception"] as? Object)?["description"] ?? problem)")
    }
    return (answer["result"] as? Object)?["value"]
  }
  func text(_ expression: String) throws -> String { try value(expression) as? String ?? "" }
  func number(_ expression: String) throws -> Double { try value(expression) as? Double ?? .nan }
  func truth(_ expression: String) throws -> Bool { try value(expression) as? Bool ?? false }
  func texts(_ expression: String) throws -> [String] { try value(expression) as? [String] ?? [] }

  /// Presses the mouse where the middle of an element is seen.
  func click(_ selector: String) throws {
    let place = try #require(
      try value(
        """
        (() => {
          const element = document.querySelector(\(Self.quoted(selector)));
          if (!element) throw new Error('nothing is ' + \(Self.quoted(selector)));
          element.scrollIntoView({block: 'nearest'});
          // A line is where its stroke is seen, not in the middle of its box.
          const path = element.matches('.line') ? element.querySelector('.grip') : null;
          if (path) {
            const points = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map(share =>
              path.getPointAtLength(path.getTotalLength() * share)
                .matrixTransform(path.getScreenCTM()));
            const seen = points.find(point =>
              element.contains(document.elementFromPoint(point.x, point.y))) ?? points[0];
            return [seen.x, seen.y];
          }
          const box = element.getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2];
        })()
        """) as? [Double])
    try mouse(place[0], place[1], "mousePressed")
    try mouse(place[0], place[1], "mouseReleased")
    try settle()
  }

  func mouse(_ x: Double, _ y: Double, _ kind: String) throws {
    try call(
      "Input.dispatchMouseEvent",
      ["type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1])
  }

  func wheel(_ x: Double, _ y: Double, by delta: Double) throws {
    try call(
      "Input.dispatchMouseEvent",
      ["type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": delta])
    try settle()
  }

  /// Presses a key that stands for itself, or one of the named ones.
  func press(_ key: String) throws {
    let codes = [
      "Enter": 13, "Escape": 27, "Tab": 9, "ArrowLeft": 37, "ArrowRight": 39, "ArrowDown": 40,
    ]
    var event: Object = ["key": key, "type": "keyDown"]
    if let code = codes[key] { event["windowsVirtualKeyCode"] = code }
    if key == "Enter" { event["text"] = "\r" } else if key.count == 1 { event["text"] = key }
    try call("Input.dispatchKeyEvent", event)
    event["type"] = "keyUp"
    event["text"] = nil
    try call("Input.dispatchKeyEvent", event)
    try settle()
  }

  func type(_ text: String) throws {
    try call("Input.insertText", ["text": text])
    try settle()
  }

  static func quoted(_ text: String) -> String {
    String(
      decoding: try! JSONSerialization.data(
        withJSONObject: text, options: .fragmentsAllowed), as: UTF8.self)
  }

  /// Errors, warnings and messages of the page, and what its policy stopped.
  var complaints: [String] {
    events.compactMap { method, parameters in
      switch method {
      case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded",
        "Page.javascriptDialogOpening":
        "\(method): \(parameters)"
      default: nil
      }
    }
  }

  /// The addresses that the page asked for.
  var requests: [String] {
    events.filter { $0.method == "Network.requestWillBeSent" }.compactMap {
      ($0.parameters["request"] as? Object)?["url"] as? String
    }
  }

  /// Roles and names in the tree that a screen reader is given.
  func accessibleNames() throws -> [(role: String, name: String)] {
    let nodes = try call("Accessibility.getFullAXTree")["nodes"] as? [Object] ?? []
    return nodes.filter { $0["ignored"] as? Bool != true }.map { node in
      (
        (node["role"] as? Object)?["value"] as? String ?? "",
        (node["name"] as? Object)?["value"] as? String ?? ""
      )
    }
  }

  func picture(to file: URL) throws {
    let data = try call("Page.captureScreenshot")["data"] as? String ?? ""
    try Data(base64Encoded: data)?.write(to: file)
  }
}
