@NullMarked
package io.auscult.rules.draft;

import org.jspecify.annotations.NullMarked;
