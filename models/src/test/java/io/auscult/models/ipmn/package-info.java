@NullMarked
package io.auscult.models.ipmn;

import org.jspecify.annotations.NullMarked;
