/** Models: which there are, what they say of themselves, and putting them to work on a running Auscult. */
@NullMarked
package io.auscult.cli.models;

import org.jspecify.annotations.NullMarked;
