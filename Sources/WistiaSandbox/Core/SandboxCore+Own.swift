// SPDX-License-Identifier: Apache-2.0

extension SandboxCore {
  /// Answers what is not of the API: health, the admin interface and the page.
  func ownResponse(to request: Request, _ path: Substring) -> Response {
    switch path {
    case "/health": return .text("OK")
    default: return .json(["error": "not found; the API stands under /v1"], status: 404)
    }
  }
}
