/** Dead letters that are tried again: the original message is mapped once more, and only what is new of it is published. */
@NullMarked
package io.auscult.adapter.retry;

import org.jspecify.annotations.NullMarked;
