// SPDX-License-Identifier: Apache-2.0

internal import CaptionText

/// What may have been meant by an input that nothing is known by.
enum LanguageSuggestions {
  /// The likeliest meanings, at most three.
  ///
  /// - Parameter input: The input, without white space around it.
  /// - Returns: Canonical tags, likeliest first.
  static func candidates(for input: String) -> [LanguageTag] {
    var found: [LanguageTag] = []
    func add(_ tag: LanguageTag) {
      if found.count < 3, !found.contains(tag) { found.append(tag) }
    }
    for tag in ofRegion(input) { add(tag) }
    // A tag whose language is known and whose rest is not: the language alone.
    if let tag = LanguageTag(input), tag.isLanguageKnown, tag.languageOnly != tag {
      add(tag.languageOnly.canonical)
    }
    // "Sami" for the Sami languages.
    for tag in LanguageNameIndex.shared.tags(named: input + " languages") { add(tag) }
    for tag in similarlyNamed(input) { add(tag) }
    if found.isEmpty {
      // "Portugese (Brazil)": a known qualifier holds for what the rest may mean.
      for (name, qualifiers) in QualifiedName(input).divisions {
        for tag in similarlyNamed(name).prefix(1) {
          if let qualified = QualifiedName.apply(qualifiers, to: tag, locales: []) {
            add(qualified)
          }
        }
      }
    }
    return found
  }

  /// The main language of a country whose code or name was written.
  private static func ofRegion(_ input: String) -> [LanguageTag] {
    let code = input.uppercased()
    let region = ["USA": "US"][code] ?? QualifierIndex.english.region(named: input) ?? code
    guard region.utf8.count == 2, LocaleNames.regions.contains(region),
      let full = LikelySubtags.adding(to: "und-\(region)"), let tag = LanguageTag(full)
    else { return [] }
    // China and Taiwan share a language and not its script.
    return [tag.language == "zh" ? tag.with(region: nil) : tag.languageOnly]
  }

  /// The languages whose names differ from the input in one or two places.
  private static func similarlyNamed(_ input: String) -> [LanguageTag] {
    let key = Array(LanguageNameIndex.key(input).unicodeScalars)
    guard (3...40).contains(key.count) else { return [] }
    let limit = key.count < 6 ? 1 : 2
    var best: [(distance: Int, isLocal: Bool, key: String, tag: LanguageTag)] = []
    for (other, tags) in LanguageNameIndex.shared.allKeys {
      let distance = EditDistance.between(key, Array(other.unicodeScalars), limit: limit)
      guard let distance, let tag = tags.first else { continue }
      best.append((distance, tag.iso6392 == nil, other, tag))
    }
    best.sort { first, second in
      if first.distance != second.distance { return first.distance < second.distance }
      if first.isLocal != second.isLocal { return second.isLocal }
      // A language with a two-letter code is more often meant than one without.
      let lengths = (first.tag.language.utf8.count, second.tag.language.utf8.count)
      return lengths.0 != lengths.1 ? lengths.0 < lengths.1 : first.key < second.key
    }
    return best.map(\.tag)
  }
}

/// The number of insertions, deletions, replacements and swaps between two texts.
enum EditDistance {
  /// The distance, or `nil` when it is above a limit.
  ///
  /// - Parameters:
  ///   - first: One text.
  ///   - second: The other text.
  ///   - limit: The greatest distance of interest.
  /// - Returns: The distance, at most the limit.
  /// - Complexity: O(*nm*).
  static func between(
    _ first: [Unicode.Scalar], _ second: [Unicode.Scalar], limit: Int
  ) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    var before: [Int] = []
    var previous = Array(0...second.count)
    for (row, left) in first.enumerated() {
      var current = [row + 1]
      for (column, right) in second.enumerated() {
        var cost = min(
          previous[column + 1] + 1, current[column] + 1,
          previous[column] + (left == right ? 0 : 1))
        if row > 0, column > 0, left == second[column - 1], first[row - 1] == right {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      guard let least = current.min(), least <= limit else { return nil }
      (before, previous) = (previous, current)
    }
    return previous[second.count] <= limit ? previous[second.count] : nil
  }
}
