/** Spring Boot around the rest: configuration, controllers, lifecycle. */
@NullMarked
package io.auscult.delivery.app;

import org.jspecify.annotations.NullMarked;
