@NullMarked
package io.auscult.cli.models;

import org.jspecify.annotations.NullMarked;
