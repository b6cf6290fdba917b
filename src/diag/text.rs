//! Draws a diagnostic for people, in the look of rustc.

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Renderer, Snippet, normalize_untrusted_str,
};

use super::{Diagnostic, Label, Severity, Source, Span};

/// Longer lines are not shown as a whole.
const LONGEST_LINE: usize = 2_000;

/// Draws a diagnostic with terminal styles; strip them where the output is no terminal.
pub fn to_text(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(normalize_untrusted_str(&diagnostic.message))
        .id(diagnostic.code);
    let mut group = Group::with_title(title);
    let mut rest = diagnostic.labels.as_slice();
    let mut kind = AnnotationKind::Primary;
    while let Some(first) = rest.first() {
        let end = rest
            .iter()
            .position(|label| label.source != first.source)
            .unwrap_or(rest.len());
        let (here, elsewhere) = rest.split_at(end);
        group = group.element(snippet(here, kind));
        kind = AnnotationKind::Context;
        rest = elsewhere;
    }
    for note in &diagnostic.notes {
        group = group.element(message(&Level::NOTE, note));
    }
    for help in &diagnostic.help {
        group = group.element(message(&Level::HELP, help));
    }
    Renderer::styled().render(&[group])
}

fn message<'a>(level: &Level<'a>, text: &str) -> Element<'a> {
    level.clone().message(normalize_untrusted_str(text)).into()
}

fn snippet(
    labels: &[Label],
    first_kind: AnnotationKind,
) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let source = &labels[0].source;
    let (offset, lines) = shown(labels);
    let (labels, offset, lines) = if lines.split('\n').any(|line| line.len() > LONGEST_LINE) {
        let (offset, lines) = around(source, &labels[0].span);
        (&labels[..1], offset, lines)
    } else {
        (labels, offset, lines)
    };
    let first_line = source.text[..offset].matches('\n').count() + 1;
    let mut snippet = Snippet::source(lines)
        .line_start(first_line)
        .path(normalize_untrusted_str(&source.path));
    for (index, label) in labels.iter().enumerate() {
        let span = source.clamp(&label.span);
        let inside = span.start - offset..(span.end - offset).min(lines.len());
        let kind = if index == 0 {
            first_kind
        } else {
            AnnotationKind::Context
        };
        let annotation = kind.span(inside);
        snippet = snippet.annotation(if label.message.is_empty() {
            annotation
        } else {
            annotation.label(normalize_untrusted_str(&label.message))
        });
    }
    snippet
}

/// A piece of a long line around a place: nobody reads the whole line, and drawing it takes seconds.
fn around<'a>(source: &'a Source, span: &Span) -> (usize, &'a str) {
    const BEFORE: usize = 100;
    let start = source.clamp(span).start;
    let line = source.text[..start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let first = match start - line {
        near if near < LONGEST_LINE => line,
        _ => source.clamp(&(start - BEFORE..start)).start,
    };
    let last = source.clamp(&(start..start + BEFORE)).end;
    let last = source.text[start..last]
        .find('\n')
        .map_or(last, |newline| start + newline);
    (first, &source.text[first..last])
}

/// The lines that the labels touch with their offset, so that a large file costs nothing.
fn shown(labels: &[Label]) -> (usize, &str) {
    let source = &labels[0].source;
    let spans: Vec<_> = labels
        .iter()
        .map(|label| source.clamp(&label.span))
        .collect();
    let start = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let end = spans.iter().map(|span| span.end).max().unwrap_or(0);
    let first = source.text[..start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let last = source.text[end..]
        .find('\n')
        .map_or(source.text.len(), |newline| end + newline);
    (first, &source.text[first..last])
}
