/** Starting and stopping the whole of Auscult on one machine: broker, registry, database and the three apps. */
@NullMarked
package io.auscult.cli.up;

import org.jspecify.annotations.NullMarked;
