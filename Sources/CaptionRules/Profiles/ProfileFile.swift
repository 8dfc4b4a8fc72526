// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import FoundationEssentials

/// A profile as its file writes it, before it is laid over the profile that it builds on.
struct ProfileFile: Codable {
  var name: String
  var title: String?
  /// The profile that this one builds on.
  var base: String?
  var sources: [String]?
  var date: String?
  var limits: ProfileJSON?
  var languages: [String: ProfileJSON]?
  var severities: [String: String]?
  var disabled: [String]?
  var enabled: [String]?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case name, title, base, sources, date, limits, languages, severities, disabled, enabled
  }

  /// Reads a file.
  init(json: [UInt8]) throws(ProfileError) {
    guard ProfileJSON.isShallow(json) else {
      throw ProfileError(
        "the profile cannot be read: it is nested more than \(ProfileJSON.depthLimit) deep")
    }
    do {
      let value = try JSONDecoder().decode(ProfileJSON.self, from: Data(json))
      try Self.check(value, against: CodingKeys.allCases.map(\.rawValue), where: "a profile")
      self = try JSONDecoder().decode(ProfileFile.self, from: Data(json))
      useCurrentCodes()
    } catch let error as ProfileError {
      throw error
    } catch let error as DecodingError {
      throw ProfileError("the profile cannot be read: \(Self.reason(error))")
    } catch {
      throw ProfileError("the profile cannot be read: \(error)")
    }
  }

  /// Writes every code as it is now, so that files which name a rule differently can be laid over one
  /// another.
  private mutating func useCurrentCodes() {
    func current(_ word: String) -> String {
      RuleCode(word).map { "\(RuleRegistry.info(of: $0)?.code ?? $0)" } ?? word
    }
    disabled = disabled?.map(current)
    enabled = enabled?.map(current)
    // Where a file has a rule under both of its codes, the newer one counts.
    severities = severities.map { words in
      let sorted = words.sorted {
        ($0.key == current($0.key) ? 1 : 0) < ($1.key == current($1.key) ? 1 : 0)
      }
      return Dictionary(sorted.map { (current($0.key), $0.value) }) { $1 }
    }
  }

  /// The file with everything that it inherits.
  ///
  /// - Parameter chain: The names of the profiles that build on this one, to find circles.
  /// - Returns: The file, complete.
  /// - Throws: ``ProfileError`` when the base does not exist or leads back here.
  func resolved(_ chain: [String] = []) throws(ProfileError) -> ProfileFile {
    guard let base else { return self }
    guard !chain.contains(base), base != name else {
      throw ProfileError("the profile '\(name)' builds on itself")
    }
    guard let lower = try Profile.builtInFile(base)?.resolved(chain + [name]) else {
      throw ProfileError(
        "the profile '\(name)' builds on '\(base)', which is not built in, "
          + "as these are: \(Profile.names.joined(separator: ", "))")
    }
    var result = lower
    result.name = name
    result.title = title ?? lower.title
    result.sources = sources ?? lower.sources
    result.date = date ?? lower.date
    result.limits = .laying(limits ?? .object([:]), over: lower.limits ?? .object([:]))
    for (tag, overlay) in languages ?? [:] {
      // A null stays: it takes away what the limits of the profile say.
      var merged = result.languages?[tag]?.members ?? [:]
      merged.merge(overlay.members) { _, new in new }
      result.languages = (result.languages ?? [:]).merging([tag: .object(merged)]) { _, new in new }
    }
    result.severities = (lower.severities ?? [:]).merging(severities ?? [:]) { _, new in new }
    let enabled = Set(enabled ?? [])
    result.disabled = (lower.disabled ?? []).filter { !enabled.contains($0) } + (disabled ?? [])
    return result
  }

  /// The profile that a resolved file describes.
  func profile() throws(ProfileError) -> Profile {
    var profile = Profile(name: name, title: title ?? "")
    profile.sources = sources ?? []
    profile.date = date
    let general = limits ?? .object([:])
    profile.limits = try Self.limits(general, where: "\"limits\" of the profile '\(name)'")
    for (tag, overlay) in languages ?? [:] {
      // A tag with a script or region builds on the language alone.
      let language = tag.split(separator: "-").first.map(String.init) ?? tag
      var lower = general
      if language != tag, let parent = languages?[language] { lower = .laying(parent, over: lower) }
      profile.limitsByLanguage[tag] = try Self.limits(
        .laying(overlay, over: lower), where: "\"\(tag)\" of the profile '\(name)'")
    }
    for (word, text) in severities ?? [:] {
      guard let severity = Severity(rawValue: text) else {
        throw ProfileError(
          "'\(text)' is not a severity in the profile '\(name)'; write info, warning or error")
      }
      profile.severities[try code(word)] = severity
    }
    for word in disabled ?? [] { profile.disabled.insert(try code(word)) }
    for word in enabled ?? [] { profile.disabled.remove(try code(word)) }
    return profile
  }

  private func code(_ word: String) throws(ProfileError) -> RuleCode {
    guard let code = RuleCode(word) else {
      throw ProfileError(
        "'\(word)' is not a rule code in the profile '\(name)'; write \(Overlap.info.code)")
    }
    return code
  }

  private static func limits(
    _ value: ProfileJSON, where place: String
  ) throws(ProfileError) -> ProfileLimits {
    do {
      try check(value, against: ProfileLimits.CodingKeys.allCases.map(\.rawValue), where: place)
      let data = try JSONEncoder().encode(value)
      return try JSONDecoder().decode(ProfileLimits.self, from: data)
    } catch let error as ProfileError {
      throw error
    } catch let error as DecodingError {
      throw ProfileError("\(place) cannot be read: \(reason(error))")
    } catch {
      throw ProfileError("\(place) cannot be read: \(error)")
    }
  }

  private static func check(
    _ value: ProfileJSON, against keys: [String], where place: String
  ) throws(ProfileError) {
    guard case .object(let members) = value else {
      throw ProfileError("\(place) must be an object, in braces")
    }
    for key in members.keys.sorted() where !keys.contains(key) {
      throw ProfileError(
        "'\(key)' means nothing in \(place); the keys are \(keys.joined(separator: ", "))")
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
    @unknown default: return "\(error)"
    }
  }
}
