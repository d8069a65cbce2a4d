//! Tables of Markdown.

use std::fmt::Write as _;

/// A table whose cells are Markdown already, with an empty line before; nothing without rows.
pub(super) fn render_table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut text = format!("\n| {} |\n|{}\n", head.join(" | "), "---|".repeat(N));
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| format!(" {cell} ")).collect();
        let cells: Vec<_> = cells.iter().map(|cell| collapse(cell)).collect();
        let _ = writeln!(text, "|{}|", cells.join("|"));
    }
    text
}

/// An empty cell is one space wide.
fn collapse(cell: &str) -> &str {
    if cell.trim().is_empty() { " " } else { cell }
}
