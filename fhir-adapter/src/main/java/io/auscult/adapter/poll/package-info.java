/** Asking again and again, where an EHR has no subscriptions. */
@NullMarked
package io.auscult.adapter.poll;

import org.jspecify.annotations.NullMarked;
