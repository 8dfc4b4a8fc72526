// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import WistiaSandbox

/// Switches for what the API's document leaves open.
struct AmbiguityOptions: ParsableArguments {
  @Option(help: "Creating captions where there are some: 400, 409 or replace.")
  var duplicate = Ambiguities.Duplicate.badRequest

  @Option(help: "Sets of captions that a media may have: many or one.")
  var captionsPerMedia = Ambiguities.CaptionsPerMedia.many

  @Option(help: "How language codes are stored: verbatim, b or t.")
  var languageCodes = Ambiguities.StoredCode.verbatim

  @Option(help: "What happens to the text of captions: none, lf or entities.")
  var textNormalization = Ambiguities.TextNormalization.none

  @Option(help: "The body of captions errors: empty or json.")
  var errorBody = Ambiguities.ErrorBody.empty

  @Option(help: "Entries of a list when per_page is not given, 1 to 100.")
  var defaultPageSize = 100

  @Flag(help: "Ignore api_password in the query, as the service does since 2022.")
  var noQueryAuth = false

  /// The switches.
  var value: Ambiguities {
    var value = Ambiguities()
    value.duplicate = duplicate
    value.captionsPerMedia = captionsPerMedia
    value.storedCode = languageCodes
    value.textNormalization = textNormalization
    value.errorBody = errorBody
    value.defaultPageSize = defaultPageSize
    value.acceptsQueryPassword = !noQueryAuth
    return value
  }

  mutating func validate() throws {
    guard (1...100).contains(defaultPageSize) else {
      throw ValidationError("--default-page-size must lie between 1 and 100")
    }
  }
}

extension Ambiguities.Duplicate: ExpressibleByArgument {}
extension Ambiguities.CaptionsPerMedia: ExpressibleByArgument {}
extension Ambiguities.StoredCode: ExpressibleByArgument {}
extension Ambiguities.TextNormalization: ExpressibleByArgument {}
extension Ambiguities.ErrorBody: ExpressibleByArgument {}
