package io.auscult.rules.pack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A folder's files as texts, which is what a release carries; a decision table kept as a spreadsheet becomes its text. */
public final class FileTexts {
    /** Which spreadsheet programs put before a CSV in UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FileTexts() {}

    /** @throws FilesRefused for a file that is no text, and when there are two decision tables */
    public static Map<String, String> of(Map<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (!name.equals(SheetFile.NAME)) {
                texts.put(name, text(name, bytes));
            }
        });
        byte[] sheet = files.get(SheetFile.NAME);
        if (sheet != null) {
            if (texts.put(PackFiles.THRESHOLDS, SheetFile.csv(sheet)) != null) {
                throw new FilesRefused(RuleError.in(
                        SheetFile.NAME,
                        "the pack has also " + PackFiles.THRESHOLDS
                                + ", and one of them would be forgotten; keep one"));
            }
        }
        return texts;
    }

    private static String text(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new FilesRefused(RuleError.in(
                    name,
                    "not a text in UTF-8; a pack's files are texts, and " + SheetFile.NAME
                            + " is the one spreadsheet it may have"));
        }
    }
}
