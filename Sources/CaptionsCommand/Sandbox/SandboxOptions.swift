// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import CaptionFiles
public import WistiaSandbox

/// What a sandbox holds and how it behaves.
struct SandboxOptions: ParsableArguments {
  @Option(help: "Keep the account in this directory, as plain files; in memory otherwise.")
  var data: String?

  @Option(
    help: """
      Start with a media for each media name in this directory of caption files, with those \
      captions.
      """)
  var seedFrom: String?

  @Option(help: "Start with the account of this JSON file, as /__sandbox/state has it.")
  var state: String?

  @Option(help: "The generation of the API: \(SandboxOptions.values(of: Dialect.self)).")
  var dialect = Dialect.v1

  @Option(
    help: """
      Accept the tokens in this file alone, one a line, as with --token; may be repeated. Any token \
      is accepted otherwise.
      """)
  var tokenFile: [String] = []

  @Flag(
    help: """
      Accept one token alone, whatever is asked for, the page and the admin interface included: \
      that of the environment variable CAPTIONS_SANDBOX_TOKEN, or else a new one, which the first \
      line states as "token".
      """)
  var token = false

  @Flag(help: "Ask for no credentials, as the examples of the document have none.")
  var anonymous = false

  @Option(help: "The number that all ids come from.")
  var seed: UInt64 = 1

  @Option(help: "Stop the clock at this time, such as 2014-09-24T00:00:00Z.")
  var clock: String?

  @Option(help: "Refuse more requests a minute than this, or than the dialect states (\"on\").")
  var rateLimit: String?

  @Option(help: "Inject the faults of this JSON file, a list of rules.")
  var faults: String?

  @Flag(help: "Refuse unknown parameters, unknown languages and text that is no SRT.")
  var strict = false

  @OptionGroup(title: "What the document leaves open")
  var ambiguities: AmbiguityOptions

  /// The configuration that the options stand for.
  ///
  /// - Throws: `ValidationError` for values that make no sense, `CommandError` for files.
  func configuration() throws -> SandboxConfiguration {
    var configuration = SandboxConfiguration()
    configuration.dialect = dialect
    configuration.dataDirectory = data
    configuration.idSeed = seed
    configuration.isStrict = strict
    configuration.ambiguities = ambiguities.value
    if let clock {
      guard let time = SandboxConfiguration.time(clock) else {
        throw ValidationError("--clock wants a time such as 2014-09-24T00:00:00Z, not \"\(clock)\"")
      }
      configuration.clock = time
    }
    if let rateLimit {
      guard let limit = rateLimit == "on" ? dialect.requestsPerMinute : Int(rateLimit), limit > 0
      else { throw ValidationError("--rate-limit wants a positive number, or \"on\"") }
      configuration.requestsPerMinute = limit
    }
    guard [anonymous, token, !tokenFile.isEmpty].count(where: \.self) <= 1 else {
      throw ValidationError("--anonymous, --token and --token-file exclude each other")
    }
    if anonymous { configuration.authentication = .anonymous }
    if !tokenFile.isEmpty { configuration.authentication = .tokens(try tokens()) }
    do {
      if let seedFrom { configuration.seed = try SandboxSeed(directory: seedFrom) }
      if let faults { configuration.faults = try FaultRule.rules(of: try bytes(of: faults)) }
      if let state { configuration.initialState = try bytes(of: state) }
    } catch let error as SandboxError {
      throw CommandError(error.description)
    }
    return configuration
  }

  private func tokens() throws -> Set<String> {
    var tokens: Set<String> = []
    for path in tokenFile {
      let text = String(decoding: try bytes(of: path), as: UTF8.self)
      tokens.formUnion(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
    guard !tokens.isEmpty else { throw CommandError("the token file holds no token") }
    return tokens
  }

  private func bytes(of path: String) throws -> [UInt8] {
    do {
      var file = try InputFile(path: path)
      return try file.readAll(limit: 1 << 30)
    } catch {
      throw CommandError(error.description)
    }
  }

  /// The names of an option's values, for help.
  static func values<Value: CaseIterable & RawRepresentable>(of type: Value.Type) -> String
  where Value.RawValue == String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension Dialect: ExpressibleByArgument {}
