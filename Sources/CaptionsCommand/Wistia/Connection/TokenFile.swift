// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import Glibc

/// A file with a secret, which nobody else may be able to read.
enum TokenFile {
  private static let limit = 64 * 1024

  /// Reads a token.
  ///
  /// - Parameter path: The file, or `-` for standard input.
  /// - Returns: The token, without white space around it.
  /// - Throws: ``CommandError``, also when others can read the file.
  static func read(_ path: String) throws -> String {
    let token = String(decoding: try readPrivate(path), as: UTF8.self)
    let secret = String(token.trimming(while: \.isWhitespace))
    guard !secret.isEmpty else { throw CommandError("\(name(path)) holds no token") }
    return try checked(secret, from: name(path))
  }

  /// A secret that can be sent as it is.
  ///
  /// - Parameters:
  ///   - secret: The secret.
  ///   - source: Where it stands, for the error: a file or a variable.
  /// - Returns: The secret.
  /// - Throws: ``CommandError`` where it holds white space or control characters.
  static func checked(_ secret: String, from source: String) throws -> String {
    guard secret.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      throw CommandError(
        "\(source) must hold one token and nothing else, but holds white space or a line break")
    }
    return secret
  }

  /// Reads a file that may hold secrets.
  ///
  /// - Parameter path: The file, or `-` for standard input.
  /// - Returns: Its bytes.
  /// - Throws: ``CommandError``, also when others can read the file.
  static func readPrivate(_ path: String) throws -> [UInt8] {
    if path != "-" { try refuseIfOthersCanRead(path) }
    do {
      var file = try InputFile(path: path)
      return try file.readAll(limit: limit)
    } catch {
      throw CommandError("\(error)")
    }
  }

  private static func refuseIfOthersCanRead(_ path: String) throws {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return }
    let others = mode_t(S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH)
    guard status.st_mode & S_IFMT == S_IFREG, status.st_mode & others != 0 else { return }
    throw CommandError(
      "\(path): other users can read this file, so the token in it is not used; run "
        + "`chmod 600 \(path)`")
  }

  private static func name(_ path: String) -> String {
    path == "-" ? "standard input" : path
  }
}
