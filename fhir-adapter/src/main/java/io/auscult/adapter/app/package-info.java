/** The adapter as a Spring Boot application. */
@NullMarked
package io.auscult.adapter.app;

import org.jspecify.annotations.NullMarked;
