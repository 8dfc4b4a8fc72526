// SPDX-License-Identifier: Apache-2.0

/// What a person should know of an answer that was read although single values in it were broken.
public struct WistiaNote: Sendable, Hashable, CustomStringConvertible {
  /// What was called, such as `medias.list`.
  public var operation: String
  /// How many strings held what is no character, half of a surrogate pair or bytes that are not UTF-8,
  /// for which U+FFFD stands now.
  public var replacedTexts: Int
  /// The beginning of the first such string.
  public var sample: String?
  /// How many numbers were beyond any that can be held, and are left out.
  public var droppedNumbers: Int

  /// One line.
  public var description: String {
    var facts: [String] = []
    if replacedTexts > 0 {
      let shown = sample.map {
        " (\(replacedTexts == 1 ? "" : "the first: ")\u{201C}\($0)\u{201D})"
      }
      facts.append(
        "\(replacedTexts) \(replacedTexts == 1 ? "text" : "texts") with broken characters, "
          + "shown as \u{FFFD}\(shown ?? "")")
    }
    if droppedNumbers > 0 {
      facts.append(
        "\(droppedNumbers) \(droppedNumbers == 1 ? "number" : "numbers") too large to be held, left "
          + "out")
    }
    return "the answer to \(operation) holds " + facts.joined(separator: " and ")
  }
}
