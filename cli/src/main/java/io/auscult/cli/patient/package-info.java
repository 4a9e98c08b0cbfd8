/** Patient ids on the command line. */
@NullMarked
package io.auscult.cli.patient;

import org.jspecify.annotations.NullMarked;
