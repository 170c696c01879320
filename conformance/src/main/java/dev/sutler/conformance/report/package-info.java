/// THE REPORTS: what a run found, for people and for machines.
///
/// Owns the words and the files: text, HTML, JUnit XML, JSON; and the masking of secrets in what
/// was asked and answered. A broker may be hostile: nothing that it said gets into a page, a file
/// or a terminal without being escaped.
///
/// Control flows from a run's report to text. Nothing is sent from here.
@NullMarked
package dev.sutler.conformance.report;

import org.jspecify.annotations.NullMarked;
