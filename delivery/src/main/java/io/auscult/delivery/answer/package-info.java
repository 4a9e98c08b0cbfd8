/** What goes back into the log: answers, and that an alert was shown. */
@NullMarked
package io.auscult.delivery.answer;

import org.jspecify.annotations.NullMarked;
