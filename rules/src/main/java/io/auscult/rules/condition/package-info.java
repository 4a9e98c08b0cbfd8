/** Rules as data: what a rule file says, read once, for whoever checks, compares or explains rules without running them. */
@NullMarked
package io.auscult.rules.condition;

import org.jspecify.annotations.NullMarked;
