// SPDX-License-Identifier: Apache-2.0

/// Reads an object that comes from elsewhere, a file or a request, and names the place of what is wrong.
///
/// Places are written as in JavaScript: `medias[3].captions[0].language`. A member that is absent or
/// `null` has its default; one that nobody knows is refused, since it is most likely misspelled.
struct StoredReader {
  let value: SandboxJSON
  let place: String

  /// - Parameters:
  ///   - value: What should be an object.
  ///   - place: Where it stands; empty for the outermost value.
  ///   - names: The members that it may have.
  /// - Throws: `SandboxError`.
  init(_ value: SandboxJSON, at place: String, names: Set<String>) throws(SandboxError) {
    self.value = value
    self.place = place
    guard case .object(let members) = value else {
      throw SandboxError("\(place.isEmpty ? "the value" : place) must be an object")
    }
    for member in members where !names.contains(member.name) {
      // The name is somebody else's text.
      let quoted = SandboxJSON.string(String(member.name.prefix(60))).encoded
      throw SandboxError(
        (place.isEmpty ? "" : "\(place): ")
          + "there is no member \(String(decoding: quoted, as: UTF8.self)); there are "
          + names.sorted().joined(separator: ", "))
    }
  }

  /// A member; `nil` where it is absent or `null`.
  subscript(name: String) -> SandboxJSON? {
    let member = value[name]
    return member == .null ? nil : member
  }

  /// The place of a member.
  func place(of name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }

  /// What is wrong with a member.
  func wrong(_ name: String, _ reason: String) -> SandboxError {
    SandboxError("\(place(of: name)) \(reason)")
  }

  /// A text.
  ///
  /// - Parameters:
  ///   - name: The member.
  ///   - most: The most bytes of UTF-8.
  ///   - isEmptyAllowed: Whether it may be empty.
  /// - Returns: The text, or `nil` where there is none.
  /// - Throws: `SandboxError`.
  func text(
    _ name: String, most: Int = FieldLimits.text, isEmptyAllowed: Bool = true
  ) throws(SandboxError) -> String? {
    guard let member = self[name] else { return nil }
    guard case .string(let text) = member else { throw wrong(name, "must be a string") }
    try check(text, at: place(of: name), most: most, isEmptyAllowed: isEmptyAllowed)
    return text
  }

  private func check(
    _ text: String, at place: String, most: Int, isEmptyAllowed: Bool
  ) throws(SandboxError) {
    guard isEmptyAllowed || !text.isEmpty else { throw SandboxError("\(place) must not be empty") }
    guard text.utf8.count <= most else {
      throw SandboxError("\(place) must have \(most) bytes at most")
    }
  }

  /// A list of texts.
  func texts(_ name: String, most: Int) throws(SandboxError) -> [String] {
    var texts: [String] = []
    for (element, place) in try elements(name) {
      guard case .string(let text) = element else {
        throw SandboxError("\(place) must be a string")
      }
      try check(text, at: place, most: most, isEmptyAllowed: false)
      texts.append(text)
    }
    return texts
  }

  /// A whole number.
  func integer(
    _ name: String, in range: ClosedRange<Int>
  ) throws(SandboxError) -> Int? {
    guard let member = self[name] else { return nil }
    let number: Int? =
      switch member {
      case .integer(let value): Int(exactly: value)
      case .number(let value): Int(exactly: value)
      default: nil
      }
    guard let number, range.contains(number) else {
      throw wrong(
        name, "must be a whole number between \(range.lowerBound) and \(range.upperBound)")
    }
    return number
  }

  /// A number.
  func number(_ name: String, in range: ClosedRange<Double>) throws(SandboxError) -> Double? {
    guard let member = self[name] else { return nil }
    let number: Double? =
      switch member {
      case .integer(let value): Double(value)
      case .number(let value): value
      default: nil
      }
    guard let number, range.contains(number) else {
      throw wrong(name, "must be a number between \(range.lowerBound) and \(range.upperBound)")
    }
    return number
  }

  /// `true` or `false`.
  func flag(_ name: String) throws(SandboxError) -> Bool? {
    guard let member = self[name] else { return nil }
    guard case .bool(let flag) = member else { throw wrong(name, "must be true or false") }
    return flag
  }

  /// One of the values of a type.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String
  ) throws(SandboxError) -> Value? where Value.RawValue == String {
    guard let member = self[name] else { return nil }
    guard let value = member.text.flatMap(Value.init(rawValue:)) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw wrong(name, "must be one of \(known)")
    }
    return value
  }

  /// The numeric id of something; it must be there.
  func id(_ name: String) throws(SandboxError) -> Int {
    try required(name, integer(name, in: FieldLimits.ids))
  }

  /// An id that names files and stands in addresses; it must be there.
  func hashedID(_ name: String) throws(SandboxError) -> String {
    let id = try required(name, text(name))
    guard HashedID.isUsable(id) else {
      throw wrong(name, "must have 1 to 64 letters, digits, \"-\" and \"_\"")
    }
    return id
  }

  /// The code of a language; it must be there.
  func code(_ name: String) throws(SandboxError) -> String {
    let code = try required(name, text(name))
    guard LanguageCode.isPlausible(code) else { throw wrong(name, LanguageCode.form) }
    return code
  }

  /// A time, as the API writes it.
  func time(_ name: String) throws(SandboxError) -> String? {
    guard let text = try text(name) else { return nil }
    guard let time = SandboxClock.normalized(text) else {
      throw wrong(name, "must be a time such as 2014-09-24T00:00:00+00:00")
    }
    return time
  }

  /// The elements of a list and their places; none where there is no list.
  func elements(_ name: String) throws(SandboxError) -> [(value: SandboxJSON, place: String)] {
    guard let member = self[name] else { return [] }
    guard case .array(let elements) = member else { throw wrong(name, "must be a list") }
    let place = place(of: name)
    return elements.enumerated().map { ($0.element, "\(place)[\($0.offset)]") }
  }

  /// The value of a member that must be there.
  func required<Value>(_ name: String, _ value: Value?) throws(SandboxError) -> Value {
    guard let value else { throw wrong(name, "is missing") }
    return value
  }
}

/// How long and how large the parts of an account may be, however they come in: what a client can
/// write can be read back from a file or a snapshot.
enum FieldLimits {
  /// Bytes of a name of a project, a media, a section, a person.
  static let name = 4096
  /// Bytes of a description.
  static let text = 1 << 20
  /// Bytes of an address of mail.
  static let address = 1024
  /// Bytes of an address of an asset.
  static let url = 8192
  /// Levels of objects and lists in customizations.
  static let customizationDepth = 64
  /// Numeric ids: exact in every reader of JSON, and far from where counting on from them ends.
  static let ids = 1...(1 << 52)
  /// What counts something.
  static let counts = 0...(1 << 53)
}
