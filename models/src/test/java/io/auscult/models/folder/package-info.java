@NullMarked
package io.auscult.models.folder;

import org.jspecify.annotations.NullMarked;
