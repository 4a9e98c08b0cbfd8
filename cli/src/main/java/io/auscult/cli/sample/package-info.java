/** The shipped population of synthetic patients, played through the same doors that an EHR would use. */
@NullMarked
package io.auscult.cli.sample;

import org.jspecify.annotations.NullMarked;
