// SPDX-License-Identifier: Apache-2.0

/// The one token that a sandbox accepts, for `--token`: never an argument, which every user of the
/// machine can read.
struct SandboxToken {
  /// The variable that may hold it.
  static let variable = "CAPTIONS_SANDBOX_TOKEN"

  /// The token.
  let text: String
  /// Whether it was made here, so that whoever started the sandbox has to be told.
  let isNew: Bool

  /// Takes the token of the environment, or makes one.
  ///
  /// - Throws: ``CommandError`` for a variable that holds none: a new token in its place would shut out
  ///   whoever set it.
  init() throws(CommandError) {
    guard let given = Environment.value(Self.variable) else {
      var random = SystemRandomNumberGenerator()
      let digits = (0..<32).map { _ in String(Int.random(in: 0..<16, using: &random), radix: 16) }
      text = digits.joined()
      isNew = true
      return
    }
    guard !given.isEmpty, given.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw CommandError(
        "\(Self.variable) holds no token: it must be printable ASCII without spaces; set it, or unset "
          + "it for a new one")
    }
    text = given
    isNew = false
  }
}
