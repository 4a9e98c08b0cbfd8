@NullMarked
package io.auscult.models.remote;

import org.jspecify.annotations.NullMarked;
