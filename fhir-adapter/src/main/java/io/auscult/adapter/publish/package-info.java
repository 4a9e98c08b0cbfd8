/** To the log: message, events, people and dead letters in one transaction. */
@NullMarked
package io.auscult.adapter.publish;

import org.jspecify.annotations.NullMarked;
