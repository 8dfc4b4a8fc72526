// SPDX-License-Identifier: Apache-2.0

import CaptionText

/// The medias of an account, found by what files call them.
///
/// Names are compared in NFC. A name that fits exactly comes before one that fits but for the
/// media's file extension, and that before one that fits but for case and width.
public struct MediaDirectory: Sendable {
  /// What a reference leads to.
  public enum Resolution: Sendable, Hashable {
    /// One media.
    case found(AccountMedia)
    /// None.
    case missing
    /// Several of the same name.
    case ambiguous([AccountMedia])
    /// The file's whole name is that of some medias, and only its beginning that of others, if any.
    case contested(whole: [AccountMedia], beginning: [AccountMedia])
  }

  private var byID: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]
  private var byStem: [String: [Int]] = [:]
  private var byFoldedStem: [String: [Int]] = [:]

  /// All medias, in the order of the account.
  public let medias: [AccountMedia]

  /// Creates a directory.
  ///
  /// - Parameter medias: The medias of the account.
  /// - Complexity: O(n).
  public init(_ medias: [AccountMedia]) {
    self.medias = medias
    for (index, media) in medias.enumerated() {
      byID[media.id] = index
      let name = Normalization.nfc(media.name)
      let stem = Self.stem(of: name)
      byName[name, default: []].append(index)
      byStem[stem, default: []].append(index)
      byFoldedStem[Normalization.caseFolded(stem), default: []].append(index)
    }
  }

  /// The media of an id.
  ///
  /// - Parameter id: The id.
  /// - Returns: The media, or `nil` where the account has none of that id.
  public func media(id: String) -> AccountMedia? { byID[id].map { medias[$0] } }

  /// Finds the media that a reference means.
  ///
  /// A file whose whole name is that of a media goes to no other one, whatever project that is in.
  ///
  /// - Parameter reference: The reference.
  /// - Returns: The media, or why there is not just one.
  /// - Complexity: O(1) but for medias of the same name.
  public func resolve(_ reference: MediaReference) -> Resolution {
    let resolution = resolveName(reference)
    guard let name = reference.wholeName else { return resolution }
    let whole = medias(called: name)
    guard !whole.isEmpty else { return resolution }
    switch resolution {
    case .found(let media):
      return whole == [media] ? resolution : .contested(whole: whole, beginning: [media])
    case .ambiguous(let medias): return .contested(whole: whole, beginning: medias)
    case .missing, .contested: return .contested(whole: whole, beginning: [])
    }
  }

  /// The medias that a whole name is the id or the name of, as near as there are.
  private func medias(called name: String) -> [AccountMedia] {
    if let media = media(id: name) { return [media] }
    return levels(of: name).first.map { $0.map { medias[$0] } } ?? []
  }

  /// The medias of a name, exact ones first.
  private func levels(of name: String) -> [[Int]] {
    let name = Normalization.nfc(name)
    let stem = Self.stem(of: name)
    return [byName[name], byStem[stem], byFoldedStem[Normalization.caseFolded(stem)]]
      .compactMap(\.self)
  }

  private func resolveName(_ reference: MediaReference) -> Resolution {
    if let media = media(id: reference.name) { return .found(media) }
    for candidates in levels(of: reference.name) {
      var fitting = candidates.map { medias[$0] }
      if let project = reference.project {
        let inside = fitting.filter { Self.isIn($0, project) }
        if reference.requiresProject || !inside.isEmpty { fitting = inside }
      }
      if fitting.count == 1 { return .found(fitting[0]) }
      if fitting.count > 1 { return .ambiguous(fitting) }
    }
    return .missing
  }

  private static func isIn(_ media: AccountMedia, _ project: String) -> Bool {
    if media.projectID == project { return true }
    guard let name = media.project else { return false }
    return Normalization.caseFolded(name) == Normalization.caseFolded(project)
  }

  /// The extensions that uploads leave in the names of medias.
  private static let extensions: Set<String> = [
    "mp4", "m4v", "mov", "avi", "mkv", "webm", "wmv", "flv", "f4v", "mpg", "mpeg", "mts", "m2ts",
    "ts", "3gp", "ogv", "mxf", "mp3", "m4a", "wav", "aac", "ogg", "flac", "wma", "aiff",
  ]

  /// A name without the extension of a video or sound file.
  static func stem(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
      extensions.contains(name[name.index(after: dot)...].lowercased())
    else { return name }
    return String(name[..<dot])
  }
}
