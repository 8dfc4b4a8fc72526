// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `.ci/bill-of-materials`: what a release is made of, against what the tool says of itself.
struct BillOfMaterialsTests {
  private struct Bill: Decodable {
    struct Component: Decodable {
      struct Licence: Decodable { var expression: String }
      struct Hash: Decodable { var alg, content: String }

      var type: String
      var reference: String
      var name: String
      var version: String?
      var scope: String?
      var licenses: [Licence]
      var purl: String?
      var hashes: [Hash]?

      enum CodingKeys: String, CodingKey {
        case type, name, version, scope, licenses, purl, hashes
        case reference = "bom-ref"
      }
    }
    struct Metadata: Decodable { var component: Component }
    struct Dependency: Decodable { var ref: String, dependsOn: [String] }

    var bomFormat, specVersion, serialNumber: String
    var metadata: Metadata
    var components: [Component]
    var dependencies: [Dependency]
  }

  private static var isDebian: Bool {
    FileManager.default.fileExists(atPath: "/usr/bin/dpkg-query")
  }

  private static var hasValidator: Bool {
    let line = "python3 -c 'import cyclonedx.validation.json, jsonschema'"
    return (try? Captions().shell(line))?.status == 0
  }

  private func text() throws -> String {
    let script = Captions.root.appending(path: ".ci/bill-of-materials").path
    let outcome = try Captions().shell("'\(script)' \"$CAPTIONS\"")
    try #require(outcome.status == 0, "\(outcome.messages)")
    return outcome.output
  }

  @Test(.enabled(if: isDebian)) func theBillNamesWhatTheToolIsMadeOf() throws {
    let text = try text()
    let bill = try JSONDecoder().decode(Bill.self, from: Data(text.utf8))
    #expect(bill.bomFormat == "CycloneDX" && bill.specVersion == "1.5")
    let hexadecimal = #/urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/#
    #expect(bill.serialNumber.wholeMatch(of: hexadecimal) != nil)

    let references = bill.components.map(\.reference)
    #expect(Set(references).count == references.count)
    for component in bill.components {
      #expect(["library", "framework", "application"].contains(component.type))
      #expect(!component.licenses.isEmpty && !component.name.isEmpty)
      #expect(component.scope == "optional" || component.version?.isEmpty == false)
      #expect(component.scope == "optional" || component.purl?.hasPrefix("pkg:") == true)
    }
    let parts = bill.components.filter { $0.scope != "excluded" }.map(\.reference)
    #expect(bill.dependencies.map(\.ref) == ["captions"])
    #expect(Set(bill.dependencies.flatMap(\.dependsOn)) == Set(parts))

    // The binary is the one that was meant.
    let digest = try Captions().shell("sha256sum < \"$CAPTIONS\"").output.prefix(64)
    #expect(bill.metadata.component.hashes?.map(\.content) == [String(digest)])
    // Versions are those that the libraries tell themselves.
    let versions = try Captions().run("--version").output.split(separator: "\n")
    #expect(bill.metadata.component.version == versions.first.map(String.init))
    for (name, source) in [("ICU", "icu"), ("expat", "expat")] {
      let line = try #require(versions.first { $0.hasPrefix("\(name) ") })
      let version = try #require(line.split(separator: " ").dropFirst().first)
      let component = bill.components.first { $0.purl?.hasSuffix("upstream=\(source)") == true }
      #expect(component?.version?.hasPrefix("\(version)-") == true)
    }
    // Each package that SwiftPM resolved is there.
    struct Resolved: Decodable {
      struct Pin: Decodable {
        struct State: Decodable { var version: String? }
        var identity: String
        var state: State
      }
      var pins: [Pin]
    }
    let file = Captions.root.appending(path: "Package.resolved")
    for pin in try JSONDecoder().decode(Resolved.self, from: Data(contentsOf: file)).pins {
      let component = bill.components.first { $0.name == pin.identity }
      #expect(component?.version == pin.state.version, "\(pin.identity)")
    }
    let nio = try #require(bill.components.first { $0.name == "swift-nio" })
    #expect(nio.scope == "required")
    #expect(bill.components.contains { $0.name == "libcurl" && $0.scope == "optional" })
    #expect(bill.components.contains { $0.name == "swiftc" && $0.scope == "excluded" })
  }

  @Test(.enabled(if: isDebian)) func theSameBinaryHasTheSameBill() throws {
    #expect(try text() == text())
  }

  @Test(
    "cyclonedx-python-lib accepts the bill of materials",
    .enabled(if: isDebian && hasValidator, "cyclonedx-python-lib is not there"))
  func schema() throws {
    let captions = try Captions()
    try captions.file("bill.json", try text())
    let outcome = try captions.shell(
      """
      python3 -c 'from cyclonedx.schema import SchemaVersion
      from cyclonedx.validation.json import JsonStrictValidator
      print(JsonStrictValidator(SchemaVersion.V1_5).validate_str(open("bill.json").read()))'
      """)
    #expect(outcome.output == "None\n", Comment(rawValue: outcome.messages))
  }
}
