// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionSync

extension SyncReason {
  /// What was found, and which command or option goes on from there.
  var words: String {
    guard let advice else { return description }
    return "\(description); \(advice)"
  }

  private var advice: String? {
    switch self {
    case .uncertainEncoding(_, let path):
      return "save it as UTF-8: captions fix \(ShellWord.quoted(path)) --in-place --encoding NAME"
    case .contestedName(let contested):
      return Self.advice(for: contested)
    case .unfinishedRelabel:
      return "sync relabel takes it up where it stopped"
    case .neverAgreed(preferred: .remote):
      return "take it over with sync pull --force"
    case .neverAgreed(preferred: nil), .changedOnBothSides(preferred: nil):
      return "decide with --prefer local or --prefer remote"
    case .changedInAccount(preferred: nil):
      return "take it over with sync pull"
    case .fileGoneAccountChanged:
      return "decide with --prefer local, or take them over with sync pull"
    case .fileNeverAgreed:
      return "--force overwrites it"
    case .fileAndAccountChanged:
      return "--force overwrites the file"
    case .fileChanged:
      return "sync apply sends it"
    case .noFileName:
      return "rename the media or its project, or use another --layout"
    default:
      return nil
    }
  }

  private static func advice(for contested: ContestedName) -> String {
    var advice = "name it like \(contested.name).en.srt"
    if contested.others.count == 1, let language = contested.language {
      advice += ", or \(contested.others.ids[0]).\(language).srt"
    }
    return advice + ", or list it in a --map"
  }
}

extension SyncNote {
  /// What was found, and the command that goes on from there.
  var words: String {
    guard case .otherFrameRate(_, let path, let from, let to) = self else { return description }
    return "\(description); to convert it: captions retime \(ShellWord.quoted(path)) --in-place "
      + "--from-fps \(from) --to-fps \(to)"
  }
}

extension OperationResult {
  /// Why it ended so, and what to do next; the plan's own reason where nothing else happened.
  var words: String? {
    switch operation.action {
    case .create, .replace, .delete: message
    case .relabel, .unchanged, .hold, .conflict, .problem: message ?? operation.reason?.words
    }
  }
}
