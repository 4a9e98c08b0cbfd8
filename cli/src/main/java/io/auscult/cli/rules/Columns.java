package io.auscult.cli.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts side by side, each wrapped to its width. */
final class Columns {
    private static final String BETWEEN = " | ";

    private Columns() {}

    /**
     * @param titles over the columns
     * @param texts of each column, its entries below each other
     */
    static List<String> of(String indent, List<String> titles, List<List<String>> texts, List<Integer> widths) {
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            List<String> lines = new ArrayList<>(List.of(titles.get(i)));
            int width = widths.get(i);
            texts.get(i).forEach(text -> lines.addAll(wrapped(text, width)));
            columns.add(lines);
        }
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(row -> (indent
                                + IntStream.range(0, columns.size())
                                        .mapToObj(column -> padded(columns.get(column), row, widths.get(column)))
                                        .collect(Collectors.joining(BETWEEN)))
                        .stripTrailing())
                .toList();
    }

    private static String padded(List<String> lines, int row, int width) {
        String text = row < lines.size() ? lines.get(row) : "";
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Later lines of one text are set in, so that entries can be told apart. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && !line.toString().isBlank() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder("  ");
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
