package io.auscult.mapping.v2;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.nio.charset.Charset;

/**
 * What tells the parts of a message apart, and how its bytes became text.
 *
 * @param delimiters MSH-1 and MSH-2
 * @param charset in which bytes written as {@code \Xdd\} are read too
 */
record Signs(EncodingCharacters delimiters, Charset charset) {}
