@NullMarked
package io.auscult.delivery.cdshooks;

import org.jspecify.annotations.NullMarked;
