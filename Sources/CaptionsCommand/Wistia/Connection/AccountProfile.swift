// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc
import WistiaAPI

/// One account of the configuration file.
///
/// ```json
/// {
///   "default": "main",
///   "accounts": {
///     "main": { "token_file": "~/.config/captions/main.token" },
///     "old": { "token": "…", "auth": "basic", "base_url": "https://…/v1" }
///   }
/// }
/// ```
struct AccountProfile: Decodable {
  var baseURL: String?
  var dialect: String?
  var scheme: String?
  private var token: String?
  private var tokenFile: String?

  private enum CodingKeys: String, CodingKey {
    case baseURL = "base_url"
    case dialect
    case scheme = "auth"
    case token
    case tokenFile = "token_file"
  }

  private struct Configuration: Decodable {
    var `default`: String?
    var accounts: [String: AccountProfile]
  }

  /// The account that was asked for, or the configuration's own choice.
  ///
  /// - Parameter name: The name given as an option, if any.
  /// - Returns: The account, or `nil` when none was asked for and there is no configuration.
  /// - Throws: ``CommandError``.
  static func selected(named name: String?) throws -> AccountProfile? {
    let name = name ?? Environment.nonEmpty("CAPTIONS_PROFILE")
    guard let path = configurationPath, unsafe access(path, F_OK) == 0 else {
      guard let name else { return nil }
      throw CommandError(
        "there is no account \(name): the configuration file \(configurationPath ?? "") is missing")
    }
    let bytes = try TokenFile.readPrivate(path)
    let configuration: Configuration
    do {
      configuration = try JSONDecoder().decode(Configuration.self, from: Data(bytes))
    } catch {
      throw CommandError(
        "\(path): not understood; it must be JSON such as "
          + #"{"accounts": {"main": {"token_file": "…"}}}"#)
    }
    guard let name = name ?? configuration.default else { return nil }
    guard let profile = configuration.accounts[name] else {
      let names = configuration.accounts.keys.sorted().joined(separator: ", ")
      throw CommandError("\(path): there is no account \(name); there are: \(names)")
    }
    return profile
  }

  /// How the token is sent.
  var auth: AuthenticationScheme { scheme.flatMap(AuthenticationScheme.init) ?? .bearer }

  /// The dialect, where the account states one.
  ///
  /// - Returns: The dialect, or `nil`.
  /// - Throws: ``CommandError`` for a name that is none.
  func readDialect() throws -> WistiaDialect? {
    guard let dialect else { return nil }
    guard let known = WistiaDialect(dialect) else {
      throw CommandError("the configuration file names a dialect that does not exist: \(dialect)")
    }
    return known
  }

  /// The account's token.
  ///
  /// - Returns: The token, or `nil` when the account states none.
  /// - Throws: ``CommandError``.
  func readToken() throws -> String? {
    if let token {
      return try TokenFile.checked(token, from: "\"token\" in the configuration file")
    }
    guard let tokenFile else { return nil }
    let home = Environment.nonEmpty("HOME") ?? ""
    let path = tokenFile.hasPrefix("~/") ? home + tokenFile.dropFirst() : tokenFile
    return try TokenFile.read(path)
  }

  private static var configurationPath: String? {
    if let directory = Environment.nonEmpty("XDG_CONFIG_HOME") {
      return directory + "/captions/accounts.json"
    }
    return Environment.nonEmpty("HOME").map { $0 + "/.config/captions/accounts.json" }
  }
}
