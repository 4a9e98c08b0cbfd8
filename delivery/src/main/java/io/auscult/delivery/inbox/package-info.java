/** What the inbox and the patient page say, in the words and order in which a clinician reads it. */
@NullMarked
package io.auscult.delivery.inbox;

import org.jspecify.annotations.NullMarked;
