@NullMarked
package io.auscult.cli.bench.profile;

import org.jspecify.annotations.NullMarked;
