/** The walls of the house, and the whole path as a user walks it. */
@NullMarked
package io.auscult.e2e;

import org.jspecify.annotations.NullMarked;
