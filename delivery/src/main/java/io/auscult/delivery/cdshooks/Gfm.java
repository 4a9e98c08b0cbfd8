package io.auscult.delivery.cdshooks;

import java.util.List;

/** GitHub-flavoured markdown from data: what stands in a value never becomes markup. */
final class Gfm {
    private Gfm() {}

    static String text(String value) {
        return value.replaceAll("[\\\\`*_{}\\[\\]<>#|~!]", "\\\\$0").replaceAll("\\s+", " ");
    }

    /** A colleague's markdown, without any HTML in it. */
    static String withoutHtml(String markdown) {
        return markdown.replace("<", "&lt;");
    }

    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(Gfm::text).toList()) + " |\n";
    }

    static String table(List<String> heads, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(heads));
        table.append("|").append(" --- |".repeat(heads.size())).append('\n');
        rows.forEach(cells -> table.append(row(cells)));
        return table.append('\n').toString();
    }
}
