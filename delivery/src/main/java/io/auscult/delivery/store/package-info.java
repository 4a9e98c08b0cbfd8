/** The projection: what pages and cards read, built from the topics into PostgreSQL. */
@NullMarked
package io.auscult.delivery.store;

import org.jspecify.annotations.NullMarked;
