/** The life of an alert, from its first decision to its end. */
@NullMarked
package io.auscult.core.alert;

import org.jspecify.annotations.NullMarked;
