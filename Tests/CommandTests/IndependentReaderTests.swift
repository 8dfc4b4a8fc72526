// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// SARIF and JUnit as readers that others wrote, or the standard itself, take them.
///
/// The environment variable `SARIF_SCHEMA` names the schema of SARIF 2.1.0, which is not ours to
/// bring along; without it the structure that it asks for is checked here.
struct IndependentReaderTests {
  private static func python(_ line: String) -> String? {
    let captions = try? Captions()
    let outcome = try? captions?.shell("python3 -c '\(line)' 2>/dev/null")
    return outcome?.status == 0 ? outcome?.output : nil
  }

  private static var hasSchema: Bool {
    let path = ProcessInfo.processInfo.environment["SARIF_SCHEMA"] ?? ""
    return FileManager.default.fileExists(atPath: path) && python("import jsonschema") != nil
  }

  /// A directory with the broken samples, whose findings have fixes and places of all kinds.
  private func samples() throws -> Captions {
    let captions = try Captions()
    let folder = Captions.root.appending(path: "samples/broken")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".srt") {
      try captions.file("broken/\(name)", try Data(contentsOf: folder.appending(path: name)))
    }
    return captions
  }

  @Test(
    "the schema of SARIF accepts what is written",
    .enabled(if: hasSchema, "SARIF_SCHEMA or jsonschema is not there"))
  func schema() throws {
    let captions = try samples()
    let outcome = try captions.shell(
      """
      "$CAPTIONS" validate broken missing.srt --format sarif > out.sarif
      python3 -W ignore -c 'import json, os, jsonschema
      jsonschema.Draft4Validator(json.load(open(os.environ["SARIF_SCHEMA"]))).validate(
          json.load(open("out.sarif")))
      print("valid")'
      """)
    #expect(outcome.output == "valid\n", Comment(rawValue: outcome.messages))
  }

  @Test func sarifHasTheStructureOfTheStandard() throws {
    let captions = try samples()
    let outcome = try captions.run("validate", "broken", "--format", "sarif")
    let document = try object(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)))
    #expect(document["version"] as? String == "2.1.0")
    let run = try object((document["runs"] as? [Any])?.first)
    let driver = try object(object(run["tool"])["driver"])
    #expect(driver["name"] as? String == "captions")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    for rule in rules {
      let id = try #require(rule["id"] as? String)
      // Who suppressed a finding by the code of before finds it again.
      let former = id.hasPrefix("CAP") ? ["SRT\(id.dropFirst(3))"] : nil
      #expect(rule["deprecatedIds"] as? [String] == former)
      #expect(try object(rule["shortDescription"])["text"] is String)
    }
    #expect(
      try object((run["invocations"] as? [Any])?.first)["executionSuccessful"] as? Bool == true)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count > 20)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(result["ruleId"] as? String == rules[index]["id"] as? String)
      #expect(["error", "warning", "note"].contains(result["level"] as? String))
      #expect(try object(result["message"])["text"] is String)
      let place = try object(
        object((result["locations"] as? [Any])?.first)["physicalLocation"])
      #expect(try object(place["artifactLocation"])["uri"] as? String != nil)
      if let region = place["region"] { try checkRegion(region) }
      for fix in result["fixes"] as? [Any] ?? [] {
        for change in try #require(object(fix)["artifactChanges"] as? [Any]) {
          #expect(try object(object(change)["artifactLocation"])["uri"] as? String != nil)
          let replacements = try #require(object(change)["replacements"] as? [Any])
          #expect(!replacements.isEmpty)
          for replacement in replacements { try checkRegion(object(replacement)["deletedRegion"]) }
        }
      }
    }
  }

  /// Lines and columns count from 1, bytes from 0, and nothing is negative.
  private func checkRegion(_ value: Any?) throws {
    let region = try object(value)
    for key in ["startLine", "startColumn", "endLine", "endColumn"] {
      if let number = region[key] as? Int { #expect(number >= 1, "\(key)") }
    }
    for key in ["byteOffset", "byteLength", "charOffset", "charLength"] {
      if let number = region[key] as? Int { #expect(number >= 0, "\(key)") }
    }
    #expect(region["startLine"] is Int || region["byteOffset"] is Int)
  }

  private func object(_ value: Any?) throws -> [String: Any] {
    try #require(value as? [String: Any])
  }

  @Test(
    "junitparser reads what is written",
    .enabled(if: python("import junitparser") != nil, "junitparser is not installed"))
  func junit() throws {
    let captions = try samples()
    try captions.file("clean.srt", ValidateCommandTests.clean)
    let outcome = try captions.shell(
      """
      "$CAPTIONS" validate broken clean.srt --format junit > out.xml
      python3 -c 'from junitparser import JUnitXml
      found = JUnitXml.fromfile("out.xml")
      suites = list(found)
      cases = [case for suite in suites for case in suite]
      failed = [case for case in cases if case.result]
      names = {suite.name for suite in suites} | {case.classname for case in cases}
      print(len(cases) > len(failed) > 15, any("clean.srt" in str(name) for name in names),
            all(result.message for case in failed for result in case.result),
            sum(suite.failures for suite in suites) == len(failed))'
      """)
    #expect(outcome.output == "True True True True\n", Comment(rawValue: outcome.messages))
  }
}
