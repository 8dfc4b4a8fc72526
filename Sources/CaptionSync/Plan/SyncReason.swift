// SPDX-License-Identifier: Apache-2.0

public import CaptionLanguages

/// Why an operation of a plan is what it is.
///
/// It says what was found, as a value that programs can tell apart; what to do about it depends on the
/// front end, which words that itself.
public enum SyncReason: Sendable, Hashable, Codable {
  // What a file's path says.

  /// The path fits no place of the layout.
  case pathOutsideLayout(layout: String)
  /// The name states no language; `stem` is the name without its extension.
  case noLanguage(stem: String)
  /// What stands where a language would is none; `stem` is the name before it.
  case unknownLanguage(token: String, stem: String)
  /// The path cannot be used.
  case unusablePath(why: String)

  // What a file holds.

  /// The file could not be read.
  case unreadable(why: String)
  /// The encoding is a guess that is too uncertain to send; `path` is where the file lies.
  case uncertainEncoding(decision: String, path: String)
  /// Bytes that mean nothing in the file's encoding.
  case malformedBytes(count: Int, encoding: String)
  /// The captions have errors; the first one is told.
  case errors(count: Int, line: Int, message: String, code: String)
  /// The file holds no captions.
  case noCaptions
  /// The name says that the file is only a part of the captions.
  case partOfCaptions(CaptionFlag)
  /// Another file is the one of this language.
  case otherFile(path: String)
  /// Several files claim one language of one media; the language is `nil` for a pull.
  case severalFiles(language: String?, paths: [String])

  // Which media a file belongs to.

  /// The account has no media of this name.
  case noMedia(name: String, project: String?)
  /// Several medias have this name; some of them are told.
  case ambiguousMedia(name: String, count: Int, labels: [String])
  /// The name is the whole name of medias, and its beginning that of others; at most five of each are
  /// told.
  case contestedName(ContestedName)
  /// The media's captions could not be read.
  case captionsUnread
  /// The media cannot take captions yet.
  case mediaNotReady(obstacle: String)

  // What the account holds.

  /// The media has several tracks in one language.
  case severalTracks(codes: [String])
  /// An earlier run ended before one code became another.
  case unfinishedRelabel(code: String, newCode: String)
  /// As ``unfinishedRelabel(code:newCode:)``, and only a backup still has the captions.
  case takenFromBackup(code: String, newCode: String)
  /// Captions are ordered and not ready.
  case ordered
  /// The account holds a draft that an upload would meet.
  case draft
  /// A draft, or not ready: nothing to take.
  case notReady
  /// The account's code is of no known language.
  case unknownCode(String)
  /// The same but for white space or entities.
  case looselyEqual

  // What has changed since the two last agreed.

  /// Deleted in the account, and added again.
  case deletedInAccount
  /// The two differ and never agreed; a side may be preferred.
  case neverAgreed(preferred: Planner.Options.Side?)
  /// The account's captions changed; a side may be preferred.
  case changedInAccount(preferred: Planner.Options.Side?)
  /// Both sides changed; a side may be preferred.
  case changedOnBothSides(preferred: Planner.Options.Side?)
  /// Only the account has it; `isForeign` where it never had a file here.
  case onlyInAccount(isForeign: Bool)
  /// Only the account has it, as a draft or not ready, and such are never deleted.
  case onlyInAccountNotReady
  /// The file is gone; `isOurs` where there was one.
  case fileGone(isOurs: Bool)
  /// The file is gone, and the account's captions changed.
  case fileGoneAccountChanged

  // What a pull meets.

  /// The file differs and the two never agreed.
  case fileNeverAgreed
  /// The file changed; `isAfterRun` where an earlier run had sent it before.
  case fileChanged(isAfterRun: Bool)
  /// The file and the account's captions changed.
  case fileAndAccountChanged
  /// No name in the layout leads back to the media.
  case noFileName

  // What relabelling meets.

  /// Several codes would become one.
  case mergingCodes(codes: [String], newCode: String)
  /// The copy under the new code is there already, and the old one goes.
  case copyPresent(code: String, newCode: String)
  /// The media has other captions under the new code.
  case codeTaken(newCode: String)
  /// The track gets this code.
  case becomes(newCode: String)

  /// In words of its own, such as the reason why a code has no other form.
  case stated(String)
}

extension SyncReason {
  /// Medias between which a file's name does not decide.
  public struct ContestedName: Sendable, Hashable, Codable {
    /// The name.
    public var name: String
    /// The medias that are called so.
    public var owners: MediaList
    /// The medias that are called like its beginning.
    public var others: MediaList
    /// The language that its last part would be.
    public var language: String?

    /// Creates a value.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - owners: The medias that are called so.
    ///   - others: The medias that are called like its beginning.
    ///   - language: The language that its last part would be.
    public init(name: String, owners: MediaList, others: MediaList, language: String?) {
      self.name = name
      self.owners = owners
      self.others = others
      self.language = language
    }
  }

  /// Some medias for people: a few labels, and how many there are.
  public struct MediaList: Sendable, Hashable, Codable {
    /// The first labels, at most five.
    public var labels: [String]
    /// The ids of those.
    public var ids: [String]
    /// How many medias there are.
    public var count: Int

    /// Takes note of some medias.
    ///
    /// - Parameter medias: The medias.
    public init(_ medias: [AccountMedia]) {
      labels = medias.prefix(5).map(\.label)
      ids = medias.prefix(5).map(\.id)
      count = medias.count
    }
  }
}
