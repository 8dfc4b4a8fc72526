// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// The `captions` binary as it is shipped, which is what the tests of the command run.
///
/// A debug build proves nothing about it: the optimizer has lost data that the debug build kept.
/// `CAPTIONS_BINARY` in the environment names another one.
public enum ReleasedTool {
  /// Why there is no binary to run.
  public struct Missing: Error, CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String
  }

  /// The checkout.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Where the binary is.
  ///
  /// - Throws: ``Missing`` where it was not built, or is older than a source.
  public static var url: URL {
    get throws(Missing) { try found.get() }
  }

  private static let found = Result { () throws(Missing) in try find() }

  private static func find() throws(Missing) -> URL {
    if let named = ProcessInfo.processInfo.environment["CAPTIONS_BINARY"] {
      return URL(filePath: named, relativeTo: root).absoluteURL
    }
    let build = "swift build -c release --static-swift-stdlib --product captions"
    let binary = root.appending(path: ".build/release/captions").resolvingSymlinksInPath()
    guard let built = changed(binary) else {
      throw Missing(description: "the released binary was not built; run: \(build)")
    }
    for source in sources() where changed(source) ?? .distantPast > built {
      throw Missing(
        description: "the released binary is older than \(source.lastPathComponent); run: \(build)")
    }
    return binary
  }

  /// What the binary is made of.
  private static func sources() -> [URL] {
    let kinds: Set<String> = [
      "swift", "c", "cpp", "h", "modulemap", "tsv", "json", "html", "css", "js",
    ]
    let files = FileManager.default.enumerator(
      at: root.appending(path: "Sources"), includingPropertiesForKeys: [.contentModificationDateKey]
    )
    return (files?.compactMap { $0 as? URL } ?? []).filter { kinds.contains($0.pathExtension) }
  }

  private static func changed(_ file: URL) -> Date? {
    let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
    return values?.contentModificationDate
  }
}
