// SPDX-License-Identifier: Apache-2.0

/// The page that shows what the account holds; its files stand in `Page/Files`.
enum Page {
  /// The answer for a path of the page, or `nil` where there is none.
  static func response(_ path: Substring) -> Response? {
    switch path {
    case "/": file(PackageResources.page_html, "text/html; charset=utf-8")
    case "/page.css": file(PackageResources.page_css, "text/css; charset=utf-8")
    case "/page.js": file(PackageResources.page_js, "text/javascript; charset=utf-8")
    default: nil
    }
  }

  private static func file(_ bytes: [UInt8], _ type: String) -> Response {
    Response(
      status: 200,
      headers: [
        ("Content-Type", type),
        ("Cache-Control", "no-cache"),
        // Only what the sandbox itself serves is run or loaded, whatever a caption holds.
        (
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
      ], body: bytes)
  }
}
