/** A rule pack as its files say it: settings, cards, thresholds, and the rule and case files as text. */
@NullMarked
package io.auscult.rules.pack;

import org.jspecify.annotations.NullMarked;
