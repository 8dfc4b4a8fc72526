// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Testing

/// The manifest, as the package manager reads it, against the design.
struct ManifestTests {
  struct Description: Decodable {
    struct Target: Decodable {
      var name: String
      var type: String
      var target_dependencies: [String]?
      var product_dependencies: [String]?
    }
    var targets: [Target]
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func describe() throws -> Description {
    let process = ChildProcess()
    process.executableURL = URL(filePath: "/usr/bin/env")
    // A scratch path of its own: the package manager that runs the tests holds the usual one.
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: scratch) }
    process.arguments = [
      "swift", "package", "--package-path", Self.root.path(percentEncoded: false),
      "--scratch-path", scratch.path(percentEncoded: false), "describe", "--type", "json",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode(Description.self, from: data)
  }

  @Test func everyModuleImportsWhatTheDesignAllows() throws {
    let targets = try describe().targets.filter { $0.type == "library" || $0.type == "executable" }
      .filter { !House.testSupport.contains($0.name) }
    #expect(Set(targets.map(\.name)) == Set(House.rooms.keys))
    for target in targets {
      #expect(
        Set(target.target_dependencies ?? []) == House.rooms[target.name], "\(target.name)")
      #expect(
        Set(target.product_dependencies ?? []) == House.products[target.name] ?? [],
        "\(target.name)")
    }
  }
}
