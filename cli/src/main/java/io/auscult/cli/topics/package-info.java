/** Reading topics: decoded to JSON through the schema registry, only what is committed. */
@NullMarked
package io.auscult.cli.topics;

import org.jspecify.annotations.NullMarked;
