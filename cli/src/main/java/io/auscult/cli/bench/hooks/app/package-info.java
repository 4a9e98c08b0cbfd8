/** The endpoint that CDS Hooks is measured beside. */
@NullMarked
package io.auscult.cli.bench.hooks.app;

import org.jspecify.annotations.NullMarked;
