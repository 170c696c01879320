/// THE EXAMINATION: what is tried on a broker, and what its answers are held against.
///
/// Owns [dev.sutler.conformance.check.Trial], by which a check talks to the broker and judges what
/// it hears, and the rules that every answer must keep. The checks themselves stand in `checks`,
/// one package for each part of the specification. It sees the wire, the offers and the
/// requirements; it knows nothing of runs and reports.
///
/// Control flows from a check to its trial to the broker; judgements are collected, never thrown.
@NullMarked
package dev.sutler.conformance.check;

import org.jspecify.annotations.NullMarked;
