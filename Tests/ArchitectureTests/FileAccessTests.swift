// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Names in the file system are looked up, made, renamed and removed in one place: `CaptionFiles` does so
/// below directories that it holds open, durably, and never through a link that nobody named.
struct FileAccessTests {
  /// The calls of the C library that go by a path, or make names.
  static let calls = [
    "open", "openat", "creat", "fopen", "freopen", "fdopen", "opendir", "fdopendir", "link",
    "linkat",
    "symlink", "symlinkat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "remove",
    "rmdir",
    "mkdir", "mkdirat", "mkfifo", "mkfifoat", "mknod", "mknodat", "truncate", "chmod", "fchmodat",
    "chown", "lchown", "fchownat", "utimensat", "utimes", "mkstemp", "mkostemp", "mkdtemp",
  ]

  /// Files that do so elsewhere, with what they use and why.
  static let exceptions: [String: (calls: Set<String>, reason: String)] = [:]

  /// What of all this a source uses.
  private func uses(_ source: SourceTests.Source) throws -> Set<String> {
    let lines = try String(contentsOfFile: source.path, encoding: .utf8).split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.hasPrefix("//") }
    var uses: Set<String> = []
    if lines.contains(where: { $0.contains("FileManager") }) { uses.insert("FileManager") }
    // Elsewhere the same words are methods of the type itself.
    guard lines.contains(where: { $0.hasSuffix("import Glibc") }) else { return uses }
    let call = try Regex<(Substring, Substring)>(
      "(?:^|[^A-Za-z0-9_.]|Glibc\\.)(\(Self.calls.joined(separator: "|")))\\(")
    for line in lines where !line.contains("func ") && !line.hasPrefix("case ") {
      for match in line.matches(of: call) { uses.insert(String(match.output.1)) }
    }
    return uses
  }

  @Test(arguments: SourceTests.sources(in: "Sources").filter { $0.module != "CaptionFiles" })
  func leavesFilesToCaptionFiles(source: SourceTests.Source) throws {
    let exception = Self.exceptions.first { source.path.hasSuffix("/Sources/" + $0.key) }?.value
    // An exception that is not needed any more goes, too.
    #expect(try uses(source) == exception?.calls ?? [], "\(exception?.reason ?? "")")
  }

  /// The rule sees what it is about.
  @Test func findsCallsInTheModuleThatMakesThem() throws {
    let found = try SourceTests.sources(in: "Sources").filter { $0.module == "CaptionFiles" }
      .reduce(into: Set<String>()) { $0.formUnion(try uses($1)) }
    #expect(found.isSuperset(of: ["open", "openat", "linkat", "unlinkat", "renameat", "mkdir"]))
  }
}
