// SPDX-License-Identifier: Apache-2.0

/// A text that an encoding cannot hold.
public struct UnrepresentableText: Error, Sendable, Hashable, CustomStringConvertible {
  /// The encoding.
  public var encoding: TextEncoding

  /// The characters that it lacks, in order of their first occurrence.
  public var characters: [Unicode.Scalar]

  /// What went wrong and what to do.
  public var description: String {
    let listed = characters.prefix(8).map { scalar in
      let number = String(scalar.value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
      return scalar.properties.generalCategory == .control ? name : "\(name) \"\(scalar)\""
    }
    let rest = characters.count > 8 ? " and \(characters.count - 8) more" : ""
    return "\(encoding) has no \(listed.joined(separator: ", "))\(rest); convert the file to UTF-8 "
      + "to keep it"
  }
}
