// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import WistiaAPI

/// `captions wistia customizations`: the player of a media.
struct CustomizationsGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customizations",
    abstract: "The look and behaviour of a media's player.",
    subcommands: [
      CustomizationsShowCommand.self,
      CustomizationsCreateCommand.self,
      CustomizationsUpdateCommand.self,
      CustomizationsDeleteCommand.self,
    ]
  )
}

/// A JSON object from a file or from assignments.
struct CustomizationsOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A JSON object; - for standard input.", valueName: "path"))
  var file: String?

  @Option(
    help: ArgumentHelp(
      "One value, such as playerColor=ff0000, or an object; null removes it. May be repeated.",
      valueName: "name=value"))
  var set: [String] = []

  /// The customizations.
  ///
  /// - Returns: The customizations.
  /// - Throws: ``CommandError``.
  func read() throws -> Customizations {
    var values: [String: JSONValue] = [:]
    if let file {
      let bytes: [UInt8]
      do {
        var input = try InputFile(path: file)
        bytes = try input.readAll(limit: 1 << 20)
      } catch {
        throw CommandError("\(error)")
      }
      guard case .object(let members)? = try? JSONValue(parsing: bytes) else {
        throw CommandError("\(file): not a JSON object")
      }
      values = members
    }
    for assignment in set {
      guard let equals = assignment.firstIndex(of: "="), equals != assignment.startIndex else {
        throw CommandError("--set \(assignment): must be name=value", status: .usage)
      }
      let value = String(assignment[assignment.index(after: equals)...])
      values[String(assignment[..<equals])] = Self.value(value)
    }
    guard !values.isEmpty else {
      throw CommandError("nothing to set: give --file or --set", status: .usage)
    }
    return Customizations(values: values)
  }

  /// The server keeps all values as strings, but for objects such as those of `plugin`.
  private static func value(_ text: String) -> JSONValue {
    if text == "null" { return .null }
    guard text.hasPrefix("{"), let object = try? JSONValue(parsing: Array(text.utf8)) else {
      return .string(text)
    }
    return object
  }
}

extension AnswerOptions {
  /// Prints customizations.
  ///
  /// - Parameter customizations: The customizations.
  /// - Throws: What standard output throws.
  func print(_ customizations: Customizations) throws {
    let rows = customizations.values.sorted { $0.key < $1.key }.map { name, value in
      let text: String? =
        if case .string(let text) = value {
          text
        } else {
          (try? value.serialized()).map { String(decoding: $0, as: UTF8.self) }
        }
      return (name: name, value: text)
    }
    try print(.object(customizations.values), rows: rows)
  }
}
