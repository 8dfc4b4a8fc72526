// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionLanguages
import CaptionReports

/// `captions languages list`: the table of ISO 639-2.
struct LanguagesListCommand: ParsableCommand {
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case individual, macrolanguage, collective, special
    case localUse = "local-use"
  }

  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print the 487 entries of ISO 639-2.",
    discussion: """
      The range of codes for local use, qaa-qtz, is one entry. A '*' marks the one two-letter code \
      that is withdrawn and still listed.

      Examples:
        captions languages list --kind collective
        captions languages list --format ndjson | jq -r .terminology
      """
  )

  @Option(help: "Entries of one kind only.")
  var kind: Kind?

  @Option(help: "A table for people, one JSON array, or one JSON document a line.")
  var format: LanguageListFormat = .table

  func run() throws {
    let entries = Language.all.filter { kind == nil || $0.kind.rawValue == kind?.rawValue }
    var output = StandardOutput()
    if format == .table {
      var table = LanguageTable(header: ["639-2/T", "639-2/B", "639-1", "KIND", "NAME"])
      for entry in entries {
        let alpha2 = (entry.alpha2 ?? "") + (entry.isAlpha2Withdrawn ? "*" : "")
        table.rows.append([
          entry.terminologyCode, entry.bibliographicCode, alpha2, entry.kind.rawValue, entry.name,
        ])
      }
      for line in table.take() { try output.write(line) }
    } else {
      var listing = JSONListing(format: format)
      for entry in entries {
        listing.add { json in LanguageFields.write(entry, to: &json) }
        try output.write(listing.take())
      }
      try output.write(listing.finish())
    }
    try output.flush()
  }
}

/// The members of an entry of ISO 639-2 in JSON output.
enum LanguageFields {
  /// Writes the members.
  static func write(_ entry: Language, to json: inout JSONText) {
    json.member("terminology", entry.terminologyCode)
    json.member("bibliographic", entry.bibliographicCode)
    json.member("alpha2", optional: entry.alpha2)
    json.member("kind", entry.kind.rawValue)
    json.member("name", entry.name)
  }
}

extension JSONText {
  /// Writes a member that is a string or `null`.
  mutating func member(_ name: String, optional value: String?) {
    if let value { member(name, value) } else { member(name, Int?.none) }
  }

  /// Writes a member that is an array of strings.
  mutating func member(_ name: String, _ values: [String]) {
    key(name)
    array { json in
      for value in values { json.value(value) }
    }
  }
}
