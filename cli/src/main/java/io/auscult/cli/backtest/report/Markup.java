package io.auscult.cli.backtest.report;

import java.util.List;
import java.util.Locale;

/** HTML by hand: everything that is not ours is escaped here. */
final class Markup {
    private final StringBuilder text = new StringBuilder();

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** As it is. */
    Markup raw(String html) {
        text.append(html).append('\n');
        return this;
    }

    Markup heading(String words) {
        return raw("<h2>" + escaped(words) + "</h2>");
    }

    Markup paragraph(String words) {
        return raw("<p>" + escaped(words) + "</p>");
    }

    /** A table whose first column names the rows; the others are numbers where they look so. */
    Markup table(String caption, List<String> head, List<List<String>> rows) {
        raw("<div class=\"wide\"><table><caption>" + escaped(caption) + "</caption><thead><tr>");
        head.forEach(cell -> raw("<th scope=\"col\">" + escaped(cell) + "</th>"));
        raw("</tr></thead><tbody>");
        for (List<String> row : rows) {
            raw("<tr><th scope=\"row\">" + escaped(row.getFirst()) + "</th>");
            row.stream().skip(1).forEach(cell -> raw(cell(cell)));
            raw("</tr>");
        }
        return raw("</tbody></table></div>");
    }

    private static String cell(String words) {
        boolean number = words.matches("[-+−]?[\\d,.]+.*") && words.length() < 30;
        return (number ? "<td class=\"n\">" : "<td>") + escaped(words) + "</td>";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    String html() {
        return text.toString();
    }
}
