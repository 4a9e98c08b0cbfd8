/** Where the time of a recorded run went. */
@NullMarked
package io.auscult.cli.bench.profile;

import org.jspecify.annotations.NullMarked;
