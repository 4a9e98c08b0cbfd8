/** What happened, as the source said it: the events of the one log per patient. */
@NullMarked
package io.auscult.core.event;

import org.jspecify.annotations.NullMarked;
