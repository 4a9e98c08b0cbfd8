/** Spring Boot around the topology: configuration, lifecycle, health, HTTP. */
@NullMarked
package io.auscult.streams.app;

import org.jspecify.annotations.NullMarked;
