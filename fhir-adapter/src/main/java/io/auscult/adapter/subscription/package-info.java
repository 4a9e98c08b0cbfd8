/** FHIR Subscriptions from the subscriber's side: making them, hearing them, and finding what was not heard. */
@NullMarked
package io.auscult.adapter.subscription;

import org.jspecify.annotations.NullMarked;
