// SPDX-License-Identifier: Apache-2.0

/// Writes languages in one form, whatever they are written in: fast for millions of inputs, since
/// each distinct one is thought about once.
///
/// Inputs that meet in one output although they mean different languages, such as `pt-BR` and `pt-PT`
/// in `por`, are remembered; see ``collisions``.
public struct LanguageTranslator: Sendable {
  /// What one input became.
  public struct Translation: Sendable {
    /// The output; `nil` when there is none, and ``problem`` says why.
    public var text: String?
    /// Why there is no output.
    public var problem: String?
    /// What was lost, and what liberties were taken.
    public var notes: [String] = []
    /// Whether the same input was translated before.
    public var isRepeated = false
  }

  /// Several languages that one output stands for.
  public struct Collision: Sendable, Hashable {
    /// The output.
    public var output: String
    /// The languages, in the order in which they came.
    public var tags: [LanguageTag]
  }

  /// The form that outputs take.
  public let form: LanguageForm
  /// Whether lossy outputs, withdrawn codes and wild aliases are refused.
  public let isStrict: Bool
  private let resolver: LanguageResolver
  private var known: [String: Translation] = [:]
  private var tagsByOutput: [String: [LanguageTag]] = [:]

  /// Distinct inputs that are remembered; real data has some hundreds.
  private static let capacity = 50_000
  /// No usual code or name is longer, in bytes; longer inputs are not remembered.
  private static let longestKnown = 128
  /// Distinct outputs that are watched for collisions: far more than there are languages.
  private static let watched = 100_000
  /// Suggestions cost a search through all names; in hopeless data only the first get them.
  private static let searched = 200
  private var searchedCount = 0

  /// Creates a translator.
  ///
  /// - Parameters:
  ///   - form: The form that outputs take.
  ///   - isStrict: Whether lossy outputs, withdrawn codes and wild aliases are refused.
  ///   - nameLocales: Languages, as BCP 47 tags, whose names for languages are understood besides
  ///     English and each language's own.
  public init(to form: LanguageForm, isStrict: Bool = false, nameLocales: [String] = []) {
    self.form = form
    self.isStrict = isStrict
    resolver = LanguageResolver(isStrict: isStrict, nameLocales: nameLocales)
  }

  /// Translates one input.
  ///
  /// - Parameter input: A code, a tag or a name; white space around it is ignored. An empty input
  ///   has an empty output and no problem.
  /// - Returns: The output with what is to be said about it.
  public mutating func translate(_ input: String) -> Translation {
    if let translation = known[input] { return translation }
    var translation = translateAnew(input)
    guard input.utf8.count <= Self.longestKnown else { return translation }
    if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
    let isFirst = translation
    translation.isRepeated = true
    known[input] = translation
    return isFirst
  }

  /// The outputs that stand for several languages, sorted.
  ///
  /// Different ways to write one language are no collision: `fre`, `fra` and `French` all are `fr`.
  public var collisions: [Collision] {
    tagsByOutput.filter { $0.value.count > 1 }.map { Collision(output: $0.key, tags: $0.value) }
      .sorted { $0.output < $1.output }
  }

  private mutating func translateAnew(_ input: String) -> Translation {
    guard input.utf8.contains(where: { $0 > 0x20 }) else { return Translation(text: "") }
    let resolved: ResolvedLanguage
    do {
      searchedCount += 1
      resolved = try resolver.resolve(input, suggesting: searchedCount <= Self.searched)
    } catch {
      return Translation(problem: error.description)
    }
    // Only failures count towards the limit of searches.
    searchedCount -= 1
    let rendering = resolved.rendered(as: form)
    let losses = rendering.losses.map(\.description)
    guard let text = rendering.text else {
      return Translation(problem: "\"\(resolved.input)\": \(losses.joined(separator: "; "))")
    }
    if isStrict, !losses.isEmpty {
      return Translation(
        problem: "refused \"\(resolved.input)\": \(losses.joined(separator: "; "))")
    }
    remember(resolved.tag, for: text)
    let lost = losses.map { "\"\(resolved.input)\" became \"\(text)\": \($0)" }
    return Translation(text: text, notes: resolved.notes.map(\.description) + lost)
  }

  private mutating func remember(_ tag: LanguageTag, for output: String) {
    // A tag says all that distinguishes languages.
    guard form != .bcp47, tagsByOutput.count < Self.watched || tagsByOutput[output] != nil else {
      return
    }
    let key = tag.equivalenceKey
    let tags = tagsByOutput[output, default: []]
    guard tags.count < 100, !tags.contains(where: { $0.equivalenceKey == key }) else { return }
    tagsByOutput[output] = tags + [tag]
  }
}
