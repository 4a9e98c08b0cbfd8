package io.auscult.adapter.meter;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From the sentence on a dead letter to a counter's tag. The mappers' sentences are constants but for what some say in brackets,
 * quotation marks or after a colon, which is cut off here; and should a sentence vary all the same, only so many become tags.
 */
final class Reasons {
    private static final int MOST = 100;
    private static final int LONGEST = 120;
    private static final String OTHER = "other";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    String tag(String sentence) {
        String constant = constantPart(sentence);
        if (known.contains(constant)) {
            return constant;
        }
        return known.size() < MOST && known.add(constant) ? constant : OTHER;
    }

    private static String constantPart(String sentence) {
        int end = 0;
        while (end < sentence.length() && end < LONGEST && "(:\"".indexOf(sentence.charAt(end)) < 0) {
            end++;
        }
        return sentence.substring(0, end).strip();
    }
}
