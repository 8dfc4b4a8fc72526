// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// The options of every verb that talks to an account.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The API, up to and including its version. Environment: WISTIA_BASE_URL. Default: \
      https://api.wistia.com/v1.
      """, valueName: "url"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      "A file that holds the token and that only you can read; - for standard input.",
      valueName: "path"))
  var tokenFile: String?

  @Option(
    help: ArgumentHelp(
      """
      An account of the configuration file (~/.config/captions/accounts.json). Environment: \
      CAPTIONS_PROFILE.
      """, valueName: "name"))
  var profile: String?

  @Option(
    help: """
      How the token is sent: bearer, basic, or parameter (api_password in the body). Default: \
      bearer, and basic for WISTIA_API_PASSWORD.
      """)
  var auth: AuthenticationScheme?

  @Option(
    help: ArgumentHelp(
      "Which generation of the API: legacy-2014, v1, modern or modern:DATE. Default: v1.",
      valueName: "name"),
    transform: { name in
      guard let dialect = WistiaDialect(name) else {
        throw ValidationError("there is no dialect \(name); use legacy-2014, v1 or modern")
      }
      return dialect
    })
  var dialect: WistiaDialect?

  @Option(help: "The format of answers, where the API offers a choice.")
  var responseFormat: ResponseFormat = .json

  @Flag(help: "Send PUT and DELETE as POST with a _method parameter.")
  var methodOverride = false

  @Option(help: ArgumentHelp("Requests a minute. Default: what the API allows.", valueName: "n"))
  var rate: Int?

  @Option(help: ArgumentHelp("The most seconds that one request may take.", valueName: "seconds"))
  var timeout: Int = 300

  @Flag(help: "Send every request once, whatever happens.")
  var noRetry = false

  @Flag(help: "Speak HTTP/1.1 only.")
  var http1 = false

  @Flag(help: "Tell of every request and answer on standard error, without secrets and bodies.")
  var debug = false

  @Flag(help: "Allow plain http to other machines, where anyone on the way can read the token.")
  var allowInsecureHTTP = false

  func validate() throws {
    if let rate, rate < 1 { throw ValidationError("--rate must be at least 1") }
    if !(1...86_400).contains(timeout) {
      throw ValidationError("--timeout must be from 1 to 86400 seconds")
    }
  }
}

/// How a token is sent.
enum AuthenticationScheme: String, ExpressibleByArgument, CaseIterable {
  case bearer
  case basic
  case parameter
}

/// The format of answers.
enum ResponseFormat: String, ExpressibleByArgument, CaseIterable {
  case json
  case xml
}
