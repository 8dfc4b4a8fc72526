// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import FoundationEssentials

extension FileOperation {
  /// The step's JSON form in the log of an unfinished change.
  var value: SandboxJSON {
    switch self {
    case .write(let path, let bytes):
      ["write": .string(path.text), "base64": .string(Data(bytes).base64EncodedString())]
    case .remove(let path): ["remove": .string(path.text)]
    case .makeDirectory(let path): ["make_directory": .string(path.text)]
    case .removeDirectory(let path): ["remove_directory": .string(path.text)]
    case .move(let path, let target):
      ["move": .string(path.text), "to": .string(target.text)]
    }
  }

  /// Reads the JSON form; `nil` for anything that the sandbox did not write.
  init?(_ value: SandboxJSON) {
    func file(_ name: String) -> RelativePath? {
      let path = value[name]?.text.flatMap { try? RelativePath($0) }
      return path.flatMap { DataLayout.isFile($0) ? $0 : nil }
    }
    func folder(_ name: String) -> RelativePath? {
      let path = value[name]?.text.flatMap { try? RelativePath($0) }
      return path.flatMap { DataLayout.isFolder($0) ? $0 : nil }
    }
    if let path = file("write"),
      let data = value["base64"]?.text.flatMap({ Data(base64Encoded: $0) })
    {
      self = .write(path, Array(data))
    } else if let path = file("remove") {
      self = .remove(path)
    } else if let path = folder("make_directory") {
      self = .makeDirectory(path)
    } else if let path = folder("remove_directory") {
      self = .removeDirectory(path)
    } else if let path = folder("move"), let target = folder("to") {
      self = .move(path, to: target)
    } else {
      return nil
    }
  }
}
