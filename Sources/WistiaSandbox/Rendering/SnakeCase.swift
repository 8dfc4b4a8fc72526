// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The name in snake case: `mediaCount` becomes `media_count`.
  var snakeCased: String {
    guard utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return self }
    var result = ""
    for character in self {
      if character.isUppercase, !result.isEmpty { result.append("_") }
      result += character.lowercased()
    }
    return result
  }
}

extension SandboxJSON {
  /// The value with the names of all members in snake case.
  var snakeCased: SandboxJSON {
    switch self {
    case .array(let elements): .array(elements.map(\.snakeCased))
    case .object(let members):
      .object(members.map { Member(name: $0.name.snakeCased, value: $0.value.snakeCased) })
    default: self
    }
  }
}
