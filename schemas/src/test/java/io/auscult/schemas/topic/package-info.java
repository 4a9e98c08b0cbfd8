/** Tests of the topic catalogue. */
@NullMarked
package io.auscult.schemas.topic;

import org.jspecify.annotations.NullMarked;
