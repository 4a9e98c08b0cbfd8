/** What a site says of its senders: one YAML file a source, read with every problem named, and read again when it changes. */
@NullMarked
package io.auscult.adapter.site;

import org.jspecify.annotations.NullMarked;
