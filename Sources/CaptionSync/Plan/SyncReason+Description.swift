// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

extension SyncReason: CustomStringConvertible {
  /// What was found, for people; what to do about it is for the front end to say.
  public var description: String {
    switch self {
    case .pathOutsideLayout, .noLanguage, .unknownLanguage, .unusablePath: ofPath
    case .unreadable, .uncertainEncoding, .malformedBytes, .errors, .noCaptions, .partOfCaptions,
      .otherFile, .severalFiles:
      ofFile
    case .noMedia, .ambiguousMedia, .contestedName, .captionsUnread, .mediaNotReady: ofMedia
    case .severalTracks, .unfinishedRelabel, .takenFromBackup, .ordered, .draft, .notReady,
      .unknownCode,
      .looselyEqual, .mergingCodes, .copyPresent, .codeTaken, .becomes:
      ofTrack
    case .deletedInAccount, .neverAgreed, .changedInAccount, .changedOnBothSides, .onlyInAccount,
      .onlyInAccountNotReady, .fileGone, .fileGoneAccountChanged:
      ofChange
    case .fileNeverAgreed, .fileChanged, .fileAndAccountChanged, .noFileName: ofPull
    case .stated(let words): words
    }
  }

  private var ofPath: String {
    switch self {
    case .pathOutsideLayout(let layout): "its path names no media; the layout is \(layout)"
    case .noLanguage(let stem): "its name states no language; name it like \(stem).en.srt"
    case .unknownLanguage(let token, let stem):
      "\"\(token)\" is not a known language; name the file like \(stem).en.srt"
    case .unusablePath(let why): "its path cannot be used: \(why)"
    default: ""
    }
  }

  private var ofFile: String {
    switch self {
    case .unreadable(let why): why
    case .uncertainEncoding(let decision, _):
      "read as \(decision), which is too uncertain to send"
    case .malformedBytes(let count, let encoding): "\(count) bytes mean nothing in \(encoding)"
    case .errors(let count, let line, let message, let code):
      "line \(line): \(message) [\(code)]" + (count > 1 ? " and \(count - 1) more" : "")
    case .noCaptions: "it holds no captions"
    case .partOfCaptions(let flag):
      "only part of the captions (\(flag.rawValue)); a media has one track a language"
    case .otherFile(let path): "\(path) is the file of this language"
    case .severalFiles(nil, let paths):
      "several files belong to it: \(paths.joined(separator: ", ")); keep one"
    case .severalFiles(let language?, let paths):
      "several files are the captions in \(language) of this media: "
        + "\(paths.joined(separator: ", ")); keep one"
    default: ""
    }
  }

  private var ofMedia: String {
    switch self {
    case .noMedia(let name, let project):
      "the account has no media \"\(name)\"\(project.map { " in project \"\($0)\"" } ?? ""); upload "
        + "the media first, or name the file after a media's name or hashed id"
    case .ambiguousMedia(let name, let count, let labels):
      "\(count) medias are called \"\(name)\": \(Self.list(labels, of: count)); name the file after "
        + "the hashed id, or put it in a directory called like the project"
    case .contestedName(let contested): contested.description
    case .captionsUnread: "the media's captions could not be read"
    case .mediaNotReady(let obstacle): "the media cannot take captions now: \(obstacle)"
    default: ""
    }
  }

  private var ofTrack: String {
    switch self {
    case .severalTracks(let codes):
      codes.isEmpty
        ? "the account has several tracks in this language; delete all but one"
        : "the media has several tracks in this language (\(codes.joined(separator: ", "))); delete "
          + "all but one"
    case .unfinishedRelabel(let code, let newCode):
      "an earlier run ended before \(code) became \(newCode)"
    case .takenFromBackup(let code, let newCode):
      "an earlier run ended before \(code) became \(newCode); taken from the backup"
    case .ordered: "captions in this language are ordered and not ready in the account"
    case .draft: "the account holds a draft; publish or delete it there first"
    case .notReady: "a draft or not ready in the account"
    case .unknownCode(let code): "the account's language code \"\(code)\" is not known"
    case .looselyEqual: "the same but for white space or entities that the server changed"
    case .mergingCodes(let codes, let newCode):
      "\(codes.joined(separator: " and ")) would both become \(newCode); give a map that tells them "
        + "apart"
    case .copyPresent(let code, let newCode):
      "the copy under \(newCode) is there already; \(code) goes"
    case .codeTaken(let newCode):
      "the media has other captions in \(newCode) already; delete one of the two"
    case .becomes(let newCode): "becomes \(newCode)"
    default: ""
    }
  }

  private var ofChange: String {
    switch self {
    case .deletedInAccount: "deleted in the account since the last sync, and added again"
    case .neverAgreed(nil): "the account's captions differ and the two never agreed"
    case .neverAgreed(let side?): "the two never agreed, and \(Self.words(for: side)) is preferred"
    case .changedInAccount(nil): "changed in the account since the last sync"
    case .changedInAccount(let side?):
      "changed in the account since the last sync, and \(Self.words(for: side)) is preferred"
    case .changedOnBothSides(nil): "changed on both sides since the last sync"
    case .changedOnBothSides(let side?):
      "changed on both sides, and \(Self.words(for: side)) is preferred"
    case .onlyInAccount(let isForeign):
      isForeign ? "only in the account, and never had a file here" : "only in the account"
    case .onlyInAccountNotReady: "only in the account, and a draft or not ready: never deleted"
    case .fileGone(let isOurs): isOurs ? "its file is gone" : "no file belongs to it"
    case .fileGoneAccountChanged:
      "its file is gone, and the account's captions changed since the last sync"
    default: ""
    }
  }

  private var ofPull: String {
    switch self {
    case .fileNeverAgreed: "the file differs and the two never agreed"
    case .fileChanged(let isAfterRun):
      isAfterRun ? "changed here since an earlier run sent it" : "changed here since the last sync"
    case .fileAndAccountChanged: "changed on both sides since the last sync"
    case .noFileName: "no file name in this layout leads back to this media"
    default: ""
    }
  }

  private static func words(for side: Planner.Options.Side) -> String {
    side == .local ? "the directory" : "the account"
  }

  fileprivate static func list(_ labels: [String], of count: Int) -> String {
    let more = count > labels.count ? " and \(count - labels.count) more" : ""
    return labels.joined(separator: ", ") + more
  }
}

extension SyncReason.ContestedName {
  /// What was found.
  var description: String {
    let owners = SyncReason.list(owners.labels, of: owners.count)
    var words = "\"\(name)\" is the whole name of \(owners), and leaves no language"
    if others.count > 0, let language {
      words +=
        "; as captions in \(language) it would be those of "
        + SyncReason.list(others.labels, of: others.count)
    }
    return words
  }
}
