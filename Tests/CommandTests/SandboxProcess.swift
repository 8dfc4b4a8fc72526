// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation

/// A sandbox in a process of its own, on a free port; ended with the test.
final class SandboxProcess {
  private let process = ChildProcess()
  /// What it says of itself, as far as that is text.
  let announced: [String: String]
  /// The address of its API.
  let url: String

  /// Starts one and waits until it is there.
  init(_ arguments: String..., environment: [String: String] = [:]) throws {
    let output = Pipe()
    process.executableURL = try Captions.binary
    process.arguments = ["sandbox", "--quiet"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = Data()
    while !line.contains(0x0A) {
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw CocoaError(.executableLoad) }
      line += piece
    }
    announced = try JSONDecoder().decode([String: Announced].self, from: line).compactMapValues {
      if case .text(let text) = $0 { text } else { nil }
    }
    guard let url = announced["url"] else { throw CocoaError(.coderValueNotFound) }
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
