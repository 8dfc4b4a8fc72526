// SPDX-License-Identifier: Apache-2.0

/// How a ``DirectoryPage`` looks, on light and dark screens and on paper.
enum PageStyle {
  static let sheet = """
    :root {
      color-scheme: light dark;
      --ground: #f6f7f9; --card: #fff; --ink: #1b1f27; --soft: #5c6573; --line: #dde1e7;
      --good: #14713d; --error: #b3261e; --warning: #8a5a00; --accent: #1d63d8; --mark: #ffe08a;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #12151b; --card: #1b2029; --ink: #e8ebf0; --soft: #9aa4b2; --line: #2d3440;
        --good: #6fd39a; --error: #ff9c94; --warning: #f0c36b; --accent: #8bb4ff; --mark: #6b5300;
      }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink);
      font: 15px/1.5 system-ui, "Noto Sans", sans-serif; }
    header { padding: 1.25rem; background: var(--card); border-bottom: 1px solid var(--line); }
    h1 { font-size: 1.3rem; margin: 0; overflow-wrap: anywhere; }
    h2 { font-size: 1rem; margin: 0 0 .75rem; }
    header p { margin: .25rem 0 0; color: var(--soft); }
    main { max-width: 70rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; }
    #tiles { display: flex; flex-wrap: wrap; gap: .75rem; list-style: none; margin: 0 0 1rem;
      padding: 0; }
    #tiles li { flex: 1 1 6.5rem; padding: .6rem .9rem; color: var(--soft); background: var(--card);
      border: 1px solid var(--line); border-radius: 10px; }
    #tiles b { display: block; font-size: 1.5rem; line-height: 1.2; color: var(--ink); }
    #tiles .error b { color: var(--error); }
    #tiles .warning b { color: var(--warning); }
    section, details { background: var(--card); border: 1px solid var(--line); border-radius: 10px;
      padding: 1rem; margin: 0 0 1rem; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; padding: .3rem .6rem; border-top: 1px solid var(--line); }
    thead th { border-top: 0; color: var(--soft); font-weight: 600; font-size: .85rem; }
    td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
    #coverage td, #coverage thead th:not(:first-child) { text-align: center; }
    #coverage tbody th { font-weight: 400; overflow-wrap: anywhere; min-width: 12rem; }
    #coverage a { text-decoration: none; font-weight: 600; padding: 0 .3rem; }
    a.good { color: var(--good); } a.warning { color: var(--warning); }
    a.error, a.unreadable { color: var(--error); }
    .missing { color: var(--soft); }
    details { padding: .6rem 1rem; border-left: 4px solid var(--good); }
    details.warning { border-left-color: var(--warning); }
    details.error, details.unreadable { border-left-color: var(--error); }
    summary { cursor: pointer; overflow-wrap: anywhere; }
    summary span { color: var(--soft); }
    details > p { color: var(--soft); margin: .4rem 0; }
    ol { margin: .5rem 0; padding: 0; list-style: none; }
    li { overflow-wrap: anywhere; }
    ol li { padding: .5rem 0; border-top: 1px solid var(--line); }
    ol li > span { color: var(--soft); font-variant-numeric: tabular-nums; }
    ol li.error > b { color: var(--error); } ol li.warning > b { color: var(--warning); }
    ol li.info > b { color: var(--accent); }
    ol p { margin: .2rem 0 0; color: var(--soft); }
    pre { margin: .3rem 0 0; padding: .35rem .6rem; background: var(--ground); border-radius: 6px;
      white-space: pre-wrap; font: 13px/1.5 ui-monospace, monospace; }
    mark { background: var(--mark); color: inherit; }
    mark:empty { border-left: 2px solid var(--error); }
    @media print { details { break-inside: avoid; } }
    """
}
