/** Whose patient a message is about, and who the patients are. */
@NullMarked
package io.auscult.adapter.identity;

import org.jspecify.annotations.NullMarked;
