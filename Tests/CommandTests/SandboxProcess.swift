// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A sandbox in a process of its own, on a free port; ended with the test.
final class SandboxProcess {
  private let process = Foundation.Process()
  /// The address of its API.
  let url: String

  /// Starts one and waits until it is there.
  init(_ arguments: String...) throws {
    let output = Pipe()
    process.executableURL = try Captions.binary
    process.arguments = ["sandbox", "--quiet"] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = Data()
    while !line.contains(0x0A) {
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw CocoaError(.executableLoad) }
      line += piece
    }
    let announcement = try JSONDecoder().decode([String: Announced].self, from: line)
    guard case .text(let url)? = announcement["url"] else { throw CocoaError(.coderValueNotFound) }
    self.url = url
  }

  private enum Announced: Decodable {
    case text(String)
    case other

    init(from decoder: any Decoder) throws {
      self = (try? decoder.singleValueContainer().decode(String.self)).map(Self.text) ?? .other
    }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }
}
