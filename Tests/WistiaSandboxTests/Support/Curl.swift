// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc

/// Runs command lines in bash, as a person who copies them from the document does.
enum Shell {
  /// Whether a program is installed.
  static func has(_ program: String) -> Bool {
    (try? run("command -v \(program) > /dev/null && echo yes")) == "yes\n"
  }

  /// Runs a script.
  ///
  /// - Parameter script: Lines for bash.
  /// - Returns: What it printed on standard output.
  /// - Throws: An error when the script cannot be written.
  static func run(_ script: String) throws -> String {
    let path =
      FileManager.default.temporaryDirectory.path
      + "/sandbox-script-\(UInt64.random(in: 0 ... .max)).sh"
    try Data(script.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard let stream = popen("bash \(path)", "r") else { return "" }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 {
      output += buffer.prefix(count)
    }
    pclose(stream)
    return String(decoding: output, as: UTF8.self)
  }
}

/// What curl got.
struct CurlAnswer {
  var status: Int
  var location: String?
  var body: String

  /// Runs a curl command and reads its answer.
  ///
  /// - Parameter command: The command as the document prints it, its host replaced.
  /// - Throws: An error when the script cannot be written.
  init(_ command: String) throws {
    let output = try Shell.run("\(command) --silent --include")
    var parts = output.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    // The answer to `Expect: 100-continue` comes first.
    while parts.count > 1, parts[0].hasPrefix("HTTP/1.1 100") {
      parts = parts[1].split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    }
    let lines = (parts.first ?? "").split(separator: "\r\n")
    status = lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
    location = lines.first { $0.lowercased().hasPrefix("location: ") }
      .map { String($0.dropFirst("location: ".count)) }
    body = parts.count > 1 ? String(parts[1]) : ""
  }
}
